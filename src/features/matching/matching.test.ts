import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import {
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
  getExposure,
  getMatch,
  getSides,
  listMatches,
  matchOpportunity,
  saveFeedback,
  takeBackFeedback,
  unflagSanctions,
} from './contract.ts'

let t: TestHouse
let world: World
let editor: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  await say(world.own.organisationId, {
    offers: 'Fibre lasers for cutting stents.',
    needs: 'We look for optical coatings for mirrors.',
  })
})
afterAll(() => t.close())

async function say(
  id: string,
  words: Partial<{
    offers: string
    needs: string
    details: Record<string, unknown>
    part_visibility: Record<string, string>
  }>,
): Promise<void> {
  const { details, part_visibility, ...rest } = words
  await t.house.database.db
    .updateTable('organisation')
    .set({
      ...rest,
      ...(details === undefined ? {} : { details: JSON.stringify(details) }),
      ...(part_visibility === undefined ? {} : { part_visibility: JSON.stringify(part_visibility) }),
    })
    .where('id', '=', id)
    .execute()
}

async function add(name: string, words: Parameters<typeof say>[1], country = 'DE'): Promise<string> {
  const id = await addOrganisation(t.house, name, {
    clusterId: world.own.clusterId,
    visibility: 'public',
    country,
  })
  if (Object.keys(words).length > 0) await say(id, words)
  return id
}

const own = () => world.own.organisationId
const list = (viewer = editor) => t.call(listMatches, { organisation: own() }, viewer)
const names = async (viewer = editor) => (await list(viewer)).items.map(item => item.organisation.name)

test('says why each side would want the other, in the sentences of both', async () => {
  await add('Coating House', {
    offers: 'Optical coatings for laser mirrors.',
    needs: 'Lasers for cutting stents.',
  })

  const { items, question } = await list()
  const [first] = items

  expect(first?.organisation.name).toBe('Coating House')
  expect(first?.whyThem.reasons[0]).toMatchObject({
    ground: 'words',
    sought: {
      text: 'We look for optical coatings for mirrors.',
      marks: expect.arrayContaining(['coatings']),
    },
    offered: { text: 'Optical coatings for laser mirrors.' },
  })
  expect(first?.whyUs.reasons[0]).toMatchObject({
    ground: 'words',
    sought: { text: 'Lasers for cutting stents.' },
    offered: { text: 'Fibre lasers for cutting stents.' },
  })
  for (const side of [first?.whyThem, first?.whyUs])
    expect(side?.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(side?.points ?? -1, 10)
  expect(first?.isNewcomer).toBe(true)
  expect(question).toBe('fields')
})

test('what is kept from the viewer neither proposes nor explains anything', async () => {
  const foreign = await addOrganisation(t.house, 'Foreign Coating', {
    clusterId: world.foreign.clusterId,
    visibility: 'public',
  })
  await say(foreign, { offers: 'Holographic gratings.', part_visibility: { offers: 'cluster' } })
  await say(own(), { needs: 'We look for optical coatings for mirrors. Holographic gratings.' })

  expect(await names()).not.toContain('Foreign Coating')
  const seen = await t.call(getMatch, { organisation: own(), other: foreign }, editor)
  expect(JSON.stringify(seen.match?.whyThem)).not.toContain('Holographic')

  await say(foreign, { part_visibility: {} })
  expect(await names()).toContain('Foreign Coating')
})

test('a nameless opportunity is proposed by itself and its owner is not told', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {
    side: world.foreign,
    anonymous: true,
    visibility: 'public',
    type: 'technology-request',
    title: 'Fibre lasers for cutting stents sought',
    summary: 'A clinic device maker wants fibre lasers that cut stents.',
  })

  const { opportunities } = await list()

  expect(opportunities.map(one => one.opportunity.id)).toContain(opportunity)
  expect(JSON.stringify(await list())).not.toMatch(
    new RegExp(`Company b|${world.foreign.organisationId}|${world.foreign.clusterId}`),
  )
})

test('what was set aside goes, lowers others like it and says so, and comes again', async () => {
  const first = await add('Far Coating', { offers: 'Optical coatings for mirrors.' }, 'NZ')
  await add('Farther Coating', { offers: 'Optical coatings for big mirrors.' }, 'NZ')
  const before = (await list()).items.find(item => item.organisation.name === 'Farther Coating')

  await t.call(saveFeedback, { organisation: own(), other: first, reason: 'too-far' }, editor)
  const { items, setAside } = await list()
  const after = items.find(item => item.organisation.name === 'Farther Coating')

  expect(items.map(item => item.organisation.name)).not.toContain('Far Coating')
  expect(setAside.map(({ organisation, reason }) => [organisation.name, reason])).toEqual([
    ['Far Coating', 'too-far'],
  ])
  expect(after?.score).toBeLessThan(before?.score ?? 0)
  expect(after?.whyThem.reasons.find(({ ground }) => ground === 'feedback')).toMatchObject({
    names: ['too-far', 'Far Coating'],
    points: -0.2,
  })

  await t.call(takeBackFeedback, { organisation: own(), other: first }, editor)
  expect((await list()).setAside).toEqual([])
})

