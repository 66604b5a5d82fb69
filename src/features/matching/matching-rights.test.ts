import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  flagSanctions,
  getMatch,
  listMatches,
  matchOpportunity,
  saveFeedback,
  takeBackFeedback,
  unflagSanctions,
} from './contract.ts'

let t: TestHouse
let world: World
let editor: Viewer
let manager: Viewer
/** Works for the own organisation, and no more. */
let colleague: Viewer
let coatings: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  await say(own(), 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  await say(
    world.own.counterpartOrganisationId,
    'Optical coatings for mirrors.',
    'Fibre lasers for cutting stents.',
  )
  coatings = await add('Coating House', 'Optical coatings for laser mirrors.', 'Lasers for cutting stents.')
  const person = await addPerson(t.house, 'colleague')
  await t.house.database.db
    .insertInto('affiliation')
    .values({ id: t.house.newId(), person_id: person, organisation_id: own(), created_at: t.house.now() })
    .execute()
  colleague = await t.viewerOf(person)
  editor = await t.viewerOf(world.own.people.editor)
  manager = await t.viewerOf(world.own.people.manager)
})
afterAll(() => t.close())

const own = () => world.own.organisationId

async function say(id: string, offers: string, needs: string) {
  await t.house.database.db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
}

async function add(name: string, offers: string, needs: string): Promise<string> {
  const id = await addOrganisation(t.house, name, { clusterId: world.own.clusterId, visibility: 'public' })
  await say(id, offers, needs)
  return id
}

const list = (viewer: Viewer) => t.call(listMatches, { organisation: own() }, viewer)
const names = async (viewer: Viewer) => (await list(viewer)).items.map(item => item.organisation.name)
const opportunityIds = async (viewer: Viewer) =>
  (await list(viewer)).opportunities.map(({ opportunity }) => opportunity.id)

test('whoever only works for an organisation sees whom it fits, and sets nobody aside for it', async () => {
  const pair = { organisation: own(), other: coatings }

  expect(await names(colleague)).toContain('Coating House')
  expect((await t.call(getMatch, pair, colleague)).mayEdit).toBe(false)
  expect((await t.call(getMatch, pair, editor)).mayEdit).toBe(true)
  await expect(t.call(saveFeedback, { ...pair, reason: 'other' }, colleague)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await t.call(saveFeedback, { ...pair, reason: 'other' }, editor)
  await expect(t.call(takeBackFeedback, pair, colleague)).rejects.toMatchObject({ code: 'not-allowed' })
  await t.call(takeBackFeedback, pair, manager)
})

test('who takes part in a mission is told to those alone who may ask there for their side', async () => {
  const pair = { organisation: own(), other: world.own.counterpartOrganisationId }
  const missions = async (viewer: Viewer) => (await t.call(getMatch, pair, viewer)).missions
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility: 'public' })
    .where('id', '=', world.own.counterpartOrganisationId)
    .execute()
  await t.house.database.db
    .updateTable('mission')
    .set({ public_page: true })
    .where('id', '=', world.own.missionId)
    .execute()

  expect(await missions(colleague)).toEqual([])
  for (const viewer of [editor, manager])
    expect(await missions(viewer)).toEqual([
      { slug: 'mission-a', title: 'Mission a', participantId: world.own.participantId },
    ])
})

test('a meeting in a mission the viewer may not know of is no reason', async () => {
  const { missionId } = world.foreign
  await addMeeting(t.house, {
    missionId,
    from: await addParticipant(t.house, missionId, own()),
    to: await addParticipant(t.house, missionId, coatings),
    state: 'held',
  })
  const met = async (viewer: Viewer) =>
    JSON.stringify((await t.call(getMatch, { organisation: own(), other: coatings }, viewer)).match)

  expect(await met(editor)).not.toContain('Mission b')
  expect(await met(await t.viewerOf(world.administrator))).toContain('Mission b')
})

