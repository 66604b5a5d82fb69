import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { buildWorld, type Side, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { visitor } from '../../shared/viewer.ts'
import { findPeople } from '../day/contract.ts'
import { listEncounters } from '../outcomes/contract-funnel.ts'
import * as contract from './contract.ts'
import { selectAgreed, selectListed } from './queries.ts'

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
const mission = 'mission-a'

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
})

const delegate = () => t.viewerOf(own.people.delegate)
const counterpart = () => t.viewerOf(own.people.counterpart)
const badge = async (participant: string) => {
  const { badge: found } = await t.call(contract.getMyBadge, { mission, participant })
  if (found === null) throw new Error('there is no badge')
  return { ...found, code: found.address.split('/').at(-1) ?? '' }
}
const choose = async (gives: ('email' | 'phone')[]) =>
  t.call(contract.saveCard, { mission, participant: own.counterpartId, gives }, await counterpart())
const scan = async (code: string) => t.call(contract.exchange, { code, gives: ['email'] }, await delegate())
const contacts = async (who: string) =>
  (await t.call(contract.listContacts, { mission }, await t.viewerOf(who))).items
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

test('a stranger who scans reads no name, who takes part does, and a code of no key opens nothing', async () => {
  const { code } = await badge(own.counterpartId)
  const last = code.at(-1) === 'A' ? 'B' : 'A'
  const open = async (who: string | null) =>
    t.call(contract.openBadge, { code }, who === null ? visitor('en') : await t.viewerOf(who))

  expect(await open(null)).toMatchObject({ person: null, exchange: null, atDesk: false })
  expect(await open(world.foreign.people.delegate)).toMatchObject({ person: null, exchange: null })
  expect(await open(world.stranger)).toMatchObject({ person: null, exchange: null })
  expect(await open(own.people.delegate)).toMatchObject({
    person: { name: 'counterpart a Example' },
    exchange: { state: 'none', asksFirst: true },
    atDesk: false,
  })
  expect((await open(own.people.steward)).atDesk).toBe(true)
  expect(
    await codeOf(t.call(contract.openBadge, { code: `${code.slice(0, -1)}${last}` }, visitor('en'))),
  ).toBe('link-invalid')
})

test('a code that was renewed opens nothing any more, and the new one does', async () => {
  const { code } = await badge(own.counterpartId)
  await t.call(contract.renewCode, { mission, participant: own.counterpartId })

  const anew = await badge(own.counterpartId)

  expect(await codeOf(t.call(contract.openBadge, { code }, await delegate()))).toBe('link-invalid')
  expect((await t.call(contract.openBadge, { code: anew.code }, await delegate())).person).not.toBeNull()
})

test('who has chosen gives at once what they chose; both read it, and it is an encounter', async () => {
  await choose(['phone'])
  await t.house.database.db.updateTable('person').set({ phone: '+81 6 0000 0000' }).execute()

  const { state } = await scan((await badge(own.counterpartId)).code)

  expect(state).toBe('agreed')
  expect(await contacts(own.people.delegate)).toMatchObject([
    { name: 'counterpart a Example', state: 'agreed', email: null, phone: '+81 6 0000 0000' },
  ])
  expect(await contacts(own.people.counterpart)).toMatchObject([
    { name: 'delegate a Example', email: 'delegate.a@test.example', phone: null },
  ])
  expect((await t.call(listEncounters, { mission }, await delegate())).items).toMatchObject([
    { kind: 'other', rung: 'talking' },
  ])
})

test('who has not chosen is asked first; neither reads more than a name before the answer', async () => {
  const { contact, state } = await scan((await badge(own.counterpartId)).code)
  const waiting = await contacts(own.people.counterpart)
  const before = await contacts(own.people.delegate)

  await t.call(contract.setGiven, { mission, contact, gives: ['email'] }, await counterpart())

  expect(state).toBe('asked')
  expect(waiting).toMatchObject([{ state: 'asks', email: null }])
  expect(before).toMatchObject([{ state: 'asked', email: null }])
  expect(await contacts(own.people.delegate)).toMatchObject([
    { state: 'agreed', email: 'counterpart.a@test.example' },
  ])
})

