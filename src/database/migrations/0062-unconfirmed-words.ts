import { type Kysely, sql } from 'kysely'

/** Keeps what somebody else said of a person apart from what the person said, and notes by link from those by session. */
export const unconfirmedWords = {
  name: '0062-unconfirmed-words',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- The name as it was typed at the desk with an address the house knew already; null once the person says that they come.
alter table participant add column entered_as text;

-- Written with the link to a schedule, which is passed on: with it one reads these and no other private notes.
alter table meeting_note add column by_link boolean not null default false;
`)
      .execute(db)
  },
}
