import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { buildWorld, type Side } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { visitor } from '../../shared/viewer.ts'
import * as contract from './contract-notes.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
let other: Side
let meeting: string
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

beforeEach(async () => {
  await shared.empty()
  const world = await buildWorld(t.house)
  own = world.own
  other = world.foreign
  t.setClock('2026-10-05T01:00:00Z')
  meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
})

const delegate = () => t.viewerOf(own.people.delegate)
const counterpart = () => t.viewerOf(own.people.counterpart)
const notes = async (who: string) => t.call(contract.listNotes, { mission }, await t.viewerOf(who))
type Words = { text: string; shared?: boolean; note?: string; edit?: string; writtenAt?: string }
const write = async (words: Words) =>
  t.call(contract.saveNote, { mission, participant: own.participantId, meeting, ...words }, await delegate())
const texts = async (who: string) => (await notes(who)).items.map(note => note.text)

test('a private note is read by its author alone, a shared one by both sides and nobody else', async () => {
  await write({ text: 'They hesitate about the price.' })
  await write({ text: 'We send a sample.', shared: true })

  expect((await texts(own.people.delegate)).sort()).toEqual([
    'They hesitate about the price.',
    'We send a sample.',
  ])
  expect(await texts(own.people.counterpart)).toEqual(['We send a sample.'])
  expect(await texts(own.people.editor)).toEqual(['We send a sample.'])
  expect(await texts(own.people.host)).toEqual(['We send a sample.'])
  for (const who of ['organiser', 'manager', 'coordinator', 'steward', 'funder'] as const)
    expect(await texts(own.people[who])).toEqual([])
})

test('what an offline phone sends twice stands once, and an earlier edit that comes late is kept as a version', async () => {
  const note = t.house.newId()
  const late = { note, edit: t.house.newId(), text: 'Wants 5 pieces.', writtenAt: '2026-10-05T00:10:00Z' }
  const first = { note, edit: t.house.newId(), text: 'Wants 50 pieces.', writtenAt: '2026-10-05T00:20:00Z' }

  await write(first)
  await write(first)
  await write(late)

  expect((await notes(own.people.delegate)).items).toMatchObject([
    { id: note, text: 'Wants 50 pieces.', earlier: [{ id: late.edit, text: 'Wants 5 pieces.' }] },
  ])
})

test('a phone whose clock is ahead does not win over what is written later', async () => {
  const note = t.house.newId()

  await write({ note, text: 'From the future.', writtenAt: '2026-10-09T00:00:00Z' })
  t.setClock('2026-10-05T01:05:00Z')
  await write({ note, text: 'Written after it.' })

  expect(await texts(own.people.delegate)).toEqual(['Written after it.'])
})

test('made private again a note is gone from the other side, and they never read what it said before', async () => {
  const { note } = await write({ text: 'Too frank.', shared: true })
  t.setClock('2026-10-05T01:01:00Z')
  await write({ note, text: 'Friendly.', shared: true })

  const seen = await notes(own.people.counterpart)
  t.setClock('2026-10-05T01:02:00Z')
  await write({ note, text: 'Friendly.' })

  expect(seen.items).toMatchObject([{ text: 'Friendly.', mine: false, earlier: [] }])
  expect(await texts(own.people.counterpart)).toEqual([])
})

test('a deleted note is gone with its words; an edit from before stays away, one from after brings it back', async () => {
  const { note } = await write({ text: 'A secret.', shared: true })
  await t.call(contract.deleteNote, { mission, note }, await delegate())

  const stale = await write({ note, text: 'Older.', writtenAt: '2026-10-05T00:30:00Z' })
  const gone = await texts(own.people.delegate)
  const kept = await t.house.database.db.selectFrom('meeting_note_version').select('body').execute()
  t.setClock('2026-10-05T01:10:00Z')
  await write({ note, text: 'Anew.' })

  expect(stale.isDeleted).toBe(true)
  expect(gone).toEqual([])
  expect(kept).toEqual([])
  expect(await texts(own.people.delegate)).toEqual(['Anew.'])
})

test('deleted by a slow clock a note without words keeps no photo, and is not deleted any earlier by another', async () => {
  const { db } = t.house.database
  const { note } = await write({ text: 'A card.', writtenAt: '2026-10-05T00:10:00Z' })
  const photo = {
    id: t.house.newId(),
    note_id: note,
    file_hash: 'f'.repeat(64),
    size: 1,
    added_at: t.house.now(),
  }
  await db.insertInto('meeting_note_photo').values(photo).execute()
  const remove = async (deletedAt: string) =>
    t.call(contract.deleteNote, { mission, note, deletedAt }, await delegate())

  await remove('2026-10-05T00:40:00Z')
  await remove('2026-10-05T00:20:00Z')
  const late = await write({ note, text: 'From before.', writtenAt: '2026-10-05T00:30:00Z' })

  expect(await db.selectFrom('meeting_note_photo').select('id').execute()).toEqual([])
  expect(late.isDeleted).toBe(true)
})

test('who has left the mission deletes what they wrote', async () => {
  const { note } = await write({ text: 'Mine.' })
  const { db } = t.house.database
  await db.updateTable('mission').set({ state: 'draft', public_page: false }).execute()
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('id', '=', own.participantId)
    .execute()

  await t.call(contract.deleteNote, { mission, note }, await delegate())

  expect(await db.selectFrom('meeting_note_version').select('id').execute()).toEqual([])
})

