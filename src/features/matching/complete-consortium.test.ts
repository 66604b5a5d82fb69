import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { InputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { updateOrganisation } from '../directory/contract.ts'
import { flagSanctions } from './contract.ts'
import { completeConsortium } from './contract-consortium.ts'

let t: TestHouse
let manager: Viewer
let stranger: Viewer
let administrator: Viewer
const ids: Record<string, string> = {}
beforeAll(async () => {
  t = await openTestHouse()
  const clusterId = await addCluster(t.house, 'Laser cluster')
  const person = await addPerson(t.house, 'manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(person)
  stranger = await t.viewerOf(await addPerson(t.house, 'stranger'))
  const root = await addPerson(t.house, 'root')
  await addGrant(t.house, root, 'platform-administrator', {})
  administrator = await t.viewerOf(root)
  await add('Stent Lasers', 'Fibre lasers for cutting stents.', { kind: 'sme', clusterId })
  await add('Old Friend', 'Bread and rolls.', { kind: 'university' })
  await add('Topic Friend', 'Optical coherence tomography of the retina.', { kind: 'rto' })
  await add('Newcomer', 'Optical coherence tomography of the retina, from home.', { kind: 'sme' })
  await add('Stranger Lab', 'Cement and gravel.', { kind: 'rto' })
  await add('Hidden', 'Optical coherence tomography of the retina.', {
    kind: 'sme',
    visibility: 'organisation',
  })
  await project('EYE', 'HORIZON', ['Stent Lasers', 'Old Friend'])
  await project('EAR', 'HORIZON', ['Stent Lasers', 'Old Friend', 'Topic Friend'])
  await project('ROCK', 'H2020', ['Stranger Lab', 'Topic Friend'])
  await project('DARK', 'HORIZON', ['Stent Lasers', 'Hidden'])
  const now = t.house.now()
  await t.house.database.db
    .insertInto('funding_call')
    .values({
      id: t.house.newId(),
      topic: 'HORIZON-EYE-01',
      slug: 'horizon-eye-01',
      title: 'Optical coherence tomography of the retina',
      programme: 'Horizon Europe',
      description: 'Devices look at the retina at home. Lasers cut stents.',
      created_at: now,
      updated_at: now,
    })
    .execute()
})
afterAll(() => t.close())

async function add(
  name: string,
  offers: string,
  options: { kind: string; clusterId?: string; visibility?: 'public' | 'organisation' },
) {
  const id = await addOrganisation(t.house, name, {
    visibility: 'public',
    country: 'DE',
    ...options,
  } as never)
  await t.house.database.db
    .updateTable('organisation')
    .set({ offers, kind: options.kind as never })
    .where('id', '=', id)
    .execute()
  ids[name] = id
}

async function project(number: string, programme: string, members: string[]) {
  const now = t.house.now()
  const { db } = t.house.database
  await db
    .insertInto('eu_project')
    .values({ number, acronym: number, starts_on: '2023-01-01', programme, updated_at: now })
    .execute()
  for (const [at, name] of members.entries())
    await db
      .insertInto('eu_participation')
      .values({
        id: t.house.newId(),
        organisation_id: ids[name] ?? '',
        project: number,
        role: at === 0 ? 'coordinator' : 'participant',
        created_at: now,
        updated_at: now,
      })
      .execute()
}

const complete = (input: InputOf<typeof completeConsortium>, viewer = manager) =>
  t.call(completeConsortium, input, viewer)
const names = async (input: InputOf<typeof completeConsortium>, viewer = manager) =>
  (await complete(input, viewer)).items.map(({ organisation }) => organisation.name)
const partners = () => [ids['Stent Lasers'] ?? '']

test('by partners alone, whoever did most with them comes first, with the projects by name', async () => {
  const { items, partners: own } = await complete({ partners: partners() })

  expect(items[0]?.organisation.name).toBe('Old Friend')
  expect(items[0]?.history).toMatchObject({
    projects: 2,
    led: 0,
    share: 1,
    together: [{ partner: 'Stent Lasers', projects: expect.arrayContaining(['EYE', 'EAR']) }],
  })
  expect(own).toMatchObject([{ name: 'Stent Lasers', projects: 3, led: 3 }])
  const points = items[0]?.history.grounds.reduce((sum, one) => sum + one.points, 0)
  expect(points).toBeCloseTo(items[0]?.history.points ?? Number.NaN)
})

test('where somebody is from and of which kind counts as it is now', async () => {
  const sameCountry = async () => {
    const { items } = await complete({ partners: partners() })
    const found = items.find(({ organisation }) => organisation.name === 'Old Friend')
    return found?.history.grounds.some(({ ground }) => ground === 'sameCountry')
  }
  const move = async (country: string) => {
    const { version, kind } = await t.house.database.db
      .selectFrom('organisation')
      .select(['version', 'kind'])
      .where('id', '=', ids['Old Friend'] ?? '')
      .executeTakeFirstOrThrow()
    const facts = { name: 'Old Friend', kind, country, visibility: 'public' as const, lang: 'en' }
    await t.call(
      updateOrganisation,
      { organisation: ids['Old Friend'] ?? '', version, ...facts, offers: 'Bread and rolls.' } as never,
      administrator,
    )
  }

  expect(await sameCountry()).toBe(true)
  await move('FR')
  expect(await sameCountry()).toBe(false)
  await move('DE')
  expect(await sameCountry()).toBe(true)
})

test('with a call, what profiles say to it counts as well, and each share opens into its parts', async () => {
  const { items, call, partners: own } = await complete({ partners: partners(), call: 'horizon-eye-01' })
  const [first] = items

  expect(call?.topic).toBe('HORIZON-EYE-01')
  expect(first?.organisation.name).toBe('Topic Friend')
  expect(first?.topic.reasons[0]?.sought).toMatchObject({ source: 'topic' })
  expect(first?.topic.reasons[0]?.offered?.text).toBe('Optical coherence tomography of the retina.')
  for (const { topic, history, score } of items) {
    expect(topic.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(topic.points)
    expect(topic.share + history.share).toBeCloseTo(score)
  }
  expect(own[0]?.covers).toEqual(['Lasers cut stents.'])
  expect(own[0]?.inProgramme).toBe(3)
})

test('what a partner answers already counts half', async () => {
  const words = 'Lasers cut stents.'
  await add('Second Laser', 'Fibre lasers for cutting stents.', { kind: 'sme' })
  const pointsOf = async (list: string[]) =>
    (await complete({ partners: list, words, show: 'newcomers' })).items.find(
      ({ organisation }) => organisation.name === 'Second Laser',
    )?.topic.points ?? 0

  expect(await pointsOf(partners())).toBeCloseTo((await pointsOf([])) / 2)
})

test('newcomers, of whom no project is known, stand apart', async () => {
  const known = await complete({ call: 'horizon-eye-01' })
  const newcomers = await complete({ call: 'horizon-eye-01', show: 'newcomers' })
  const namesOf = (answer: typeof known) => answer.items.map(({ organisation }) => organisation.name)

  expect(namesOf(known)).toContain('Topic Friend')
  expect(namesOf(known)).not.toContain('Newcomer')
  expect(namesOf(newcomers)).toContain('Newcomer')
  expect([known.counts, newcomers.counts]).toEqual([known.counts, known.counts])
})

test('nobody is told of whom they may not see, neither as partner nor as candidate nor by name', async () => {
  expect(await names({ partners: partners(), call: 'horizon-eye-01' })).not.toContain('Hidden')
  expect(await names({ partners: partners() }, stranger)).not.toContain('Hidden')
  const asked = await complete({ partners: [ids.Hidden ?? ''], find: 'Hidd' }, stranger)
  expect([asked.partners, asked.found, asked.items]).toEqual([[], [], []])
  expect(await names({ partners: partners() }, administrator)).toContain('Hidden')
})

async function addMission(): Promise<string> {
  const { db } = t.house.database
  const [partnership_id, id] = [t.house.newId(), t.house.newId()]
  const stamps = { created_at: t.house.now(), updated_at: t.house.now() }
  await db
    .insertInto('partnership')
    .values({
      id: partnership_id,
      slug: 'lasers',
      acronym: 'LASERS',
      title: 'Lasers',
      visibility: 'partnership',
      ...stamps,
    })
    .execute()
  await db
    .insertInto('mission')
    .values({
      id,
      slug: 'osaka',
      partnership_id,
      lead_cluster_id: await addCluster(t.house, 'Optics cluster'),
      type: 'outgoing-mission',
      title: 'Osaka',
      country: 'JP',
      city: 'Osaka',
      time_zone: 'Asia/Tokyo',
      starts_on: '2026-10-05',
      ends_on: '2026-10-06',
      state: 'open',
      public_page: true,
      ...stamps,
    })
    .execute()
  return id
}

test('whom the viewer never meets, or a partner of theirs set aside, is no candidate', async () => {
  const { db } = t.house.database
  const missionId = await addMission()
  const participant = await addParticipant(t.house, missionId, ids['Stent Lasers'] ?? '', {
    personId: manager.personId ?? '',
  })
  await db
    .insertInto('never_meet')
    .values({
      mission_id: missionId,
      participant_id: participant,
      other_organisation_id: ids['Old Friend'] ?? '',
      created_at: t.house.now(),
    })
    .execute()
  const asked = { partners: partners() }

  expect(await names(asked)).not.toContain('Old Friend')
  // Nobody else learns of it, and it holds for the partner alone for whom it was said.
  expect(await names(asked, stranger)).toContain('Old Friend')
  expect(await names({ partners: [ids['Topic Friend'] ?? ''] })).toContain('Old Friend')
  await db.updateTable('never_meet').set({ left_to_colleagues: true }).execute()
  expect(await names(asked)).toContain('Old Friend')
  await db.deleteFrom('never_meet').execute()
})

test('whoever is on a sanctions list is no candidate', async () => {
  await t.call(flagSanctions, { organisation: ids['Old Friend'] ?? '', reason: 'Listed' }, administrator)

  expect(await names({ partners: partners() })).not.toContain('Old Friend')
})

test('candidates come in pages, with the same number of queries for few and for many', async () => {
  const count = async (pageSize: number) =>
    (await recordStatements(() => complete({ call: 'horizon-eye-01', partners: partners(), pageSize })))
      .statements.length
  await complete({ partners: partners() })
  const all = await names({ call: 'horizon-eye-01', partners: partners() })
  const pages = [1, 2].map(page => names({ call: 'horizon-eye-01', partners: partners(), page, pageSize: 1 }))

  expect((await Promise.all(pages)).flat()).toEqual(all.slice(0, 2))
  expect(await count(1)).toBe(await count(20))
})

test('organisations are found by a part of their name, for choosing partners', async () => {
  const { found } = await complete({ find: 'laser' })

  expect(found.map(({ name }) => name)).toEqual(['Second Laser', 'Stent Lasers'])
})
