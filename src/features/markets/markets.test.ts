import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { addMet } from '../../../tests/harness/probes-onwards.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import * as contract from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { people, clusterId, organisationId, partnershipId } = world.own
const meeting = await addMet(world, t.house)
const readers = {
  delegate: await t.viewerOf(people.delegate),
  editor: await t.viewerOf(people.editor),
  manager: await t.viewerOf(people.manager),
  coordinator: await t.viewerOf(people.coordinator),
  counterpart: await t.viewerOf(people.counterpart),
  administrator: await t.viewerOf(world.administrator),
  foreign: await t.viewerOf(world.foreign.people.manager),
}
afterAll(() => t.close())
beforeEach(() => t.house.database.db.deleteFrom('market_note').execute())

const words = {
  title: 'Clinics pay late',
  body: 'Public clinics pay after 120 days.',
  lang: 'en' as const,
  source: 'A buyer',
  learntOn: '2026-08-20',
}
const write = (meantFor: string, more = {}) =>
  t.call(contract.writeMarketNote, { country: 'JP', ...words, meantFor, ...more }, readers.editor)

/** Who of them reads anything of the market, counted in both lists alike. */
async function seenBy(): Promise<string[]> {
  const seen: string[] = []
  for (const [name, viewer] of Object.entries(readers)) {
    const { total } = await t.call(contract.listMarketNotes, { country: 'JP' }, viewer)
    const { items } = await t.call(contract.listMarketCountries, {}, viewer)
    expect(items.find(item => item.country === 'JP')?.notes ?? 0).toBe(total)
    if (total > 0) seen.push(name)
  }
  return seen
}

test('a note is read by those it is meant for, and by nobody else', async () => {
  await write('platform')
  expect(await seenBy()).toEqual(Object.keys(readers))
  for (const [meantFor, outside] of [
    [`partnership:${partnershipId}`, ['counterpart', 'administrator', 'foreign']],
    [`cluster:${clusterId}`, ['counterpart', 'administrator', 'foreign']],
    [`organisation:${organisationId}`, ['manager', 'coordinator', 'counterpart', 'administrator', 'foreign']],
  ] as const) {
    await t.house.database.db.deleteFrom('market_note').execute()
    await write(meantFor)
    const seen = await seenBy()
    expect(seen.filter(name => (outside as readonly string[]).includes(name))).toEqual([])
    expect(seen).toContain('editor')
  }
})

test('nobody writes for those they do not belong to, or of a day that has not come', async () => {
  for (const meantFor of [`cluster:${world.foreign.clusterId}`, 'public', `partnership:${organisationId}`])
    await expect(write(meantFor)).rejects.toMatchObject({
      faults: [{ field: 'meantFor', code: 'not-offered' }],
    })
  await expect(write('platform', { learntOn: '2026-09-03' })).rejects.toMatchObject({
    faults: [{ field: 'learntOn', code: 'not-come-yet' }],
  })
})

test('a note from a meeting begins with its market, is changed by its writer as it was read, and taken back', async () => {
  const choices = await t.call(contract.getNoteChoices, { meeting }, readers.editor)
  expect(choices.country).not.toBeNull()
  await expect(t.call(contract.getNoteChoices, { meeting }, readers.foreign)).rejects.toMatchObject({
    code: 'not-found',
  })
  const { id } = await write(`cluster:${clusterId}`, { meeting })
  const change = { note: id, ...words, meantFor: `cluster:${clusterId}`, title: 'Clinics pay early' }
  await t.call(contract.changeMarketNote, { ...change, version: 1 }, readers.editor)
  await expect(
    t.call(contract.changeMarketNote, { ...change, version: 1 }, readers.editor),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(
    t.call(contract.changeMarketNote, { ...change, version: 2 }, readers.delegate),
  ).rejects.toMatchObject({ code: 'not-found' })
  const found = await t.call(contract.listMarketNotes, { country: 'JP', q: 'EARLY' }, readers.manager)
  expect(found.items.map(item => [item.title, item.mayChange])).toEqual([['Clinics pay early', true]])
  await t.call(contract.withdrawMarketNote, { note: id }, readers.manager)
  expect(await seenBy()).toEqual([])
})
