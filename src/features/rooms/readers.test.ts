import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAffiliation, addGrant } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import * as contract from './contract.ts'
import * as contractReaders from './contract-readers.ts'
import { codeOf, eventsOf, openRoomsScene, pdfOf, type RoomsScene, readProof, someBytes } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

test('a reader reads what lies open under their own name, and does nothing else', async () => {
  const room = await s.openTechnical()
  const text = await s.addText(room, 'technical', 'Figures')
  const reader = await s.addReader(room, s.b, s.bId)
  const may = (work: (input: { room: string }) => Promise<unknown>) => codeOf(work({ room }))

  expect((await s.t.call(contract.openText, { room, item: text }, reader)).body).toBe('Figures')
  expect(await s.t.call(contract.getRoom, { room }, reader)).toMatchObject({
    isReader: true,
    next: null,
    me: 2,
  })
  expect(await s.t.call(contract.listRooms, {}, reader)).toMatchObject({
    mayOpen: false,
    items: [{ id: room, isReader: true, waits: null }],
  })
  expect(await s.t.call(contract.openNda, { room }, reader)).toMatchObject({
    mayPropose: false,
    mayAccept: false,
  })
  expect((await eventsOf(s, room)).slice(-3)).toEqual(['2 reader-named', '2 read', '2 nda-read'])
  const { items } = await s.t.call(contract.listLedger, { room }, s.a)
  expect(items.find(({ event }) => event === 'reader-named')).toMatchObject({
    person: s.b.name,
    thing: reader.name,
  })
  expect(items.find(({ event }) => event === 'read')?.person).toBe(reader.name)
  for (const outcome of [
    await may(input =>
      s.t.call(contract.addText, { ...input, step: 'teaser', title: 'x', body: 'x' }, reader),
    ),
    await may(input => s.t.call(contract.agreeStep, { ...input, step: 'technical' }, reader)),
    await may(input => s.t.call(contract.closeAccess, input, reader)),
    await may(input => s.t.call(contract.endRoom, input, reader)),
    await may(input => s.t.call(contract.downloadProof, input, reader)),
    await may(input => s.t.call(contract.listLedger, input, reader)),
    await may(input => s.t.call(contractReaders.listReaders, input, reader)),
    await may(input =>
      s.t.call(contractReaders.nameReader, { ...input, person: reader.personId ?? '' }, reader),
    ),
  ])
    expect(outcome).toBe('not-allowed')
})

test('a reader of the side that shows sees nothing before others do', async () => {
  const room = await s.open()
  const secret = await s.addText(room, 'technical', 'Not yet')
  const reader = await s.addReader(room, s.a, s.aId)

  expect(JSON.stringify(await s.t.call(contract.getRoom, { room }, reader))).not.toContain('Not yet')
  expect(await codeOf(s.t.call(contract.openText, { room, item: secret }, reader))).toBe('not-found')
})

