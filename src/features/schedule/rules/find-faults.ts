import type { Names, Sentence } from './explain-unplaced.ts'
import {
  findOverlapping,
  type MeetingFact,
  type MissionFacts,
  type ParticipantFact,
  type SlotFact,
} from './make-problem.ts'
import { everybodyOf } from './meeting-people.ts'
import { countGroupMeetings, interpreterFor, noRules } from './meeting-rules.ts'
import { unitsAt } from './resource-hours.ts'

/** Something wrong with what a build is given: in words, with the record on which it is mended. */
export interface Fault {
  /** 'wrong' stops a build; 'impossible' is said and what fits is built. */
  severity: 'wrong' | 'impossible'
  sentence: Sentence
  /** Where it is mended: a participant's page or times, a meeting, the settings of sessions or places. */
  record: {
    kind: 'participant' | 'availability' | 'meeting' | 'sessions' | 'places' | 'groups' | 'rules'
    id: string | null
  }
}

type Say = Pick<Names, 'participant' | 'meeting' | 'slots' | 'languages'>

/** Everything that is wrong or cannot be done, all at once, found by counting before anything is built; what stops a build first. */
export function findFaults(facts: MissionFacts, now: Date, say: Say): Fault[] {
  const people = new Map(facts.participants.map(person => [person.id, person]))
  const openSlots = facts.slots.filter(slot => slot.startsAt > now)
  const faults = [
    ...findPlanFaults(facts, openSlots, say),
    ...facts.meetings.flatMap(meeting => findMeetingFaults(facts, meeting, people, now, say)),
    ...facts.participants.flatMap(person => findPersonFaults(facts, person, now, say)),
  ]
  return faults.sort((a, b) => Number(a.severity === 'impossible') - Number(b.severity === 'impossible'))
}

function findPlanFaults(facts: MissionFacts, openSlots: readonly SlotFact[], say: Say): Fault[] {
  const open = openSlots.length
  const sessions = { kind: 'sessions', id: null } as const
  const places = { kind: 'places', id: null } as const
  const wrong = (key: string, record: Fault['record'], values: Sentence['values'] = {}): Fault => ({
    severity: 'wrong',
    sentence: { key: `fault.${key}`, values },
    record,
  })
  if (facts.meetings.length === 0) return []
  const overlapping = [...findOverlapping(facts.slots)]
  const closed = facts.slots.filter(slot =>
    facts.places.every(place => place.closedSlotIds.includes(slot.id)),
  )
  return [
    ...(facts.slots.length === 0 ? [wrong('no-slots', sessions)] : []),
    ...(facts.slots.length > 0 && open === 0 ? [wrong('all-begun', sessions)] : []),
    ...(facts.places.length === 0 ? [wrong('no-places', places)] : []),
    ...(overlapping.length > 0
      ? [wrong('sessions-overlap', sessions, { slots: say.slots(overlapping) })]
      : []),
    ...(facts.places.length > 0 && closed.length > 0
      ? [
          {
            severity: 'impossible' as const,
            sentence: {
              key: 'fault.slots-without-places',
              values: {
                slots: say.slots(closed.map(slot => slot.id)),
                count: closed.length,
              },
            },
            record: places,
          },
        ]
      : []),
    ...findSeatFault(facts),
    ...findGroupFaults(facts),
    ...findInterpreterFaults(facts, openSlots, say),
  ]
}

/** More accepted meetings than tables and slots can seat; online places seat any number. */
function findSeatFault(facts: MissionFacts): Fault[] {
  if (facts.places.length === 0 || facts.places.some(place => place.kind === 'online')) return []
  const seats = facts.places.reduce(
    (sum, place) => sum + facts.slots.filter(slot => !place.closedSlotIds.includes(slot.id)).length,
    0,
  )
  const wanted = facts.meetings.length
  if (wanted <= seats) return []
  return [
    {
      severity: 'impossible',
      sentence: { key: 'fault.too-few-seats', values: { wanted, seats, count: wanted - seats } },
      record: { kind: 'places', id: null },
    },
  ]
}

/** A group that is promised more meetings than were accepted. */
function findGroupFaults(facts: MissionFacts): Fault[] {
  const accepted = countGroupMeetings(facts)
  return (facts.rules?.groups ?? []).flatMap(({ id, name, meetingsMin }): Fault[] => {
    const count = accepted.get(id) ?? 0
    if (meetingsMin === null || count >= meetingsMin) return []
    return [
      {
        severity: 'impossible',
        sentence: { key: 'fault.group-minimum', values: { group: name, least: meetingsMin, count } },
        record: { kind: 'groups', id: null },
      },
    ]
  })
}

