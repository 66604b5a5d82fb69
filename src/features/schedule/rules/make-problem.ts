import type {
  Meeting,
  ObjectiveTerm,
  Participant,
  Place,
  Placement,
  Problem,
  Slot,
} from '../../../engines/scheduling/index.ts'
import { dayIn } from '../../../shared/zones.ts'
import { chosenAmong, everybodyOf, peopleAt, type WhoComes } from './meeting-people.ts'
import { hallOf, needsOf, noRules, type RuleFacts, readRules } from './meeting-rules.ts'

export interface SlotFact {
  id: string
  sessionId: string
  /** Who books in this session: the organiser's schedule, or the first free slot on acceptance. */
  booking: 'organiser' | 'on-acceptance'
  startsAt: Date
  endsAt: Date
}

export interface PlaceFact {
  id: string
  label: string
  kind: 'table' | 'booth' | 'office' | 'online'
  ownerParticipantId: string | null
  closedSlotIds: readonly string[]
  hallId?: string | null
  /** The hall's name, for people to read. */
  hall?: string | null
  /** Minutes from the venue, of an office that stands in no hall. */
  travelMinutes?: number | null
  /** Its owner meets nowhere else. */
  onlyHere?: boolean
}

export interface ParticipantFact {
  id: string
  /** Who it is; absent or null while the organisation has not said who comes. */
  personId?: string | null
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  confirmed: boolean
  /** Slots said to be impossible, and those that overlap a programme item the participant signed up to. */
  awaySlotIds: readonly string[]
  /** Those among them that overlap a programme item the participant signed up to: only leaving it frees them. */
  signedUpSlotIds?: readonly string[]
  meetingsMin: number | null
  meetingsMax: number | null
  /** A free slot after so many meetings in a row, where it differs from the mission's. */
  pauseAfter?: number | null
  groupId?: string | null
}

export interface MeetingFact extends WhoComes {
  id: string
  weight: number
  /** One of the two sides called it a must. */
  must?: boolean
  /** The organiser lets it be held online although both are on site. */
  mayBeOnline?: boolean
  /** What the people of each side speak; empty when nobody said. */
  languages?: { readonly from: readonly string[]; readonly to: readonly string[] }
  /** The organiser's word on who interprets, null for nobody; absent: whom the languages call for. */
  interpreter?: { readonly chosen: string | null } | null
}

/** Everything a mission says about its meetings, read from the database, not yet a problem of the engine. */
export interface MissionFacts {
  missionId: string
  timeZone: string
  format: 'on-site' | 'remote' | 'hybrid'
  aims: readonly string[]
  meetingsMin: number
  meetingsMax: number | null
  inARowMax: number
  slots: readonly SlotFact[]
  places: readonly PlaceFact[]
  participants: readonly ParticipantFact[]
  meetings: readonly MeetingFact[]
  /** Absent: the mission uses none of them. */
  rules?: RuleFacts
}

/** Where something stands, as the engine says it or as it is stored: with everybody who is entered there. */
export type Standing = Placement & { readonly people?: readonly string[] }

const termOfAim: Record<string, ObjectiveTerm> = {
  minimum: 'minimum',
  wishes: 'weight',
  'in-a-row': 'inARow',
  breaks: 'breaks',
  evenly: 'shared',
  'table-changes': 'tableChanges',
}

/** The organiser's order of aims in the engine's words; what the engine does not know is left out, a repeat counts once. */
export function readAims(aims: readonly string[]): ObjectiveTerm[] {
  return [...new Set(aims.flatMap(aim => termOfAim[aim] ?? []))]
}

/**
 * A mission as a problem of the schedule engine. `fixed` stays where it is, first come first kept where two clash.
 * `open` says which slots may be newly filled: 'organiser' leaves sessions that book on acceptance alone, 'all' takes
 * every slot. Slots that have begun are open to nobody. Of slots that overlap in time the first is kept.
 */
