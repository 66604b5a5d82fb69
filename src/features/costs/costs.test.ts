import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import {
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
} from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import * as c from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { own } = world
const { db } = t.house.database
afterAll(() => t.close())

const mission = { mission: own.missionSlug }
const organiser = await t.viewerOf(own.people.organiser)
const delegate = await t.viewerOf(own.people.delegate)
const editor = await t.viewerOf(own.people.editor)
const counterpart = await t.viewerOf(own.people.counterpart)
const otherOrganisation = await addOrganisation(t.house, 'Other company', { clusterId: own.secondClusterId })
const other = await addParticipant(t.house, own.missionId, otherOrganisation, {
  personId: await addPerson(t.house, 'Other delegate'),
})
const secondPerson = await addPerson(t.house, 'Second manager')
await addGrant(t.house, secondPerson, 'cluster-manager', { cluster_id: own.secondClusterId })
const second = await t.viewerOf(secondPerson)

beforeEach(async () => {
  for (const table of ['cost_line', 'aid_rule'] as const) await db.deleteFrom(table).execute()
})

const addCost = (facts: object) =>
  t.call(
    c.saveCost,
    { ...mission, kind: 'travel', label: 'Flight', amount: '1000.01', bearer: 'delegate', ...facts },
    organiser,
  )

test('each reads their own side alone; what delegates bear of the mission is shared by all', async () => {
  await addCost({ participantId: own.participantId, aided: true })
  await addCost({ participantId: other, amount: '500', bearer: 'cluster' })
  await addCost({ label: 'Interpreters', kind: 'interpreter', amount: '100' })
  await addCost({ label: 'Hall', kind: 'venue', amount: '150000', currency: 'JPY', bearer: 'host' })
  await t.call(
    c.saveAidRule,
    { ...mission, name: 'Travel aid', rate: 50, ceiling: '400', clusterId: own.clusterId, deMinimis: true },
    organiser,
  )

  const all = await t.call(c.getCosts, mission, organiser)
  const pays = all.items.map(item => [
    item.organisation.name,
    ...item.reckonings.map(one => [one.currency, one.costs, one.bears, one.aid[0]?.amount ?? 0, one.pays]),
  ])
  expect(pays).toEqual([
    ['Company a', ['EUR', 105_001, 105_001, 40_000, 65_001]],
    ['Other company', ['EUR', 55_000, 5000, 0, 5000]],
  ])
  expect(all.whole?.byBearer).toEqual([
    { key: 'cluster', currency: 'EUR', amount: 50_000 },
    { key: 'delegate', currency: 'EUR', amount: 110_001 },
    { key: 'host', currency: 'JPY', amount: 150_000 },
  ])
  expect(all.whole?.pays).toEqual([{ key: 'delegate', currency: 'EUR', amount: 70_001 }])

  for (const viewer of [delegate, editor]) {
    const mine = await t.call(c.getCosts, mission, viewer)
    expect([mine.items.map(item => item.organisation.name), mine.whole]).toEqual([['Company a'], null])
    expect(mine.rules.map(rule => rule.name)).toEqual(['Travel aid'])
  }
  const cluster = await t.call(c.getCosts, mission, second)
  expect([cluster.items.map(item => item.organisation.name), cluster.rules, cluster.whole]).toEqual([
    ['Other company'],
    [],
    null,
  ])
  expect(await t.call(c.getCosts, mission, counterpart)).toMatchObject({ items: [], rules: [], whole: null })
  await expect(
    t.call(c.saveCost, { ...mission, kind: 'fee', label: 'A', amount: '1', bearer: 'delegate' }, second),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('amounts are whole numbers of the smallest unit, and what is none is said at its field', async () => {
  for (const [amount, currency] of [
    ['12.345', 'EUR'],
    ['12.5', 'JPY'],
    ['-3', 'EUR'],
    ['many', 'EUR'],
  ] as const)
    await expect(addCost({ amount, currency })).rejects.toMatchObject({
      faults: [{ field: 'amount', code: 'not-an-amount' }],
    })
  await expect(addCost({ currency: 'Euro' })).rejects.toMatchObject({ code: 'input-invalid' })
  await expect(addCost({ participantId: own.missionId })).rejects.toMatchObject({
    faults: [{ field: 'participantId', code: 'not-offered' }],
  })
  const { id } = await addCost({ amount: '1 200,50', participantId: other })
  await addCost({ id, amount: '1300', participantId: other })
  const all = await t.call(c.getCosts, mission, organiser)
  expect(all.whole?.byBearer).toEqual([{ key: 'delegate', currency: 'EUR', amount: 130_000 }])
  await t.call(c.removeCost, { ...mission, cost: id }, organiser)
  expect((await t.call(c.getCosts, mission, organiser)).whole?.byBearer).toEqual([])
})

test('the workbook holds what the reader may see, numbers as numbers', async () => {
  await addCost({ participantId: own.participantId, aided: true })
  await addCost({ participantId: other, amount: '500' })
  await t.call(c.saveAidRule, { ...mission, name: 'Travel aid', rate: 10, deMinimis: true }, organiser)
  const rows = async (viewer: typeof organiser, sheet: string) => {
    const file = (await t.call(c.exportCosts, mission, viewer)) as FileAnswer
    return utils.sheet_to_json<unknown[]>(readWorkbook(file.body).Sheets[sheet] ?? {}, { header: 1 })
  }
  expect(await rows(organiser, 'What delegates pay')).toContainEqual([
    'Company a',
    'delegate a Example',
    'EUR',
    1000.01,
    1000.01,
    100,
    100,
    900.01,
  ])
  const mine = await rows(delegate, 'What delegates pay')
  expect(mine.map(row => row[0])).toEqual(['Delegate', 'Company a'])
  expect((await rows(delegate, 'Costs')).map(row => row[0])).not.toContain('Other company')
})

test('whom the desk took in reads by the typed name alone, on the page and in the workbook', async () => {
  await addCost({ participantId: other, amount: '500' })
  const set = async (enteredAs: string | null) => {
    await db.updateTable('participant').set({ entered_as: enteredAs }).where('id', '=', other).execute()
  }
  const read = async () => {
    const file = (await t.call(c.exportCosts, mission, organiser)) as FileAnswer
    const sheets = Object.values(readWorkbook(file.body).Sheets).map(sheet =>
      utils.sheet_to_json(sheet, { header: 1 }),
    )
    return [JSON.stringify(await t.call(c.getCosts, mission, organiser)), JSON.stringify(sheets)].map(
      text => [text.includes('Typed At Desk'), text.includes('Other delegate Example')],
    )
  }
  await set('Typed At Desk')
  const masked = await read()
  await set(null)

  expect(masked).toEqual([
    [true, false],
    [true, false],
  ])
  expect(await read()).toEqual([
    [false, true],
    [false, true],
  ])
})
