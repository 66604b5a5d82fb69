import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visitor } from '../../shared/viewer.ts'
import { askMembers, declareByLink, withdrawByLink } from '../declarations/contract.ts'
import { savePartner } from '../projects/contract.ts'
import { getScoreboard, takeSet } from './contract.ts'
import { listDeclaredFeeds, listOwnDeclaredFeeds } from './contract-feeds.ts'
import { createPeriod, freezePeriod, getEvidencePack, getFiling, getPeriod } from './contract-periods.ts'
import { drawRehearsal, getRehearsal } from './contract-rehearsals.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
let second: Viewer
const companies: { id: string; person: string }[] = []
const nobody = visitor('en')
beforeAll(async () => {
  scene = await openFiguresScene()
  const { t, world } = scene
  const { own } = world
  const manager = await addPerson(t.house, 'second manager')
  await addGrant(t.house, manager, 'cluster-manager', { cluster_id: own.secondClusterId })
  second = await t.viewerOf(manager)
  companies.push({ id: own.organisationId, person: own.people.editor })
  for (let index = 1; index <= 6; index++) {
    const id = await addOrganisation(t.house, `Maker ${index}`, { clusterId: own.secondClusterId })
    const person = await addPerson(t.house, `maker ${index}`)
    await addGrant(t.house, person, 'organisation-editor', { organisation_id: id })
    companies.push({ id, person })
  }
})
afterAll(() => scene.t.close())
beforeEach(async () => {
  await scene.empty()
  for (const table of [
    'declaration',
    'declaration_round',
    'mail',
    'project_record',
    'report_filing',
  ] as const)
    await scene.t.house.database.db.deleteFrom(table).execute()
})

const said = { declaredBy: 'Head of finance', consent: true as const, consentVersion: '1' as const }

async function askFor(year: number): Promise<void> {
  await scene.t.call(
    askMembers,
    { partnership: scene.world.own.partnershipId, year, closesOn: '2026-12-31', whom: 'all' },
    scene.coordinator,
  )
}

async function tokenOf(index: number, year: number): Promise<string> {
  const rows = await scene.t.house.database.db
    .selectFrom('mail')
    .select(['link', 'subject'])
    .where('person_id', '=', companies[index]?.person ?? '')
    .where('subject', 'like', `%${year}%`)
    .execute()
  return rows.at(-1)?.link?.split('/').at(-1) ?? ''
}

/** What a company had in two years, said by its link. */
async function declareBoth(index: number, before: object, now: object): Promise<void> {
  scene.t.setClock(`2026-10-20T09:0${index}:00Z`)
  for (const [year, figures] of [
    [2024, before],
    [2025, now],
  ] as const)
    await scene.t.call(declareByLink, { token: await tokenOf(index, year), ...said, ...figures }, nobody)
}

test('a change rises with what companies say; a funder reads it of a whole group, and finds no company behind it', async () => {
  const { t, world, define, read, coordinator, funder, manager } = scene
  await askFor(2024)
  await askFor(2025)
  const id = await define({ counts: 'exports', change: 'per-cent', baseYear: 2024, year: 2025, target: 20 })
  await declareBoth(0, { exports: '100000', turnover: '900000' }, { exports: '150000', turnover: '900000' })
  expect((await read(id)).figure).toMatchObject({ proven: 50, target: 20, standing: 'reached' })
  for (const who of [funder, second]) {
    const { figure, counted, leftOut, byCluster, course, rights } = await read(id, who)
    expect([figure.proven, figure.claimed, figure.standing, counted, leftOut, byCluster, course]).toEqual([
      null,
      null,
      null,
      [],
      [],
      [],
      [],
    ])
    expect(rights.reads).toBe(who === funder ? 'figures' : 'own')
  }
  for (let index = 1; index <= 4; index++)
    await declareBoth(index, { exports: '100000' }, { exports: '110000' })
  const told = await read(id, funder)
  expect(told.figure).toMatchObject({ proven: 18, measured: { of: 5, said: 5 } })
  expect([told.counted, told.leftOut, told.byCluster, told.filed]).toEqual([[], [], [], []])
  await declareBoth(5, { exports: '1000' }, { exports: '777000' })
  expect((await read(id, funder)).figure).toMatchObject({ proven: 18, measured: { of: 5, said: 5 } })
  expect((await read(id)).figure.measured).toEqual({ of: 6, said: 6 })
  // The first cluster's manager knows the own company; of the other five nothing is told beside it but all together.
  const mine = await read(id, manager)
  expect(mine.counted.map(one => one.about)).toEqual([['Company a']])
  expect(mine.byCluster.map(one => one.cluster)).toEqual([world.own.clusterId])
  const board = await t.call(getScoreboard, { partnership: world.own.partnershipId }, funder)
  expect(board.indicators).toMatchObject([{ figure: { proven: 18 }, clusters: [], shared: 0 }])
  expect(JSON.stringify([board, told, await read(id, coordinator)])).not.toMatch(/777000|150000/)
})