test('two of one group are not proposed to each other, nobody on a sanctions list to anybody', async () => {
  const sister = await add('Sister Coating', { offers: 'Optical coatings for mirrors.' })
  expect(await names()).toContain('Sister Coating')
  await say(sister, { details: { parentGroup: 'Company A' } })
  expect(await names()).not.toContain('Sister Coating')
  expect((await t.call(getMatch, { organisation: own(), other: sister }, editor)).match).toBeNull()

  await say(sister, { details: {} })
  const administrator = await t.viewerOf(world.administrator)
  await t.call(flagSanctions, { organisation: sister, reason: 'Listed' }, administrator)
  expect(await names()).not.toContain('Sister Coating')
  expect((await t.call(listMatches, { organisation: sister }, administrator)).items).toEqual([])
  expect((await t.call(listMatches, { organisation: sister }, administrator)).flagged).toBe(true)

  await t.call(unflagSanctions, { organisation: sister }, administrator)
  expect(await names()).toContain('Sister Coating')
})

test('a private never takes a proposal from its own person alone, and nobody else can tell', async () => {
  const other = await add('Never Coating', { offers: 'Optical coatings for mirrors.' })
  const colleague = await addPerson(t.house, 'colleague')
  await addGrant(t.house, colleague, 'organisation-editor', { organisation_id: own() })
  const person = await addPerson(t.house, 'unwilling')
  await addGrant(t.house, person, 'organisation-editor', { organisation_id: own() })
  const participant = await addParticipant(t.house, world.own.missionId, own(), { personId: person })
  const [unwilling, theColleague] = [await t.viewerOf(person), await t.viewerOf(colleague)]
  const manager = await t.viewerOf(world.own.people.manager)
  const before = JSON.stringify([await list(theColleague), await list(manager)])

  await t.house.database.db
    .insertInto('never_meet')
    .values({
      mission_id: world.own.missionId,
      participant_id: participant,
      other_organisation_id: other,
      created_at: t.house.now(),
    })
    .execute()

  expect(await names(unwilling)).not.toContain('Never Coating')
  expect(JSON.stringify([await list(theColleague), await list(manager)])).toBe(before)
  // Anybody can be named, by whoever said never, too.
  expect((await t.call(getMatch, { organisation: own(), other }, unwilling)).match).not.toBeNull()
})

test('leads to a meeting where both take part in an open mission', async () => {
  const delegate = world.own.people.delegate
  await addGrant(t.house, delegate, 'organisation-editor', { organisation_id: own() })
  const viewer = await t.viewerOf(delegate)

  const { missions } = await t.call(
    getMatch,
    { organisation: own(), other: world.own.counterpartOrganisationId },
    viewer,
  )

  expect(missions).toEqual([
    { slug: 'mission-a', title: 'Mission a', participantId: world.own.participantId },
  ])
})

test('an opportunity tells its own side whom it fits, and others how it fits them', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {
    visibility: 'public',
    type: 'technology-request',
    title: 'Scanning mirrors sought',
    summary: 'We look for resonant scanning mirrors.',
  })
  const maker = await add('Mirror Maker', { offers: 'Resonant scanning mirrors.' })
  const person = await addPerson(t.house, 'mirror editor')
  await addGrant(t.house, person, 'organisation-editor', { organisation_id: maker })
  const outsider = await t.viewerOf(person)

  const own = await t.call(matchOpportunity, { opportunity }, editor)
  const theirs = await t.call(matchOpportunity, { opportunity }, outsider)

  expect(own.items[0]?.organisation.name).toBe('Mirror Maker')
  expect(own.owner?.name).toBe('Company a')
  expect(own.ours).toEqual([])
  expect(theirs.items).toEqual([])
  expect(theirs.owner).toBeNull()
  expect(theirs.ours.map(({ organisation }) => organisation.name)).toEqual(['Mirror Maker'])
  expect(theirs.ours[0]?.match?.whyUs.reasons[0]).toMatchObject({
    ground: 'words',
    offered: { text: 'Resonant scanning mirrors.' },
  })
  expect(await t.call(getSides, { organisation: maker }, outsider)).toEqual({ isOwn: true, sides: [] })
})

test('words of two languages meet where they are the same, not where only their stems are', async () => {
  await say(own(), { needs: 'Equipos hospitalarios.' })
  await t.house.database.db.updateTable('organisation').set({ lang: 'es' }).where('id', '=', own()).execute()
  const team = await add('Team House', { offers: 'Une équipe laser.' })
  await t.house.database.db.updateTable('organisation').set({ lang: 'fr' }).where('id', '=', team).execute()

  const { match } = await t.call(getMatch, { organisation: own(), other: team }, editor)
  expect(match?.whyThem.reasons).toEqual([])

  await say(own(), { needs: 'Equipos láser.' })
  const again = await t.call(getMatch, { organisation: own(), other: team }, editor)
  expect(again.match?.whyThem.reasons[0]).toMatchObject({
    ground: 'words',
    sought: { marks: ['láser'] },
    offered: { marks: ['laser'] },
  })
})

test('a manager sees how proposals fall on the members, and who gets none', async () => {
  await add('Silent Member', {})
  const manager = await t.viewerOf(world.own.people.manager)

  const told = await t.call(getExposure, { cluster: world.own.clusterId }, manager)

  expect(told.members).toBeGreaterThan(5)
  expect(told.withoutMatch).toContainEqual(
    expect.objectContaining({ name: 'Silent Member', question: 'needs' }),
  )
  expect(told.neverProposed.map(({ name }) => name)).toContain('Silent Member')
  expect(told.matched + told.withoutCount).toBe(told.members)
  expect(told.plain.coverage).toBeGreaterThan(0)
  expect(told.balanced.coverage).toBeGreaterThanOrEqual(told.plain.coverage)
})