test('taking it back holds at the next look and download', async () => {
  await choose(['email'])
  const { contact } = await scan((await badge(own.counterpartId)).code)
  const download = async () =>
    String(
      ((await t.call(contract.downloadContact, { mission, contact }, await delegate())) as FileAnswer).body,
    )
  const before = await download()

  await choose([])

  expect(before).toContain('EMAIL:counterpart.a@test.example')
  expect(await download()).not.toContain('EMAIL')
  expect(await contacts(own.people.delegate)).toMatchObject([{ email: null }])
})

test('two who scan each other at once have one contact, and both agreed', async () => {
  const [mine, theirs] = [await badge(own.participantId), await badge(own.counterpartId)]

  await Promise.all([
    scan(theirs.code),
    t.call(contract.exchange, { code: mine.code, gives: [] }, await counterpart()),
  ])

  expect(await contacts(own.people.delegate)).toMatchObject([{ state: 'agreed' }])
  expect(await contacts(own.people.counterpart)).toMatchObject([{ state: 'agreed' }])
})

test('a scan between two who have a meeting is no encounter', async () => {
  await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to: own.counterpartId })

  await scan((await badge(own.counterpartId)).code)

  expect((await t.call(listEncounters, { mission }, await delegate())).items).toEqual([])
})

test('nobody exchanges with themselves, and nobody else reads or answers a contact', async () => {
  const { contact } = await scan((await badge(own.counterpartId)).code)
  const others = ['organiser', 'editor', 'host', 'manager'] as const

  expect(await codeOf(scan((await badge(own.participantId)).code))).toBe('own-badge')
  for (const who of others) {
    const viewer = await t.viewerOf(own.people[who])
    expect(await codeOf(t.call(contract.downloadContact, { mission, contact }, viewer))).toBe('not-allowed')
    expect(await codeOf(t.call(contract.setGiven, { mission, contact, gives: [] }, viewer))).toBe(
      'not-allowed',
    )
  }
})

test('the desk finds somebody by their badge’s address or its letters, and by no old one', async () => {
  const old = await badge(own.counterpartId)
  const steward = await t.viewerOf(own.people.steward)
  const find = async (text: string) =>
    (await t.call(findPeople, { mission, text }, steward)).items.map(person => person.participantId)

  const found = [await find(old.address), await find(old.typed.toLowerCase().replace('-', ' '))]
  await t.call(contract.renewCode, { mission, participant: own.counterpartId })

  expect(found).toEqual([[own.counterpartId], [own.counterpartId]])
  expect(await find(old.address)).toEqual([])
  expect(await find(old.typed)).toEqual([])
})

test('by name on paper stands who agreed to that very list, until they take it back', async () => {
  const listed = async (purpose: 'printed-list' | 'brochure') =>
    (await selectListed(t.house.database.db, own.missionId, purpose)).map(person => person.name)
  const set = async (list: boolean, brochure: boolean) =>
    t.call(contract.setLists, { mission, participant: own.participantId, list, brochure }, await delegate())

  const before = [await listed('printed-list'), await listed('brochure')]
  await set(true, false)
  const agreed = [await listed('printed-list'), await listed('brochure')]
  await set(false, true)

  expect(before).toEqual([[], []])
  expect(agreed).toEqual([['delegate a Example'], []])
  expect([await listed('printed-list'), await listed('brochure')]).toEqual([[], ['delegate a Example']])
})