/** More meetings that need an interpreter than all of them together can attend. */
function findInterpreterFaults(facts: MissionFacts, open: readonly SlotFact[], say: Say): Fault[] {
  const { rules = noRules } = facts
  const { interpreters } = rules
  return interpreters.flatMap((pair): Fault[] => {
    const count = facts.meetings.filter(
      meeting => interpreterFor(meeting, interpreters)?.id === pair.id,
    ).length
    const most = open.reduce((sum, slot) => sum + unitsAt(rules, pair.id, slot, facts.timeZone), 0)
    if (open.length === 0 || count <= most) return []
    return [
      {
        severity: 'impossible',
        sentence: {
          key: 'fault.too-few-interpreters',
          values: { languages: say.languages(pair.id), most, count },
        },
        record: { kind: 'rules', id: null },
      },
    ]
  })
}

function findMeetingFaults(
  facts: MissionFacts,
  meeting: MeetingFact,
  people: ReadonlyMap<string, ParticipantFact>,
  now: Date,
  say: Say,
): Fault[] {
  const record = { kind: 'meeting', id: meeting.id } as const
  const fault = (
    key: string,
    values: Sentence['values'] = {},
    severity: Fault['severity'] = 'impossible',
  ): Fault[] => [
    {
      severity,
      sentence: { key: `fault.${key}`, values: { meeting: say.meeting(meeting.id), ...values } },
      record,
    },
  ]
  const ids = meeting.participantIds
  const choices = meeting.choices ?? []
  if (ids.length + choices.length < 2) return fault('too-few-people')
  const persons = ids.flatMap(id => people.get(id)?.personId ?? [])
  const twice = ids.find((id, at) => {
    const person = people.get(id)?.personId
    return person != null && persons.indexOf(person) !== persons.lastIndexOf(person) && at > 0
  })
  if (twice !== undefined) return fault('person-twice', { who: say.participant(twice) }, 'wrong')
  const isOut = (id: string) => people.get(id)?.confirmed !== true
  const out = ids.find(isOut) ?? choices.find(choice => choice.from.every(isOut))?.from[0]
  if (out !== undefined) return fault('not-taking-part', { who: say.participant(out) })
  const isAfar = (id: string) => people.get(id)?.kind === 'remote'
  const afar = ids.find(isAfar) ?? choices.find(choice => choice.from.every(isAfar))?.from[0]
  const isOnline = facts.format === 'remote' || afar !== undefined
  if (isOnline && !facts.places.some(place => place.kind === 'online'))
    return [
      {
        severity: 'impossible',
        sentence: { key: 'fault.no-online-place', values: { meeting: say.meeting(meeting.id) } },
        record: { kind: 'places', id: null },
      },
    ]
  const open = facts.slots.filter(slot => slot.startsAt > now)
  const isFree = (id: string, slot: string) => people.get(id)?.awaySlotIds.includes(slot) === false
  const shared = open.filter(
    slot =>
      ids.every(id => isFree(id, slot.id)) &&
      choices.every(choice => choice.from.filter(id => isFree(id, slot.id)).length >= choice.count),
  )
  if (open.length === 0 || shared.length > 0) return []
  const free = everybodyOf(meeting).map(id => `${say.participant(id)} (${countFree(open, people.get(id))})`)
  return fault('nobody-free', { people: free.join(', ') })
}

function findPersonFaults(facts: MissionFacts, person: ParticipantFact, now: Date, say: Say): Fault[] {
  if (!person.confirmed) return []
  const own = facts.meetings.filter(meeting => meeting.participantIds.includes(person.id))
  if (own.length === 0) return []
  const open = facts.slots.filter(slot => slot.startsAt > now)
  const free = countFree(open, person)
  const must = own.filter(meeting => meeting.must === true).length
  const who = say.participant(person.id)
  const limit = person.meetingsMax ?? facts.meetingsMax
  const least = person.meetingsMin ?? facts.meetingsMin
  const faults: Fault[] = []
  const add = (key: string, kind: Fault['record']['kind'], values: Sentence['values']) =>
    faults.push({
      severity: 'impossible',
      sentence: { key: `fault.${key}`, values: { who, ...values } },
      record: { kind, id: person.id },
    })
  if (open.length === 0) return []
  if (must > free) add('too-many-must', 'availability', { must, count: free })
  else if (limit !== null && must > limit) add('must-above-limit', 'participant', { must, count: limit })
  if (limit !== null && least > limit) add('minimum-above-limit', 'participant', { least, count: limit })
  else if (least > free && own.length > free)
    add('minimum-above-free', 'availability', { least, count: free })
  return faults
}

function countFree(open: readonly { id: string }[], person: ParticipantFact | undefined): number {
  if (person === undefined) return 0
  return open.filter(slot => !person.awaySlotIds.includes(slot.id)).length
}
