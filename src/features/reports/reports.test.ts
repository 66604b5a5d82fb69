import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as indicators from '../indicators/contract.ts'
import * as periods from '../indicators/contract-periods.ts'
import * as records from '../indicators/contract-records.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
let funder: Viewer
let period: string
let indicator: string
let report: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
  funder = await t.viewerOf(world.own.people.funder)
  t.setClock('2026-10-20T08:00:00Z')
  const partnership = world.own.partnershipId
  const made = await t.call(
    indicators.createIndicator,
    {
      partnership,
      code: 'SVC',
      name: 'Services given',
      unit: 'services',
      level: 'output',
      counts: 'services',
      countsFrom: '2026-01-01',
      countsTo: '2026-12-31',
      target: 10,
    },
    coordinator,
  )
  indicator = made.id
  const begun = await t.call(
    periods.createPeriod,
    { partnership, name: 'Interim', startsOn: '2026-01-01', endsOn: '2026-09-30', dueOn: '2026-11-30' },
    coordinator,
  )
  period = begun.id
  await give('2026-05-04')
})
afterAll(() => t.close())

const give = (heldOn: string) =>
  t.call(
    records.reportRecord,
    {
      partnership: world.own.partnershipId,
      clusterId: world.own.clusterId,
      organisationId: world.own.organisationId,
      kind: 'service',
      heldOn,
      title: 'Advice on approval',
      service: 'advice',
      hours: 3,
    },
    manager,
  )

const read = (lang: 'en' | 'de' = 'en', viewer = coordinator) =>
  t.call(contract.getReport, { report, lang }, viewer)
const write = (text: string, rest: { lang?: 'en' | 'de'; number?: number; part?: string } = {}) =>
  t.call(
    contract.writeReportPart,
    { report, part: 'summary', lang: 'en', number: 1, text, ...rest },
    coordinator,
  )

type Paper = Awaited<ReturnType<typeof read>>['paper']
const partOf = (paper: Paper, key: string) => paper.parts.find(one => one.key === key)?.blocks ?? []
const wordsIn = (paper: Paper, key: string) =>
  partOf(paper, key).flatMap(block => (block.kind === 'text' ? [block.text] : []))
const rowsIn = (paper: Paper, key: string) =>
  paper.parts.flatMap(part =>
    part.blocks.flatMap(block => (block.kind === 'table' && block.key === key ? block.rows : [])),
  )

test('a report begins with the words of the template in both languages, its figures in them', async () => {
  const begun = await t.call(
    contract.beginReport,
    { partnership: world.own.partnershipId, period, kind: 'interim', lang: 'en', secondLang: 'de' },
    coordinator,
  )
  report = begun.id
  const english = await read()
  const german = await read('de')

  expect(english.paper.parts.map(part => part.heading)).toEqual([
    'Summary',
    'Monitoring scoreboard',
    'Deviations',
    'Missions and events',
    'Outcomes',
    'Outlook',
    'About this report',
  ])
  expect(wordsIn(english.paper, 'deviations')).toEqual([
    '1 of 1 indicators are below what was planned for the end of this period. The table gives the reason for each and what is done about it.',
  ])
  expect(wordsIn(german.paper, 'deviations')).toEqual([
    '1 von 1 Indikatoren liegen unter dem, was für das Ende dieses Zeitraums geplant war. Die Tabelle nennt für jeden den Grund und was dagegen getan wird.',
  ])
  expect(rowsIn(english.paper, 'scoreboard')).toEqual([
    ['SVC', 'Services given', 'services', 1, 1, 1, null, 10],
  ])
  expect(english.unknown).toEqual([])
})

test('of one period one report is begun, in two languages that differ', async () => {
  const again = { partnership: world.own.partnershipId, period, kind: 'final', lang: 'en' } as const

  await expect(
    t.call(contract.beginReport, { ...again, secondLang: 'fr' }, coordinator),
  ).rejects.toMatchObject({ code: 'already-exists' })
  await expect(
    t.call(contract.beginReport, { ...again, secondLang: 'en' }, coordinator),
  ).rejects.toMatchObject({ faults: [{ field: 'secondLang', code: 'same-language' }] })
  await expect(t.call(periods.removePeriod, { period, version: 1 }, coordinator)).rejects.toMatchObject({
    code: 'still-used',
  })
})

