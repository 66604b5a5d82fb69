import { type Kysely, sql } from 'kysely'

/** Lets the newest change of participations and projects be found without reading them all. */
export const participationState = {
  name: '0059-participation-state',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create index eu_participation_updated on eu_participation (updated_at);
create index eu_project_updated on eu_project (updated_at);
`)
      .execute(db)
  },
}
