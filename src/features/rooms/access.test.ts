import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FileAnswer } from '../../shared/contract.ts'
import * as contract from './contract.ts'
import { codeOf, eventsOf, openRoomsScene, pdfOf, type RoomsScene, someBytes } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('after access is closed none of 1,000 reads succeeds, and none leaves an entry', {
  timeout: 120_000,
}, async () => {
  const room = await s.openTechnical()
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdfOf('two') })
  const text = await s.addText(room, 'technical', 'Figures')
  await s.download(room, file, s.b)
  await s.t.call(contract.openText, { room, item: text }, s.b)
  await s.t.call(contract.closeAccess, { room }, s.a)
  const before = (await s.entries(room)).length
  const outcomes = new Set<string>()
  for (let turn = 0; turn < 500; turn++) {
    outcomes.add(await codeOf(s.download(room, file, s.b)))
    outcomes.add(await codeOf(s.t.call(contract.openText, { room, item: text }, s.b)))
  }

  expect([...outcomes]).toEqual(['not-found'])
  expect((await s.entries(room)).length).toBe(before)
  expect((await s.t.call(contract.getRoom, { room }, s.b)).items.filter(item => !item.mine)).toEqual([])
  await s.t.call(contract.reopenAccess, { room }, s.a)
  expect(await codeOf(s.download(room, file, s.b))).toBe('done')
})

test('the last day, the end of the agreement, the end of the room and taking back close what was open', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  await s.sign(room, '2026-09-20')
  await s.agree(room, 'technical')
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdfOf('three') })
  const other = await s.addFile(room, 'technical', { name: 'other.pdf', bytes: pdfOf('four') })
  const teaser = await s.addText(room, 'teaser', 'More')
  const may = async () => [
    await codeOf(s.download(room, file, s.b)),
    await codeOf(s.download(room, other, s.b)),
    await codeOf(s.t.call(contract.openText, { room, item: teaser }, s.b)),
  ]

  expect(await may()).toEqual(['done', 'done', 'done'])
  await s.t.call(contract.withdrawItem, { room, item: other }, s.a)
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  await s.t.call(contract.setUntil, { room, until: '2026-09-10' }, s.a)
  s.t.setClock('2026-09-10T23:59:59Z')
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  s.t.setClock('2026-09-11T00:00:00Z')
  expect(await may()).toEqual(['not-found', 'not-found', 'not-found'])
  await s.t.call(contract.setUntil, { room, until: null }, s.a)
  expect(await may()).toEqual(['done', 'not-found', 'done'])
  s.t.setClock('2026-09-21T00:00:00Z')
  expect(await may()).toEqual(['not-found', 'not-found', 'done'])
  await s.t.call(contract.endRoom, { room, reason: 'Done' }, s.b)
  expect(await may()).toEqual(['not-found', 'not-found', 'not-found'])
  expect(await codeOf(s.addText(room, 'teaser', 'x'))).toBe('room-ended')
  expect((await s.t.call(contract.listLedger, { room }, s.b)).items[0]?.event).toBe('ended')
})

test('a download under way breaks off when access is closed', async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([pdfOf('large'), someBytes('large', 300_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    s.b,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  const first = await pieces.next()
  await s.t.call(contract.closeAccess, { room }, s.a)

  expect(first.done).toBe(false)
  expect(await codeOf(Promise.resolve(pieces.next()))).toBe('not-found')
  await s.t.call(contract.reopenAccess, { room }, s.a)
  expect(await s.download(room, file, s.b)).toEqual(bytes)
})

test('closing and reading at the same moment never both come first: nothing is read after the entry of closing', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Figures')

  const reads = Array.from({ length: 12 }, () =>
    codeOf(s.t.call(contract.openText, { room, item: text }, s.b)),
  )
  const closing = s.t.call(contract.closeAccess, { room }, s.a)
  const outcomes = await Promise.all(reads)
  await closing
  const told = await eventsOf(s, room)
  expect(told.at(-1)).toBe('1 closed')
  expect(told.filter(event => event === '2 read').length).toBe(
    outcomes.filter(code => code === 'done').length,
  )
})

test('a download breaks off and mails stay out when the account of who speaks for a side is suspended', async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([pdfOf('suspended'), someBytes('suspended', 300_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    s.b,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  const { db } = s.t.house.database
  const setState = (state: 'active' | 'suspended') =>
    db
      .updateTable('account')
      .set({ state })
      .where('person_id', '=', s.b.personId ?? '')
      .execute()
  await pieces.next()
  await setState('suspended')
  const rest = await codeOf(Promise.resolve(pieces.next()))
  await s.t.call(contract.endRoom, { room }, s.a)
  await setState('active')
  const mails = await db
    .selectFrom('mail')
    .select('to_address')
    .where('about_id', '=', room)
    .where('kind', 'in', ['room-ended', 'room-checkpoint'])
    .execute()

  expect(rest).toBe('not-found')
  expect(mails.map(mail => mail.to_address)).toEqual(['editor.a@test.example'])
})
