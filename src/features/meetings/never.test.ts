import { afterAll, beforeEach, expect, test } from 'vitest'
import * as c from './contract.ts'
import { openMeetings } from './factory.ts'
import { listAcceptedMeetings } from './index.ts'

const scene = await openMeetings()
const { t, world, delegate, counterpart, ask, askBack, mailKinds, forgetMails, addLocal } = scene
afterAll(() => t.close())
beforeEach(scene.reset)

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

/** A request passed on by whoever was asked first, to a colleague who has said never and to one who has not. */
async function passToBoth() {
  const passed = async (name: string, isNever: boolean) => {
    const first = await addLocal(`${name} first`)
    const colleague = await addLocal(name, first.organisation)
    const { id } = await ask({ organisation: first.organisation, participant: first.participantId })
    if (isNever)
      await t.call(
        c.setNever,
        { mission: world.own.missionSlug, organisation: world.own.organisationId },
        colleague.viewer,
      )
    await forgetMails()
    const answer = await t.call(
      c.answerRequest,
      { id, answer: 'pass', colleague: colleague.participantId },
      first.viewer,
    )
    const mails = (await mailKinds()).filter(kind => !kind.startsWith('meeting-passed-to-you'))
    return { id, first, colleague, answer: { ...answer, id: '' }, mails }
  }
  return { never: await passed('Turns away', true), silent: await passed('Keeps silent', false) }
}

test('a request passed to a colleague who has said never reads as with one who does not answer, then declines', async () => {
  const { never, silent } = await passToBoth()
  const views = async ({ id, first, colleague }: typeof never) => {
    const seen = []
    for (const viewer of [delegate, first.viewer, scene.organiser]) {
      const view = await t.call(c.getRequest, { id }, viewer)
      const { state, answeredAt, expiresAt, canAnswer, canEdit, canCancelMeeting, side, attendees } = view
      const passedTo = view.to.person === null ? null : view.colleagues.length
      const history = view.history.map(line => [
        line.what,
        line.who === null ? null : line.who.startsWith(colleague.viewer.name) ? 'colleague' : 'another',
      ])
      // All of it happens at one moment of the tests' clock, so that its order says nothing.
      history.sort((a, b) => String(a[0]).localeCompare(String(b[0])))
      seen.push({
        state,
        answeredAt,
        expiresAt,
        canAnswer,
        canEdit,
        canCancelMeeting,
        side,
        attendees,
        passedTo,
        history,
      })
    }
    return seen
  }

  expect([never.answer, never.mails]).toEqual([silent.answer, silent.mails])
  expect(await views(never)).toEqual(await views(silent))
  // The organiser accepts for the colleague who has said never; the other colleague declines.
  await forgetMails()
  const accepted = await t.call(c.answerRequest, { id: never.id, answer: 'accept' }, scene.organiser)
  const mails = await mailKinds()
  await forgetMails()
  const declined = await t.call(
    c.answerRequest,
    { id: silent.id, answer: 'decline' },
    silent.colleague.viewer,
  )
  expect([{ ...accepted, id: '' }, mails]).toEqual([{ ...declined, id: '' }, await mailKinds()])
  expect(await views(never)).toEqual(await views(silent))
})
