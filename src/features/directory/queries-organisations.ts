import type { Selectable, Updateable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'

export type OrganisationRow = Selectable<Tables['organisation']>
export type OrganisationColumns = Omit<Updateable<Tables['organisation']>, 'id' | 'slug' | 'version'>

/** Writes columns of a profile if it still has the version that was read; undefined when somebody saved in between. */
export async function updateProfile(db: Db, id: string, version: number, columns: OrganisationColumns) {
  return db
    .updateTable('organisation')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirst()
}
