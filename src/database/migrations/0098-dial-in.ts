import { type Kysely, sql } from 'kysely'

/** How a participant joins meetings held by video, in a line of their own; for nobody on the other side. */
export const dialIn = {
  name: '0098-dial-in',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table participant add column dial_in text check (char_length(dial_in) between 1 and 300);
`)
      .execute(db)
  },
}
