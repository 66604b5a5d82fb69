import { type Kysely, sql } from 'kysely'

/** The work plan of a partnership, one for each grant or one without: packages with their tasks, deliverables and milestones. */
export const workPlan = {
  name: '0110-work-plan',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table work_plan (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  -- Whose days the months are counted from; none: the partnership's own.
  grant_id uuid references funding_grant (id) on delete cascade,
  created_at timestamptz not null,
  unique nulls not distinct (partnership_id, grant_id)
);
create index work_plan_grant on work_plan (grant_id) where grant_id is not null;

create table work_package (
  id uuid primary key,
  plan_id uuid not null references work_plan (id) on delete cascade,
  number integer not null check (number between 1 and 99),
  title text not null check (title <> ''),
  objective text not null check (objective <> ''),
  description text,
  lang text not null,
  lead_cluster_id uuid references cluster (id) on delete set null,
  -- Months of the plan, the first is 1; both meant.
  from_month integer not null check (from_month between 1 and 120),
  to_month integer not null check (to_month between from_month and 120),
  version integer not null default 1,
  removed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index work_package_number on work_package (plan_id, number) where removed_at is null;
create index work_package_lead on work_package (lead_cluster_id) where lead_cluster_id is not null;

-- What is done, handed in or reached within a package.
create table work_item (
  id uuid primary key,
  plan_id uuid not null references work_plan (id) on delete cascade,
  package_id uuid not null references work_package (id) on delete cascade,
  kind text not null check (kind in ('task', 'deliverable', 'milestone')),
  number integer not null check (number between 1 and 99),
  title text not null check (title <> ''),
  description text,
  lang text not null,
  owner_cluster_id uuid references cluster (id) on delete set null,
  owner_person_id uuid references person (id) on delete set null,
  from_month integer check (from_month between 1 and 120),
  -- It ends or is due with the last day of a month of the plan, or on a day.
  due_month integer check (due_month between 1 and 120),
  due_on date,
  type text check (type in ('report', 'demonstrator', 'website', 'data', 'event', 'other')),
  dissemination text check (dissemination in ('public', 'sensitive')),
  -- Of a milestone: how one sees that it is reached.
  means text,
  state text not null check (state in ('planned', 'done', 'submitted', 'accepted', 'reached')),
  done_on date,
  accepted_on date,
  proof text,
  -- A record of the house that shows it.
  link_kind text check (link_kind in ('mission', 'agreement', 'decision', 'report', 'hypothesis')),
  link_ref text,
  file_hash text references file (hash),
  file_name text,
  state_by uuid references person (id) on delete set null,
  version integer not null default 1,
  removed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (owner_cluster_id is null or owner_person_id is null),
  check ((from_month is not null) = (kind = 'task')),
  check ((due_month is null) <> (due_on is null)),
  check (kind <> 'task' or (due_month is not null and due_month >= from_month)),
  check (kind = 'deliverable' or (type is null and dissemination is null)),
  check (kind <> 'deliverable' or (type is not null and dissemination is not null)),
  check ((means is not null) = (kind = 'milestone')),
  check (state = 'planned' or state = any(case kind when 'task' then array['done'] when 'milestone' then array['reached'] else array['submitted', 'accepted'] end)),
  check ((state = 'planned') = (done_on is null)),
  check ((state = 'accepted') = (accepted_on is not null)),
  check ((link_kind is null) = (link_ref is null)),
  check ((file_hash is null) = (file_name is null))
);
create unique index work_item_number on work_item (package_id, kind, number) where kind <> 'milestone' and removed_at is null;
create unique index work_item_milestone on work_item (plan_id, number) where kind = 'milestone' and removed_at is null;
create index work_item_package on work_item (package_id);
create index work_item_owner_cluster on work_item (owner_cluster_id) where owner_cluster_id is not null;
create index work_item_owner_person on work_item (owner_person_id) where owner_person_id is not null;
create index work_item_file on work_item (file_hash) where file_hash is not null;
create index work_item_state_by on work_item (state_by) where state_by is not null;
`)
      .execute(db)
  },
}
