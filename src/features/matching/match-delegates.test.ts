import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import {
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as meetings from '../meetings/contract.ts'
import { proposeRequests } from '../meetings/contract-proposed.ts'
import { saveFeedback } from './contract.ts'
import { listDelegateMatches, listProposedMatches } from './contract-delegates.ts'

const t = await openTestHouse()
const { own } = await buildWorld(t.house)
const delegate = await t.viewerOf(own.people.delegate)
const counterpart = await t.viewerOf(own.people.counterpart)
const organiser = await t.viewerOf(own.people.organiser)
const { db } = t.house.database
afterAll(() => t.close())

const there: Record<string, string> = {}
beforeAll(async () => {
  for (const [name, offers, needs] of [
    ['Best Coatings', 'Optical coatings for mirrors.', 'Fibre lasers for cutting stents.'],
    ['Good Coatings', 'Optical coatings for lenses.', 'Lasers for cutting foils.'],
  ] as const) {
    const local = await addLocal(name)
    await say(local.organisation, offers, needs)
    there[name] = local.organisation
  }
})
beforeEach(async () => {
  for (const table of ['proposed_request', 'meeting_request', 'never_meet'] as const)
    await db.deleteFrom(table).execute()
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('mission_id', '=', own.missionId)
    .where('id', 'not in', [own.participantId, own.counterpartId])
    .execute()
  await db.deleteFrom('match_feedback').execute()
  await say(own.organisationId, 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  await say(own.counterpartOrganisationId, 'Bread and rolls.', 'Flour of old grain.')
  await db
    .updateTable('participant')
    .set({ state: 'confirmed' })
    .where('organisation_id', 'in', Object.values(there))
    .execute()
})

/** Somebody more of the market, in the group that delegates may meet. */
async function addLocal(name: string) {
  const organisation = await addOrganisation(t.house, name, {
    kind: 'counterpart',
    country: 'JP',
    visibility: 'public',
  })
  const participantId = await addParticipant(t.house, own.missionId, organisation, {
    groupId: own.groupIds[1],
    kind: 'local',
  })
  return { organisation, participantId }
}

async function say(id: string, offers: string | null, needs: string | null) {
  await db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
}

const list = (viewer: Viewer = organiser, page = 1, pageSize = 50) =>
  t.call(listDelegateMatches, { mission: own.missionSlug, page, pageSize }, viewer)
async function proposedTo(viewer: Viewer = organiser, participantId = own.participantId) {
  const { items } = await list(viewer)
  const one = items.find(item => item.participantId === participantId)
  return one?.matches.map(({ organisation }) => organisation.name)
}

test('each delegate has the best of the mission with the reasons of both sides', async () => {
  const elsewhere = await addOrganisation(t.house, 'Coatings at home', { visibility: 'public' })
  await say(elsewhere, 'Optical coatings for mirrors.', 'Fibre lasers for cutting stents.')
  const { items } = await list()

  const mine = items.find(({ participantId }) => participantId === own.participantId)
  expect(mine?.matches.map(({ organisation }) => organisation.name).slice(0, 2)).toEqual([
    'Best Coatings',
    'Good Coatings',
  ])
  expect(mine?.matches[0]?.whyThem.reasons[0]?.offered?.text).toBe('Optical coatings for mirrors.')
  expect(mine?.matches[0]?.whyUs.reasons[0]?.sought?.text).toBe('Fibre lasers for cutting stents.')
})

test('what people say for the mission counts beside their profile', async () => {
  const quiet = await addLocal('Says it here')
  await db
    .updateTable('participant')
    .set({ offers: 'Optical coatings for mirrors.', seeks: 'Fibre lasers for cutting stents.' })
    .where('id', '=', quiet.participantId)
    .execute()

  const { items } = await list()
  const match = items
    .find(({ participantId }) => participantId === own.participantId)
    ?.matches.find(({ organisation }) => organisation.name === 'Says it here')

  expect(match?.whyThem.reasons[0]?.offered).toMatchObject({
    source: 'mission',
    text: 'Optical coatings for mirrors.',
  })
})

test('whoever was asked, was proposed before, or is never met is not proposed', async () => {
  const best = there['Best Coatings'] ?? ''
  const good = there['Good Coatings'] ?? ''
  await t.call(
    proposeRequests,
    { mission: own.missionSlug, items: [{ participantId: own.participantId, organisationIds: [best] }] },
    organiser,
  )
  const [mine] = (await list()).items.filter(({ participantId }) => participantId === own.participantId)
  expect(mine?.proposed).toEqual([
    { id: best, slug: expect.any(String), name: 'Best Coatings', state: 'open' },
  ])
  expect(await proposedTo()).not.toContain('Best Coatings')
  expect(await proposedTo()).toContain('Good Coatings')

  await t.call(meetings.setNever, { mission: own.missionSlug, organisation: good }, delegate)
  expect(await proposedTo()).not.toContain('Good Coatings')
})

test('each is told of those alone they decide for', async () => {
  const company = await addOrganisation(t.house, 'Somebody else')
  const other = await addParticipant(t.house, own.missionId, company, { groupId: own.groupIds[0] })
  const whom = async (viewer: Viewer) => (await list(viewer)).items.map(({ participantId }) => participantId)
  const manager = await t.viewerOf(own.people.manager)
  const steward = await t.viewerOf(own.people.steward)

  expect((await whom(organiser)).slice(0, 2).sort()).toEqual([own.participantId, other].sort())
  expect(await whom(delegate)).toEqual([own.participantId])
  expect(await whom(counterpart)).toEqual([own.counterpartId])
  expect(await whom(steward)).toEqual([])
  expect(await whom(manager)).toContain(own.participantId)
})

test('what an organisation has set aside is left out for its own side, and told to nobody else', async () => {
  const person = await addPerson(t.house, `only organiser ${t.house.newId().slice(-6)}`)
  await addGrant(t.house, person, 'event-organiser', { mission_id: own.missionId })
  const onlyOrganiser = await t.viewerOf(person)
  const editor = await t.viewerOf(own.people.editor)
  await t.call(
    saveFeedback,
    { organisation: own.organisationId, other: there['Best Coatings'] ?? '', reason: 'competitor' },
    editor,
  )

  expect(await proposedTo(editor)).not.toContain('Best Coatings')
  expect(await proposedTo(onlyOrganiser)).toContain('Best Coatings')
})

test('the reasons of what is proposed are told to who decides on it', async () => {
  const best = there['Best Coatings'] ?? ''
  await t.call(
    proposeRequests,
    { mission: own.missionSlug, items: [{ participantId: own.participantId, organisationIds: [best] }] },
    organiser,
  )
  const reasons = (viewer: Viewer) => t.call(listProposedMatches, { mission: own.missionSlug }, viewer)

  const [mine] = (await reasons(delegate)).items
  expect(mine?.match?.whyUs.reasons[0]?.offered?.text).toBe('Fibre lasers for cutting stents.')
  expect((await reasons(counterpart)).items).toEqual([])
})

test('lists come in pages, and the number of queries does not depend on how many there are', async () => {
  const count = async () => (await recordStatements(() => list())).statements.length
  const few = await count()
  for (let at = 0; at < 3; at++) {
    const company = await addOrganisation(t.house, `More ${at}`)
    await addParticipant(t.house, own.missionId, company, { groupId: own.groupIds[0] })
  }
  const { total } = await list()
  const pages = [await list(organiser, 1, 3), await list(organiser, 2, 3)]
  const ids = pages.flatMap(({ items }) => items.map(({ participantId }) => participantId))

  expect(await count()).toBe(few)
  expect(pages.map(page => page.total)).toEqual([total, total])
  expect(new Set(ids).size).toBe(Math.min(total, 6))
})