test('taken off, a reader is out at the next request, and a download under way breaks off', async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([pdfOf('large'), someBytes('reader', 300_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const reader = await s.addReader(room, s.b, s.bId)
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    reader,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  expect((await pieces.next()).done).toBe(false)
  await s.t.call(contractReaders.removeReader, { room, person: reader.personId ?? '' }, s.b)

  expect(await codeOf(Promise.resolve(pieces.next()))).toBe('not-found')
  expect(await codeOf(s.t.call(contract.getRoom, { room }, reader))).toBe('not-found')
  expect((await s.t.call(contract.listRooms, {}, reader)).items).toEqual([])
  expect((await eventsOf(s, room)).at(-1)).toBe('2 reader-removed')
})

test('whoever no longer works there, or is suspended, reads nothing', async () => {
  const room = await s.openTechnical()
  const { db } = s.t.house.database
  const [gone, suspended] = [await s.addReader(room, s.b, s.bId), await s.addReader(room, s.b, s.bId)]
  await db
    .updateTable('affiliation')
    .set({ ended_at: s.t.house.now() })
    .where('person_id', '=', gone.personId ?? '')
    .execute()
  await db
    .updateTable('account')
    .set({ state: 'suspended' })
    .where('person_id', '=', suspended.personId ?? '')
    .execute()

  for (const reader of [gone, suspended])
    expect(await codeOf(s.t.call(contract.getRoom, { room }, reader))).toBe('not-found')
})

test('whoever comes back after leaving reads only once they are named anew', async () => {
  const room = await s.openTechnical()
  const reader = await s.addReader(room, s.b, s.bId)
  const person = reader.personId ?? ''
  const seen = () => codeOf(s.t.call(contract.getRoom, { room }, reader))
  s.t.setClock('2026-09-02T08:00:00Z')
  await s.t.house.database.db
    .updateTable('affiliation')
    .set({ ended_at: s.t.house.now() })
    .where('person_id', '=', person)
    .execute()
  s.t.setClock('2026-09-03T08:00:00Z')
  const { left } = await s.t.call(contract.listLedger, { room }, s.b)
  expect(left.map(one => one.person)).toEqual([person])
  await addAffiliation(s.t.house, person, s.bId)

  expect(await seen()).toBe('not-found')
  expect((await s.t.call(contract.listRooms, {}, reader)).items).toEqual([])
  expect((await s.t.call(contractReaders.listReaders, { room }, s.b)).items).toEqual([])
  await s.t.call(contractReaders.nameReader, { room, person }, s.b)
  expect(await seen()).toBe('done')
  expect((await eventsOf(s, room)).filter(event => event === '2 reader-named')).toHaveLength(2)
})

test('whoever spoke for a side since they were named does not read on after that', async () => {
  const room = await s.openTechnical()
  const readers = [await s.addReader(room, s.b, s.bId), await s.addReader(room, s.b, s.bId)]
  const seen = () => Promise.all(readers.map(reader => codeOf(s.t.call(contract.getRoom, { room }, reader))))
  expect(await seen()).toEqual(['done', 'done'])
  s.t.setClock('2026-09-02T08:00:00Z')
  for (const [index, organisation_id] of [s.bId, s.aId].entries())
    await addGrant(s.t.house, readers[index]?.personId ?? '', 'organisation-editor', { organisation_id })
  s.t.setClock('2026-09-03T08:00:00Z')
  for (const { personId } of readers)
    await s.t.house.database.db
      .updateTable('role_grant')
      .set({ revoked_at: s.t.house.now() })
      .where('person_id', '=', personId)
      .execute()

  expect(await seen()).toEqual(['not-found', 'not-found'])
})

test('inviting who speaks for one’s own side keeps nothing', async () => {
  const room = await s.open()
  const { email } = await s.t.house.database.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', s.a.personId ?? '')
    .executeTakeFirstOrThrow()
  const before = await eventsOf(s, room)
  await s.t.call(
    contractReaders.inviteReader,
    { room, email: email ?? '', givenName: 'A', familyName: 'B' },
    s.a,
  )

  expect(await eventsOf(s, room)).toEqual(before)
  expect((await s.t.call(contractReaders.listReaders, { room }, s.a)).items).toEqual([])
})

test('naming who speaks for another side takes nothing from them and tells nothing', async () => {
  const room = await s.open('teaser')
  const invited = { room, givenName: 'Bo', familyName: 'Beta', lang: 'en' as const }
  const { email } = await s.t.house.database.db
    .selectFrom('account')
    .select('email')
    .where('person_id', '=', s.b.personId ?? '')
    .executeTakeFirstOrThrow()
  const known = await s.t.call(contractReaders.inviteReader, { ...invited, email }, s.a)
  const unknown = await s.t.call(contractReaders.inviteReader, { ...invited, email: 'new@test.example' }, s.a)

  expect(known).toEqual(unknown)
  expect(await s.t.call(contract.getRoom, { room }, s.b)).toMatchObject({ me: 2, isReader: false })
  const mails = await s.t.house.database.db
    .selectFrom('mail')
    .select(['kind', 'to_address', 'text_body'])
    .where('kind', 'in', ['room-reader', 'room-reader-invited'])
    .where('to_address', 'in', [email, 'new@test.example'])
    .execute()
  expect(mails.map(({ kind, to_address }) => [kind, to_address]).sort()).toEqual([
    ['room-reader', email],
    ['room-reader-invited', 'new@test.example'],
  ])
  for (const { text_body } of mails) expect(text_body).not.toMatch(/Beta Optics|Light for eyes/)
})

test('before sides have shown themselves nobody else learns who reads for one; a name can be taken out afterwards', async () => {
  const room = await s.open('teaser')
  const reader = await s.addReader(room, s.a, s.aId)
  const told = async () =>
    JSON.stringify([
      await s.t.call(contract.listLedger, { room }, s.b),
      [...(await readProof(s, room, s.b))].map(([, bytes]) => Buffer.from(bytes).toString()),
    ])
  const before = await told()
  expect([before.includes(reader.name), before.includes(reader.personId ?? '')]).toEqual([false, false])

  await s.agree(room, 'identity')
  expect(await told()).toContain(reader.name)
  await s.t.call(contractReaders.removeReader, { room, person: reader.personId ?? '' }, s.a)
  expect((await s.t.call(contract.listLedger, { room }, s.a)).left).toEqual([
    { person: reader.personId, name: reader.name, entries: 2 },
  ])
  await s.t.call(contract.forgetPerson, { room, person: reader.personId ?? '' }, s.a)
  expect(await told()).not.toContain(reader.name)
})
