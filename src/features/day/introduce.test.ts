import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { publishMeetings } from '../../../tests/harness/publish-meetings.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
} from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { requestMeeting } from '../meetings/contract.ts'
import { listCounterparts } from '../meetings/contract-meet.ts'
import { comparePublished, publishSchedule, startDraft } from '../schedule/contract.ts'
import * as contract from './contract.ts'
import {
  declineIntroduction,
  declineIntroductionByLink,
  getFreePeople,
  introduce,
} from './contract-introductions.ts'
import { getRepair, takeRepair } from './contract-repair.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
let meetings: string[]
/** Hosts who may be met: two who make what the delegate looks for, one who does not. */
let hosts: Record<'first' | 'second' | 'other', { participant: string; person: string; organisation: string }>
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

const seeks = 'Femtosecond laser sources for retina imaging'
const offers = 'We build femtosecond laser sources for retina imaging'

async function addHost(name: string, words: { offers: string; seeks: string }) {
  const person = await addPerson(t.house, name)
  const organisation = await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' })
  const participant = await addParticipant(t.house, own.missionId, organisation, {
    personId: person,
    groupId: own.groupIds[1],
    kind: 'local',
  })
  await t.house.database.db.updateTable('participant').set(words).where('id', '=', participant).execute()
  return { participant, person, organisation }
}

/** 09:00 delegate and host, who does not come; three more hosts are here with nothing. */
beforeEach(async () => {
  await shared.empty()
  own = (await buildWorld(t.house)).own
  const wanted = { offers: 'Retina imaging cameras', seeks }
  await t.house.database.db
    .updateTable('participant')
    .set(wanted)
    .where('id', '=', own.participantId)
    .execute()
  hosts = {
    first: await addHost('First laser', { offers, seeks: 'Retina imaging cameras' }),
    second: await addHost('Second laser', { offers, seeks: 'Retina imaging cameras' }),
    other: await addHost('Timber works', { offers: 'Pallets of spruce', seeks: 'Saw blades' }),
  }
  meetings = await publishMeetings(t, own, [{ slot: 0, place: 0 }])
  await t.house.database.db.deleteFrom('mail').execute()
  t.setClock('2026-10-05T00:02:00Z')
  for (const participant of [own.participantId, ...Object.values(hosts).map(host => host.participant)])
    await t.call(contract.checkIn, { mission, participant }, await steward())
})

const steward = () => t.viewerOf(own.people.steward)
const free = async () => t.call(getFreePeople, { mission, participant: own.participantId }, await steward())
const moveAway = async () => {
  const about = { mission, meeting: meetings[0] ?? '' }
  const { options } = await t.call(getRepair, about, await steward())
  await t.call(takeRepair, { ...about, fingerprint: options[0]?.fingerprint ?? '' }, await steward())
  await t.house.database.db.deleteFrom('mail').execute()
}
const meet = async (other: string, slot = own.slotIds[0] ?? '') =>
  t.call(introduce, { mission, participant: own.participantId, with: other, slot }, await steward())
const day = async (who: string) => t.call(contract.getMyDay, { mission }, await t.viewerOf(who))
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => (error as { code?: string }).code,
  )
const mailed = async () =>
  (
    await t.house.database.db
      .selectFrom('mail')
      .select(['to_address', 'text_body'])
      .orderBy('to_address')
      .execute()
  ).map(mail => ({ to: mail.to_address, text: mail.text_body }))

test('whoever still has the meeting is offered nobody; moved away they stand on the desk and are offered two who match', async () => {
  const before = await free()
  await moveAway()
  const desk = await t.call(contract.getDesk, { mission }, await steward())
  const after = await free()

  expect(before).toMatchObject({ isFree: false, people: [] })
  expect(desk.stranded.map(one => one.participantId)).toEqual([own.participantId])
  expect(after.slot?.startsAt).toBe('2026-10-05T00:00:00.000Z')
  expect(after.people.map(one => one.participantId).sort()).toEqual(
    [hosts.first.participant, hosts.second.participant].sort(),
  )
  expect(after.people[0]?.pair.whyThem.reasons[0]?.offered?.text).toBe(offers)
})

test('a never, a table that is taken, whoever left or is somewhere else: none of them is offered', async () => {
  await moveAway()
  const { db } = t.house.database
  await db
    .insertInto('never_meet')
    .values({
      mission_id: own.missionId,
      participant_id: hosts.first.participant,
      other_organisation_id: own.organisationId,
      created_at: t.house.now(),
    })
    .execute()
  const one = await free()
  await t.call(
    contract.sayLate,
    { mission, participant: hosts.second.participant, minutes: 10 },
    await steward(),
  )
  const none = await free()

  expect(one.people.map(person => person.participantId)).toEqual([hosts.second.participant])
  expect(none.people).toEqual([])
  expect(await codeOf(meet(hosts.first.participant))).toBe('introduction-stale')
})

