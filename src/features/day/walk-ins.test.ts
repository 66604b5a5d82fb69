import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { buildWorld, type Side } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { listCounterparts } from '../meetings/contract.ts'
import { listParticipants } from '../missions/contract-participants.ts'
import { answerInvitation } from '../missions/contract-registration.ts'
import { selectFaces } from '../schedule/index.ts'
import * as contract from './contract.ts'
import { addWalkIn } from './contract-walk-ins.ts'
import { selectPeople } from './queries.ts'

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
const add = async (
  more: Partial<typeof walkIn> & { email?: string; onList?: boolean; country?: string } = {},
) => t.call(addWalkIn, { ...walkIn, ...more }, await steward())

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

const organisationOf = async (participant: string) =>
  (
    await t.house.database.db
      .selectFrom('participant')
      .select('organisation_id')
      .where('id', '=', participant)
      .executeTakeFirstOrThrow()
  ).organisation_id
const theirs = async () =>
  t.house.database.db
    .selectFrom('organisation')
    .select(['name', 'country'])
    .where('id', '=', own.counterpartOrganisationId)
    .executeTakeFirstOrThrow()

test('a typed name joins no company that takes part, whoever types it; an address of it does', async () => {
  const { db } = t.house.database
  const { name, country } = await theirs()
  await db
    .updateTable('organisation')
    .set({ website: 'https://www.optics.example/en' })
    .where('id', '=', own.counterpartOrganisationId)
    .execute()
  const typed = [
    await add({ organisation: name, country }),
    await add({ organisation: name.toUpperCase(), country, email: 'neu@elsewhere.example' }),
    await t.call(addWalkIn, { ...walkIn, organisation: name, country }, await t.viewerOf(own.people.host)),
    await t.call(
      addWalkIn,
      { ...walkIn, organisation: name, country },
      await t.viewerOf(own.people.organiser),
    ),
  ]

  const proven = await add({ organisation: name, country, email: 'neu@optics.example' })

  for (const { participant } of typed)
    expect(await organisationOf(participant)).not.toBe(own.counterpartOrganisationId)
  expect(await organisationOf(proven.participant)).toBe(own.counterpartOrganisationId)
  await expect(add({ email: 'neu@optics.example' })).rejects.toMatchObject({ code: 'already-exists' })
})

test('a company that is chosen is joined by the word of who runs the mission, not of a steward or host', async () => {
  const chosen = { ...walkIn, organisationId: own.counterpartOrganisationId }

  for (const who of ['steward', 'host'] as const)
    await expect(t.call(addWalkIn, chosen, await t.viewerOf(own.people[who]))).rejects.toHaveProperty('code')
  const { participant } = await t.call(addWalkIn, chosen, await t.viewerOf(own.people.organiser))

  expect(await organisationOf(participant)).toBe(own.counterpartOrganisationId)
})

test('an address the house knows gives nothing away, agrees to nothing, and its person can take it back', async () => {
  const { db } = t.house.database
  const email = 'known@test.example'
  const personId = t.house.newId()
  await db
    .insertInto('person')
    .values({
      id: personId,
      slug: 'real-name',
      given_name: 'Real',
      family_name: 'Name',
      email,
      phone: '+49 30 1234567',
      created_at: t.house.now(),
    })
    .execute()
  await db
    .insertInto('account')
    .values({ id: t.house.newId(), person_id: personId, email, created_at: t.house.now() })
    .execute()

  const { participant, name } = await add({ email, onList: true })
  const found = await t.call(contract.findPeople, { mission, text: 'neum' }, await steward())
  const list = await t.call(
    listParticipants,
    { mission, pageSize: 200 },
    await t.viewerOf(own.people.organiser),
  )
  const meet = await t.call(
    listCounterparts,
    { mission, as: own.participantId },
    await t.viewerOf(own.people.organiser),
  )
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: participant,
  })
  const faces = await selectFaces(db, { meetingIds: [meeting] })
  const consents = await db
    .selectFrom('consent')
    .select('purpose')
    .where('person_id', '=', personId)
    .execute()
  const day = await selectPeople(db, own.missionId)
  const mail = await db
    .selectFrom('mail')
    .select('text_body')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const token = /invitation\/([\w-]+)/.exec(mail.text_body)?.[1] ?? ''

  expect([name, found.items[0]?.name]).toEqual(['Neumann', 'Neumann'])
  expect(JSON.stringify([found, list, day, meet, faces])).not.toMatch(/Real|real-name|1234567/)
  expect(faces[0]?.people.map(person => person.name)).toContain('Neumann')
  expect(consents).toEqual([])
  expect(mail.text_body).toContain('Neumann')
  const { state } = await t.call(answerInvitation, { token, answer: 'decline' }, visitor('en'))
  expect(state).toBe('declined')
  expect(await selectPeople(db, own.missionId)).not.toContainEqual(
    expect.objectContaining({ id: participant }),
  )
})

test('who says that they come is seen as they are', async () => {
  const { db } = t.house.database
  const email = 'delegate.b@test.example'
  const { participant } = await add({ email })
  const mail = await db
    .selectFrom('mail')
    .select('text_body')
    .where('subject', 'like', 'You were entered%')
    .executeTakeFirstOrThrow()
  const token = /invitation\/([\w-]+)/.exec(mail.text_body)?.[1] ?? ''

  const before = (await selectPeople(db, own.missionId)).find(person => person.id === participant)?.name
  await t.call(answerInvitation, { token, answer: 'accept', languages: ['en'] }, visitor('en'))

  expect(before).toBe('Neumann')
  expect((await selectPeople(db, own.missionId)).find(person => person.id === participant)?.name).toBe(
    'delegate b Example',
  )
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
