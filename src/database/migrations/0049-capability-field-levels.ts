import { type Kysely, sql } from 'kysely'

/** Fields of a capability record can be kept to fewer people than the record; what is not named is seen with it. */
export const capabilityFieldLevels = {
  name: '0049-capability-field-levels',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table capability
  add column field_visibility jsonb not null default '{}';
`)
      .execute(db)
  },
}
