import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { saveAvailability } from '../missions/contract-participants.ts'
import * as contract from './contract.ts'
import { addDraft } from './factory.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
let second: string
/** The delegate's two meetings: the heavier with the counterpart, the lighter with a second company. */
let heavy: string
let light: string

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** A delegate who is free in the first slot only and has two meetings: one of them waits. */
beforeEach(async () => {
  await shared.empty()
  organising = undefined
  own = (await buildWorld(t.house)).own
  const organisation = await addOrganisation(t.house, 'Second host', { kind: 'counterpart', country: 'JP' })
  second = await addParticipant(t.house, own.missionId, organisation, {
    personId: await addPerson(t.house, 'second host'),
    groupId: own.groupIds[1],
    kind: 'local',
  })
  heavy = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  light = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: second,
    weight: 3,
  })
  await setAway(own.participantId, own.slotIds.slice(1))
})

const mission = 'mission-a'
const db = () => t.house.database.db
let organising: Promise<Viewer> | undefined
const organiser = () => (organising ??= t.viewerOf(own.people.organiser))
const board = async () => t.call(contract.getBoard, { mission, show: 'draft' }, await organiser())
const standing = async (id: string) => (await board()).meetings.find(meeting => meeting.id === id)

async function setAway(participant: string, slots: readonly string[]): Promise<void> {
  await db().deleteFrom('unavailable').where('participant_id', '=', participant).execute()
  if (slots.length > 0)
    await db()
      .insertInto('unavailable')
      .values(slots.map(slot_id => ({ participant_id: participant, slot_id })))
      .execute()
}

const countAway = async (participant: string) =>
  (await db().selectFrom('unavailable').select('slot_id').where('participant_id', '=', participant).execute())
    .length

async function build(): Promise<void> {
  await t.call(contract.buildSchedule, { mission, seconds: 2, seed: 1 }, await organiser())
  await t.house.jobs.runDue()
}

/** A draft with the heavier meeting in the first slot at the first table, as a build would leave it. */
const makeDraft = () =>
  addDraft(t.house, own.missionId, [
    { meeting: heavy, slot: own.slotIds[0] ?? '', place: own.placeIds[0] ?? '' },
  ])

/** Takes up the first proposal of a meeting whose key begins so, as the board offers it. */
async function take(meeting: string, begins: string) {
  const proposals = (await standing(meeting))?.proposals ?? []
  const one = proposals.find(proposal => proposal.key.startsWith(begins))
  expect(one, `${begins} among ${proposals.map(({ key }) => key).join(' ')}`).toBeDefined()
  return t.call(
    contract.takeProposal,
    { mission, meeting, proposal: one?.key ?? '', gaps: one?.gaps ?? 0 },
    await organiser(),
  )
}

async function undo() {
  const version = (await board()).draft?.version ?? 0
  return t.call(contract.undoProposal, { mission, version }, await organiser())
}

async function publish() {
  const { draft } = await board()
  return t.call(contract.publishSchedule, { mission, version: draft?.version ?? 0 }, await organiser())
}

async function mailTo(address: string, kind: string) {
  return db()
    .selectFrom('mail')
    .select(['subject', 'text_body'])
    .where('kind', '=', kind)
    .where('to_address', '=', address)
    .execute()
}

test('a waiting meeting says the facts that keep it out, and each way out says before what it costs', async () => {
  await build()
  const waiting = await standing(light)

  expect(waiting?.slotId).toBeNull()
  expect(waiting?.reasons.map(reason => reason.key)).toEqual(['fact.full', 'fact.away'])
  expect(waiting?.reasons[0]?.values).toMatchObject({ who: 'delegate a Example, Company a', free: 1 })
  const opened = waiting?.proposals?.find(one => one.key.startsWith('open-slot'))
  expect(opened).toMatchObject({ gaps: 0, takesOut: 0, where: '09:25, Table 1' })
  expect(opened?.ask).toMatchObject({ participantId: own.participantId, slotId: own.slotIds[1] })
  expect(waiting?.proposals?.filter(one => one.key.startsWith('drop-meeting'))).toEqual([])
})

test('a slot opened for somebody places the meeting, is recorded on their behalf, and can be published', async () => {
  await build()
  const done = await take(light, 'open-slot')

  expect(await standing(light)).toMatchObject({ slotId: done.slotId, placeId: done.placeId })
  expect(await countAway(own.participantId)).toBe(2)
  const line = await db()
    .selectFrom('history')
    .select(['actor_person_id', 'on_behalf_of_person_id', 'subject_id'])
    .where('call', '=', 'missions.openSlotFor')
    .executeTakeFirst()
  expect(line).toEqual({
    actor_person_id: own.people.organiser,
    on_behalf_of_person_id: own.people.delegate,
    subject_id: own.participantId,
  })
  expect((await mailTo('delegate.a@test.example', 'schedule-changed')).length).toBe(0)
  expect(await publish()).toMatchObject({ changes: 2 })
})

