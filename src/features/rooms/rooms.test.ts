import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import * as contractRegister from './contract-register.ts'
import { codeOf, eventsOf, openRoomsScene, pdfOf, type RoomsScene, readProof } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('a room goes step by step, each when both sides have agreed, and shows then what lies there', async () => {
  const room = await s.open('teaser')
  await s.addText(room, 'identity', 'We are Company a')
  const drawing = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdfOf('one') })
  const seenBy = async (viewer: Viewer) => {
    const it = await s.t.call(contract.getRoom, { room }, viewer)
    return { step: it.step, names: it.sides.map(side => side.name), items: it.items.map(item => item.title) }
  }

  expect(await seenBy(s.b)).toEqual({
    step: 'teaser',
    names: [null, 'Beta Optics'],
    items: ['Light for eyes'],
  })
  expect(await codeOf(s.t.call(contract.agreeStep, { room, step: 'nda' }, s.b))).toBe('step-not-next')
  await s.agree(room, 'identity', [s.b])
  expect((await seenBy(s.b)).step).toBe('teaser')
  await s.agree(room, 'identity', [s.a])
  expect(await seenBy(s.b)).toEqual({
    step: 'identity',
    names: ['Company a', 'Beta Optics'],
    items: ['Light for eyes', 'Text We are Company a'],
  })
  await s.agree(room, 'nda')
  expect(await codeOf(s.t.call(contract.agreeStep, { room, step: 'technical' }, s.a))).toBe('nda-not-signed')
  expect(await codeOf(s.download(room, drawing, s.b))).toBe('not-found')
  await s.sign(room)
  expect(await codeOf(s.download(room, drawing, s.b))).toBe('not-found')
  await s.agree(room, 'technical')
  expect((await s.download(room, drawing, s.b)).toString()).toBe('%PDF-1.7\none')
  expect(await eventsOf(s, room)).toEqual([
    '1 opened',
    '1 shown',
    '2 agreed',
    '1 agreed',
    '1 step-open',
    '1 shown',
    '1 agreed',
    '2 agreed',
    '2 step-open',
    '1 nda-proposed',
    '1 nda-accepted',
    '2 nda-read',
    '2 nda-accepted',
    '2 nda-signed',
    '1 agreed',
    '2 agreed',
    '2 step-open',
    '1 shown',
    '2 got',
  ])
})

test('what a side puts into a locked step changes nothing that the other side can read', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const ask = async () => {
    const answers = [
      await s.t.call(contract.getRoom, { room }, s.b),
      await s.t.call(contract.listRooms, {}, s.b),
      await s.t.call(contract.listLedger, { room }, s.b),
      [...(await readProof(s, room, s.b))].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
      (
        await s.t.house.database.db
          .selectFrom('mail')
          .select('text_body')
          .where('about_id', '=', room)
          .execute()
      ).length,
    ]
    return JSON.stringify(answers)
  }
  await ask()
  const before = await ask()
  const text = await s.addText(room, 'technical', 'Secret figures')
  const file = await s.addFile(room, 'technical', { name: 'secret.pdf', bytes: pdfOf('secret') })
  await s.t.call(contract.saveText, { room, item: text, body: 'Other secret figures' }, s.a)
  await s.t.call(contract.withdrawItem, { room, item: file }, s.a)

  expect(await ask()).toBe(before)
  const unknown = s.t.house.newId()
  const refusals = [file, text, unknown].map(async item => [
    await codeOf(s.t.call(contract.openText, { room, item }, s.b)),
    await codeOf(s.t.call(contract.downloadFile, { room, item, version: 1 }, s.b)),
    await codeOf(s.t.call(contract.getOwnItem, { room, item }, s.b)),
  ])
  for (const codes of await Promise.all(refusals))
    expect(codes).toEqual(['not-found', 'not-found', 'not-found'])
})

