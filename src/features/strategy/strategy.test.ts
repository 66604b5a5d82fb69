import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { placeMeeting } from '../../../tests/harness/place-meeting.ts'
import { addOrganisation, addParticipant, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as hypotheses from '../hypotheses/contract.ts'
import * as markets from '../markets/contract.ts'
import { recordAttendance } from '../meetings/contract.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
let funder: Viewer
let partnership: string
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-10T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
  funder = await t.viewerOf(world.own.people.funder)
  const { db } = t.house.database
  await db.deleteFrom('market').where('partnership_id', '=', partnership).execute()
  for (const [country, priority, stage] of [
    ['KR', 1, 'dropped'],
    ['JP', 2, 'visited'],
    ['US', 1, 'studied'],
  ])
    await sql`insert into market (id, partnership_id, country, priority, stage)
      values (${t.house.newId()}, ${partnership}, ${country}, ${priority}, ${stage})`.execute(db)
})
afterAll(() => t.close())

const save = (country: string, number: number, ambition: string) =>
  t.call(contract.saveMarketStrategy, { partnership, country, number, ambition, segments: '' }, coordinator)
const read = (who: Viewer) => t.call(contract.getStrategy, { partnership }, who)
const note = (title: string, meantFor: string, who: Viewer) =>
  t.call(
    markets.writeMarketNote,
    { country: 'JP', title, body: 'Learnt.', lang: 'en', source: 'A talk', learntOn: '2027-03-01', meantFor },
    who,
  )

