import { type Kysely, sql } from 'kysely'

/** Which organisation a row of a member list was (none: rejected), so that the same row always finds the same record. */
export const importRows = {
  name: '0011-import-rows',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table import_row (
  cluster_id uuid not null references cluster (id) on delete cascade,
  fingerprint text not null check (length(fingerprint) = 32),
  organisation_id uuid references organisation (id) on delete cascade,
  import_id uuid not null references import (id) on delete cascade,
  as_member boolean not null,
  applied boolean not null,
  primary key (cluster_id, fingerprint)
);
create index import_row_organisation on import_row (organisation_id, cluster_id, import_id);
create index import_row_import on import_row (import_id);
`)
      .execute(db)
  },
}
