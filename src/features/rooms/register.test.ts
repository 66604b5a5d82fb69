import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import {
  addRegisterEntry,
  confirmRegisterEntry,
  downloadExport,
  getRegister,
  withdrawRegisterEntry,
} from './contract-register.ts'
import { openRoomsScene, type RoomsScene, readBody } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )
const brought = { kind: 'background', title: 'Source', body: 'Built before.' } as const
const result = { kind: 'foreground' as const, title: 'Trigger', body: 'Found together.', shares: [40, 60] }
const exportAs = async (room: string, who: Viewer) => {
  const answer = (await s.t.call(downloadExport, { room }, who)) as FileAnswer
  const files = openArchive(await readBody(answer))
  if (files === null) throw new Error('no archive')
  return files
}

test('each side enters what it brought and what came of it; the other sees it, confirms it, and the ledger says so', async () => {
  const room = await s.openTechnical()
  const { id } = await s.t.call(addRegisterEntry, { room, ...brought }, s.a)
  const made = await s.t.call(addRegisterEntry, { room, ...result, wishes: 'Use it.' }, s.b)
  await s.t.call(confirmRegisterEntry, { room, entry: made.id }, s.a)
  const { items } = await s.t.call(getRegister, { room }, s.b)

  expect(items.map(it => [it.title, it.side, it.mine, it.shares, it.wishes, it.confirmed])).toEqual([
    ['Source', 1, false, null, null, [1]],
    ['Trigger', 2, true, [40, 60], 'Use it.', [1, 2]],
  ])
  expect(await codeOf(s.t.call(withdrawRegisterEntry, { room, entry: id }, s.b))).toBe('not-found')
  await s.t.call(withdrawRegisterEntry, { room, entry: id }, s.a)
  expect((await s.t.call(getRegister, { room }, s.b)).items.map(it => it.title)).toEqual(['Trigger'])
  const events = (await s.entries(room)).map(({ event }) => event).filter(event => event.startsWith('regist'))
  expect(events).toEqual(['registered', 'registered', 'register-confirmed', 'register-withdrawn'])
})

test('before the technical file there is no register, and it tells of nothing', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const { items, things, mayAdd } = await s.t.call(getRegister, { room }, s.a)

  expect([items, things, mayAdd]).toEqual([[], [], false])
  expect(await codeOf(s.t.call(addRegisterEntry, { room, ...brought }, s.a))).toBe('nda-not-signed')
})

test('shares of what came of the work make a hundred; an entry rests on what one’s own side shows, and nothing else', async () => {
  const room = await s.openTechnical()
  const theirs = await s.addText(room, 'technical', 'Of B', s.b)
  const wrong = [[50, 40], [100], [50, 25, 25], undefined]

  for (const shares of wrong)
    expect(await codeOf(s.t.call(addRegisterEntry, { room, ...result, shares }, s.a))).toBe('input-invalid')
  const onTheirs = s.t.call(addRegisterEntry, { room, ...brought, item: theirs }, s.a)
  expect(await codeOf(onTheirs)).toBe('input-invalid')
})

test('nothing is entered that no agreement protects, and what is closed closes in the register, too', async () => {
  const room = await s.openTechnical()
  await s.t.call(addRegisterEntry, { room, ...brought }, s.a)
  const agreed = await s.t.call(addRegisterEntry, { room, ...result }, s.a)
  await s.t.call(confirmRegisterEntry, { room, entry: agreed.id }, s.b)
  await s.t.call(contract.closeAccess, { room }, s.a)
  const titlesFor = async (who: Viewer) =>
    (await s.t.call(getRegister, { room }, who)).items.map(({ title }) => title)

  expect(await codeOf(s.t.call(addRegisterEntry, { room, ...brought }, s.a))).toBe('register-unprotected')
  expect((await s.t.call(getRegister, { room }, s.a)).mayAdd).toBe(false)
  expect([await titlesFor(s.a), await titlesFor(s.b)]).toEqual([['Source', 'Trigger'], ['Trigger']])
})

test('what another side has confirmed cannot be taken back', async () => {
  const room = await s.openTechnical()
  const { id } = await s.t.call(addRegisterEntry, { room, ...result }, s.a)
  await s.t.call(confirmRegisterEntry, { room, entry: id }, s.b)

  expect(await codeOf(s.t.call(withdrawRegisterEntry, { room, entry: id }, s.a))).toBe('register-confirmed')
})

test('the title of a thing stands in the register only for those who may read it now', async () => {
  const room = await s.openTechnical()
  const item = await s.addText(room, 'technical', 'Figures')
  const entry = await s.t.call(addRegisterEntry, { room, ...brought, item }, s.a)
  await s.t.call(confirmRegisterEntry, { room, entry: entry.id }, s.b)
  const thingFor = async (who: Viewer) => (await s.t.call(getRegister, { room }, who)).items[0]?.thing
  expect(await thingFor(s.b)).toBe('Text Figures')
  await s.t.call(contract.closeAccess, { room }, s.a)

  expect([await thingFor(s.a), await thingFor(s.b)]).toEqual(['Text Figures', null])
})

test('an export has what its reader may read, the register and the proof; each thing of the other side is one entry', async () => {
  const room = await s.openTechnical()
  await s.addFile(room, 'technical', { name: 'of a.txt', bytes: Buffer.from('shown by a') })
  await s.addText(room, 'technical', 'Words of B', s.b)
  const back = await s.addText(room, 'technical', 'Taken back', s.a)
  await s.t.call(contract.withdrawItem, { room, item: back }, s.a)
  await s.t.call(addRegisterEntry, { room, ...result }, s.a)
  const before = (await s.entries(room)).length
  const files = await exportAs(room, s.b)
  const added = (await s.entries(room)).slice(before).map(({ event, side }) => [event, side])
  const texts = [...files].map(([path, bytes]) => `${path}: ${Buffer.from(bytes).toString()}`)

  expect([...files.keys()].filter(path => !path.startsWith('proof/') && !path.endsWith('.pdf'))).toEqual([
    'teaser/side-1/001 Light for eyes.txt',
    'technical/side-1/002 of a.txt',
    'technical/ours/003 Text Words of B.txt',
    'register.json',
    'room.json',
  ])
  expect(added.filter(([event]) => event !== 'nda-got')).toEqual([
    ['read', 2],
    ['got', 2],
  ])
  expect(texts.join('\n')).toContain('shown by a')
  expect(texts.filter(text => !text.startsWith('proof/')).join('\n')).not.toContain('Taken back')
  expect(files.has('proof/entries.jsonl')).toBe(true)
})

test('before a step opens nothing of it is in an export, and while it is sent closing breaks it off', async () => {
  const room = await s.open('teaser')
  await s.addText(room, 'technical', 'Technicalword')
  await s.addFile(room, 'identity', { name: 'Fileword.txt', bytes: Buffer.from('Bytesword') })
  const all = [...(await exportAs(room, s.b))].map(
    ([path, bytes]) => `${path} ${Buffer.from(bytes).toString('latin1')}`,
  )
  expect(all.join('\n')).not.toMatch(/Technicalword|Fileword|Bytesword|Company a/i)

  const answer = (await s.t.call(downloadExport, { room }, s.b)) as FileAnswer
  await s.t.call(contract.closeAccess, { room }, s.a)
  expect(await codeOf(readBody(answer))).toBe('not-found')
})
