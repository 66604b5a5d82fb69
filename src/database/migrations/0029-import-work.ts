import { type Kysely, sql } from 'kysely'

/** How long an import has worked, without the time in which it waited for a person or for its turn. */
export const importWork = {
  name: '0029-import-work',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw('alter table import add column work_ms integer not null default 0 check (work_ms >= 0);')
      .execute(db)
  },
}