test('introduced, their meeting stands at a free table, both are told why they hear of it, and it can begin', async () => {
  await moveAway()
  const { people } = await free()

  const done = await meet(hosts.first.participant)
  const mails = await mailed()
  const phone = await day(own.people.delegate)
  await t.call(contract.noteMeeting, { mission, meeting: done.meeting, what: 'started' }, await steward())

  expect(done.place).toBe(people.find(one => one.participantId === hosts.first.participant)?.place)
  expect(mails.map(mail => mail.to)).toHaveLength(2)
  expect(mails.every(mail => mail.text.includes('introduces you to each other'))).toBe(true)
  expect(phone.states.find(state => state.meetingId === done.meeting)?.isIntroduced).toBe(true)
  const desk = await t.call(contract.getDesk, { mission }, await steward())
  expect(desk.counts.held).toBe(1)
  expect(desk.stranded).toEqual([])
  expect(desk.said.map(event => event.kind).slice(0, 2)).toEqual(['started', 'introduced'])
})

test('ten desks that introduce at once give one meeting, and the published schedule still passes the verifier', async () => {
  await moveAway()
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      meet(index % 2 === 0 ? hosts.first.participant : hosts.second.participant),
    ),
  )
  const organiser = await t.viewerOf(own.people.organiser)
  await t.call(startDraft, { mission }, organiser)
  const { faults, draft } = await t.call(comparePublished, { mission }, organiser)

  expect(all.filter(one => one.status === 'fulfilled')).toHaveLength(1)
  expect(faults).toEqual([])
  expect(await t.call(publishSchedule, { mission, version: draft?.version ?? 0 }, organiser)).toMatchObject({
    people: 0,
  })
})

test('either side says no until it begins, by account or by link: the other is told, and the desk sees it gone', async () => {
  await moveAway()
  const { meeting } = await meet(hosts.first.participant)
  await t.house.database.db.deleteFrom('mail').execute()
  const stranger = { mission, participant: hosts.second.participant, meeting }
  const token = 'first-laser-schedule-link'.padEnd(43, 'x')
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose: 'my-schedule',
      person_id: hosts.first.person,
      subject_id: own.missionId,
      payload: JSON.stringify({ participants: [hosts.first.participant] }),
      created_at: t.house.now(),
      expires_at: new Date('2026-11-01T00:00:00Z'),
    })
    .execute()
  const byLink = { token, participant: hosts.first.participant, meeting }

  const foreign = await codeOf(t.call(declineIntroduction, stranger, await t.viewerOf(hosts.second.person)))
  await t.call(declineIntroductionByLink, byLink, visitor('en'))
  const again = await codeOf(t.call(declineIntroductionByLink, byLink, visitor('en')))

  expect([foreign, again]).toEqual(['not-found', 'not-found'])
  expect((await mailed()).map(mail => mail.to)).toHaveLength(2)
  expect((await day(own.people.delegate)).states.map(state => state.meetingId)).not.toContain(meeting)
  const desk = await t.call(contract.getDesk, { mission }, await steward())
  expect(desk.said.map(event => event.kind)).not.toContain('introduced')
  expect(desk.stranded.map(one => one.participantId)).toEqual([own.participantId])
  // Who said no is not offered again.
  expect((await free()).people.map(one => one.participantId)).toEqual([hosts.second.participant])
})

test('the desk takes an introduction back until it began', async () => {
  await moveAway()
  const { event } = await meet(hosts.first.participant)
  await t.call(contract.undo, { mission, event }, await steward())
  const second = await meet(hosts.second.participant)
  await t.call(contract.noteMeeting, { mission, meeting: second.meeting, what: 'started' }, await steward())

  expect(await codeOf(t.call(contract.undo, { mission, event: second.event }, await steward()))).toBe(
    'nothing-to-undo',
  )
  expect((await day(own.people.delegate)).states.map(state => state.meetingId)).toContain(second.meeting)
})

test('whom the desk introduces somebody to uses up none of their requests', async () => {
  const { db } = t.house.database
  await db.updateTable('mission').set({ request_limit: 2 }).where('id', '=', own.missionId).execute()
  await moveAway()
  const left = async () => {
    const { self } = await t.call(
      listCounterparts,
      { mission, as: own.participantId },
      await t.viewerOf(own.people.delegate),
    )
    return self?.sent
  }
  const before = await left()

  await meet(hosts.first.participant)

  expect([before, await left()]).toEqual([1, 1])
  expect(
    await codeOf(
      t.call(
        requestMeeting,
        { mission, from: own.participantId, organisation: hosts.second.organisation, message: 'Lasers' },
        await t.viewerOf(own.people.delegate),
      ),
    ),
  ).toBe('done')
})
