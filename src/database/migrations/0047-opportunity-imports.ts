import { type Kysely, sql } from 'kysely'

/** What came of importing feeds of opportunities: how many entries, and which were not taken and why. */
export const opportunityImports = {
  name: '0047-opportunity-imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table opportunity_import (
  id uuid primary key,
  cluster_id uuid not null references cluster (id) on delete cascade,
  source text not null,
  file_name text not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  faults jsonb not null,
  imported_by uuid references person (id) on delete set null,
  imported_at timestamptz not null
);
create index opportunity_import_cluster on opportunity_import (cluster_id, imported_at);
create index opportunity_import_person on opportunity_import (imported_by) where imported_by is not null;
`)
      .execute(db)
  },
}
