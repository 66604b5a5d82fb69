import { fewestBreaks } from './bounds.ts'
import { Clauses, sumUnary, type Unary } from './cnf.ts'
import { type Compiled, isMandatory } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import { encodeBreaks } from './encode-breaks.ts'
import { type Draft, type EncodedRequest, heldVariable } from './encode-draft.ts'
import { encodeBlock, encodeHeadCounts } from './encode-implied.ts'
import { encodePlaces, encodeSeats, type SeatAt } from './encode-places.ts'
import { encodeRules } from './encode-rules.ts'

/** The schedule problem as clauses; see README, 'Encoding'. */
export interface Encoding {
  readonly cnf: Clauses
  readonly requests: readonly EncodedRequest[]
  /** meeting × slot → variable 'held then', 0 where impossible. */
  readonly heldAt: Int32Array
  /** participant × slot → variable 'busy then', 0 where impossible. */
  readonly busyAt: Int32Array
  readonly seatAt: SeatAt
  /** Breaks beyond the forced ones, in unary, per participant. */
  readonly extraBreaks: readonly Unary[]
  /** Sum of the breaks the dynamic programme forces. */
  readonly forced: number
}

export interface EncodingOptions {
  /** Nobody has more meetings in a row than wanted. */
  readonly rowsAreHard?: boolean
  /** With a fairness rule, everybody's breaks are between this and this plus the allowed difference. */
  readonly fairnessFloor?: number
  /** Nothing is left to the dynamic programme: every break is counted and `forced` is 0. */
  readonly countsAll?: boolean
  /** Only mandatory meetings have to be held. */
  readonly isSelection?: boolean
}

/**
 * Encodes: hold all the given meetings (with `isSelection`: those that are mandatory, and any others), of meetings
 * that stand for one request exactly one. Undefined when a counting argument shows that it cannot be done.
 */
export function encodeSchedule(
  compiled: Compiled,
  meetings: readonly number[],
  options: EncodingOptions = {},
): Encoding | undefined {
  const { rowsAreHard = false, fairnessFloor = 0, countsAll = false, isSelection = false } = options
  const isHeld = new Uint8Array(compiled.meetingCount)
  for (const meeting of meetings) isHeld[meeting] = 1
  const draft: Draft = {
    compiled,
    meetings,
    requests: listRequests(compiled, meetings, isSelection),
    cnf: new Clauses(),
    heldAt: new Int32Array(compiled.meetingCount * compiled.slotCount),
    busyAt: new Int32Array(compiled.participantCount * compiled.slotCount),
    ownMeetings: compiled.meetingsOf.map(own => [...own].filter(meeting => isMarked(isHeld, meeting))),
  }
  const counts = countOwn(draft)
  encodeRequests(draft)
  encodePeople(draft, counts)
  const seatAt = encodeSeats(draft)
  encodePlaces(draft, seatAt)
  encodeHeadCounts(draft)
  encodeOrder(draft)
  if (rowsAreHard) encodeRows(draft)
  encodeRules(draft, seatAt)
  let forced = 0
  const extraBreaks: Unary[] = []
  for (let person = 0; person < compiled.participantCount; person++) {
    const own = item(draft.ownMeetings, person)
    const isPlain = own.length === at(counts.least, person) && own.length === at(counts.most, person)
    const fewest = isPlain ? fewestBreaks(compiled, own) : 0
    if (fewest === undefined && !countsAll) return undefined
    const least = countsAll ? 0 : (fewest ?? 0)
    forced += least
    const extra = encodeBreaks(draft, person, least, fairnessFloor)
    if (isPlain && fewest === 0 && fairnessFloor === 0) encodeBlock(draft, person, extra[0])
    extraBreaks.push(extra)
  }
  const { cnf, requests, heldAt, busyAt } = draft
  return { cnf, requests, heldAt, busyAt, seatAt, extraBreaks, forced }
}

function listRequests(compiled: Compiled, meetings: readonly number[], isSelection: boolean) {
  const families = new Map<number, number[]>()
  const requests: EncodedRequest[] = []
  const isCertain = (meeting: number) => !isSelection || isMandatory(compiled, meeting)
  for (const meeting of meetings) {
    const family = compiled.rules ? at(compiled.rules.familyOf, meeting) : -1
    const known = families.get(family)
    if (known) known.push(meeting)
    else {
      const members = [meeting]
      if (family >= 0) families.set(family, members)
      requests.push({ members, isCertain: isCertain(meeting) })
    }
  }
  return requests
}

/** In how many requests each participant is for sure, and at most. */
function countOwn({ compiled, requests }: Draft): { least: Int32Array; most: Int32Array } {
  const least = new Int32Array(compiled.participantCount)
  const most = new Int32Array(compiled.participantCount)
  for (const { members, isCertain } of requests) {
    const chances = new Map<number, number>()
    for (const meeting of members)
      for (const person of item(compiled.participantsOf, meeting))
        chances.set(person, (chances.get(person) ?? 0) + 1)
    for (const [person, ways] of chances) {
      most[person] = at(most, person) + 1
      if (isCertain && ways === members.length) least[person] = at(least, person) + 1
    }
  }
  return { least, most }
}