test('undo takes the meeting and all that was changed for it back, and only while nothing else changed', async () => {
  await makeDraft()
  await take(light, 'open-slot')
  expect((await board()).undo).toMatchObject({ meeting: light })
  await undo()

  expect(await standing(light)).toMatchObject({ slotId: null })
  expect(await countAway(own.participantId)).toBe(3)
  expect((await board()).undo).toBeNull()
  await expect(undo()).rejects.toMatchObject({ code: 'nothing-to-undo' })
})

test('one more table at a time is one that was closed then, opened', async () => {
  await setAway(own.participantId, [])
  for (const placeId of own.placeIds)
    await db()
      .insertInto('place_closed')
      .values(
        own.slotIds
          .slice(placeId === own.placeIds[0] ? 1 : 0)
          .map(slot_id => ({ place_id: placeId, slot_id })),
      )
      .execute()
  await setAway(second, own.slotIds.slice(1))
  await setAway(own.counterpartId, own.slotIds.slice(1))
  const lone = await addMeetingOfOthers()
  await makeDraft()
  const done = await take(lone, 'add-table')
  expect(done.placeId).toBe(own.placeIds[1])
  expect(await publish()).toMatchObject({ number: 1, changes: 2 })
})

/** A meeting of two people nobody else meets, which needs a table of its own. */
async function addMeetingOfOthers(): Promise<string> {
  const ids: string[] = []
  for (const name of ['third host', 'fourth guest']) {
    const organisation = await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' })
    ids.push(
      await addParticipant(t.house, own.missionId, organisation, {
        personId: await addPerson(t.house, name),
        groupId: own.groupIds[1],
        kind: 'local',
      }),
    )
  }
  for (const id of ids) await setAway(id, own.slotIds.slice(1))
  return addMeeting(t.house, { missionId: own.missionId, from: ids[0] ?? '', to: ids[1] ?? '', weight: 1 })
}

test('where every table is open already, one more is put up; undo takes it down', async () => {
  await db()
    .updateTable('place')
    .set({ removed_at: t.house.now() })
    .where('id', '=', own.placeIds[1] ?? '')
    .execute()
  await setAway(own.participantId, own.slotIds.slice(1))
  const lone = await addMeetingOfOthers()
  await makeDraft()
  const done = await take(lone, 'add-table')

  const table = await db()
    .selectFrom('place')
    .selectAll()
    .where('id', '=', done.placeId)
    .executeTakeFirstOrThrow()
  expect(table).toMatchObject({ label: 'Table 2', kind: 'table', removed_at: null })
  const closed = await db()
    .selectFrom('place_closed')
    .select('slot_id')
    .where('place_id', '=', table.id)
    .execute()
  expect(closed.map(row => row.slot_id).sort()).toEqual(own.slotIds.slice(1).sort())
  await undo()
  expect(await standing(lone)).toMatchObject({ slotId: null })
  await publish()
})

test('a raised limit lets the meeting in; a lighter meeting can give its place; both can be taken back', async () => {
  await setAway(own.participantId, [])
  await db().updateTable('participant').set({ meetings_max: 1 }).where('id', '=', own.participantId).execute()
  await makeDraft()
  await take(light, 'raise-maximum')
  const limit = async () =>
    (
      await db()
        .selectFrom('participant')
        .select('meetings_max')
        .where('id', '=', own.participantId)
        .executeTakeFirstOrThrow()
    ).meetings_max
  expect(await limit()).toBe(2)
  await undo()
  expect(await limit()).toBe(1)
  const place = (await standing(heavy))?.placeId ?? ''
  const slot = (await standing(heavy))?.slotId ?? ''
  const version = (await board()).draft?.version ?? 0
  await t.call(
    contract.unplaceMeeting,
    { mission, meeting: heavy, version, belowFewest: 'accept' },
    await organiser(),
  )
  await t.call(
    contract.moveMeeting,
    { mission, meeting: light, version: version + 1, slotId: slot, placeId: place },
    await organiser(),
  )
  expect((await standing(heavy))?.reasons[0]?.key).toBe('reason.taken-out')
  await take(heavy, 'drop-meeting')
  expect(await standing(light)).toMatchObject({
    slotId: null,
    reasons: [{ key: 'reason.displaced' }, expect.anything()],
  })
  await undo()
  expect(await standing(light)).toMatchObject({ slotId: slot, placeId: place })
})

