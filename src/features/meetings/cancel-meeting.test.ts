import { afterAll, beforeEach, expect, test } from 'vitest'
import * as c from './contract.ts'
import { openMeetings } from './factory.ts'
import { endMeetingsOf, listAcceptedMeetings } from './index.ts'

const scene = await openMeetings()
const {
  t,
  world,
  counterpart,
  organiser,
  ask,
  askBack,
  mails,
  mailKinds,
  forgetMails,
  addLocal,
  placements,
  bookAtOnce,
} = scene
afterAll(() => t.close())
beforeEach(scene.reset)

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
test('who is shown no button to call a meeting off cannot do it by the call either', async () => {
  const colleague = await addLocal('Beside the asker', world.own.organisationId)
  const beside = await addLocal('Beside the asked', world.own.counterpartOrganisationId)
  const { id } = await ask({ participant: world.own.counterpartId })
  const { meetingId } = await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)
  const offers = async (viewer: typeof counterpart) =>
    (await t.call(c.getRequest, { id }, viewer)).canCancelMeeting
  const input = { id: meetingId ?? '', version: 1 }

  expect([await offers(colleague.viewer), await offers(beside.viewer), await offers(organiser)]).toEqual([
    false,
    true,
    true,
  ])
  await expect(t.call(c.cancelMeeting, input, colleague.viewer)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(t.call(c.cancelMeeting, input, beside.viewer)).resolves.toEqual({ done: true })
})
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
