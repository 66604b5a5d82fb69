import { afterAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visitor } from '../../shared/viewer.ts'
import * as c from './contract.ts'
import { openMeetings } from './factory.ts'
import { listAcceptedMeetings } from './index.ts'

const scene = await openMeetings()
const { t, world, delegate, counterpart, organiser, ask, mails, mailKinds, forgetMails, addLocal, tokenIn } =
  scene
afterAll(() => t.close())
beforeEach(scene.reset)

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
