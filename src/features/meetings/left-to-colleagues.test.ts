import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { addParticipant, addPerson, buildWorld, type Side } from '../../../tests/harness/world.ts'
import type { Call, InputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as schedule from '../schedule/contract.ts'
import * as mine from '../schedule/contract-mine.ts'
import * as c from './contract.ts'

let shared: SharedHouse
let t: TestHouse

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** The company's delegate and a colleague of theirs, one of whose words about the counterpart is private. */
interface Scene {
  own: Side
  colleague: string
  colleaguePerson: string
  delegate: Viewer
  away: Viewer
  counterpart: Viewer
  manager: Viewer
  organiser: Viewer
}

async function openScene(): Promise<Scene> {
  await shared.empty()
  const { own } = await buildWorld(t.house)
  const colleaguePerson = await addPerson(t.house, 'colleague')
  const colleague = await addParticipant(t.house, own.missionId, own.organisationId, {
    personId: colleaguePerson,
    groupId: own.groupIds[0] ?? '',
  })
  return {
    own,
    colleague,
    colleaguePerson,
    delegate: await t.viewerOf(own.people.delegate),
    away: await t.viewerOf(colleaguePerson),
    counterpart: await t.viewerOf(own.people.counterpart),
    manager: await t.viewerOf(own.people.manager),
    organiser: await t.viewerOf(own.people.organiser),
  }
}

type Word = 'never' | 'left-to-colleagues'

const sayWord = ({ own, away }: Scene, word: Word) =>
  t.call(
    word === 'never' ? c.setNever : c.leaveToColleagues,
    { mission: own.missionSlug, organisation: own.counterpartOrganisationId },
    away,
  )

/** What somebody is answered, a refusal with all that it says. */
async function answer<C extends Call>(call: C, input: InputOf<C>, viewer: Viewer): Promise<unknown> {
  try {
    return await t.call(call, input, viewer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, values: error.values, faults: error.faults }
  }
}

/** Everything that everybody but the colleague can read, as the bytes that would be sent. */
async function readAll(scene: Scene): Promise<string> {
  const { own, colleague, colleaguePerson, delegate, counterpart, manager, organiser } = scene
  const { db } = t.house.database
  const mission = own.missionSlug
  const requests = await db.selectFrom('meeting_request').select('id').orderBy('id').execute()
  const seen: unknown[] = []
  for (const viewer of [delegate, counterpart, manager, organiser]) {
    for (const { id } of requests) seen.push(await answer(c.getRequest, { id }, viewer))
    seen.push(await answer(c.listRequests, { mission }, viewer))
  }
  for (const viewer of [delegate, counterpart]) {
    seen.push(await answer(c.listCounterparts, { mission, order: 'name' }, viewer))
    seen.push(await answer(mine.getMySchedule, { mission }, viewer))
  }
  for (const viewer of [manager, organiser]) {
    seen.push(await answer(c.listNever, { mission }, viewer))
    seen.push(await answer(c.listCounterparts, { mission, order: 'name', as: colleague }, viewer))
    seen.push(await answer(mine.getMySchedule, { mission, participant: colleague }, viewer))
  }
  seen.push(await answer(schedule.getBoard, { mission }, organiser))
  const mails = await db.selectFrom('mail').selectAll().orderBy('id').execute()
  const history = await db.selectFrom('history').selectAll().orderBy('id').execute()
  const events = await db.selectFrom('calendar_event').selectAll().orderBy('participant_id').execute()
  const other = history.filter(line => line.actor_person_id !== colleaguePerson)
  return JSON.stringify([seen, mails, other, events], null, 1)
}

interface Turn {
  by: 'delegate' | 'manager' | 'organiser'
  who: readonly ('delegate' | 'colleague')[]
  anyOf: boolean
}
interface Story {
  asks: 'company' | 'counterpart'
  /** Before which step the colleague says the word. */
  at: number
  booking: 'organiser' | 'on-acceptance'
  answer: Turn | 'pass'
  changes: readonly Turn[]
}

/** Plays a story in one of the worlds and gives all that was answered and could be read after each step. */
async function play(story: Story, word: Word): Promise<string[]> {
  const scene = await openScene()
  const { own } = scene
  const mission = own.missionSlug
  if (story.booking === 'on-acceptance')
    await t.house.database.db
      .updateTable('meeting_session')
      .set({ booking: 'on-acceptance' })
      .where('id', '=', own.sessionId)
      .execute()
  const ids = { delegate: own.participantId, colleague: scene.colleague }
  const side = story.asks === 'company' ? 'from' : 'to'
  const told: string[] = []
  let request = ''
  const meeting = async () =>
    t.house.database.db.selectFrom('meeting').select(['id', 'version']).executeTakeFirst()
  const accept = (turn: Turn) =>
    answer(
      c.answerRequest,
      {
        id: request,
        answer: 'accept',
        ...(side === 'from' ? {} : { attendees: turn.who.map(one => ids[one]), anyOf: turn.anyOf }),
      },
      side === 'from' ? scene.counterpart : scene[turn.by],
    )
  const steps = [
    async () => {
      const asked = await t.call(
        c.requestMeeting,
        {
          mission,
          organisation: side === 'from' ? own.counterpartOrganisationId : own.organisationId,
        },
        side === 'from' ? scene.delegate : scene.counterpart,
      )
      request = asked.id
      return asked
    },
    async () => {
      if (story.answer !== 'pass') return accept(story.answer)
      return answer(
        c.answerRequest,
        { id: request, answer: 'pass', colleague: scene.colleague },
        scene.delegate,
      )
    },
    ...story.changes.map(turn => async () => {
      const there = await meeting()
      if (there === undefined) return accept(turn)
      const attendees = (turn.who.length === 0 ? (['colleague'] as const) : turn.who).map(one => ids[one])
      return answer(c.changeAttendees, { ...there, side, attendees, anyOf: turn.anyOf }, scene[turn.by])
    }),
    async () =>
      answer(
        c.requestMeeting,
        { mission, from: scene.colleague, organisation: own.counterpartOrganisationId },
        scene.manager,
      ),
  ]
  for (const [at, step] of steps.entries()) {
    if (story.at === at) {
      await sayWord(scene, word)
      told.push(await readAll(scene))
    }
    told.push(JSON.stringify(await step()), await readAll(scene))
  }
  return told
}

const turn = fc.record<Turn>({
  by: fc.constantFrom('delegate', 'manager', 'organiser'),
  who: fc.subarray(['delegate', 'colleague']),
  anyOf: fc.boolean(),
})

test('nobody can tell a never from leaving it to colleagues, whatever they do and read', async () => {
  const story = fc.record<Story>({
    asks: fc.constantFrom('company', 'counterpart'),
    at: fc.integer({ min: 0, max: 3 }),
    booking: fc.constantFrom('organiser', 'on-acceptance'),
    answer: fc.oneof({ weight: 4, arbitrary: turn }, fc.constant('pass' as const)),
    changes: fc.array(turn, { minLength: 1, maxLength: 2 }),
  })
  const away = { by: 'manager', who: ['colleague'], anyOf: false } as const
  const examples: Story[] = [
    { asks: 'counterpart', at: 0, booking: 'on-acceptance', answer: away, changes: [away] },
    { asks: 'counterpart', at: 2, booking: 'on-acceptance', answer: away, changes: [away] },
    { asks: 'company', at: 2, booking: 'on-acceptance', answer: away, changes: [away] },
    { asks: 'counterpart', at: 1, booking: 'organiser', answer: 'pass', changes: [away] },
  ]
  await fc.assert(
    fc.asyncProperty(story, async one => {
      expect(await play(one, 'never')).toEqual(await play(one, 'left-to-colleagues'))
      const seated = await t.house.database.db
        .selectFrom('never_meet')
        .innerJoin('meeting_attendee', 'meeting_attendee.participant_id', 'never_meet.participant_id')
        .innerJoin('meeting', 'meeting.id', 'meeting_attendee.meeting_id')
        .where('meeting.state', '=', 'accepted')
        .select('meeting.id')
        .execute()
      expect(seated).toEqual([])
    }),
    { numRuns: 6, examples: examples.map(one => [one]) },
  )
}, 300_000)

test.each(['never', 'left-to-colleagues'] as const)(
  'a meeting for which only somebody who stays away (%s) is named gives its place back and waits, and is booked when another is named',
  async word => {
    const scene = await openScene()
    const { own, delegate, counterpart, organiser, colleague } = scene
    const mission = own.missionSlug
    await t.house.database.db.updateTable('meeting_session').set({ booking: 'on-acceptance' }).execute()
    await sayWord(scene, word)
    const { id } = await t.call(
      c.requestMeeting,
      { mission, organisation: own.counterpartOrganisationId },
      delegate,
    )
    const { meetingId } = await t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)
    const asked = await t.call(c.getRequest, { id }, delegate)
    const across = await t.call(c.getRequest, { id }, counterpart)
    const placed = await t.call(schedule.getBoard, { mission }, organiser)
    const nobody = await t.call(
      c.changeAttendees,
      { id: meetingId ?? '', version: 1, side: 'from', attendees: [colleague] },
      delegate,
    )
    const waiting = await t.call(schedule.getBoard, { mission }, organiser)
    const theirs = await t.call(mine.getMySchedule, { mission }, counterpart)
    await t.call(
      c.changeAttendees,
      { id: meetingId ?? '', version: 2, side: 'from', attendees: [own.participantId, colleague] },
      delegate,
    )
    const again = await t.call(schedule.getBoard, { mission }, organiser)

    const who = (list: typeof asked.attendees) =>
      list.map(one => `${one.side} ${one.name} ${one.attends ? 'comes' : 'does not'}`)
    expect(who(asked.attendees)).toEqual([
      'from delegate a Example comes',
      'to counterpart a Example comes',
      'from colleague Example does not',
    ])
    expect(who(across.attendees)).toEqual(['from delegate a Example comes', 'to counterpart a Example comes'])
    expect(placed.meetings.map(one => [one.slotId !== null, one.reasons])).toEqual([[true, []]])
    expect(who(nobody.attendees)).toEqual([
      'to counterpart a Example comes',
      'from colleague Example does not',
    ])
    expect(waiting.meetings.map(one => [one.slotId, one.reasons])).toEqual([
      [null, [{ key: 'reason.nobody-attends', values: { organisation: 'Company a' } }]],
    ])
    expect([theirs.meetings, theirs.waiting]).toEqual([[], [{ id: meetingId, counterpart: 'Company a' }]])
    expect(again.meetings.map(one => [one.slotId !== null, one.people.length])).toEqual([[true, 2]])
  },
)

