import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { buildWorld, type Side } from '../../../tests/harness/world.ts'
import { listParticipants } from '../missions/contract-participants.ts'
import * as contract from './contract.ts'
import { addWalkIn } from './contract-walk-ins.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

beforeEach(async () => {
  await shared.empty()
  own = (await buildWorld(t.house)).own
  t.setClock('2026-10-05T00:02:00Z')
})

const steward = () => t.viewerOf(own.people.steward)
const walkIn = { mission, familyName: 'Neumann', organisation: 'Spontan Optik', agrees: true }
const add = async (more: Partial<typeof walkIn> & { email?: string; onList?: boolean } = {}) =>
  t.call(addWalkIn, { ...walkIn, ...more }, await steward())

test('who comes without being registered takes part, is here, and is found at the desk', async () => {
  const { participant, event } = await add()

  const found = await t.call(contract.findPeople, { mission, text: 'neum' }, await steward())
  const list = await t.call(listParticipants, { mission, pageSize: 200 }, await steward())

  expect(event).not.toBeNull()
  expect(found.items).toMatchObject([
    { participantId: participant, state: 'here', organisation: 'Spontan Optik' },
  ])
  expect(list.items.find(one => one.id === participant)).toMatchObject({ kind: 'local', state: 'confirmed' })
})

test('nobody is registered without their yes', async () => {
  await expect(add({ agrees: false })).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'agrees', code: 'consent-needed' }],
  })
})

test('a name that takes part already is that organisation, and a person takes part once', async () => {
  const { db } = t.house.database
  const { name } = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', own.counterpartOrganisationId)
    .executeTakeFirstOrThrow()

  const { participant } = await add({ organisation: name.toUpperCase(), email: 'neu@sample.example' })
  const row = await db
    .selectFrom('participant')
    .select('organisation_id')
    .where('id', '=', participant)
    .executeTakeFirstOrThrow()

  expect(row.organisation_id).toBe(own.counterpartOrganisationId)
  await expect(add({ email: 'neu@sample.example' })).rejects.toMatchObject({ code: 'already-exists' })
})

test('on the list stands who said so, and it is on record', async () => {
  await add()
  await add({ familyName: 'Lister', onList: true })

  const consents = await t.house.database.db
    .selectFrom('consent')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .select(['person.family_name', 'consent.purpose'])
    .execute()

  expect(consents).toEqual([{ family_name: 'Lister', purpose: 'printed-list' }])
})
