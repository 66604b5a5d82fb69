import { type Kysely, sql } from 'kysely'

/** Who sent which file lately: what nobody has taken yet is bounded for each person, and swept with the file. */
export const uploads = {
  name: '0021-uploads',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table upload (
  person_id uuid not null references person (id) on delete cascade,
  hash text not null,
  size bigint not null,
  sent_at timestamptz not null,
  primary key (person_id, hash)
);
create index upload_sent_at on upload (sent_at);
`)
      .execute(db)
  },
}
