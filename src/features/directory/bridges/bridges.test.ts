import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../../tests/harness/world.ts'
import { photonicsHealthBridges } from '../../../engines/search/index.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { getOrganisation, updateOrganisation } from '../contract.ts'
import * as contract from '../contract-bridges.ts'
import { findOrganisations } from '../contract-find.ts'
import { organisationIndexOf } from '../finding/follow-directory.ts'
import { OrganisationIndex } from '../finding/organisation-index.ts'
import { keepShippedBridges } from './queries-bridges.ts'

let t: TestHouse
let world: World
let expert: Viewer

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  expert = await t.viewerOf(world.own.people.coordinator)
  const organisation = await addOrganisation(t.house, 'Blink clinic', { visibility: 'public' })
  const { version } = await t.call(getOrganisation, { organisation })
  await t.call(updateOrganisation, {
    organisation,
    version,
    kind: 'sme',
    name: 'Blink clinic',
    country: 'AT',
    summary: 'Tear film break-up time',
    visibility: 'public',
  })
  await t.house.follow()
  await keepShippedBridges(t.house.database.db)
  await organisationIndexOf(t.house.database.db)?.keepUp()
})
afterAll(() => t.close())

const facts = {
  kind: 'narrower' as const,
  left: { en: ['wavefront blinkometry'] },
  right: { en: ['tear film break-up time', 'tear film break-up time'], de: ['Tränenfilmaufrisszeit'] },
  source: 'A working group, minutes of May',
}
const find = async (q: string) => (await t.call(findOrganisations, { q }, expert)).items

test('the vocabulary that is shipped is there once, however often a process starts', async () => {
  expect(await keepShippedBridges(t.house.database.db)).toBe(0)
  const { total, items } = await t.call(contract.listBridges, { q: 'photoplethysm' }, expert)

  expect([total > 0, items[0]?.isShipped]).toEqual([true, true])
  const all = await t.call(contract.listBridges, { show: 'all' }, expert)
  expect(all.total).toBe(photonicsHealthBridges.length)
})

test('a bridge is tried before it is kept, used by the next search of every process, and named with its source', async () => {
  const { kind, left, right } = facts
  const other = new OrganisationIndex(t.house.database.db, t.house.log)
  await other.keepUp()
  const tried = await t.call(contract.tryBridge, { q: 'wavefront blinkometry', kind, left, right }, expert)
  expect([tried?.without.total, tried?.within.items]).toEqual([
    0,
    [{ slug: expect.any(String), name: 'Blink clinic', expression: 'tear film break-up time' }],
  ])
  expect(await find('wavefront blinkometry')).toEqual([])

  const { id } = await t.call(contract.createBridge, facts, expert)
  const [found] = await find('wavefront blinkometry')
  expect([found?.name, found?.why]).toEqual([
    'Blink clinic',
    [
      {
        words: 'wavefront blinkometry',
        kind: 'bridge',
        fields: ['summary'],
        expression: 'tear film break-up time',
        source: facts.source,
      },
    ],
  ])
  await other.keepUp()
  const question = { text: 'wavefront blinkometry', match: 'most' as const }
  const elsewhere = (await other.upTo(0))?.search(question, { sees: () => true })
  expect(elsewhere?.total).toBe(1)

  const kept = await t.call(contract.getBridge, { bridge: id }, expert)
  expect(kept.right).toEqual({ en: ['tear film break-up time'], de: ['Tränenfilmaufrisszeit'] })
  await t.call(contract.withdrawBridge, { bridge: id, version: kept.version }, expert)
  expect(await find('wavefront blinkometry')).toEqual([])
  await expect(
    t.call(contract.updateBridge, { bridge: id, version: kept.version, ...facts }, expert),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const { history } = await t.call(contract.getBridge, { bridge: id }, expert)
  expect(history.map(({ call, by }) => [call, by]).sort()).toEqual([
    ['directory.createBridge', 'coordinator a Example'],
    ['directory.withdrawBridge', 'coordinator a Example'],
  ])
})

test('a bridge has a source and two sides, and only experts tend it', async () => {
  await expect(t.call(contract.createBridge, { ...facts, right: { de: [] } }, expert)).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'right.en', code: 'missing' }],
  })
  await expect(t.call(contract.createBridge, { ...facts, source: '' }, expert)).rejects.toMatchObject({
    code: 'input-invalid',
  })
  await expect(
    t.call(contract.listBridges, {}, await t.viewerOf(world.own.people.manager)),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('the file goes back in as it is; a changed row changes its bridge, and one bad row keeps all out', async () => {
  const send = async (text: string) => {
    const { hash } = await t.house.files.put(Buffer.from(text))
    return t.call(contract.importBridges, { file: { hash, name: 'bridges.csv' } }, expert)
  }
  const file = await t.house.call('directory.exportBridges', {}, expert)
  const text = Buffer.from((file.output as { body: Uint8Array }).body).toString()
  const count = photonicsHealthBridges.length

  expect(await send(text)).toEqual({ created: 0, updated: 0, unchanged: count })
  const changed = text.replace('MeSH: Photoplethysmography', 'MeSH D017156')
  expect(await send(changed)).toEqual({ created: 0, updated: 1, unchanged: count - 1 })
  expect(await send('kind,source,left en,right en\nsame,Book,blinkometer,blink counter\n')).toEqual({
    created: 1,
    updated: 0,
    unchanged: 0,
  })
  await expect(send('source,left en,right en\nBook,a,b\n,c,d\n')).rejects.toMatchObject({
    code: 'bridge-row-unreadable',
    values: { row: 3, fault: 'no-source' },
  })
  expect((await t.call(contract.listBridges, { q: 'blinkometer' }, expert)).total).toBe(1)
})
