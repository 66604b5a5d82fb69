import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visitor } from '../../shared/viewer.ts'
import * as c from './contract.ts'
import { endMeetingsOf, listAcceptedMeetings } from './index.ts'

let t: TestHouse
let world: World
let delegate: Viewer
let counterpart: Viewer
let organiser: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  delegate = await t.viewerOf(world.own.people.delegate)
  counterpart = await t.viewerOf(world.own.people.counterpart)
  organiser = await t.viewerOf(world.own.people.organiser)
})
afterAll(() => t.close())
beforeEach(async () => {
  const { db } = t.house.database
  for (const table of [
    'attendance',
    'placement',
    'unplaced',
    'calendar_event',
    'schedule',
    'meeting_attendee',
    'meeting',
    'meeting_request',
    'never_meet',
    'mail',
    'link',
  ] as const)
    await db.deleteFrom(table).execute()
  await db.updateTable('meeting_session').set({ booking: 'organiser' }).execute()
  await db
    .updateTable('mission')
    .set({ request_limit: null, requests_open_at: null, requests_close_at: null, state: 'open' })
    .where('id', '=', world.own.missionId)
    .execute()
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('mission_id', '=', world.own.missionId)
    .where('id', 'not in', [world.own.participantId, world.own.counterpartId])
    .execute()
})

const ask = (input: Partial<Parameters<typeof t.call<typeof c.requestMeeting>>[1]> = {}, viewer = delegate) =>
  t.call(
    c.requestMeeting,
    { mission: world.own.missionSlug, organisation: world.own.counterpartOrganisationId, ...input },
    viewer,
  )
const askBack = (viewer = counterpart) =>
  ask({ organisation: world.own.organisationId, wish: 'must' }, viewer)
const mails = async () =>
  (
    await t.house.database.db
      .selectFrom('mail')
      .select(['kind', 'to_address', 'text_body'])
      .orderBy('id')
      .execute()
  ).map(mail => ({ kind: mail.kind, to: mail.to_address, body: mail.text_body }))
const mailKinds = async () => (await mails()).map(mail => `${mail.kind} ${mail.to}`).sort()
const forgetMails = () => t.house.database.db.deleteFrom('mail').execute()
const tokenIn = (body: string) => /\/answer\/([\w-]+)/.exec(body)?.[1] ?? ''
/** Somebody more of the market, in the group that delegates may meet. */
async function addLocal(name: string, organisationId?: string) {
  const organisation =
    organisationId ?? (await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' }))
  const personId = await addPerson(t.house, `${name} person`)
  const participantId = await addParticipant(t.house, world.own.missionId, organisation, {
    personId,
    groupId: world.own.groupIds[1],
    kind: 'local',
  })
  return { organisation, personId, participantId, viewer: await t.viewerOf(personId) }
}

test('from asking to an accepted meeting: both sides come, the weight follows both wishes, the asker is told', async () => {
  const { id } = await ask({ wish: 'must', message: 'Your OCT probes and our lasers.' })

  const answered = await t.call(c.answerRequest, { id, answer: 'accept', wish: 'would-like' }, counterpart)

  expect(answered).toMatchObject({ id, state: 'accepted' })
  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toEqual([
    {
      id: answered.meetingId,
      requestId: id,
      state: 'accepted',
      weight: 12,
      fromOrganisationId: world.own.organisationId,
      toOrganisationId: world.own.counterpartOrganisationId,
      proposedTime: null,
      attendees: [
        { participantId: world.own.participantId, side: 'from', observing: false },
        { participantId: world.own.counterpartId, side: 'to', observing: false },
      ],
    },
  ])
  expect(await mailKinds()).toEqual([
    'meeting-accepted delegate.a@test.example',
    'meeting-request counterpart.a@test.example',
  ])
})

test('a second request for the same meeting is refused and names the first', async () => {
  const { id } = await ask()

  await expect(ask()).rejects.toMatchObject({ code: 'already-exists', values: { request: id } })
})

test('asking back accepts the request that waits', async () => {
  const { id } = await ask({ wish: 'must' })

  const back = await askBack()

  expect(back).toEqual({ id, accepted: true, name: 'Company a' })
  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toMatchObject([
    { requestId: id, weight: 18 },
  ])
})

test('ten answers at the same moment leave one winner and one meeting', async () => {
  const { id } = await ask()
  const answers = Array.from({ length: 10 }, (_, index) =>
    t.call(c.answerRequest, { id, answer: index % 2 === 0 ? 'accept' : 'decline' }, counterpart),
  )

  const results = await Promise.allSettled(answers)

  const won = results.filter(result => result.status === 'fulfilled')
  const lost = results.flatMap(result => (result.status === 'rejected' ? [result.reason.code] : []))
  const state = won[0]?.value.state
  expect(won.length).toBe(1)
  expect(lost).toEqual(Array(9).fill('request-settled'))
  expect((await listAcceptedMeetings(t.house.database.db, world.own.missionId)).length).toBe(
    state === 'accepted' ? 1 : 0,
  )
})

test('ten who ask at the same moment, from both sides, leave one request or one meeting', async () => {
  const both = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? ask() : askBack()))

  await Promise.allSettled(both)

  const rows = await t.house.database.db.selectFrom('meeting_request').select('state').execute()
  expect(rows).toEqual([{ state: 'accepted' }])
})