test('a meeting taken out by hand is offered the places that are free for it', async () => {
  await makeDraft()
  const { slotId, placeId } = (await standing(heavy)) ?? {}
  const version = (await board()).draft?.version ?? 0
  await t.call(
    contract.unplaceMeeting,
    { mission, meeting: heavy, version, belowFewest: 'accept' },
    await organiser(),
  )

  const waiting = await standing(heavy)
  expect(waiting?.reasons.map(reason => reason.key)).toEqual(['reason.taken-out', 'reason.fits'])
  await take(heavy, 'place-at')
  expect(await standing(heavy)).toMatchObject({ slotId, placeId })
})

test('a proposal is weighed again when pressed: what no longer works changes nothing and says why', async () => {
  await makeDraft()
  const key = (await standing(light))?.proposals?.find(one => one.key.startsWith('open-slot'))?.key ?? ''
  const slot = key.split(':').at(-1) ?? ''
  await setAway(second, [slot])
  const before = (await board()).draft?.version
  const press = async () =>
    t.call(contract.takeProposal, { mission, meeting: light, proposal: key }, await organiser())

  await expect(press()).rejects.toMatchObject({ code: 'proposal-stale' })
  expect([(await board()).draft?.version, await countAway(own.participantId)]).toEqual([before, 3])
  await expect(
    t.call(contract.takeProposal, { mission, meeting: light, proposal: 'burn-it:down' }, await organiser()),
  ).rejects.toMatchObject({ code: 'input-invalid' })
  await setAway(second, [])
  await expect(
    t.call(contract.takeProposal, { mission, meeting: light, proposal: key, gaps: -1 }, await organiser()),
  ).rejects.toMatchObject({ code: 'proposal-dearer' })
})