export function makeProblem(
  facts: MissionFacts,
  options: { now: Date; fixed: readonly Standing[]; open: 'organiser' | 'all' },
): Problem {
  const slots = facts.slots.filter(slot => !findOverlapping(facts.slots).has(slot.id))
  const openSlots = slots
    .filter(slot => slot.startsAt > options.now && (options.open === 'all' || slot.booking === 'organiser'))
    .map(slot => slot.id)
  const fixed = new Map(
    chooseFixed(facts, slots, options.fixed).map(standing => [standing.meeting, standing]),
  )
  const kindOf = new Map(facts.participants.map(person => [person.id, person.kind]))
  return {
    slots: slots.map(slot => makeSlot(slot, facts.timeZone)),
    places: facts.places.map(place => makePlace(place, slots)),
    participants: facts.participants.map(person => makeParticipant(person, facts, openSlots)),
    meetings: facts.meetings
      .filter(meeting => countPeople(meeting) > 1)
      .map(meeting => makeMeeting(meeting, facts, kindOf, fixed.get(meeting.id))),
    order: readAims(facts.aims),
    ...readRules(facts, slots),
  }
}

function countPeople(meeting: WhoComes): number {
  return (meeting.choices ?? []).reduce((sum, choice) => sum + choice.count, meeting.participantIds.length)
}

/** Slots that begin before an earlier one has ended: parallel sessions the engine cannot tell apart. */
export function findOverlapping(slots: readonly SlotFact[]): ReadonlySet<string> {
  const found = new Set<string>()
  let end = Number.NEGATIVE_INFINITY
  for (const slot of [...slots].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  )) {
    if (slot.startsAt.getTime() < end) found.add(slot.id)
    else end = slot.endsAt.getTime()
  }
  return found
}

function makeSlot(slot: SlotFact, timeZone: string): Slot {
  return {
    id: slot.id,
    start: slot.startsAt.getTime() / 60_000,
    end: slot.endsAt.getTime() / 60_000,
    session: slot.sessionId,
    run: slot.sessionId,
    day: dayIn(slot.startsAt, timeZone),
  }
}

function makePlace(place: PlaceFact, slots: readonly SlotFact[]): Place {
  const hall = hallOf(place)
  return {
    id: place.id,
    label: place.label,
    kind: place.kind === 'online' ? 'online' : 'table',
    ...(hall === undefined ? {} : { hall }),
    ...(place.closedSlotIds.length === 0
      ? {}
      : { slots: slots.map(slot => slot.id).filter(id => !place.closedSlotIds.includes(id)) }),
    ...(place.ownerParticipantId === null ? {} : { ownerParticipant: place.ownerParticipantId }),
  }
}

function makeParticipant(
  person: ParticipantFact,
  facts: MissionFacts,
  openSlots: readonly string[],
): Participant {
  const away = new Set(person.awaySlotIds)
  const maximum = person.meetingsMax ?? facts.meetingsMax
  const pauseAfter = person.pauseAfter ?? facts.rules?.pauseAfter ?? null
  return {
    id: person.id,
    available: person.confirmed ? openSlots.filter(id => !away.has(id)) : [],
    minMeetings: person.meetingsMin ?? facts.meetingsMin,
    ...(maximum === null ? {} : { maxMeetings: maximum }),
    maxInARow: facts.inARowMax,
    ...(pauseAfter === null ? {} : { pauseAfter }),
  }
}

/** Whoever takes part from afar meets online; in a mission that is remote as a whole everybody does. */
function makeMeeting(
  meeting: MeetingFact,
  facts: MissionFacts,
  kindOf: ReadonlyMap<string, ParticipantFact['kind']>,
  fixed: Standing | undefined,
): Meeting {
  const isAfar = (id: string) => kindOf.get(id) === 'remote'
  const online = hasToBeOnline(meeting, facts, isAfar)
  // Who comes to a meeting that is held is settled; of a choice that is open only those on site come to a table.
  const choices = (meeting.choices ?? []).map(({ from, count }) => ({
    from: online ? from : from.filter(id => !isAfar(id)),
    count,
  }))
  return {
    id: meeting.id,
    participants: fixed === undefined ? meeting.participantIds : peopleOf(meeting, fixed),
    ...(fixed === undefined && choices.length > 0 ? { choices } : {}),
    weight: meeting.weight,
    ...needsOf(meeting, facts.rules ?? noRules, online || meeting.mayBeOnline === true),
    ...allowPlaces(meeting, facts, online),
    ...(fixed === undefined ? {} : { fixed: { slot: fixed.slot, place: fixed.place } }),
  }
}

function hasToBeOnline(meeting: WhoComes, facts: MissionFacts, isAfar: (id: string) => boolean): boolean {
  return (
    facts.format === 'remote' ||
    meeting.participantIds.some(isAfar) ||
    (meeting.choices ?? []).some(choice => choice.from.every(isAfar))
  )
}