test('what its person took back nobody else gives anew, and one list leaves the other as it is', async () => {
  const { db } = t.house.database
  const set = async (who: string, lists: { list?: boolean; brochure?: boolean }) =>
    codeOf(
      t.call(contract.setLists, { mission, participant: own.participantId, ...lists }, await t.viewerOf(who)),
    )
  const agreed = async () => (await selectAgreed(db, own.missionId, own.people.delegate)).sort()
  const { editor, delegate: person } = own.people

  expect(await set(editor, { list: true })).toBe('done')
  expect(await set(editor, { brochure: true })).toBe('done')
  expect(await agreed()).toEqual(['brochure', 'printed-list'])
  await set(person, { list: false })
  expect(await set(editor, { list: true })).toBe('not-allowed')
  expect(await set(editor, { brochure: false })).toBe('done')
  expect(await agreed()).toEqual([])
  expect(await set(person, { list: true })).toBe('done')
  expect(await agreed()).toEqual(['printed-list'])
})

test('on paper stands no company that nobody agreed for', async () => {
  const { db } = t.house.database
  await db.updateTable('participant').set({ person_id: null }).where('id', '=', own.counterpartId).execute()
  const listed = async () => (await selectListed(db, own.missionId, 'printed-list')).length

  const before = await listed()
  await db.updateTable('participant').set({ listed: true }).where('id', '=', own.counterpartId).execute()

  expect([before, await listed()]).toEqual([0, 1])
})

test('who has left gives nothing more, and takes back what they gave', async () => {
  const { db } = t.house.database
  await choose(['email'])
  const { contact } = await scan((await badge(own.counterpartId)).code)
  await db.updateTable('mission').set({ state: 'draft', public_page: false }).execute()
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('id', '=', own.counterpartId)
    .execute()

  expect(await contacts(own.people.delegate)).toMatchObject([{ email: null }])
  expect(await codeOf(t.call(contract.setGiven, { mission, contact, gives: [] }, await counterpart()))).toBe(
    'done',
  )
  expect(await codeOf(choose([]))).toBe('done')
  expect(
    await codeOf(
      t.call(
        contract.setGiven,
        { mission, contact, gives: [] },
        await t.viewerOf(world.foreign.people.delegate),
      ),
    ),
  ).toBe('not-found')
})

test('an exchanged contact tells of the address what the organisation shows to everybody on a mission', async () => {
  const { db } = t.house.database
  await db
    .updateTable('organisation')
    .set({ street: 'Hidden Street 1', postcode: '12345', city: 'Osaka' })
    .where('id', '=', own.counterpartOrganisationId)
    .execute()
  const keepTo = async (level: string) =>
    db
      .updateTable('organisation')
      .set({ part_visibility: JSON.stringify({ street: level, postcode: level }) })
      .where('id', '=', own.counterpartOrganisationId)
      .execute()
  await t.call(
    contract.saveCard,
    { mission, participant: own.counterpartId, gives: ['organisation'] },
    await counterpart(),
  )
  await scan((await badge(own.counterpartId)).code)

  await keepTo('platform')
  expect(await contacts(own.people.delegate)).toMatchObject([{ address: 'Hidden Street 1, 12345 Osaka' }])
  await keepTo('cluster')
  expect(await contacts(own.people.delegate)).toMatchObject([{ address: 'Osaka' }])
})

test('an organiser puts nobody on a list', async () => {
  const organiser = await t.viewerOf(own.people.organiser)

  expect(
    await codeOf(
      t.call(
        contract.setLists,
        { mission, participant: own.participantId, list: true, brochure: true },
        organiser,
      ),
    ),
  ).toBe('not-allowed')
})

test('badges, list and brochure are set, whatever names hold', async () => {
  await t.house.database.db
    .updateTable('person')
    .set({ given_name: '#eval("1") \\ *Kenji*', name_other_script: 'サンプル 健二' })
    .execute()

  for (const call of [contract.printBadges, contract.printList, contract.printBrochure]) {
    const file = (await t.call(call, { mission })) as FileAnswer
    expect(
      Buffer.from(file.body as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
}, 60_000)
