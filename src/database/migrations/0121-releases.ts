import { type Kysely, sql } from 'kysely'

/** What a partnership and its partners let everybody read, with who released it when; taking back is a day, never a deletion. */
export const releases = {
  name: '0121-releases',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table release (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  thing text not null check (thing in ('page', 'summary', 'markets', 'missions', 'stories', 'partner', 'indicator', 'report')),
  cluster_id uuid references cluster (id) on delete cascade,
  indicator_id uuid references indicator (id) on delete cascade,
  edition_id uuid references report_edition (id) on delete cascade,
  released_by uuid references person (id) on delete set null,
  released_at timestamptz not null,
  taken_back_by uuid references person (id) on delete set null,
  taken_back_at timestamptz check (taken_back_at >= released_at),
  check ((cluster_id is not null) = (thing = 'partner')),
  check ((indicator_id is not null) = (thing = 'indicator')),
  check ((edition_id is not null) = (thing = 'report'))
);
-- Nothing is released twice at a time, whoever presses the button at the same moment.
create unique index release_once on release (partnership_id, thing, cluster_id, indicator_id, edition_id) nulls not distinct
  where taken_back_at is null;
create index release_cluster on release (cluster_id) where cluster_id is not null;
create index release_indicator on release (indicator_id) where indicator_id is not null;
create index release_edition on release (edition_id) where edition_id is not null;
create index release_person on release (released_by) where released_by is not null;
create index release_back on release (taken_back_by) where taken_back_by is not null;
`)
      .execute(db)
  },
}
