import { type Kysely, sql } from 'kysely'

/** Pairs of records that could be one organisation, what people said of them, merges with all they changed, and aliases. */
export const duplicates = {
  name: '0012-duplicates',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table duplicate_pair (
  left_id uuid not null references organisation (id) on delete cascade,
  right_id uuid not null references organisation (id) on delete cascade,
  score double precision not null check (score between 0 and 1),
  reasons jsonb not null default '[]',
  found_at timestamptz not null,
  decision text check (decision in ('different', 'later')),
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  primary key (left_id, right_id),
  check (left_id < right_id)
);
create index duplicate_pair_right on duplicate_pair (right_id);
create index duplicate_pair_open on duplicate_pair (score) where decision is null;

create table organisation_merge (
  id uuid primary key,
  kept_id uuid not null references organisation (id) on delete cascade,
  dropped_id uuid not null references organisation (id) on delete cascade,
  changes jsonb not null,
  merged_by uuid references person (id) on delete set null,
  merged_at timestamptz not null,
  undone_by uuid references person (id) on delete set null,
  undone_at timestamptz,
  check (kept_id <> dropped_id)
);
create unique index organisation_merge_open on organisation_merge (dropped_id) where undone_at is null;
create index organisation_merge_kept on organisation_merge (kept_id);

create table organisation_alias (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  name text not null check (name <> ''),
  name_key text not null,
  country char(2) not null,
  created_at timestamptz not null
);
create index organisation_alias_organisation on organisation_alias (organisation_id);
create index organisation_alias_name on organisation_alias (name_key, country);
`)
      .execute(db)
  },
}