test('whoever leaves an organisation to colleagues comes when they accept, ask or name themselves; a never stays', async () => {
  for (const word of ['never', 'left-to-colleagues'] as const) {
    const scene = await openScene()
    const { own, away, counterpart, delegate, colleague } = scene
    const mission = own.missionSlug
    const { id } = await t.call(c.requestMeeting, { mission, organisation: own.organisationId }, counterpart)
    await sayWord(scene, word)
    const accepted = await t.call(c.answerRequest, { id, answer: 'accept' }, delegate)
    const before = await t.call(c.getRequest, { id }, away)
    const changed = await t.call(
      c.changeAttendees,
      { id: accepted.meetingId ?? '', version: 1, side: 'to', attendees: [colleague] },
      away,
    )
    const after = await t.call(c.getRequest, { id }, away)

    const comes = word === 'left-to-colleagues'
    expect(before.ownWord).toBe(word)
    expect(changed.attendees.find(one => one.participantId === colleague)?.attends).toBe(comes)
    expect(after.ownWord).toBe(comes ? 'none' : 'never')
    expect((await t.call(c.getRequest, { id }, delegate)).ownWord).toBe('none')
    expect((await t.call(c.getRequest, { id }, scene.manager)).ownWord).toBe(null)
  }
})

test('leaving an organisation to colleagues is taken back, and does not make a never less', async () => {
  const scene = await openScene()
  const { own, away } = scene
  const input = { mission: own.missionSlug, organisation: own.counterpartOrganisationId }
  const words = async () =>
    (await t.call(c.listNever, { mission: own.missionSlug }, away)).items.map(one => one.word)
  const said = []
  for (const call of [
    c.leaveToColleagues,
    c.unsetNever,
    c.comeAgain,
    c.leaveToColleagues,
    c.setNever,
    c.leaveToColleagues,
    c.comeAgain,
    c.unsetNever,
  ]) {
    await t.call(call, input, away)
    said.push(await words())
  }

  expect(said).toEqual([
    ['left-to-colleagues'],
    ['left-to-colleagues'],
    [],
    ['left-to-colleagues'],
    ['never'],
    ['never'],
    ['never'],
    [],
  ])
})
