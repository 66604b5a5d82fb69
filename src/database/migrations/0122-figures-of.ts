import { type Kysely, sql } from 'kysely'

/** Of how many organisations a change or sum is that desks and the public page read; null for counts. */
export const figuresOf = {
  name: '0122-figures-of',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw('alter table indicator_figure add column of_organisations integer').execute(db)
  },
}
