import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { buildWorld, type Side, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { visitor } from '../../shared/viewer.ts'
import { checkIn, findPeople, getDayByLink } from '../day/contract.ts'
import * as contract from './contract.ts'
import * as guest from './contract-guest.ts'
import { selectListed } from './queries.ts'

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
const mission = 'mission-a'
const reader = visitor('ja')

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

beforeEach(async () => {
  await shared.empty()
  world = await buildWorld(t.house)
  own = world.own
  t.setClock('2026-10-05T01:00:00Z')
  await t.house.database.db.deleteFrom('account').where('person_id', '=', own.people.counterpart).execute()
})

/** The link in a mail to the guest of the market, or to somebody else, that opens the guest's schedule. */
async function linkTo(personId: string): Promise<string> {
  const token = `guest-${t.house.newId()}`.padEnd(43, 'x')
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose: 'my-schedule',
      person_id: personId,
      subject_id: own.missionId,
      payload: JSON.stringify({ participants: [own.counterpartId] }),
      created_at: t.house.now(),
      expires_at: new Date(t.house.now().getTime() + 86_400_000),
    })
    .execute()
  return token
}

const open = (token: string) => t.call(guest.getBadgeByLink, { token }, reader)
async function codeOfGuest(token: string): Promise<string> {
  const { badge } = await open(token)
  if (badge === null) throw new Error('the guest has no badge')
  return badge.address.split('/').at(-1) ?? ''
}
const scan = async (code: string) =>
  t.call(contract.exchange, { code, gives: ['email'] }, await t.viewerOf(own.people.delegate))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

test('a guest’s link shows their badge, and the desk checks them in by its code', async () => {
  const { badge } = await open(await linkTo(own.people.counterpart))
  const steward = await t.viewerOf(own.people.steward)

  const { items } = await t.call(findPeople, { mission, text: badge?.address ?? '' }, steward)
  await t.call(checkIn, { mission, participant: items[0]?.participantId ?? '', by: 'badge' }, steward)
  const { items: after } = await t.call(
    findPeople,
    { mission, text: badge?.typed ?? '', show: 'all' },
    steward,
  )

  expect(badge).toMatchObject({ participantId: own.counterpartId, isOwn: true, gives: null })
  expect(items.map(person => person.participantId)).toEqual([own.counterpartId])
  expect(after.map(person => [person.participantId, person.since !== null])).toEqual([
    [own.counterpartId, true],
  ])
})

test('who scans a guest reads a name until the guest answers by their link, and takes it back by it', async () => {
  const token = await linkTo(own.people.counterpart)
  const contactsOf = async (who: string) =>
    (await t.call(contract.listContacts, { mission }, await t.viewerOf(who))).items
  const give = (contact: string, gives: ('email' | 'phone')[]) =>
    t.call(guest.setGivenByLink, { token, contact, gives }, reader)

  const { contact, state } = await scan(await codeOfGuest(token))
  const waiting = [
    (await open(token)).contacts?.items,
    (await t.call(getDayByLink, { token }, reader)).contactsWaiting,
  ]
  const before = await contactsOf(own.people.delegate)
  await give(contact, ['email'])
  const agreed = await contactsOf(own.people.delegate)
  const card = (await t.call(guest.downloadContactByLink, { token, contact }, reader)) as FileAnswer
  await give(contact, [])

  expect(state).toBe('asked')
  expect(waiting).toMatchObject([[{ id: contact, state: 'asks', email: null }], 1])
  expect(before).toMatchObject([{ state: 'asked', email: null }])
  expect(agreed).toMatchObject([{ state: 'agreed', email: 'counterpart.a@test.example' }])
  expect(String(card.body)).toContain('delegate.a@test.example')
  expect(await contactsOf(own.people.delegate)).toMatchObject([{ email: null }])
  expect((await t.call(getDayByLink, { token }, reader)).contactsWaiting).toBe(0)
})

test('what a guest chose beforehand is given at once, and they agree to a list on paper and take it back', async () => {
  const token = await linkTo(own.people.counterpart)
  const participant = own.counterpartId
  const listed = async () =>
    (await selectListed(t.house.database.db, own.missionId, 'printed-list')).map(one => one.name)
  const set = (list: boolean) => t.call(guest.setListsByLink, { token, participant, list }, reader)

  await t.call(guest.saveCardByLink, { token, participant, gives: ['email'] }, reader)
  const { state } = await scan(await codeOfGuest(token))
  await set(true)
  const on = await listed()
  await set(false)

  expect(state).toBe('agreed')
  expect([on, await listed()]).toEqual([['counterpart a Example'], []])
})

test('nobody consents for a guest: not who brought them, and not a passed-on mail to somebody with an account', async () => {
  const { db } = t.house.database
  await db
    .updateTable('participant')
    .set({ brought_by: own.people.host })
    .where('id', '=', own.counterpartId)
    .execute()
  const tokens = { host: await linkTo(own.people.host), guest: await linkTo(own.people.counterpart) }
  const { contact } = await scan(await codeOfGuest(tokens.guest))
  await db
    .insertInto('account')
    .values({
      id: t.house.newId(),
      person_id: own.people.counterpart,
      email: 'counterpart.a@test.example',
      created_at: t.house.now(),
    })
    .execute()
  const tries = (token: string) =>
    Promise.all(
      [
        t.call(guest.setGivenByLink, { token, contact, gives: ['email'] }, reader),
        t.call(guest.saveCardByLink, { token, participant: own.counterpartId, gives: ['email'] }, reader),
        t.call(guest.setListsByLink, { token, participant: own.counterpartId, list: true }, reader),
        t.call(guest.downloadContactByLink, { token, contact }, reader),
      ].map(refusal),
    )

  expect(await tries(tokens.host)).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'])
  await db.deleteFrom('account').where('person_id', '=', own.people.host).execute()
  expect(await tries(tokens.host)).toEqual(['not-found', 'not-found', 'not-found', 'not-found'])
  expect(await tries(tokens.guest)).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'])
  expect(await open(tokens.guest)).toMatchObject({ contacts: null, signsIn: true, badge: { isOwn: false } })
  expect(await open(tokens.host)).toMatchObject({ contacts: null, signsIn: false, badge: { isOwn: false } })
})