test('somebody asked by mail answers with one click; yes opens the slot and places the meeting', async () => {
  await makeDraft()
  const ask = (await standing(light))?.proposals?.find(one => one.ask !== null)?.ask
  const asking = { mission, meeting: light, participant: ask?.participantId ?? '', slotId: ask?.slotId ?? '' }
  await t.call(contract.askForSlot, asking, await organiser())
  await expect(t.call(contract.askForSlot, asking, await organiser())).rejects.toMatchObject({
    code: 'cannot-be-asked',
  })
  expect((await standing(light))?.questions).toMatchObject([{ answer: null }])
  const [mail] = await mailTo('delegate.a@test.example', 'slot-question')
  expect(mail?.text_body).toContain('Second host')
  const token = /\/asked\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? ''
  expect(await t.call(contract.getSlotQuestion, { token }, visitor('en'))).toMatchObject({
    answer: null,
    settled: false,
  })
  await t.call(contract.answerSlotQuestion, { token, answer: 'yes' }, visitor('en'))

  expect(await standing(light)).toMatchObject({ slotId: asking.slotId })
  const [told] = await mailTo('organiser.a@test.example', 'slot-answered')
  expect(told?.text_body).toContain('has its place there in the draft')
  const line = await db()
    .selectFrom('history')
    .select('actor_person_id')
    .where('call', '=', 'schedule.answerSlotQuestion')
    .executeTakeFirst()
  expect(line?.actor_person_id).toBe(own.people.delegate)
  await expect(
    t.call(contract.answerSlotQuestion, { token, answer: 'no' }, visitor('en')),
  ).rejects.toMatchObject({ code: 'link-invalid' })
  await expect(t.call(contract.getSlotQuestion, { token: 'guess' }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('a no leaves everything as it was and is shown beside the meeting', async () => {
  await makeDraft()
  const ask = (await standing(light))?.proposals?.find(one => one.ask !== null)?.ask
  await t.call(
    contract.askForSlot,
    { mission, meeting: light, participant: ask?.participantId ?? '', slotId: ask?.slotId ?? '' },
    await organiser(),
  )
  const [mail] = await mailTo('delegate.a@test.example', 'slot-question')
  const token = /\/asked\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? ''
  await t.call(contract.answerSlotQuestion, { token, answer: 'no' }, visitor('en'))

  expect(await countAway(own.participantId)).toBe(3)
  expect((await standing(light))?.questions).toMatchObject([{ answer: 'no' }])
})

test('everything wrong with the input is named at once, each with its record, before anything is built', async () => {
  await setAway(own.counterpartId, own.slotIds)
  await db()
    .updateTable('participant')
    .set({ meetings_min: 3, meetings_max: 2 })
    .where('id', '=', second)
    .execute()
  const faults = (await t.call(contract.getBoard, { mission }, await organiser())).faults
  const said = faults.map(({ severity, sentence, record }) => [severity, sentence.key, record])
  expect(said.sort((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual([
    ['impossible', 'fault.minimum-above-free', { kind: 'availability', id: own.counterpartId }],
    ['impossible', 'fault.minimum-above-limit', { kind: 'participant', id: second }],
    ['impossible', 'fault.nobody-free', { kind: 'meeting', id: heavy }],
  ])
  await build()

  await db()
    .updateTable('place')
    .set({ removed_at: t.house.now() })
    .where('mission_id', '=', own.missionId)
    .execute()
  const refused = t.call(contract.buildSchedule, { mission }, await organiser())
  await expect(refused).rejects.toMatchObject({ code: 'input-faulty', values: { count: 1 } })
  const steward = await t.viewerOf(own.people.steward)
  expect((await t.call(contract.getBoard, { mission }, steward)).faults).toEqual([])
})

test('undo leaves what somebody said or did since, and says so', async () => {
  await makeDraft()
  const ask = (await standing(light))?.proposals?.find(one => one.ask !== null)?.ask
  await t.call(
    contract.askForSlot,
    { mission, meeting: light, participant: ask?.participantId ?? '', slotId: ask?.slotId ?? '' },
    await organiser(),
  )
  const [mail] = await mailTo('delegate.a@test.example', 'slot-question')
  const token = /\/asked\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? ''
  await t.call(contract.answerSlotQuestion, { token, answer: 'yes' }, visitor('en'))
  const answered = await undo()
  const away = await countAway(own.participantId)

  await setAway(own.participantId, own.slotIds.slice(1))
  await take(light, 'open-slot')
  await db().deleteFrom('slot_question').execute()
  t.moveClock(1000)
  await t.call(
    saveAvailability,
    { mission, participant: own.participantId, slots: [{ id: own.slotIds[1] ?? '', available: true }] },
    await t.viewerOf(own.people.delegate),
  )
  const written = await undo()

  await setAway(own.participantId, [])
  await setLimit(1)
  await take(light, 'raise-maximum')
  await setLimit(5)
  const limited = await undo()

  expect([answered.left, away, written.left, await countAway(own.participantId), limited.left]).toEqual([
    ['slot'],
    2,
    ['slot'],
    0,
    ['limit'],
  ])
  expect(await limitOf()).toBe(5)
  expect(await standing(light)).toMatchObject({ slotId: null })
})

const setLimit = (meetings_max: number) =>
  db().updateTable('participant').set({ meetings_max }).where('id', '=', own.participantId).execute()
const limitOf = async () =>
  (
    await db()
      .selectFrom('participant')
      .select('meetings_max')
      .where('id', '=', own.participantId)
      .executeTakeFirstOrThrow()
  ).meetings_max

test('a meeting that gave its place and was cancelled meanwhile does not come back with undo', async () => {
  await makeDraft()
  const { slotId, placeId } = (await standing(heavy)) ?? {}
  const version = (await board()).draft?.version ?? 0
  await t.call(
    contract.unplaceMeeting,
    { mission, meeting: heavy, version, belowFewest: 'accept' },
    await organiser(),
  )
  await t.call(
    contract.moveMeeting,
    { mission, meeting: light, version: version + 1, slotId: slotId ?? '', placeId: placeId ?? '' },
    await organiser(),
  )
  await take(heavy, 'drop-meeting')
  await db().updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', light).execute()

  const undone = await undo()

  expect(undone.left).toEqual(['meeting'])
  const rows = async (table: 'placement' | 'unplaced') =>
    (await db().selectFrom(table).select('meeting_id').execute()).map(row => row.meeting_id)
  expect([await rows('placement'), await rows('unplaced')]).toEqual([[], [heavy]])
})

test('no proposal raises a limit beyond the meetings there are, nor takes out what weighs more, whatever is sent', async () => {
  await makeDraft()
  const version = (await board()).draft?.version
  await setAway(own.participantId, [])
  await setLimit(1)
  const press = async (proposal: string) =>
    t.call(contract.takeProposal, { mission, meeting: light, proposal }, await organiser()).then(
      () => 'taken',
      error => (error as { code?: string }).code,
    )

  expect([
    await press(`raise-maximum:${own.participantId}:2000000000`),
    await press(`drop-meeting:${heavy}:${own.slotIds[0]}`),
    await limitOf(),
    (await board()).draft?.version,
  ]).toEqual(['proposal-stale', 'proposal-stale', 1, version])
})
