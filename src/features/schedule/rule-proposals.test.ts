import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { addOrganisation, addParticipant, buildWorld, type Side } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as ruleCalls from '../missions/contract-rules.ts'
import * as contract from './contract.ts'
import { addDraft } from './factory.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
/** Two pairs of people, free in the first slot alone; the second meeting weighs less. */
let heavy: string
let light: string

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

beforeEach(async () => {
  await shared.empty()
  organising = undefined
  own = (await buildWorld(t.house)).own
  const side = async (name: string, groupId: string) =>
    addParticipant(t.house, own.missionId, await addOrganisation(t.house, name), { groupId, kind: 'local' })
  const { missionId } = own
  const guest = await side('Second guest', own.groupIds[0])
  const host = await side('Second host', own.groupIds[1])
  heavy = await addMeeting(t.house, { missionId, from: own.participantId, to: own.counterpartId })
  light = await addMeeting(t.house, { missionId, from: guest, to: host, weight: 3 })
  for (const [id, languages] of [
    [own.participantId, ['lt']],
    [own.counterpartId, ['ja']],
    [guest, ['lt']],
    [host, ['ja']],
  ] as const)
    await db()
      .updateTable('participant')
      .set({ languages: [...languages] })
      .where('id', '=', id)
      .execute()
  for (const participant_id of [own.participantId, guest])
    await db()
      .insertInto('unavailable')
      .values(own.slotIds.slice(1).map(slot_id => ({ participant_id, slot_id })))
      .execute()
})

const mission = 'mission-a'
const db = () => t.house.database.db
let organising: Promise<Viewer> | undefined
const organiser = () => (organising ??= t.viewerOf(own.people.organiser))
const board = async () => t.call(contract.getBoard, { mission, show: 'draft' }, await organiser())
const standing = async (id: string) => (await board()).meetings.find(meeting => meeting.id === id)

async function build(): Promise<void> {
  await t.call(contract.buildSchedule, { mission, seconds: 2, seed: 1 }, await organiser())
  await t.house.jobs.runDue()
}

/** A draft with the heavier meeting in the first slot at the first table, as a build would leave it. */
const makeDraft = () =>
  addDraft(t.house, own.missionId, [
    { meeting: heavy, slot: own.slotIds[0] ?? '', place: own.placeIds[0] ?? '' },
  ])

async function offered(begins: string) {
  const proposals = (await standing(light))?.proposals ?? []
  const one = proposals.find(({ key }) => key.startsWith(begins))
  expect(one, `${begins} among ${proposals.map(({ key }) => key).join(' ')}`).toBeDefined()
  return one
}

const press = async (proposal: string) =>
  t.call(contract.takeProposal, { mission, meeting: light, proposal }, await organiser())

const take = async (begins: string) => press((await offered(begins))?.key ?? '')

async function undo() {
  const version = (await board()).draft?.version ?? 0
  return (await t.call(contract.undoProposal, { mission, version }, await organiser())).left
}

async function publish() {
  const { draft } = await board()
  return t.call(contract.publishSchedule, { mission, version: draft?.version ?? 0 }, await organiser())
}

const saveRules = async (rules: object) =>
  t.call(ruleCalls.saveMeetingRules, { mission, ...rules }, await organiser())
const oneInterpreter = (units = 1) =>
  saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units }] })
const units = async () =>
  (await db().selectFrom('interpreter').select('units').executeTakeFirstOrThrow()).units
const hours = async () =>
  db().selectFrom('resource_hours').select(['interpreter_id', 'units', 'extra']).execute()
const calls = async () =>
  (
    await db()
      .selectFrom('history')
      .select('call')
      .where('call', 'like', 'missions.%')
      .where('subject_id', '=', own.missionId)
      .execute()
  ).map(row => row.call)

async function limitGroup(meetingsMax: number | null): Promise<void> {
  await db()
    .updateTable('participant_group')
    .set({ meetings_max: meetingsMax })
    .where('id', '=', own.groupIds[1])
    .execute()
}
const groupLimit = async () =>
  (
    await db()
      .selectFrom('participant_group')
      .select('meetings_max')
      .where('id', '=', own.groupIds[1])
      .executeTakeFirstOrThrow()
  ).meetings_max

