import type { House } from '../../server/house.ts'
import { insertPlacements, insertSchedule } from './queries-schedules.ts'

/** A draft as if it had been built, with these meetings in these slots at these places; all others wait. Gives its version. */
export async function addDraft(
  house: House,
  missionId: string,
  placed: readonly { meeting: string; slot: string; place: string }[],
): Promise<number> {
  const { db } = house.database
  const id = house.newId()
  await insertSchedule(db, {
    id,
    missionId,
    state: 'draft',
    basedOn: null,
    certificate: null,
    createdBy: null,
    now: house.now(),
  })
  await insertPlacements(
    db,
    id,
    placed.map(one => ({ ...one, people: null })),
  )
  const { version } = await db
    .selectFrom('schedule')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return version
}
