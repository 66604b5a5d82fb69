import { type Kysely, sql } from 'kysely'

/** What a work plan costs, by partner and package, and what could go wrong with it. */
export const workPlanEffort = {
  name: '0111-work-plan-effort',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table work_effort (
  package_id uuid not null references work_package (id) on delete cascade,
  cluster_id uuid not null references cluster (id) on delete cascade,
  -- Person-months in hundredths: 150 is one and a half.
  effort_hundredths integer not null check (effort_hundredths between 0 and 1000000),
  -- In the smallest unit of the grant's currency, of euros without a grant.
  cost_minor bigint not null check (cost_minor between 0 and 100000000000),
  primary key (package_id, cluster_id),
  check (effort_hundredths > 0 or cost_minor > 0)
);
create index work_effort_cluster on work_effort (cluster_id);

create table work_risk (
  id uuid primary key,
  plan_id uuid not null references work_plan (id) on delete cascade,
  number integer not null check (number >= 1),
  description text not null check (description <> ''),
  mitigation text not null check (mitigation <> ''),
  lang text not null,
  likelihood text not null check (likelihood in ('low', 'medium', 'high')),
  impact text not null check (impact in ('low', 'medium', 'high')),
  owner_cluster_id uuid references cluster (id) on delete set null,
  owner_person_id uuid references person (id) on delete set null,
  state text not null check (state in ('open', 'happened', 'closed')),
  looked_on date not null,
  looked_by uuid references person (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (plan_id, number),
  check (owner_cluster_id is null or owner_person_id is null)
);
create index work_risk_owner_cluster on work_risk (owner_cluster_id) where owner_cluster_id is not null;
create index work_risk_owner_person on work_risk (owner_person_id) where owner_person_id is not null;
create index work_risk_looker on work_risk (looked_by) where looked_by is not null;
`)
      .execute(db)
  },
}