test('the limit of a participant holds when requests are sent at the same moment', async () => {
  const locals = []
  for (let index = 0; index < 5; index++) locals.push(await addLocal(`Limit ${index}`))
  await t.house.database.db
    .updateTable('mission')
    .set({ request_limit: 2 })
    .where('id', '=', world.own.missionId)
    .execute()

  const results = await Promise.allSettled(locals.map(one => ask({ organisation: one.organisation })))

  expect(results.filter(result => result.status === 'fulfilled').length).toBe(2)
  expect(results.flatMap(result => (result.status === 'rejected' ? [result.reason.code] : []))).toEqual(
    Array(3).fill('request-limit-reached'),
  )
})

test('groups that may not meet, observers, the own organisation and a closed window are refused', async () => {
  const { db } = t.house.database
  const peer = await addOrganisation(t.house, 'Peer company')
  await addParticipant(t.house, world.own.missionId, peer, { groupId: world.own.groupIds[0] })
  const absent = await addOrganisation(t.house, 'Absent company')

  await expect(ask({ organisation: peer })).rejects.toMatchObject({ code: 'groups-may-not-meet' })
  await expect(ask({ organisation: absent })).rejects.toMatchObject({ code: 'not-available-for-meetings' })
  await expect(ask({ organisation: world.own.organisationId })).rejects.toMatchObject({
    code: 'own-organisation',
  })
  await db
    .updateTable('mission')
    .set({ requests_close_at: new Date('2026-08-01T00:00:00Z') })
    .where('id', '=', world.own.missionId)
    .execute()
  await expect(ask()).rejects.toMatchObject({ code: 'requests-not-open' })
  await expect(ask({ from: world.own.participantId }, organiser)).resolves.toMatchObject({ accepted: false })
})

test('a never reads exactly like a decline, and like nobody being there', async () => {
  const declined = await addLocal('Declines')
  const never = await addLocal('Never')
  const before = await addLocal('Never before')
  const requestA = await ask({ organisation: declined.organisation })
  const requestB = await ask({ organisation: never.organisation })
  t.moveClock(1_000)
  await t.call(c.answerRequest, { id: requestA.id, answer: 'decline' }, declined.viewer)
  await t.call(
    c.setNever,
    { mission: world.own.missionSlug, organisation: world.own.organisationId },
    never.viewer,
  )
  await t.call(
    c.setNever,
    { mission: world.own.missionSlug, organisation: world.own.organisationId },
    before.viewer,
  )

  const list = await t.call(c.listCounterparts, { mission: world.own.missionSlug, order: 'name' }, delegate)
  const seen = (id: string) => list.items.find(item => item.organisation.id === id)
  const blank = async (id: string) => {
    const {
      id: _id,
      from: _from,
      to,
      version: _version,
      colleagues: _colleagues,
      history,
      ...rest
    } = await t.call(c.getRequest, { id }, delegate)
    return { ...rest, person: to.person, history: history.map(line => [line.what, line.who]) }
  }

  expect(seen(declined.organisation)?.request).toMatchObject({ state: 'declined', direction: 'sent' })
  expect(seen(never.organisation)?.request).toMatchObject({ state: 'declined', direction: 'sent' })
  expect(seen(before.organisation)).toBeUndefined()
  expect(await blank(requestB.id)).toEqual(await blank(requestA.id))
  expect((await mailKinds()).filter(kind => kind.startsWith('meeting-declined')).length).toBe(2)
  for (const one of [declined, never, before])
    await expect(ask({ organisation: one.organisation })).rejects.toMatchObject({
      code: 'not-available-for-meetings',
      values: {},
      faults: [],
    })
  const history = await t.house.database.db
    .selectFrom('history')
    .select('call')
    .where('call', '=', 'meetings.setNever')
    .execute()
  expect(history).toEqual([])
})

