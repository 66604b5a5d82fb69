import { type Kysely, sql } from 'kysely'

/**
 * What a partnership promises and proves: indicators as definitions, targets by period, periods with their filed figures, and
 * the records that clusters report themselves (services, meetings held elsewhere).
 */
export const indicators = {
  name: '0080-indicators',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table indicator (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  unit text not null check (unit <> ''),
  lang text not null,
  level text not null check (level in ('output', 'outcome', 'impact')),
  -- How it is counted, as building blocks; never a figure.
  rule jsonb not null,
  evidence text,
  owner text,
  -- The set of definitions it came with, and its name there, where it was not defined by hand.
  grant_set text,
  shipped_as text,
  counts_from date not null,
  counts_to date not null,
  target numeric(14, 2) check (target >= 0),
  baseline numeric(14, 2),
  baseline_on date,
  position integer not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  check (counts_to >= counts_from),
  check ((baseline is null) = (baseline_on is null))
);
create unique index indicator_code on indicator (partnership_id, lower(code)) where ended_at is null;

create table reporting_period (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  name text not null check (name <> ''),
  starts_on date not null,
  ends_on date not null,
  due_on date,
  state text not null default 'open' check (state in ('open', 'frozen', 'reported', 'amended')),
  reported_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (ends_on >= starts_on)
);
create index reporting_period_partnership on reporting_period (partnership_id, starts_on);

-- What is to be reached by the end of a period, counted from the indicator's first day.
create table indicator_target (
  indicator_id uuid not null references indicator (id) on delete cascade,
  period_id uuid not null references reporting_period (id) on delete cascade,
  value numeric(14, 2) not null check (value >= 0),
  primary key (indicator_id, period_id)
);
create index indicator_target_period on indicator_target (period_id);

-- The figures of a period as they were filed, with the records behind them; one after the other, never changed.
create table report_filing (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  period_id uuid not null references reporting_period (id) on delete cascade,
  number integer not null check (number >= 0),
  event text not null check (event in ('frozen', 'amended')),
  reason text,
  text text not null,
  hash text not null,
  made_by uuid references person (id) on delete set null,
  made_at timestamptz not null,
  unique (partnership_id, number),
  check ((event = 'amended') = (reason is not null))
);
create index report_filing_period on report_filing (period_id, number);
create index report_filing_person on report_filing (made_by) where made_by is not null;

create function report_filing_stays() returns trigger language plpgsql as $$
begin
  if (new.text, new.hash, new.number, new.period_id, new.event, new.reason, new.made_at)
    is distinct from (old.text, old.hash, old.number, old.period_id, old.event, old.reason, old.made_at) then
    raise exception 'what was filed stays as it is';
  end if;
  return new;
end $$;
create trigger report_filing_stays before update on report_filing for each row execute function report_filing_stays();

-- A service a member got, or a meeting held elsewhere, as a cluster reports it; what it says stands in its versions.
create table reported_record (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  kind text not null check (kind in ('service', 'meeting')),
  created_at timestamptz not null
);
create index reported_record_partnership on reported_record (partnership_id, kind);

create table reported_version (
  record_id uuid not null references reported_record (id) on delete cascade,
  number integer not null check (number > 0),
  -- The cluster that reports it, and the member it is about; a meeting of clusters is about the cluster alone.
  cluster_id uuid not null references cluster (id) on delete cascade,
  organisation_id uuid references organisation (id),
  held_on date not null,
  title text not null check (title <> ''),
  lang text not null,
  -- Of a service: what was done, for how long, for this member alone or among many.
  service text check (service in ('advice', 'coaching', 'training', 'study', 'introduction', 'visit', 'webinar', 'newsletter', 'other')),
  hours numeric(7, 2) check (hours >= 0),
  reach text not null default 'direct' check (reach in ('direct', 'indirect')),
  -- Of a meeting: between whom, and who says so.
  between_whom text check (between_whom in ('businesses', 'clusters')),
  counterpart text,
  counterpart_id uuid references organisation (id),
  market text,
  source text,
  link text,
  file_hash text,
  file_name text,
  withdrawn boolean not null default false,
  reason text,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  primary key (record_id, number),
  check ((file_hash is null) = (file_name is null))
);
create index reported_version_cluster on reported_version (cluster_id);
create index reported_version_organisation on reported_version (organisation_id) where organisation_id is not null;
create index reported_version_counterpart on reported_version (counterpart_id) where counterpart_id is not null;
create index reported_version_person on reported_version (said_by) where said_by is not null;
create index reported_version_file on reported_version (file_hash) where file_hash is not null;

-- How far each indicator is, as last computed; for desks alone, which cannot count everything anew for each look.
create table indicator_figure (
  indicator_id uuid primary key references indicator (id) on delete cascade,
  proven integer not null,
  claimed integer not null,
  expected numeric(14, 2),
  computed_at timestamptz not null
);
`)
      .execute(db)
  },
}