test('a figure named in the words follows the records, and each version of the words stays', async () => {
  await write('We gave {svc} of {SVC target} services; {SVC missing} are missing, and {nothing} is unknown.')
  await give('2026-06-04')
  const { paper, unknown } = await read()
  const part = await t.call(contract.getReportPart, { report, part: 'summary' }, manager)

  expect(wordsIn(paper, 'summary')).toEqual([
    'We gave 2 of 10 services; 8 are missing, and {nothing} is unknown.',
  ])
  expect(unknown).toEqual(['nothing'])
  expect(part.edits).toBe(false)
  expect(part.versions.map(({ lang, number }) => [lang, number])).toEqual([
    ['en', 2],
    ['de', 1],
    ['en', 1],
  ])
  expect(part.named).toContainEqual({ name: 'SVC', value: '2' })
})

test('whoever writes upon an older version is told, and nothing is overwritten', async () => {
  await expect(write('Upon the first one.', { number: 1 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await expect(
    t.call(
      contract.writeReportPart,
      { report, part: 'summary', lang: 'fr', number: 0, text: 'En français.' },
      coordinator,
    ),
  ).rejects.toMatchObject({ faults: [{ field: 'lang', code: 'not-offered' }] })
  await expect(
    t.call(
      contract.writeReportPart,
      { report, part: 'summary', lang: 'en', number: 2, text: 'Mine.' },
      manager,
    ),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('what is below its target is told with the reason in each language', async () => {
  await write('Autumn was short of advisers; {SVC missing} are planned.', {
    part: `why:${indicator}`,
    number: 0,
  })
  const english = await read()
  const german = await read('de')

  // Seven and a half of ten should be there after nine months of twelve.
  expect(rowsIn(english.paper, 'deviations')).toEqual([
    ['Services given', 7, 2, 5, 'Autumn was short of advisers; 8 are planned.'],
  ])
  expect(english.below).toEqual([{ id: indicator, code: 'SVC', name: 'Services given', explained: true }])
  expect(german.below.map(one => one.explained)).toEqual([false])
})

test('it is handed over once its figures are frozen and every name names one, and then stays', async () => {
  const handOver = () => t.call(contract.handOverReport, { report }, coordinator)
  await expect(handOver()).rejects.toMatchObject({ code: 'period-not-frozen' })
  await t.call(periods.freezePeriod, { period, version: 1 }, coordinator)
  await expect(handOver()).rejects.toMatchObject({ code: 'figure-unknown', values: { names: '{nothing}' } })
  await write('We gave {SVC} services.', { number: 2 })
  await give('2026-07-01')

  const { id, number, hash } = await handOver()
  await write('Somebody changed their mind: {SVC}.', { number: 3 })
  const edition = await t.call(contract.getEdition, { edition: id, lang: 'en' }, funder)
  const stored = await t.house.database.db.selectFrom('report_edition').selectAll().executeTakeFirstOrThrow()

  expect(number).toBe(1)
  // The service of July became known after the freezing.
  expect(wordsIn(edition.paper, 'summary')).toEqual(['We gave 2 services.'])
  expect(rowsIn(edition.paper, 'scoreboard')).toEqual([
    ['SVC', 'Services given', 'services', 2, 2, 2, null, 10],
  ])
  expect(
    createHash('sha256')
      .update(Buffer.from([0]))
      .update(stored.text)
      .digest('hex'),
  ).toBe(hash)
  await expect(
    t.house.database.db.updateTable('report_edition').set({ text: '{}' }).execute(),
  ).rejects.toThrow('stays as it is')
})

test('a funder reads what was handed over, not what is being written', async () => {
  const list = await t.call(contract.listReports, { partnership: world.own.partnershipId }, funder)

  expect(list.reports.map(one => one.editions.map(edition => edition.number))).toEqual([[1]])
  await expect(read('en', funder)).rejects.toMatchObject({ code: 'not-allowed' })
})