test('how long an answer takes does not tell how much another side keeps back', {
  timeout: 120_000,
}, async () => {
  const rooms = [await s.open(), await s.open()]
  for (const room of rooms) await s.agree(room, 'nda')
  const [empty = '', full = ''] = rooms
  const { db } = s.t.house.database
  for (let made = 0; made < 150; made++) {
    const text = await s.addText(full, 'technical', `Kept back ${made}`)
    await db
      .updateTable('room_version')
      .set({ body: 'Kept back. '.repeat(1_800) })
      .where('item_id', '=', text)
      .execute()
  }
  const times: Record<string, number[]> = { [empty]: [], [full]: [] }
  for (let look = 0; look < 25; look++)
    for (const room of rooms)
      for (const ask of [contract.getRoom, contractRegister.getRegister]) {
        const start = performance.now()
        await s.t.call(ask, { room }, s.b)
        times[room]?.push(performance.now() - start)
      }
  const median = (room: string) => times[room]?.toSorted((a, b) => a - b)[25] ?? Number.NaN

  expect(median(full)).toBeLessThan(1.5 * median(empty) + 1)
})

test('a room takes no programs, nothing that is not what its name says, and nobody else’s file', async () => {
  const room = await s.open()
  const add = async (name: string, bytes: Uint8Array, sender = s.a) => {
    const hash = await s.upload(bytes, sender)
    return codeOf(
      s.t.call(contract.addFile, { room, step: 'technical', title: name, file: { hash, name } }, s.a),
    )
  }

  expect(await add('setup.exe', Buffer.from('MZ…'))).toBe('file-kind-refused')
  expect(await add('page.html', Buffer.from('<script>'))).toBe('file-kind-refused')
  expect(await add('drawing.pdf', Buffer.from('<script>'))).toBe('file-kind-refused')
  expect(await add('notes.txt', Buffer.from('#!/bin/sh'))).toBe('file-kind-refused')
  expect(await add('theirs.pdf', pdfOf('of b'), s.b)).toBe('input-invalid')
  expect(await add('drawing.PDF', pdfOf('mine'))).toBe('done')
})

test('versions made before a thing was shown stay hidden, later ones are shown at once', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const file = await s.addFile(room, 'technical', { name: 'v.pdf', bytes: pdfOf('draft') })
  const next = async (text: string) => {
    const hash = await s.upload(pdfOf(text))
    await s.t.call(contract.saveFile, { room, item: file, file: { hash, name: 'v.pdf' } }, s.a)
  }
  await next('first shown')
  await s.sign(room)
  await s.agree(room, 'technical')
  await next('third')
  const seen = (viewer: Viewer) =>
    s.t
      .call(contract.getRoom, { room }, viewer)
      .then(it => it.items.find(item => item.id === file)?.versions.map(version => version.number))

  expect(await seen(s.a)).toEqual([3, 2, 1])
  // Counted from the first that was shown: how many drafts there were is nobody else's business.
  expect(await seen(s.b)).toEqual([2, 1])
  expect(await codeOf(s.download(room, file, s.b, 3))).toBe('not-found')
  expect((await s.download(room, file, s.b, 1)).toString()).toContain('first shown')
})

test('a room that waits stands on the desk of those who speak for its sides', async () => {
  const room = await s.open()
  await s.agree(room, 'nda')
  const waiting = async (viewer: Viewer) =>
    (await s.t.call(contract.listWaiting, {}, viewer)).items
      .filter(item => item.id === room)
      .map(item => item.waits)

  expect([await waiting(s.a), await waiting(s.b)]).toEqual([[], []])
  await s.t.call(
    contract.proposeNda,
    { room, kind: 'mutual', purpose: 'P.', law: 'AT', validUntil: '2030-01-01' },
    s.a,
  )
  expect([await waiting(s.a), await waiting(s.b)]).toEqual([['nda'], ['nda']])
  await s.t.call(contract.setUntil, { room, until: '2026-09-20' }, s.a)
  await s.t.call(contract.endRoom, { room }, s.a)
  expect([await waiting(s.a), await waiting(s.b)]).toEqual([[], []])
})

test('an organisation opens at most fifty rooms a day, however many are asked for at once', {
  timeout: 60_000,
}, async () => {
  s.t.setClock('2027-03-01T08:00:00Z')
  const outcomes = await Promise.all(Array.from({ length: 53 }, () => codeOf(s.open())))

  expect(outcomes.filter(code => code === 'done').length).toBe(50)
  expect(outcomes.filter(code => code === 'too-many-attempts').length).toBe(3)
  s.t.moveClock(86_400_001)
  expect(await codeOf(s.open())).toBe('done')
})