test('nobody changes, deletes or takes over the note of somebody else', async () => {
  const { note, edit } = await write({ text: 'Mine.', shared: true })
  const other = { mission, participant: own.counterpartId, meeting, text: 'Changed.' }

  for (const words of [{ note }, { edit }, { note, edit }])
    await expect(
      t.call(contract.saveNote, { ...other, ...words }, await counterpart()),
    ).rejects.toMatchObject({ code: 'not-found' })
  await expect(t.call(contract.deleteNote, { mission, note }, await counterpart())).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await texts(own.people.counterpart)).toEqual(['Mine.'])
})

test('a note is of a meeting its participant comes to', async () => {
  const foreign = await addMeeting(t.house, {
    missionId: other.missionId,
    from: other.participantId,
    to: other.counterpartId,
  })

  await expect(
    t.call(
      contract.saveNote,
      { mission, participant: own.participantId, meeting: foreign, text: 'Not there.' },
      await delegate(),
    ),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('with the link to a schedule one writes and reads as its person', async () => {
  const token = 'my-schedule-of-the-counterpart'.padEnd(43, 'x')
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose: 'my-schedule',
      person_id: own.people.counterpart,
      subject_id: own.missionId,
      payload: JSON.stringify({ participants: [own.counterpartId] }),
      created_at: t.house.now(),
      expires_at: new Date(t.house.now().getTime() + 86_400_000),
    })
    .execute()
  await write({ text: 'For both.', shared: true })
  await write({ text: 'For me.' })
  const signedIn = await t.call(
    contract.saveNote,
    { mission, participant: own.counterpartId, meeting, text: 'Signed in, private.' },
    await counterpart(),
  )

  await t.call(
    contract.saveNoteByLink,
    { token, participant: own.counterpartId, meeting, text: 'By link.' },
    visitor('en'),
  )
  const read = await t.call(contract.listNotesByLink, { token }, visitor('en'))

  expect(read.items.map(note => [note.text, note.mine]).sort()).toEqual([
    ['By link.', true],
    ['For both.', false],
  ])
  for (const attempt of [
    t.call(contract.deleteNoteByLink, { token, note: signedIn.note }, visitor('en')),
    t.call(
      contract.saveNoteByLink,
      { token, participant: own.counterpartId, meeting, note: signedIn.note, text: 'Over it.' },
      visitor('en'),
    ),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    t.call(
      contract.saveNoteByLink,
      { token, participant: own.participantId, meeting, text: 'As another.' },
      visitor('en'),
    ),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('the photo of a card is seen by its author alone, small and without where it was taken', async () => {
  const taken = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: '#fff' } })
    .withExif({ IFD3: { GPSLatitude: '34/1 41/1 0/1' } })
    .jpeg()
    .toBuffer()
  const { hash, size } = await t.house.files.put(taken)
  await t.house.database.db
    .insertInto('upload')
    .values({ person_id: own.people.delegate, hash, size, sent_at: t.house.now() })
    .execute()

  const { note } = await t.call(
    contract.saveNote,
    {
      mission,
      participant: own.participantId,
      meeting,
      shared: true,
      text: 'Card of the buyer.',
      file: { hash, name: 'card.jpg' },
    },
    await delegate(),
  )
  const photo = (await notes(own.people.delegate)).items[0]?.photos[0]?.id ?? ''
  const stored = await t.house.database.db
    .selectFrom('meeting_note_photo')
    .select('file_hash')
    .executeTakeFirstOrThrow()
  const shown = await sharp(await t.house.files.get(stored.file_hash)).metadata()

  expect([shown.width, shown.format, shown.exif]).toEqual([2_000, 'jpeg', undefined])
  expect((await notes(own.people.counterpart)).items).toMatchObject([{ photos: [] }])
  for (const who of ['counterpart', 'organiser', 'editor'] as const)
    await expect(
      t.call(contract.getNotePhoto, { mission, note, photo }, await t.viewerOf(own.people[who])),
    ).rejects.toMatchObject({ code: 'not-found' })
})

test('a text that calls itself a picture is refused', async () => {
  const { hash, size } = await t.house.files.put(new TextEncoder().encode('<svg onload=alert(1)>'))
  await t.house.database.db
    .insertInto('upload')
    .values({ person_id: own.people.delegate, hash, size, sent_at: t.house.now() })
    .execute()
  const send = async (name: string) =>
    t.call(
      contract.saveNote,
      { mission, participant: own.participantId, meeting, text: 'Look.', file: { hash, name } },
      await delegate(),
    )

  await expect(send('card.jpg')).rejects.toMatchObject({ code: 'file-kind-refused' })
  await expect(send('card.txt')).rejects.toMatchObject({ code: 'photo-unreadable' })
})

test('twenty notes are read with as many statements as one', async () => {
  await write({ text: 'One.' })
  const one = await recordStatements(() => notes(own.people.delegate))
  for (let index = 0; index < 19; index++) await write({ text: `Note ${index}.` })
  const many = await recordStatements(() => notes(own.people.delegate))

  expect(many.statements.length).toBe(one.statements.length)
})