test('one more interpreter in a slot gives the meeting its place; undo sends the interpreter home', async () => {
  await oneInterpreter()
  await build()
  expect((await standing(light))?.reasons.map(reason => reason.key)).toContain('fact.interpreter')
  expect(await offered('add-resource')).toMatchObject({
    words: [
      { key: 'proposal.resource-added', values: { languages: 'Japanese – Lithuanian', slot: '09:00' } },
    ],
    gaps: 0,
    takesOut: 0,
    ask: null,
  })

  await take('add-resource')
  expect((await standing(light))?.slotId).toBe((await standing(heavy))?.slotId)
  expect([await hours(), await units()]).toEqual([
    [{ interpreter_id: expect.any(String), units: 1, extra: true }],
    1,
  ])
  expect(await undo()).toEqual([])
  expect([(await standing(light))?.slotId, await hours()]).toEqual([null, []])
  await take('add-resource')
  expect(await publish()).toMatchObject({ changes: 2 })
  expect((await calls()).sort()).toEqual([
    'missions.addUnitAt',
    'missions.addUnitAt',
    'missions.removeUnitAt',
    'missions.saveMeetingRules',
  ])
})

test('one more interpreter throughout raises their number, and undo only takes back what nobody changed since', async () => {
  await oneInterpreter()
  await makeDraft()
  expect((await offered('raise-resource'))?.words).toEqual([
    {
      key: 'proposal.resource-raised',
      values: { languages: 'Japanese – Lithuanian', from: 1, count: 2 },
    },
  ])
  await take('raise-resource')
  expect([await units(), await hours()]).toEqual([2, []])
  expect([await undo(), await units()]).toEqual([[], 1])

  await take('raise-resource')
  await oneInterpreter(4)
  expect([await undo(), await units()]).toEqual([['resource'], 4])
})

test('a video line more is offered where all are taken, and the hours of a pair outlive another number of it', async () => {
  await oneInterpreter(2)
  await db()
    .insertInto('place')
    .values({ id: t.house.newId(), mission_id: own.missionId, label: 'Online', kind: 'online', position: 9 })
    .execute()
  await db().updateTable('mission').set({ format: 'remote' }).where('id', '=', own.missionId).execute()
  await saveRules({ videoLines: 1 })
  await build()
  expect((await standing(light))?.reasons.map(reason => reason.key)).toContain('fact.video')
  expect((await offered('add-resource:video'))?.words[0]).toEqual({
    key: 'proposal.resource-added-video',
    values: { slot: '09:00' },
  })
  expect((await offered('raise-resource:video'))?.words[0]?.key).toBe('proposal.resource-raised-video')
  await take('add-resource:video')
  expect(await hours()).toEqual([{ interpreter_id: null, units: 1, extra: true }])
  expect(await undo()).toEqual([])

  const pair = await db().selectFrom('interpreter').select('id').executeTakeFirstOrThrow()
  await oneInterpreter(3)
  expect(await db().selectFrom('interpreter').select(['id', 'units']).execute()).toEqual([
    { ...pair, units: 3 },
  ])
})

test('a group’s limit is raised by one, said before, taken back, and never beyond what was accepted', async () => {
  await limitGroup(1)
  await makeDraft()
  expect((await standing(light))?.reasons.map(reason => reason.key)).toEqual(['fact.group'])
  expect((await offered('raise-group-maximum'))?.words).toEqual([
    { key: 'proposal.group-raised', values: { group: expect.any(String), from: 1, count: 2 } },
  ])
  const { version } = (await board()).draft ?? { version: 0 }
  await expect(press(`raise-group-maximum:${own.groupIds[1]}:3`)).rejects.toMatchObject({
    code: 'proposal-stale',
  })
  expect([await groupLimit(), (await board()).draft?.version]).toEqual([1, version])

  await take('raise-group-maximum')
  expect([(await standing(light))?.slotId, await groupLimit()]).toEqual([own.slotIds[0], 2])
  expect([await undo(), await groupLimit(), (await standing(light))?.slotId]).toEqual([[], 1, null])
  await take('raise-group-maximum')
  await limitGroup(7)
  expect([await undo(), await groupLimit()]).toEqual([['group'], 7])
})

test('what became needless brings nobody, and what was never needed is not done', async () => {
  await oneInterpreter()
  await makeDraft()
  const key = (await offered('add-resource'))?.key ?? ''
  await expect(
    press((await offered('raise-resource'))?.key.replace(/:2$/, ':400') ?? ''),
  ).rejects.toMatchObject({ code: 'proposal-stale' })
  await oneInterpreter(2)
  await press(key)
  expect([(await standing(light))?.slotId, await hours()]).toEqual([own.slotIds[0], []])
})

test('hours somebody said anew stay when the proposal is taken back, and it says so', async () => {
  await oneInterpreter()
  await makeDraft()
  await take('add-resource')
  await db().updateTable('resource_hours').set({ units: 2 }).execute()
  expect([await undo(), (await hours()).length]).toEqual([['resource'], 1])
})