test('the cluster that published an opportunity no longer reads what its owner set aside, once it has left', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {
    visibility: 'public',
    type: 'technology-request',
    title: 'Coatings sought',
    summary: 'We look for optical coatings for laser mirrors.',
  })
  await t.call(saveFeedback, { organisation: own(), other: coatings, reason: 'other' }, editor)
  const fits = async (viewer: Viewer) =>
    (await t.call(matchOpportunity, { opportunity }, viewer)).items.map(item => item.organisation.name)
  expect(await fits(manager)).not.toContain('Coating House')

  const elsewhere = await addCluster(t.house, 'Elsewhere')
  await t.house.database.db
    .updateTable('membership')
    .set({ cluster_id: elsewhere })
    .where('organisation_id', '=', own())
    .execute()
  const left = await t.call(matchOpportunity, { opportunity }, manager)

  expect(left.owner).toBeNull()
  expect(await fits(manager)).toContain('Coating House')
  expect(await fits(manager)).not.toContain('Company a')
  expect(await fits(editor)).not.toContain('Coating House')

  await t.house.database.db
    .updateTable('membership')
    .set({ cluster_id: world.own.clusterId })
    .where('organisation_id', '=', own())
    .execute()
  await t.call(takeBackFeedback, { organisation: own(), other: coatings }, editor)
})

test('an opportunity follows its owner: on a sanctions list, set aside, never met', async () => {
  const given = {
    side: world.foreign,
    visibility: 'public' as const,
    type: 'technology-request' as const,
    title: 'Fibre lasers for cutting stents sought',
    summary: 'A clinic device maker wants fibre lasers that cut stents.',
  }
  const owner = world.foreign.organisationId
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility: 'public' })
    .where('id', '=', owner)
    .execute()
  const { opportunity: named } = await addOpportunity(world, t.house, given)
  const { opportunity: nameless } = await addOpportunity(world, t.house, { ...given, anonymous: true })
  expect(await opportunityIds(editor)).toEqual(expect.arrayContaining([named, nameless]))

  await t.call(saveFeedback, { organisation: own(), other: owner, reason: 'already-known' }, editor)
  expect(await opportunityIds(editor)).not.toContain(named)
  expect(await opportunityIds(editor)).toContain(nameless)
  await t.call(takeBackFeedback, { organisation: own(), other: owner }, editor)

  const administrator = await t.viewerOf(world.administrator)
  await t.call(flagSanctions, { organisation: owner, reason: 'Listed' }, administrator)
  expect(await opportunityIds(editor)).not.toContain(named)
  expect(await opportunityIds(editor)).not.toContain(nameless)
  const theirs = await t.viewerOf(world.foreign.people.editor)
  expect(await t.call(matchOpportunity, { opportunity: named }, theirs)).toMatchObject({
    isOpen: true,
    items: [],
  })
  await t.call(unflagSanctions, { organisation: owner }, administrator)

  const person = await addPerson(t.house, 'unwilling')
  await addGrant(t.house, person, 'organisation-editor', { organisation_id: own() })
  const participant = await addParticipant(t.house, world.own.missionId, own(), { personId: person })
  const unwilling = await t.viewerOf(person)
  const { opportunity: ours } = await addOpportunity(world, t.house, {
    visibility: 'public',
    type: 'technology-request',
    title: 'Coatings sought',
    summary: 'We look for optical coatings for laser mirrors.',
  })
  const fits = async () =>
    (await t.call(matchOpportunity, { opportunity: ours }, unwilling)).items.map(
      item => item.organisation.name,
    )
  expect(await fits()).toContain('Coating House')

  await t.house.database.db
    .insertInto('never_meet')
    .values(
      [owner, coatings].map(other_organisation_id => ({
        mission_id: world.own.missionId,
        participant_id: participant,
        other_organisation_id,
        created_at: t.house.now(),
      })),
    )
    .execute()
  expect(await opportunityIds(unwilling)).not.toContain(named)
  expect(await opportunityIds(unwilling)).toContain(nameless)
  expect(await fits()).not.toContain('Coating House')

  // Left to colleagues is no never: somebody of the own side meets them.
  await t.house.database.db.updateTable('never_meet').set({ left_to_colleagues: true }).execute()
  expect(await names(unwilling)).toContain('Coating House')
  expect(await opportunityIds(unwilling)).toContain(named)
  expect(await fits()).toContain('Coating House')
})
