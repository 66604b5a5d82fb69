import { afterAll, beforeAll, expect, test } from 'vitest'
import { addInterest, addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { addGrant, addPerson } from '../../../tests/harness/world.ts'
import { getInterest } from '../opportunities/contract-interests.ts'
import { getOpening, getRoom, listRooms, openRoom } from './contract.ts'
import { openRoomsScene, type RoomsScene } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())

/** An interest of B's speaker in a nameless opportunity of A, as far as it has come. */
async function interestOfB(state: 'with-owner' | 'accepted'): Promise<string> {
  const { opportunity } = await addOpportunity(s.world, s.t.house, {
    anonymous: true,
    visibility: 'public',
    title: 'Light for eyes',
    summary: 'A source that runs for years.',
  })
  const { interest } = await addInterest(s.world, s.t.house, { state, opportunity })
  await s.t.house.database.db
    .updateTable('interest')
    .set({ person_id: s.b.personId, organisation_id: s.bId })
    .where('id', '=', interest)
    .execute()
  return interest
}

const refused = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )

const roomOf = (interest: string) => ({ interest, title: 'Light for eyes', teaser: 'A source.' })

test('either side of an accepted interest opens a room with what the opportunity says, linked both ways', async () => {
  const interest = await interestOfB('accepted')
  const opening = await s.t.call(getOpening, { interest }, s.b)
  const forOwner = await s.t.call(getOpening, { interest }, s.a)

  expect(opening.mine).toEqual([{ id: s.bId, name: 'Beta Optics' }])
  expect(opening.other?.id).toBe(s.aId)
  expect(opening.from).toEqual({
    interest,
    title: 'Light for eyes',
    teaser: 'A source that runs for years.',
    lang: 'en',
    room: null,
  })
  expect([forOwner.mine[0]?.id, forOwner.other?.id]).toEqual([s.aId, s.bId])

  const input = { organisationId: s.bId, withOrganisationIds: [s.aId], ...roomOf(interest) }
  // Both know each other from the interest: a room that says it hides a name would not.
  expect(await refused(s.t.call(openRoom, { ...input, begin: 'teaser' as const }, s.b))).toBe('input-invalid')
  const { id } = await s.t.call(openRoom, input, s.b)
  for (const viewer of [s.a, s.b]) {
    expect((await s.t.call(getOpening, { interest }, viewer)).from?.room).toBe(id)
    expect((await s.t.call(getRoom, { room: id }, viewer)).interest).toBe(interest)
  }
  const again = { organisationId: s.aId, withOrganisationIds: [s.bId], ...roomOf(interest) }
  expect(await refused(s.t.call(openRoom, again, s.a))).toBe('already-exists')
})

test('before it is accepted nobody is told of the other, and nobody else ever is', async () => {
  const waiting = await interestOfB('with-owner')
  const accepted = await interestOfB('accepted')
  const nothing = { mine: [], other: null, from: null }
  const input = { organisationId: s.bId, withOrganisationIds: [s.aId], ...roomOf(waiting) }

  expect(await s.t.call(getOpening, { interest: waiting }, s.b)).toEqual(nothing)
  expect(await s.t.call(getOpening, { interest: waiting }, s.a)).toEqual(nothing)
  expect(await refused(s.t.call(openRoom, input, s.b))).toBe('not-found')
  const colleague = await addPerson(s.t.house, 'beta colleague')
  await addGrant(s.t.house, colleague, 'organisation-editor', { organisation_id: s.bId })
  for (const person of [
    colleague,
    s.world.stranger,
    s.world.own.people.manager,
    s.world.foreign.people.editor,
  ])
    expect(await s.t.call(getOpening, { interest: accepted }, await s.t.viewerOf(person))).toEqual(nothing)
})

test('a room from an interest is for its two organisations alone', async () => {
  const interest = await interestOfB('accepted')
  const third = s.world.own.counterpartOrganisationId
  const both = { organisationId: s.bId, withOrganisationIds: [s.aId, third], ...roomOf(interest) }
  const other = { organisationId: s.bId, withOrganisationIds: [third], ...roomOf(interest) }

  expect(await refused(s.t.call(openRoom, both, s.b))).toBe('input-invalid')
  expect(await refused(s.t.call(openRoom, other, s.b))).toBe('input-invalid')
})

test('somebody who speaks for both sides waits outside, and opens no room with themselves', async () => {
  const room = await s.open()
  await addGrant(s.t.house, s.b.personId ?? '', 'organisation-editor', { organisation_id: s.aId })
  const both = await s.t.viewerOf(s.b.personId ?? '')
  const input = {
    organisationId: s.aId,
    withOrganisationIds: [s.bId],
    title: 'Light for eyes',
    teaser: 'A source.',
  }

  expect(await refused(s.t.call(getRoom, { room }, both))).toBe('speaks-for-both')
  expect(await refused(s.t.call(openRoom, input, both))).toBe('speaks-for-both')
  const lines = (await s.t.call(listRooms, {}, both)).items.filter(one => one.id === room)
  expect(lines.map(({ waits }) => waits)).toEqual([null])
})

test('who was interested reads what stood there when they wrote, once they may not read what is published now', async () => {
  const { opportunity } = await addOpportunity(s.world, s.t.house, {
    visibility: 'public',
    title: 'What everybody read',
  })
  const { interest } = await addInterest(s.world, s.t.house, { state: 'with-owner', opportunity })
  const { db } = s.t.house.database
  await db
    .updateTable('interest')
    .set({ person_id: s.world.stranger, through_broker: false })
    .where('id', '=', interest)
    .execute()
  s.t.moveClock(60_000)
  await db
    .updateTable('opportunity_version')
    .set({ state: 'superseded' })
    .where('opportunity_id', '=', opportunity)
    .execute()
  await db
    .insertInto('opportunity_version')
    .values({
      id: s.t.house.newId(),
      opportunity_id: opportunity,
      number: 2,
      state: 'published',
      type: 'technology-offer',
      lang: 'en',
      title: 'What the cluster reads',
      summary: 'Figures for the cluster.',
      visibility: 'cluster',
      published_at: s.t.house.now(),
      created_at: s.t.house.now(),
      updated_at: s.t.house.now(),
    })
    .execute()

  const stranger = await s.t.viewerOf(s.world.stranger)
  const told = await s.t.call(getInterest, { interest }, stranger)
  expect([told.opportunity.title, told.opportunity.state, told.opportunity.takesInterest]).toEqual([
    'What everybody read',
    'withdrawn',
    false,
  ])
  const owner = await s.t.call(getInterest, { interest }, await s.t.viewerOf(s.world.own.people.editor))
  expect(owner.opportunity.title).toBe('What the cluster reads')
})