function encodeRequests(draft: Draft): void {
  const { compiled, cnf } = draft
  for (const { members, isCertain } of draft.requests) {
    const variables = members.flatMap(meeting =>
      [...item(compiled.domain, meeting)].map(slot => {
        const variable = cnf.fresh()
        draft.heldAt[meeting * compiled.slotCount + slot] = variable
        return variable
      }),
    )
    if (isCertain) cnf.add(...variables)
    cnf.addAtMostOne(variables)
  }
}

/** Busy when in a meeting; one meeting at a time; busy in as many slots as there are meetings, or within the limit. */
function encodePeople(draft: Draft, counts: { least: Int32Array; most: Int32Array }): void {
  const { compiled, cnf } = draft
  for (let person = 0; person < compiled.participantCount; person++) {
    const own = item(draft.ownMeetings, person)
    if (own.length === 0) continue
    const busy: number[] = []
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      const here = own.map(meeting => heldVariable(draft, meeting, slot)).filter(variable => variable > 0)
      const variable = encodeBusy(cnf, here)
      if (variable === 0) continue
      draft.busyAt[person * compiled.slotCount + slot] = variable
      busy.push(variable)
    }
    const least = at(counts.least, person)
    if (least > limitOf(draft, person)) cnf.add()
    if (least === at(counts.most, person)) encodeExactly(cnf, busy, least)
    else encodeMost(cnf, busy, limitOf(draft, person))
  }
}

/** Fixed meetings are facts: they are held even where they exceed the limit. */
function limitOf({ compiled, ownMeetings }: Draft, person: number): number {
  const fixed = item(ownMeetings, person).filter(meeting => at(compiled.fixedSlot, meeting) >= 0)
  return Math.max(fixed.length, at(compiled.maximum, person))
}

function encodeMost(cnf: Clauses, variables: readonly number[], most: number): void {
  if (variables.length <= most) return
  const sum = sumUnary(
    cnf,
    variables.map(variable => [variable]),
    most + 1,
    false,
  )
  const exceeded = sum[most]
  if (exceeded !== undefined) cnf.add(-exceeded)
}

function encodeBusy(cnf: Clauses, here: readonly number[]): number {
  if (here.length < 2) return here[0] ?? 0
  const busy = cnf.fresh()
  cnf.add(-busy, ...here)
  for (const variable of here) cnf.add(-variable, busy)
  cnf.addAtMostOne(here)
  return busy
}

function encodeExactly(cnf: Clauses, variables: readonly number[], count: number): void {
  if (count > variables.length) {
    cnf.add()
    return
  }
  if (count === variables.length) {
    for (const variable of variables) cnf.add(variable)
    return
  }
  const sum = sumUnary(
    cnf,
    variables.map(variable => [variable]),
    count + 1,
    true,
  )
  const reached = sum[count - 1]
  const exceeded = sum[count]
  if (reached !== undefined) cnf.add(reached)
  if (exceeded !== undefined) cnf.add(-exceeded)
}

function encodeOrder(draft: Draft): void {
  const { compiled, cnf } = draft
  if (!compiled.hasOrder) return
  const certain = new Map<number, boolean>()
  for (const { members, isCertain } of draft.requests)
    for (const meeting of members) certain.set(meeting, isCertain && members.length === 1)
  for (const meeting of draft.meetings) {
    for (const before of item(compiled.predecessors, meeting)) {
      const isSure = certain.get(before)
      if (isSure === undefined) continue
      for (const slot of item(compiled.domain, meeting)) {
        const held = heldVariable(draft, meeting, slot)
        const others = [...item(compiled.domain, before)]
        const earlier = others.filter(other => other < slot)
        if (isSure) cnf.add(-held, ...earlier.map(other => heldVariable(draft, before, other)))
        else
          for (const other of others) if (other >= slot) cnf.add(-held, -heldVariable(draft, before, other))
      }
    }
  }
}

function encodeRows(draft: Draft): void {
  const { compiled, cnf } = draft
  for (let person = 0; person < compiled.participantCount; person++) {
    const limit = at(compiled.rowLimit, person)
    if (limit >= item(draft.ownMeetings, person).length) continue
    for (let start = 0; start < compiled.slotCount; start++) {
      const window: number[] = []
      for (let slot = start; slot >= 0 && window.length <= limit; slot = at(compiled.nextInRun, slot))
        window.push(at(draft.busyAt, person * compiled.slotCount + slot))
      if (window.length === limit + 1 && window.every(variable => variable > 0))
        cnf.add(...window.map(variable => -variable))
    }
  }
}
