import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verify } from '../../engines/ledger/independent/verify.mjs'
import { verifyBundle } from '../../engines/ledger/index.ts'
import * as contract from './contract.ts'
import { openRoomsScene, pdfOf, type RoomsScene, readProof } from './factory.ts'
import { mailDailyProofs } from './mail-proof.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('each reading is one entry, in whatever order many come at once, and both verifiers find the ledger whole', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const file = await s.addFile(room, 'technical', { name: 'drawing.pdf', bytes: pdfOf('five') })
  const text = await s.addText(room, 'technical', 'Figures')
  const before = (await s.entries(room)).length

  await Promise.all(
    Array.from({ length: 30 }, (_none, turn) =>
      turn % 2 === 0 ? s.download(room, file, s.b) : s.t.call(contract.openText, { room, item: text }, s.b),
    ),
  )
  await s.download(room, file, s.a)
  const entries = await s.entries(room)
  expect(entries.map(entry => entry.number)).toEqual(entries.map((_entry, index) => index))
  expect(
    entries
      .slice(before)
      .map(entry => entry.event)
      .sort(),
  ).toEqual([...Array.from({ length: 15 }, () => 'got'), ...Array.from({ length: 15 }, () => 'read')])
  const files = await readProof(s, room, s.b)
  expect(verifyBundle(files).faults).toEqual([])
  expect(verify(files)).toEqual([])
  expect(verifyBundle(files).entries).toBe(entries.length)
})

test('an entry can be neither changed nor taken out in the database; a forgotten name leaves the proof whole', async () => {
  const room = await s.openTechnical()
  const { db } = s.t.house.database

  await expect(
    sql`update room_entry set text = text || ' ' where room_id = ${room}`.execute(db),
  ).rejects.toThrow()
  await expect(sql`delete from room_entry where room_id = ${room}`.execute(db)).rejects.toThrow()
  await sql`update room_entry set openings = openings - 'person' where room_id = ${room}`.execute(db)
  const files = await readProof(s, room, s.a)
  expect([verifyBundle(files).faults, verify(files)]).toEqual([[], []])
  expect((await s.t.call(contract.listLedger, { room }, s.a)).items.map(entry => entry.person)).toEqual(
    Array.from({ length: (await s.entries(room)).length }, () => null),
  )
})

test('signed states go out by mail once a day, and only where something happened', async () => {
  const { db } = s.t.house.database
  const room = await s.open()
  const count = async () =>
    (
      await db
        .selectFrom('mail')
        .select('id')
        .where('about_id', '=', room)
        .where('kind', '=', 'room-checkpoint')
        .execute()
    ).length
  const chore = () => mailDailyProofs(choreContext())
  await chore()
  expect(await count()).toBe(2)
  await s.addText(room, 'teaser', 'More')
  await chore()
  expect(await count()).toBe(2)
  s.t.moveClock(86_400_000)
  await chore()
  expect(await count()).toBe(4)
  s.t.moveClock(86_400_000)
  await chore()
  expect(await count()).toBe(4)
})

function choreContext(): Parameters<typeof mailDailyProofs>[0] {
  const context = s.t.house.makeContext({
    viewer: { ...s.a, kind: 'system', personId: null, name: 'Kontor', grants: [] },
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return {
    ...context,
    db: s.t.house.database.db,
    afterCommit: () => undefined,
    jobId: '',
    progress: async () => undefined,
    isCancelled: () => false,
    call: () => Promise.reject(new Error('no calls here')),
  }
}
