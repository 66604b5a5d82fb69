import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addPerson } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { inviteReader, listReaders, removeReader } from './contract-readers.ts'
import { codeOf, eventsOf, openRoomsScene, type RoomsScene } from './factory.ts'

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())
let day = 0
beforeEach(() => s.t.setClock(new Date(Date.UTC(2026, 8, 1 + 3 * day++, 8)).toISOString()))

const invite = (room: string, email: string, by: Viewer = s.a) =>
  s.t.call(inviteReader, { room, email, givenName: 'Typed', familyName: 'Name' }, by)
const readersOf = async (room: string) => (await s.t.call(listReaders, { room }, s.a)).items
const mailsTo = async (address: string) =>
  (
    await s.t.house.database.db
      .selectFrom('mail')
      .select('kind')
      .where('to_address', '=', address)
      .where('kind', 'in', ['room-reader', 'room-reader-invited'])
      .execute()
  ).map(({ kind }) => kind)
const findPerson = (email: string) =>
  s.t.house.database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
const listAffiliations = (person: string) =>
  s.t.house.database.db
    .selectFrom('affiliation')
    .select('ended_at')
    .where('person_id', '=', person)
    .where('organisation_id', '=', s.aId)
    .execute()
const listLinks = (person: string) =>
  s.t.house.database.db.selectFrom('link').select('revoked_at').where('person_id', '=', person).execute()

test('taking an invited reader off ends what the invitation made, and nothing that others made', async () => {
  const [room, other] = [await s.open(), await s.open()]
  await invite(room, 'guest@test.example')
  await invite(other, 'guest@test.example')
  const { id: person } = await findPerson('guest@test.example')
  await s.t.call(removeReader, { room, person }, s.a)
  expect(await listAffiliations(person)).toEqual([{ ended_at: null }])
  expect((await listLinks(person)).filter(link => link.revoked_at === null)).toHaveLength(1)
  await s.t.call(removeReader, { room: other, person }, s.a)

  expect((await listAffiliations(person)).map(({ ended_at }) => ended_at !== null)).toEqual([true])
  expect((await listLinks(person)).filter(link => link.revoked_at === null)).toEqual([])
})

test('whom the house knows by an address is not told before they come', async () => {
  const room = await s.open()
  const known = await s.t.viewerOf(await addPerson(s.t.house, 'known'))
  await invite(room, 'known@test.example')
  await invite(room, 'unknown@test.example')
  const named = (await readersOf(room)).map(({ name, hasAccount }) => ({ name, hasAccount }))

  expect(named).toEqual([
    { name: 'Typed Name', hasAccount: false },
    { name: 'Typed Name', hasAccount: false },
  ])
  const again = await s.open()
  expect(JSON.stringify(await s.t.call(listReaders, { room: again }, s.a))).not.toContain(known.name)
  await invite(again, 'known@test.example')
  expect((await readersOf(again)).map(({ name }) => name)).toEqual(['Typed Name'])
  expect(JSON.stringify(await s.t.call(contract.listLedger, { room }, s.a))).not.toContain(known.name)

  await s.agree(room, 'nda')
  await s.sign(room)
  await s.t.call(contract.openNda, { room }, known)
  const { nda } = await s.t.call(contract.openNda, { room }, known)
  await s.t.call(contract.downloadNda, { room, nda: nda?.id ?? '' }, known)
  expect((await readersOf(room)).find(({ hasAccount }) => hasAccount)?.name).toBe(known.name)
})

test('inviting again sends again after a day, and the link before ends', async () => {
  const room = await s.open()
  await invite(room, 'again@test.example')
  await invite(room, 'again@test.example')
  expect(await mailsTo('again@test.example')).toEqual(['room-reader-invited'])
  s.t.setClock(new Date(s.t.house.now().getTime() + 86_400_000).toISOString())
  await invite(room, 'again@test.example')
  await invite(room, 'again@test.example')

  expect(await mailsTo('again@test.example')).toEqual(['room-reader-invited', 'room-reader-invited'])
  const { id } = await findPerson('again@test.example')
  expect((await listLinks(id)).map(link => link.revoked_at === null).sort()).toEqual([false, true])
  expect((await eventsOf(s, room)).filter(event => event === '1 reader-named')).toHaveLength(1)
})

test('an organisation invites so many a day, in however many rooms, also where it takes them off again', async () => {
  const rooms = [await s.open(), await s.open()]
  for (let at = 0; at < 20; at++) {
    const room = rooms[at % 2] ?? ''
    await invite(room, `many.${at}@test.example`)
    const { id } = await findPerson(`many.${at}@test.example`)
    await s.t.call(removeReader, { room, person: id }, s.a)
  }

  for (const room of rooms) expect(await codeOf(invite(room, 'more@test.example'))).toBe('too-many-attempts')
  s.t.setClock(new Date(s.t.house.now().getTime() + 90_000_000).toISOString())
  expect(await codeOf(invite(rooms[0] ?? '', 'more@test.example'))).toBe('done')
})