test('a never list is read by its owner only', async () => {
  const input = { mission: world.own.missionSlug, organisation: world.own.counterpartOrganisationId }
  await t.call(c.setNever, input, delegate)

  const mine = await t.call(c.listNever, { mission: world.own.missionSlug }, delegate)
  const theirs = await t.call(c.listNever, { mission: world.own.missionSlug }, counterpart)

  expect(mine.items.map(item => item.id)).toEqual([world.own.counterpartOrganisationId])
  expect(theirs.items).toEqual([])
  for (const person of ['organiser', 'manager', 'coordinator', 'editor', 'host'] as const)
    await expect(
      t.call(c.listNever, { mission: world.own.missionSlug }, await t.viewerOf(world.own.people[person])),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(askBack()).rejects.toMatchObject({ code: 'not-available-for-meetings' })
  await t.call(c.unsetNever, input, delegate)
  await expect(askBack()).resolves.toMatchObject({ accepted: false })
})

test('a never calls off an accepted meeting with the only one who would have come', async () => {
  const { id } = await ask()
  await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)

  await forgetMails()

  await t.call(
    c.setNever,
    { mission: world.own.missionSlug, organisation: world.own.organisationId },
    counterpart,
  )

  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toEqual([])
  expect(await mailKinds()).toEqual(['meeting-cancelled delegate.a@test.example'])
})