test('markets by their priority, those dropped last; words have versions, and nobody writes over what they have not read', async () => {
  expect(await save('JP', 0, 'First')).toEqual({ number: 1 })
  await save('JP', 1, 'Second')
  await expect(save('JP', 1, 'Third')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(save('FR', 0, 'No market of ours')).rejects.toMatchObject({ code: 'not-found' })

  const { markets: all, mayEdit } = await read(manager)
  expect([mayEdit, all.map(({ country, words }) => [country, words?.ambition ?? null])]).toEqual([
    false,
    [
      ['US', null],
      ['JP', 'Second'],
      ['KR', null],
    ],
  ])
  const one = await t.call(contract.getMarketStrategy, { partnership, country: 'JP' }, funder)
  expect(one.versions.map(({ number, ambition }) => [number, ambition])).toEqual([
    [2, 'Second'],
    [1, 'First'],
  ])
})

test('each reader sees the notes that are meant for them, and no other', async () => {
  await note('Of the house', 'platform', coordinator)
  await note('Of the partnership', `partnership:${partnership}`, coordinator)
  await note('Of one cluster', `cluster:${world.own.clusterId}`, manager)
  const seen = async (who: Viewer) =>
    ((await read(who)).markets.find(({ country }) => country === 'JP')?.notes ?? [])
      .map(({ title }) => title)
      .sort()
  expect(await seen(manager)).toEqual(['Of one cluster', 'Of the house', 'Of the partnership'])
  expect(await seen(funder)).toEqual(['Of the house', 'Of the partnership'])
  const paper = await textOf(funder)
  expect(paper).not.toContain('Of one cluster')
  if (canRead) expect(paper).toContain('Of the house')
})

test('hypotheses and agreements in force stand with their market by themselves', async () => {
  await t.call(
    hypotheses.writeHypothesis,
    {
      partnership,
      market: 'US',
      segment: 'Distributors',
      act: 'keep stock',
      reason: 'parts are missing',
      kind: 'customer',
      risk: 3,
      experiment: 'Ask ten.',
      metric: 'notes',
      threshold: 5,
      startsOn: '2027-03-01',
      deadline: '2027-06-01',
    },
    coordinator,
  )
  for (const [slug, inForceOn] of [
    ['signed', '2027-02-01'],
    ['draft', null],
  ] as const)
    await addAgreement(slug, inForceOn)
  const us = (await read(manager)).markets.find(({ country }) => country === 'US')
  expect(us?.hypotheses.map(({ segment, verdict, decision }) => [segment, verdict, decision])).toEqual([
    ['Distributors', 'testing', null],
  ])
  expect(us?.agreements.map(({ slug, inForceOn }) => [slug, inForceOn])).toEqual([['signed', '2027-02-01']])
})

async function addAgreement(slug: string, inForceOn: string | null): Promise<void> {
  const { db } = t.house.database
  const id = t.house.newId()
  const now = t.house.now()
  await db
    .insertInto('agreement')
    .values({ id, slug, partnership_id: partnership, kind: 'mou', title: slug, lang: 'en', created_at: now })
    .execute()
  await db
    .insertInto('agreement_version')
    .values({
      agreement_id: id,
      number: 1,
      state: inForceOn === null ? 'draft' : 'in-force',
      made_at: now,
      ...(inForceOn === null ? {} : { opened_at: now, in_force_on: inForceOn }),
    })
    .execute()
  await db
    .insertInto('agreement_party')
    .values({
      id: t.house.newId(),
      agreement_id: id,
      name: 'Somebody there',
      country: 'US',
      joined_on: '2027-01-01',
      created_at: now,
    })
    .execute()
}

test('fewer than five are told by number to the coordinator alone; five to everybody, and what was withdrawn to nobody', async () => {
  const { db } = t.house.database
  const { missionId, participantId, organisationId } = world.own
  const mission = await db
    .selectFrom('mission')
    .select('country')
    .where('id', '=', missionId)
    .executeTakeFirstOrThrow()
  const addEncounter = (withdrawn = false) =>
    db
      .insertInto('encounter')
      .values({
        id: t.house.newId(),
        mission_id: missionId,
        participant_id: participantId,
        organisation_id: organisationId,
        other_name: 'At the stand',
        kind: 'stand',
        rung: 'talking',
        met_at: t.house.now(),
        logged_at: t.house.now(),
        withdrawn_at: withdrawn ? t.house.now() : null,
      })
      .execute()
  const seen = async (who: Viewer) =>
    (await read(who)).markets.find(({ country }) => country === mission.country)?.encounters
  expect([await seen(manager), await seen(coordinator)]).toEqual([0, 0])
  for (let count = 0; count < 4; count++) await addEncounter()
  await addEncounter(true)
  expect([await seen(funder), await seen(manager), await seen(coordinator)]).toEqual([null, null, 4])
  await addEncounter()
  expect([await seen(funder), await seen(manager), await seen(coordinator)]).toEqual([5, 5, 5])
})

test('meetings count that were held and not called off, of missions that the reader sees; what is called off or ended stands nowhere', async () => {
  const { db } = t.house.database
  const { missionId, participantId } = world.own
  await addAgreement('over', '2027-02-01')
  await db
    .updateTable('agreement')
    .set({ ended_on: '2027-03-01', end_reason: 'Done' })
    .where('slug', '=', 'over')
    .execute()
  const meet = async (slot: number, held: boolean) => {
    const host = await addOrganisation(t.house, `Host ${slot}`, { kind: 'counterpart', country: 'JP' })
    const to = await addParticipant(t.house, missionId, host, { kind: 'local' })
    const id = await addMeeting(t.house, { missionId, from: participantId, to })
    await placeMeeting(t.house, world.own, id, { slot })
    await t.call(recordAttendance, { id, held })
    return id
  }
  await meet(0, true)
  await meet(1, true)
  await meet(2, false)
  const off = await meet(3, true)
  await db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', off).execute()
  const inJapan = async (who: Viewer) => {
    const japan = (await read(who)).markets.find(({ country }) => country === 'JP')
    return [japan?.meetingsHeld, japan?.missions.map(({ slug }) => slug)]
  }
  const set = (state: 'draft' | 'cancelled' | 'open') =>
    db.updateTable('mission').set({ state }).where('id', '=', missionId).execute()

  expect([await inJapan(funder), await inJapan(coordinator)]).toEqual([
    [null, [world.own.missionSlug]],
    [2, [world.own.missionSlug]],
  ])
  await set('draft')
  expect([await inJapan(funder), await inJapan(coordinator)]).toEqual([
    [0, []],
    [2, [world.own.missionSlug]],
  ])
  await set('cancelled')
  expect(await inJapan(coordinator)).toEqual([0, []])
  await set('open')
  const us = (await read(coordinator)).markets.find(({ country }) => country === 'US')
  expect(us?.agreements.map(({ slug }) => slug)).toEqual(['signed'])
})

test('of ten who save at once one writes the next version', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => save('KR', 0, 'Again')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = tries.flatMap(one => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(refused).toEqual(Array.from({ length: 9 }, () => 'changed-meanwhile'))
})

const canRead = existsSync('/usr/bin/pdftotext')

/** The paper as its words, where this machine reads them; else as its bytes. */
async function textOf(who: Viewer): Promise<string> {
  const file = (await t.call(contract.getStrategyPaper, { partnership }, who)) as FileAnswer
  const bytes = Buffer.from(file.body as Uint8Array)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  if (!canRead) return bytes.toString('latin1')
  const folder = mkdtempSync(join(tmpdir(), 'strategy-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes)
    return execFileSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test.runIf(canRead)(
  'the paper is in its reader’s language and says what is wanted in each market',
  async () => {
    const paper = await textOf({ ...manager, lang: 'de' })
    for (const words of [
      'Internationalisierungsstrategie',
      '1. Vereinigte Staaten',
      'Was wir dort wollen',
      'Second',
    ])
      expect(paper).toContain(words)
    expect(paper).not.toContain('First')
  },
)

test.runIf(canRead)(
  'where nothing is written yet the paper says the line of the partnership’s page, as the screen does, beside the evidence',
  async () => {
    await t.house.database.db
      .updateTable('market')
      .set({ reason: 'Two members sell there.' })
      .where('partnership_id', '=', partnership)
      .where('country', '=', 'US')
      .execute()
    const paper = await textOf(manager)
    const us = paper.slice(paper.indexOf('1. United States'), paper.indexOf('2. Japan'))
    expect(us).toMatch(/Two members sell there\.[\s\S]*Hypotheses[\s\S]*Distributors/)
  },
)

test.runIf(canRead)(
  'what was decided on a hypothesis, and that there are more notes, stands on paper, too',
  async () => {
    const { markets: all } = await read(coordinator)
    const [hypothesis] = all.find(({ country }) => country === 'US')?.hypotheses ?? []
    await t.call(
      hypotheses.decideHypothesis,
      { hypothesis: hypothesis?.slug ?? '', decision: 'stop', reason: 'Nobody keeps stock.', version: 1 },
      coordinator,
    )
    for (let count = 0; count < 21; count++) await note(`Note ${count}`, 'platform', coordinator)
    const japan = (await read(funder)).markets.find(({ country }) => country === 'JP')
    const paper = await textOf(funder)
    expect([japan?.notes.length, japan?.moreNotes]).toEqual([20, 3])
    expect(paper).toContain('3 more notes')
    expect(paper).toMatch(/Distributors: keep stock[\s\S]*, Stop/i)
  },
)
