import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MissionFacts } from './make-problem.ts'
import { noRules } from './meeting-rules.ts'
import { doSteps, nameNextTable, readProposal, readRemedies, type Step, writeProposal } from './proposals.ts'
import { countStandingOf, isResourceShort } from './rule-steps.ts'

const id = fc.uuid()
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    code: fc.constantFrom('place-at' as const, 'add-table' as const, 'hold-online' as const),
    slot: id,
  }),
  fc.record({ code: fc.constant('open-slot' as const), participant: id, slot: id }),
  fc.record({
    code: fc.constant('raise-maximum' as const),
    participant: id,
    to: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({ code: fc.constant('add-resource' as const), resource: id, slot: id }),
  fc.record({
    code: fc.constant('raise-resource' as const),
    resource: id,
    to: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({
    code: fc.constant('raise-group-maximum' as const),
    group: id,
    to: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({ code: fc.constant('drop-meeting' as const), meeting: id, slot: id }),
)

test('a proposal is read as it was written, and anything else is none', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 2 }), steps => {
      expect(readProposal(writeProposal(steps))).toEqual(steps)
    }),
  )
  fc.assert(fc.property(fc.string(), word => readProposal(word) === null || word.includes(':')))
  expect(readProposal('open-slot:p')).toBeNull()
  expect(readProposal('raise-maximum:p:many')).toBeNull()
})

test('of the ways out the engine tells those are offered of which every step can be done here', () => {
  const open = { code: 'open-slot', participant: 'p', slot: 's' }
  const allowed = { code: 'allow-slot', slot: 's' }
  expect(
    readRemedies([
      open,
      allowed,
      { code: 'two-steps', steps: [open, allowed] },
      { code: 'two-steps', steps: [open, open] },
    ]),
  ).toEqual([[open], [open, open]])
})

test('the next table carries on the numbers, and never takes a label that is there', () => {
  const table = (label: string) => ({ label, kind: 'table' as const })
  expect(nameNextTable([table('Table 1'), table('Table 12'), { label: 'Table 13', kind: 'booth' }])).toBe(
    'Table 14',
  )
  expect(nameNextTable([table('North'), table('South')])).toBe('3')
  expect(nameNextTable([])).toBe('1')
})

test('steps change only what they name, and a needless step changes nothing', () => {
  const facts: MissionFacts = {
    missionId: 'm',
    timeZone: 'UTC',
    format: 'on-site',
    aims: [],
    meetingsMin: 0,
    meetingsMax: null,
    inARowMax: 5,
    slots: ['a', 'b'].map(slot => ({
      id: slot,
      sessionId: 's',
      booking: 'organiser' as const,
      startsAt: new Date(0),
      endsAt: new Date(1),
    })),
    places: [{ id: 't', label: 'T1', kind: 'table', ownerParticipantId: null, closedSlotIds: ['a'] }],
    participants: [
      {
        id: 'p',
        kind: 'local',
        confirmed: true,
        awaySlotIds: ['a', 'b'],
        signedUpSlotIds: ['b'],
        meetingsMin: null,
        meetingsMax: 3,
      },
    ],
    meetings: [],
  }
  const deeds = (steps: Step[]) => {
    const done = doSteps(facts, [], 'x', steps)
    return 'deeds' in done ? done.deeds : done
  }
  expect(deeds([{ code: 'open-slot', participant: 'p', slot: 'a' }])).toEqual([
    { code: 'slot-opened', participant: 'p', slot: 'a' },
  ])
  expect(deeds([{ code: 'open-slot', participant: 'p', slot: 'b' }])).toEqual({
    code: 'signed-up',
    participant: 'p',
    slot: 'b',
  })
  expect(deeds([{ code: 'add-table', slot: 'a' }])).toEqual([{ code: 'table-opened', place: 't', slot: 'a' }])
  expect(deeds([{ code: 'add-table', slot: 'b' }])).toMatchObject([
    { code: 'table-put-up', label: 'T2', slot: 'b' },
  ])
  expect(deeds([{ code: 'raise-maximum', participant: 'p', to: 3 }])).toEqual([])
  expect(deeds([{ code: 'hold-online', slot: 'a' }])).toEqual({ code: 'no-online-place' })
})

test('what others need by now is short without what was added, and a group counts whoever comes', () => {
  const people = ['a', 'b', 'c', 'd'].map(id => ({
    id,
    kind: 'local' as const,
    confirmed: true,
    awaySlotIds: [],
    meetingsMin: null,
    meetingsMax: null,
    groupId: id === 'b' || id === 'd' ? 'g' : null,
  }))
  const languages = { from: ['lt'], to: ['ja'] }
  const facts: MissionFacts = {
    missionId: 'm',
    timeZone: 'UTC',
    format: 'on-site',
    aims: [],
    meetingsMin: 0,
    meetingsMax: null,
    inARowMax: 5,
    slots: [
      { id: 's', sessionId: 's', booking: 'organiser', startsAt: new Date(0), endsAt: new Date(60_000) },
    ],
    places: [],
    participants: people,
    meetings: [
      { id: 'x', weight: 1, participantIds: ['a', 'b'], languages },
      {
        id: 'y',
        weight: 1,
        participantIds: ['c'],
        choices: [{ from: ['d', 'a'], count: 1, standIns: true }],
        languages,
      },
    ],
    rules: { ...noRules, interpreters: [{ id: 'pair', languageA: 'ja', languageB: 'lt', units: 1 }] },
  }
  const row = (meeting: string, persons?: string[]) => ({
    meeting,
    slot: 's',
    place: 't',
    ...(persons ? { people: persons } : {}),
  })
  expect([
    isResourceShort(facts, [row('x')], 'pair'),
    isResourceShort(facts, [row('x'), row('y')], 'pair'),
    countStandingOf(facts, [row('x'), row('y', ['c', 'd'])], 'g'),
    countStandingOf(facts, [row('x'), row('y', ['c', 'a'])], 'g'),
  ]).toEqual([false, true, 2, 1])
})