test('a second figure over nearly the same companies is not told', async () => {
  const { define, read, funder } = scene
  await askFor(2024)
  await askFor(2025)
  const all = await define({ counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  const again = await define({
    counts: 'jobs',
    change: 'per-cent',
    baseYear: 2024,
    year: 2025,
    kinds: ['sme'],
  })
  for (let index = 0; index <= 5; index++) await declareBoth(index, { jobs: 10 }, { jobs: 10 + index })
  expect((await read(all, funder)).figure.proven).toBe(10)
  expect((await read(again, funder)).figure.proven).toBe(20)
  await scene.t.house.database.db
    .updateTable('organisation')
    .set({ kind: 'company' })
    .where('id', '=', companies[0]?.id ?? '')
    .execute()
  expect((await read(all, funder)).figure.proven).toBe(10)
  expect((await read(again, funder)).figure.proven).toBe(null)
  expect((await read(again)).figure.measured).toEqual({ of: 5, said: 5 })
  await scene.t.house.database.db.updateTable('organisation').set({ kind: 'sme' }).execute()
})

test('consent taken back leaves the open figure at once and the filing as it was; a filing is of whole groups', async () => {
  const { t, world, define, read, coordinator, funder } = scene
  await askFor(2024)
  await askFor(2025)
  const id = await define({ counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  for (let index = 0; index <= 5; index++) await declareBoth(index, { jobs: 10 }, { jobs: 11 })
  expect((await read(id)).figure.proven).toBe(6)
  const { id: period } = await t.call(
    createPeriod,
    { partnership: world.own.partnershipId, name: 'P', startsOn: '2026-01-01', endsOn: '2026-10-10' },
    coordinator,
  )
  await t.call(freezePeriod, { period, version: 1 }, coordinator)
  await t.call(withdrawByLink, { token: await tokenOf(3, 2025), declaredBy: 'Head of finance' }, nobody)

  expect((await read(id)).figure.proven).toBe(5)
  const now = await t.call(getPeriod, { period }, coordinator)
  expect(now.figures).toMatchObject([{ soFar: { proven: 5, claimed: 5 } }])
  const filed = await t.call(getFiling, { period, number: 0 }, funder)
  const text = String((filed as FileAnswer).body)
  expect(text).toContain('"soFar":{"claimed":5,"clusters":[],"from":"2026-01-01","proven":5')
  expect(text.match(/Maker/g)).toHaveLength(4)
})

test('research money is the sum of members’ budgets as they were known, and a set brings both grants’ targets', async () => {
  const { t, world, read, coordinator } = scene
  const { own } = world
  const { db } = t.house.database
  await t.call(
    takeSet,
    {
      partnership: own.partnershipId,
      set: 'laser-go-global',
      countsFrom: '2026-01-01',
      countsTo: '2026-12-31',
    },
    coordinator,
  )
  const board = await t.call(getScoreboard, { partnership: own.partnershipId }, coordinator)
  const targets = board.indicators.map(one => [
    one.shippedAs,
    one.figure.target,
    one.rule.baseYear,
    one.rule.year,
  ])
  expect(targets).toEqual([
    ['companies-benefiting', 240, null, null],
    ['exports-grown', 20, 2025, 2026],
    ['research-money', 20_000_000, null, null],
  ])
  const project = t.house.newId()
  await db
    .insertInto('project_record')
    .values({
      id: project,
      slug: 'laser',
      title: 'Laser',
      partnership_id: own.partnershipId,
      state: 'funded',
      created_by: own.people.coordinator,
      created_at: t.house.now(),
    })
    .execute()
  await db
    .insertInto('project_step')
    .values({
      id: t.house.newId(),
      project_id: project,
      state: 'funded',
      on_day: '2026-10-01',
      evidence: 'Grant agreement',
      noted_at: t.house.now(),
    })
    .execute()
  const give = (organisation: string, budget: number) =>
    t.call(savePartner, { project, organisation, leads: false, budget }, coordinator)
  await give(own.organisationId, 300_000)
  await give(companies[1]?.id ?? '', 200_000)
  const id = board.indicators.find(one => one.shippedAs === 'research-money')?.id ?? ''
  expect((await read(id)).figure.proven).toBe(500_000)
  const parts = (await read(id)).counted.map(one => [one.title, one.about[0], one.href].join(' '))
  expect(parts.sort()).toEqual([
    'Laser Company a /project-records/laser',
    'Laser Maker 1 /project-records/laser',
  ])
  const { id: period } = await t.call(
    createPeriod,
    { partnership: own.partnershipId, name: 'Q', startsOn: '2026-01-01', endsOn: '2026-10-10' },
    coordinator,
  )
  await t.call(freezePeriod, { period, version: 1 }, coordinator)
  t.setClock('2026-11-01T08:00:00Z')
  await give(own.organisationId, 900_000)
  expect((await read(id)).figure.proven).toBe(1_100_000)
  const filed = await t.call(getFiling, { period, number: 0 }, coordinator)
  expect(String((filed as FileAnswer).body)).toContain('"proven":500000')
})

test('a declaration says in which figures it counts, to its company, its cluster and the coordinator alone', async () => {
  const { t, world, define, coordinator, manager, funder } = scene
  const partnership = world.own.partnershipId
  await askFor(2024)
  await askFor(2025)
  await define({ code: 'JOBS', counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  await define({ code: 'EXP', counts: 'exports', change: 'per-cent', baseYear: 2024, year: 2025 })
  await define({ code: 'B2B', counts: 'meetings' })
  await declareBoth(0, { jobs: 10, exports: '100' }, { jobs: 12 })
  await t.call(declareByLink, { token: await tokenOf(1, 2025), ...said, jobs: 3 }, nobody)
  await t.call(declareByLink, { token: await tokenOf(2, 2025), ...said, jobs: 4 }, nobody)
  await t.call(withdrawByLink, { token: await tokenOf(2, 2025), declaredBy: 'Head of finance' }, nobody)
  const told = async (who: Viewer, year?: number) =>
    (await t.call(listDeclaredFeeds, { partnership, ...(year === undefined ? {} : { year }) }, who)).items
      .map(item => [
        companies.findIndex(one => one.id === item.organisationId),
        item.year,
        ...item.feeds.map(({ indicator, state, reason }) => `${indicator.code} ${reason ?? state}`).sort(),
      ])
      .sort()

  const own = [
    [0, 2024, 'EXP one-year-only', 'JOBS proven'],
    [0, 2025, 'EXP figure-missing', 'JOBS proven'],
  ]
  const others = [1, 2025, 'EXP figure-missing', 'JOBS one-year-only']
  expect(await told(coordinator)).toEqual([...own, others])
  expect(await told(coordinator, 2024)).toEqual([own[0]])
  expect(await told(manager)).toEqual(own)
  expect(await told(second)).toEqual([others])
  expect(await told(funder)).toEqual([])
  const editor = await t.viewerOf(companies[1]?.person ?? '')
  const mine = await t.call(listOwnDeclaredFeeds, { organisation: companies[1]?.id ?? '' }, editor)
  expect(mine.items.map(item => [item.partnershipId, item.year, item.feeds.length])).toEqual([
    [partnership, 2025, 2],
  ])
  await expect(
    t.call(listOwnDeclaredFeeds, { organisation: companies[0]?.id ?? '' }, editor),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('an audit finds behind a declared figure who declared when, and neither amounts nor documents', async () => {
  const { t, world, define, coordinator } = scene
  const partnership = world.own.partnershipId
  await askFor(2024)
  await askFor(2025)
  const id = await define({ code: 'JOBS', counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  for (let index = 0; index <= 4; index++) await declareBoth(index, { jobs: 1010 }, { jobs: 7077 })
  const { db } = t.house.database
  const paper = new TextEncoder().encode('annual accounts')
  const { hash } = await t.house.files.put(paper)
  await db.insertInto('file').values({ hash, size: paper.length, created_at: t.house.now() }).execute()
  await db
    .updateTable('declaration_version')
    .set({ file_hash: hash, file_name: 'accounts.pdf' })
    .where('declaration_id', 'in', db.selectFrom('declaration').select('id').where('year', '=', 2025))
    .execute()
  const { id: rehearsal } = await t.call(drawRehearsal, { partnership, from: `indicator:${id}` }, coordinator)
  const { records } = await t.call(getRehearsal, { rehearsal }, coordinator)
  expect(records).toHaveLength(5)
  for (const one of records) {
    expect(
      one.shown.map(({ title, evidence }) => [title, ...evidence.map(line => [line.what, line.who])]).sort(),
    ).toEqual([
      ['2024', ['declared', one.about]],
      ['2025', ['declared-documented', one.about]],
    ])
    expect(one.shown.map(({ href }) => href)).toContain(`/partnerships/partnership-a/declarations?year=2025`)
  }
  const { id: period } = await t.call(
    createPeriod,
    { partnership, name: 'P', startsOn: '2026-01-01', endsOn: '2026-10-31' },
    coordinator,
  )
  t.setClock('2026-11-02T08:00:00Z')
  await t.call(freezePeriod, { period, version: 1 }, coordinator)
  const pack = (await t.call(getEvidencePack, { period, number: 0 }, coordinator)) as FileAnswer
  const bytes: Uint8Array[] = []
  for await (const piece of pack.body as AsyncIterable<Uint8Array>) bytes.push(piece)
  const files = unzipSync(Buffer.concat(bytes))
  expect(Object.keys(files).filter(name => name.startsWith('documents/'))).toEqual([])
  const all = Object.values(files)
    .map(file => Buffer.from(file).toString())
    .join('\n')
  expect(all).toContain('declares a year with a document and agrees that it counts · the company · 2025')
  expect(all).not.toMatch(/1010|7077|accounts\.pdf|annual accounts/)
})

/** What desks are told of an indicator, counted anew as each change of a definition does. */
async function kept(indicator: string): Promise<number | null> {
  await scene.define({ counts: 'services', name: 'Services', unit: 'services' })
  const row = await scene.t.house.database.db
    .selectFrom('indicator_figure')
    .select('proven')
    .where('indicator_id', '=', indicator)
    .executeTakeFirst()
  return row === undefined ? null : Number(row.proven)
}

test('what desks are told is of a whole group, and is gone when too few are left of it', async () => {
  const { t, define } = scene
  await askFor(2024)
  await askFor(2025)
  const id = await define({ counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  expect(await kept(id)).toBeNull()
  for (let index = 0; index <= 3; index++) await declareBoth(index, { jobs: 10 }, { jobs: 11 })
  expect(await kept(id)).toBeNull()
  await declareBoth(4, { jobs: 10 }, { jobs: 12 })
  expect(await kept(id)).toBe(6)
  await declareBoth(5, { jobs: 10 }, { jobs: 99 })
  expect(await kept(id)).toBe(6)
  for (const index of [1, 2])
    await t.call(withdrawByLink, { token: await tokenOf(index, 2025), declaredBy: 'Head of finance' }, nobody)
  expect(await kept(id)).toBeNull()
})

test('figures of two things over nearly the same companies are both told', async () => {
  const { t, world, define, read, funder } = scene
  await askFor(2024)
  await askFor(2025)
  const jobs = await define({ counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  const exports = await define({ counts: 'exports', change: 'difference', baseYear: 2024, year: 2025 })
  await declareBoth(0, { jobs: 10 }, { jobs: 20 })
  for (let index = 1; index <= 4; index++)
    await declareBoth(index, { jobs: 10, exports: '1000' }, { jobs: 11, exports: '2000' })
  await declareBoth(5, { exports: '1000' }, { exports: '5000' })
  expect((await read(jobs, funder)).figure.proven).toBe(14)
  expect((await read(exports, funder)).figure.proven).toBe(8_000)
  const board = await t.call(getScoreboard, { partnership: world.own.partnershipId }, funder)
  expect(board.indicators.map(one => one.figure.proven)).toEqual([14, 8_000])
})