/** Of each meeting, by id, the interpreter and video line it takes. */
export function readNeeds(facts: MissionFacts): ReadonlyMap<string, readonly string[]> {
  const afar = new Set(facts.participants.flatMap(one => (one.kind === 'remote' ? [one.id] : [])))
  return new Map(
    facts.meetings.map(meeting => {
      const online = hasToBeOnline(meeting, facts, id => afar.has(id)) || meeting.mayBeOnline === true
      return [meeting.id, needsOf(meeting, facts.rules ?? noRules, online).needs ?? []]
    }),
  )
}

/** Online for whom it has to be; where somebody of the meeting receives only at an own place, there; else what the engine takes. */
function allowPlaces(
  meeting: MeetingFact,
  facts: MissionFacts,
  online: boolean,
): Pick<Meeting, 'allowedPlaces'> {
  const own = online
    ? []
    : facts.places.filter(
        place =>
          place.onlyHere === true &&
          place.ownerParticipantId !== null &&
          meeting.participantIds.includes(place.ownerParticipantId),
      )
  const mayBeOnline = online || meeting.mayBeOnline === true
  if (!mayBeOnline && own.length === 0) return {}
  const isAllowed = (place: PlaceFact) =>
    place.kind === 'online'
      ? mayBeOnline
      : !online && (own.length > 0 ? own.includes(place) : isOpenTo(place, meeting))
  return { allowedPlaces: facts.places.filter(isAllowed).map(place => place.id) }
}

/** Who is at a meeting that stays: those entered for it as far as they are still its people. */
export function peopleOf(meeting: WhoComes, standing: Standing): readonly string[] {
  const chosen = standing.attending ?? chosenAmong(meeting, standing.people ?? []) ?? undefined
  return peopleAt(meeting, chosen) ?? meeting.participantIds
}

/** A table for everybody, or a booth of somebody who is there. */
function isOpenTo(place: PlaceFact, meeting: MeetingFact): boolean {
  return place.ownerParticipantId === null || everybodyOf(meeting).includes(place.ownerParticipantId)
}

/** What can stay: known meeting, slot and place, and neither the place nor a participant is fixed elsewhere then. */
function chooseFixed(
  facts: MissionFacts,
  slots: readonly SlotFact[],
  wanted: readonly Standing[],
): Standing[] {
  const slotIds = new Set(slots.map(slot => slot.id))
  const placeKinds = new Map(facts.places.map(place => [place.id, place.kind]))
  const meetings = new Map(facts.meetings.map(meeting => [meeting.id, meeting]))
  const taken = new Set<string>()
  const chosen: Standing[] = []
  for (const standing of wanted) {
    const meeting = meetings.get(standing.meeting)
    const kind = placeKinds.get(standing.place)
    if (meeting === undefined || kind === undefined || !slotIds.has(standing.slot)) continue
    const marks = [
      `meeting ${meeting.id}`,
      ...peopleOf(meeting, standing).map(id => `${standing.slot} ${id}`),
      ...(kind === 'online' ? [] : [`${standing.slot} ${standing.place}`]),
    ]
    if (marks.some(mark => taken.has(mark))) continue
    for (const mark of marks) taken.add(mark)
    chosen.push(standing)
  }
  return chosen
}

/** What has to stay beside meetings that have begun: bookings on acceptance, what is locked in the draft, all that is published. */
export type Keep = 'booked' | 'locked' | 'published'

/** What must be left alone, the strongest promise first: what is published and has begun comes before everything else. */
export function chooseStandings(
  facts: MissionFacts,
  rows: { published: readonly Standing[]; draft: readonly (Standing & { locked: boolean })[] },
  options: { now: Date; keep: readonly Keep[] },
): Standing[] {
  const slots = new Map(facts.slots.map(slot => [slot.id, slot]))
  const begun = rows.published.filter(row => {
    const slot = slots.get(row.slot)
    return slot !== undefined && slot.startsAt <= options.now
  })
  const booked = rows.published.filter(row => slots.get(row.slot)?.booking === 'on-acceptance')
  const locked = rows.draft.filter(row => row.locked)
  const kept = { booked, locked, published: rows.published }
  return [begun, ...options.keep.map(what => kept[what])].flat().map(({ meeting, slot, place, people }) => ({
    meeting,
    slot,
    place,
    ...(people === undefined ? {} : { people }),
  }))
}
