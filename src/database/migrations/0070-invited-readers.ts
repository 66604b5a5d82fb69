import { type Kysely, sql } from 'kysely'

/**
 * What inviting a reader by e-mail made, so that taking them off can end it: what they were called, the affiliation, the link,
 * and when the mail left.
 */
export const invitedReaders = {
  name: '0070-invited-readers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table room_reader add column invited_as text;
alter table room_reader add column affiliation_id uuid references affiliation (id) on delete set null;
alter table room_reader add column link_hash text;
alter table room_reader add column mailed_at timestamptz;
create index room_reader_affiliation on room_reader (affiliation_id) where affiliation_id is not null;
`)
      .execute(db)
  },
}
