import { type Kysely, sql } from 'kysely'

/** What the source of an imported entry said last of its last day and of interest, so that a change of its word is seen. */
export const saidBySource = {
  name: '0044-said-by-source',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table opportunity add column source_expires_on date;
alter table opportunity add column source_takes_interest boolean;
update opportunity set source_expires_on = expires_on, source_takes_interest = true where source is not null;
`)
      .execute(db)
  },
}