test('a link answers one request without signing in, once', async () => {
  const { id } = await ask({ message: 'Hello' })
  const token = tokenIn((await mails())[0]?.body ?? '')

  const shown = await t.call(c.getRequestByLink, { token }, visitor('en'))
  const answered = await t.call(c.answerByLink, { token, answer: 'accept' }, visitor('en'))
  const after = await t.call(c.getRequestByLink, { token }, visitor('en'))

  expect(shown).toMatchObject({
    id,
    state: 'pending',
    message: 'Hello',
    reader: 'counterpart a Example',
    from: { name: 'Company a', person: 'delegate a Example' },
  })
  expect(answered).toMatchObject({ state: 'accepted' })
  expect(after.state).toBe('accepted')
  await expect(t.call(c.answerByLink, { token, answer: 'decline' }, visitor('en'))).rejects.toMatchObject({
    code: 'request-settled',
  })
  await expect(t.call(c.getRequestByLink, { token: 'x'.repeat(43) }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('a request passed to a colleague is theirs to answer; the old link ends and the asker is told', async () => {
  const colleague = await addLocal('Colleague', world.own.counterpartOrganisationId)
  const { id } = await ask({ participant: world.own.counterpartId })
  const token = tokenIn((await mails())[0]?.body ?? '')

  await t.call(c.answerByLink, { token, answer: 'pass', colleague: colleague.participantId }, visitor('en'))

  await expect(t.call(c.getRequestByLink, { token }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
  expect(await mailKinds()).toEqual([
    'meeting-passed delegate.a@test.example',
    'meeting-passed-to-you colleague.person@test.example',
    'meeting-request counterpart.a@test.example',
  ])
  const answered = await t.call(c.answerRequest, { id, answer: 'accept' }, colleague.viewer)
  expect(answered.state).toBe('accepted')
  const [meeting] = await listAcceptedMeetings(t.house.database.db, world.own.missionId)
  expect(meeting?.attendees.filter(one => one.side === 'to').map(one => one.participantId)).toEqual([
    colleague.participantId,
  ])
})

test('another time is proposed, and agreeing to it accepts', async () => {
  const { id } = await ask()
  await t.call(
    c.answerRequest,
    { id, answer: 'another-time', proposedTime: 'Tuesday before ten' },
    counterpart,
  )
  await expect(t.call(c.agreeToTime, { id }, counterpart)).rejects.toMatchObject({ code: 'not-allowed' })

  const agreed = await t.call(c.agreeToTime, { id }, delegate)

  expect(agreed.state).toBe('accepted')
  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toMatchObject([
    { proposedTime: 'Tuesday before ten' },
  ])
})

test('by e-mail settles a request and gives the address', async () => {
  const { id } = await ask()
  await forgetMails()

  const answered = await t.call(
    c.answerRequest,
    { id, answer: 'by-e-mail', message: 'Please send the data sheet.' },
    counterpart,
  )

  expect(answered).toEqual({ id, state: 'by-e-mail', meetingId: null })
  const last = (await mails()).at(-1)
  expect(last?.kind).toBe('meeting-by-e-mail')
  expect(last?.body).toContain('counterpart.a@test.example')
  expect(last?.body).toContain('Please send the data sheet.')
})

test('a sent request can be edited and withdrawn, and two editors do not overwrite each other', async () => {
  const { id } = await ask({ message: 'First words' })

  t.moveClock(1_000)
  await t.call(c.editRequest, { id, version: 1, wish: 'must', message: 'Better words' }, delegate)
  t.moveClock(1_000)
  await expect(
    t.call(c.editRequest, { id, version: 1, wish: 'must', message: 'Other words' }, delegate),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await t.call(c.withdrawRequest, { id, version: 2 }, delegate)

  const shown = await t.call(c.getRequest, { id }, counterpart)
  expect(shown).toMatchObject({ state: 'withdrawn', message: 'Better words', canAnswer: false })
  expect(shown.history.map(line => line.what)).toEqual(['ask', 'edit', 'withdraw'])
})

test('a cluster manager, a host and the organiser act for a participant, and it shows who did', async () => {
  const manager = await t.viewerOf(world.own.people.manager)
  const host = await t.viewerOf(world.own.people.host)
  const { id } = await ask({ from: world.own.participantId }, manager)

  const sent = await t.call(c.getRequest, { id }, delegate)
  await t.call(c.answerRequest, { id, answer: 'accept' }, host)
  const answered = await t.call(c.getRequest, { id }, counterpart)

  expect(sent.askedBy).toBe('manager a Example')
  expect(answered.answeredBy).toBe('host a Example')
  await expect(ask({ from: world.own.counterpartId })).rejects.toMatchObject({ code: 'not-allowed' })
})

test('the delegate who carries a represented company comes for it', async () => {
  const { db } = t.house.database
  const home = await addOrganisation(t.house, 'Stays at home')
  const represented = t.house.newId()
  const stamps = { created_at: t.house.now(), updated_at: t.house.now() }
  await db
    .insertInto('participant')
    .values({
      id: represented,
      mission_id: world.own.missionId,
      organisation_id: home,
      kind: 'represented',
      state: 'confirmed',
      carried_by: world.own.participantId,
      group_id: world.own.groupIds[0],
      offers: 'Infrared sensors',
      ...stamps,
    })
    .execute()

  const { id } = await ask({ organisation: home }, counterpart)
  const list = await t.call(c.listCounterparts, { mission: world.own.missionSlug }, counterpart)
  await t.call(c.answerRequest, { id, answer: 'accept' }, delegate)

  expect(list.items.find(item => item.organisation.id === home)).toMatchObject({
    represented: true,
    offers: 'Infrared sensors',
    request: { id, state: 'pending', direction: 'sent' },
  })
  const [meeting] = await listAcceptedMeetings(db, world.own.missionId)
  expect(meeting?.toOrganisationId).toBe(home)
  expect(meeting?.attendees.find(one => one.side === 'to')?.participantId).toBe(world.own.participantId)
})

test('colleagues come together; swapping one needs no new acceptance and the other side is told', async () => {
  const colleague = await addLocal('Second', world.own.counterpartOrganisationId)
  const { id } = await ask()
  const { meetingId } = await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)
  const [before] = await listAcceptedMeetings(t.house.database.db, world.own.missionId)
  await forgetMails()

  const changed = await t.call(
    c.changeAttendees,
    { id: meetingId ?? '', version: 1, side: 'to', attendees: [colleague.participantId] },
    counterpart,
  )

  expect(
    before?.attendees
      .filter(one => one.side === 'to')
      .map(one => one.participantId)
      .sort(),
  ).toEqual([world.own.counterpartId, colleague.participantId].sort())
  expect(changed.attendees.filter(one => one.side === 'to').map(one => one.participantId)).toEqual([
    colleague.participantId,
  ])
  expect(changed.state).toBe('accepted')
  expect(await mailKinds()).toEqual(['meeting-attendees delegate.a@test.example'])
  await expect(
    t.call(
      c.changeAttendees,
      { id: meetingId ?? '', version: 2, side: 'to', attendees: [world.own.participantId] },
      counterpart,
    ),
  ).rejects.toMatchObject({ code: 'attendees-unsuitable' })
  await expect(
    t.call(
      c.changeAttendees,
      { id: meetingId ?? '', version: 2, side: 'from', attendees: [world.own.participantId] },
      counterpart,
    ),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a meeting is called off once; the other side is told and may be asked again', async () => {
  const { id } = await ask()
  const { meetingId } = await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)
  const input = { id: meetingId ?? '', version: 1, reason: 'Flight cancelled' }
  await forgetMails()

  await t.call(c.cancelMeeting, input, counterpart)

  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toEqual([])
  await expect(t.call(c.cancelMeeting, input, counterpart)).rejects.toMatchObject({ code: 'meeting-over' })
  expect((await mails()).length).toBe(1)
  const last = (await mails()).at(-1)
  expect([last?.kind, last?.to, last?.body.includes('Flight cancelled')]).toEqual([
    'meeting-cancelled',
    'delegate.a@test.example',
    true,
  ])
  await expect(ask()).resolves.toMatchObject({ accepted: false })
})

test('requests expire in one digest per person, and cannot be answered after their time', async () => {
  const other = await addLocal('Also slow')
  const { id } = await ask()
  await ask({ organisation: other.organisation })
  t.moveClock(73 * 3_600_000)

  await expect(t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)).rejects.toMatchObject({
    code: 'request-expired',
  })
  await t.house.jobs.runChores()
  await t.house.jobs.runChores()

  const digests = (await mails()).filter(mail => mail.kind === 'meetings-expired')
  expect(digests.map(mail => mail.to).sort()).toEqual([
    'also.slow.person@test.example',
    'counterpart.a@test.example',
    'delegate.a@test.example',
  ])
  expect(digests.find(mail => mail.to.startsWith('delegate'))?.body).toContain('→ Also slow')
  expect((await t.call(c.getRequest, { id }, delegate)).state).toBe('expired')
  await expect(ask()).resolves.toMatchObject({ accepted: false })
  t.moveClock(-73 * 3_600_000)
})

test('everybody with requests over 48 hours gets one reminder that lists them all', async () => {
  for (const name of ['Peer one', 'Peer two']) {
    const organisation = await addOrganisation(t.house, name)
    const personId = await addPerson(t.house, name)
    await addParticipant(t.house, world.own.missionId, organisation, {
      personId,
      groupId: world.own.groupIds[0],
    })
    await ask({}, await t.viewerOf(personId))
  }
  await ask()
  t.moveClock(49 * 3_600_000)

  const first = await t.call(c.remindAll, { mission: world.own.missionSlug }, organiser)
  const second = await t.call(c.remindAll, { mission: world.own.missionSlug }, organiser)

  expect([first, second]).toEqual([
    { people: 1, requests: 3 },
    { people: 0, requests: 0 },
  ])
  const reminders = (await mails()).filter(mail => mail.kind === 'meetings-waiting')
  expect(reminders.length).toBe(1)
  for (const name of ['Peer one', 'Peer two', 'Company a']) expect(reminders[0]?.body).toContain(name)
  t.moveClock(-49 * 3_600_000)
})

test('a wish is private to its own side and the organiser', async () => {
  const { id } = await ask({ wish: 'if-possible' })
  await t.call(c.answerRequest, { id, answer: 'accept', wish: 'must' }, counterpart)
  const wishesSeenBy = async (viewer: Viewer) => {
    const one = await t.call(c.getRequest, { id }, viewer)
    return [one.wish, one.answerWish]
  }

  expect(await wishesSeenBy(delegate)).toEqual(['if-possible', null])
  expect(await wishesSeenBy(counterpart)).toEqual([null, 'must'])
  expect(await wishesSeenBy(organiser)).toEqual(['if-possible', 'must'])
})

test('each list holds what concerns its reader, with a constant number of queries', async () => {
  const counted = async () =>
    (await recordStatements(() => t.call(c.listRequests, { mission: world.own.missionSlug }, organiser)))
      .statements.length
  await ask()
  const one = await counted()
  const locals = [await addLocal('List one'), await addLocal('List two')]
  for (const local of locals) await ask({ organisation: local.organisation })

  const three = await counted()
  const titles = async (viewer: Viewer, box: 'received' | 'sent' | 'all') =>
    (await t.call(c.listRequests, { mission: world.own.missionSlug, box }, viewer)).items
      .map(item => item.to.organisation.name)
      .sort()

  expect(three).toBe(one)
  expect(await titles(delegate, 'sent')).toEqual(['Counterpart a', 'List one', 'List two'])
  expect(await titles(delegate, 'received')).toEqual([])
  expect(await titles(counterpart, 'received')).toEqual(['Counterpart a'])
  expect(await titles(counterpart, 'all')).toEqual(['Counterpart a'])
  expect(await titles(await t.viewerOf(world.own.people.host), 'received')).toEqual(['Counterpart a'])
  expect(await titles(await t.viewerOf(world.own.people.editor), 'sent')).toEqual([
    'Counterpart a',
    'List one',
    'List two',
  ])
  expect(await titles(organiser, 'all')).toEqual(['Counterpart a', 'List one', 'List two'])
  expect(await titles(await t.viewerOf(world.own.people.steward), 'all')).toEqual([])
})

test('for the foreign side neither the mission nor its requests exist', async () => {
  const { id } = await ask()
  for (const person of ['manager', 'organiser', 'delegate', 'host', 'coordinator'] as const) {
    const viewer = await t.viewerOf(world.foreign.people[person])
    await expect(t.call(c.getRequest, { id }, viewer)).rejects.toMatchObject({ code: 'not-found' })
    await expect(t.call(c.listRequests, { mission: world.own.missionSlug }, viewer)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(t.call(c.answerRequest, { id, answer: 'accept' }, viewer)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(
      t.call(c.listCounterparts, { mission: world.own.missionSlug }, viewer),
    ).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('whom I may meet: those of groups that may meet mine, best overlap first, narrowed by what I look for', async () => {
  const { db } = t.house.database
  const near = await addLocal('Zeta optics')
  await db
    .updateTable('participant')
    .set({ offers: 'OCT probes and fibre lasers', languages: ['ja', 'en'] })
    .where('id', '=', near.participantId)
    .execute()
  await db
    .updateTable('participant')
    .set({ seeks: 'A maker of OCT probes' })
    .where('id', '=', world.own.participantId)
    .execute()
  const counted = async () =>
    (await recordStatements(() => t.call(c.listCounterparts, { mission: world.own.missionSlug }, delegate)))
      .statements.length
  const before = await counted()
  await addLocal('Another')
  await addLocal('Yet another')

  const all = await t.call(c.listCounterparts, { mission: world.own.missionSlug }, delegate)
  const japanese = await t.call(
    c.listCounterparts,
    { mission: world.own.missionSlug, language: 'ja' },
    delegate,
  )
  const found = await t.call(c.listCounterparts, { mission: world.own.missionSlug, text: 'fibre' }, delegate)

  expect(all.items.map(item => item.organisation.name)).toEqual([
    'Zeta optics',
    'Another',
    'Counterpart a',
    'Yet another',
  ])
  expect(all.items[0]?.why).toEqual({ theyOffer: ['OCT', 'probes'], theySeek: [] })
  expect(japanese.items.map(item => item.organisation.name)).toEqual(['Zeta optics'])
  expect(found).toMatchObject({ total: 1, everybody: 4 })
  expect(await counted()).toBe(before)
})

test('the requests can be had as a workbook', async () => {
  await ask({ message: '=1+1' })

  const file = (await t.house.call('meetings.exportRequests', { mission: world.own.missionSlug }, organiser))
    .output as { fileName: string; body: Uint8Array }

  expect(file.fileName).toBe('mission-a-requests.xlsx')
  expect(Buffer.from(file.body).subarray(0, 2).toString()).toBe('PK')
})

const placements = () =>
  t.house.database.db
    .selectFrom('placement')
    .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
    .select(['placement.meeting_id', 'placement.slot_id'])
    .where('schedule.state', '=', 'published')
    .execute()
const bookAtOnce = () =>
  t.house.database.db
    .updateTable('meeting_session')
    .set({ booking: 'on-acceptance' })
    .where('id', '=', world.own.sessionId)
    .execute()

test('where the session books on acceptance, an accepted meeting has its time at once and loses it when called off', async () => {
  await bookAtOnce()
  const { id } = await ask()

  const { meetingId } = await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)
  const booked = await placements()
  const told = await mailKinds()
  await t.call(c.cancelMeeting, { id: meetingId ?? '', version: 1 }, counterpart)

  expect(booked).toEqual([{ meeting_id: meetingId, slot_id: world.own.slotIds[0] }])
  expect(told).not.toContain('meeting-accepted delegate.a@test.example')
  expect(told.filter(kind => kind.endsWith('delegate.a@test.example')).length).toBe(1)
  expect(await placements()).toEqual([])
})

test('ten accepted at the same moment for the last free slot leave one with it, and nobody sits twice', async () => {
  await bookAtOnce()
  await t.house.database.db
    .insertInto('unavailable')
    .values(world.own.slotIds.slice(1).map(slot_id => ({ participant_id: world.own.participantId, slot_id })))
    .execute()
  const locals = []
  for (let index = 0; index < 10; index++) locals.push(await addLocal(`Rush ${index}`))
  const requests = []
  for (const local of locals)
    requests.push({ viewer: local.viewer, ...(await ask({ organisation: local.organisation })) })

  const answers = await Promise.allSettled(
    requests.map(one => t.call(c.answerRequest, { id: one.id, answer: 'accept' }, one.viewer)),
  )

  expect(answers.filter(one => one.status === 'fulfilled').length).toBe(10)
  expect((await placements()).length).toBe(1)
  await t.house.database.db.deleteFrom('unavailable').execute()
})

test('who is out of the mission leaves nothing waiting and nothing agreed', async () => {
  const other = await addLocal('Left behind')
  const { id: sent } = await ask({ organisation: other.organisation })
  const { id: received } = await askBack()
  const accepted = await addLocal('Agreed')
  const { id: third } = await ask({ organisation: accepted.organisation })
  await t.call(c.answerRequest, { id: third, answer: 'accept' }, accepted.viewer)
  const base = t.house.makeContext({
    viewer: organiser,
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })

  const ended = await t.house.database.db
    .transaction()
    .execute(db =>
      endMeetingsOf({ ...base, db, afterCommit: () => undefined }, [world.own.participantId], 'ill'),
    )

  expect(ended).toEqual({ requests: 2, meetings: 1 })
  const states = await t.house.database.db.selectFrom('meeting_request').select(['id', 'state']).execute()
  expect(new Map(states.map(row => [row.id, row.state]))).toEqual(
    new Map([
      [sent, 'withdrawn'],
      [received, 'declined'],
      [third, 'withdrawn'],
    ]),
  )
  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toEqual([])
})
