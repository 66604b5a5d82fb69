import { expect, test } from 'vitest'
import { findFaults } from './find-faults.ts'
import type { MissionFacts, ParticipantFact } from './make-problem.ts'

const now = new Date('2026-10-05T00:00:00Z')
const say = {
  participant: (id: string) => id,
  meeting: (id: string) => id,
  languages: () => '',
  slots: (ids: readonly string[]) => ids.join(),
}

const person = (id: string, more: Partial<ParticipantFact> = {}): ParticipantFact => ({
  id,
  personId: `person ${id}`,
  kind: 'local',
  confirmed: true,
  awaySlotIds: [],
  meetingsMin: null,
  meetingsMax: null,
  ...more,
})

const slot = (id: string, minutes: number) => ({
  id,
  sessionId: 's',
  booking: 'organiser' as const,
  startsAt: new Date(now.getTime() + minutes * 60_000),
  endsAt: new Date(now.getTime() + (minutes + 20) * 60_000),
})

/** Dr A is free in one of two slots and has two must meetings; otherwise nothing is wrong. */
const facts: MissionFacts = {
  missionId: 'm',
  timeZone: 'UTC',
  format: 'on-site',
  aims: [],
  meetingsMin: 0,
  meetingsMax: null,
  inARowMax: 5,
  slots: [slot('09:00', 10), slot('09:25', 35)],
  places: [{ id: 't', label: 'T1', kind: 'table', ownerParticipantId: null, closedSlotIds: [] }],
  participants: [person('Dr A', { awaySlotIds: ['09:25'] }), person('B'), person('C')],
  meetings: ['B', 'C'].map(other => ({
    id: `A-${other}`,
    weight: 9,
    participantIds: ['Dr A', other],
    must: true,
  })),
}

const told = (changed: Partial<MissionFacts>, at = now) =>
  findFaults({ ...facts, ...changed }, at, say).map(({ severity, sentence, record }) => [
    severity,
    sentence.key.replace('fault.', ''),
    record.id,
  ])

test('somebody with more musts than free slots is named before a build, with the numbers', () => {
  expect(findFaults(facts, now, say)).toEqual([
    {
      severity: 'impossible',
      sentence: { key: 'fault.too-many-must', values: { who: 'Dr A', must: 2, count: 1 } },
      record: { kind: 'availability', id: 'Dr A' },
    },
  ])
})

test('nowhere, never and sessions that overlap stop a build; they come first', () => {
  expect(told({ places: [], slots: [slot('09:00', 10), slot('09:10', 20)] }).slice(0, 2)).toEqual([
    ['wrong', 'no-places', null],
    ['wrong', 'sessions-overlap', null],
  ])
  expect(told({ slots: [] })[0]).toEqual(['wrong', 'no-slots', null])
  expect(told({}, new Date(now.getTime() + 86_400_000))).toEqual([['wrong', 'all-begun', null]])
  expect(told({ meetings: [], slots: [], places: [] })).toEqual([])
})

test('one person for both sides is wrong; one who left, one from afar and too few tables are impossible', () => {
  const people = (...changed: ParticipantFact[]) => ({
    participants: facts.participants.map(one => changed.find(other => other.id === one.id) ?? one),
  })
  expect(told(people(person('B', { personId: 'person Dr A' })))[0]).toEqual(['wrong', 'person-twice', 'A-B'])
  expect(told(people(person('B', { confirmed: false })))).toContainEqual([
    'impossible',
    'not-taking-part',
    'A-B',
  ])
  expect(told(people(person('B', { kind: 'remote' })))).toContainEqual([
    'impossible',
    'no-online-place',
    null,
  ])
  expect(told({ slots: facts.slots.slice(0, 1) })).toContainEqual(['impossible', 'too-few-seats', null])
  const closed = facts.places.map(place => ({ ...place, closedSlotIds: ['09:25'] }))
  expect(told({ places: closed })).toContainEqual(['impossible', 'slots-without-places', null])
})
