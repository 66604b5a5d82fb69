import { fewestBreaks } from './bounds.ts'
import { Clauses, sumUnary, type Unary } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import { encodeBlock, encodeHeadCounts } from './encode-implied.ts'
import { encodeRules } from './encode-rules.ts'

/** The schedule problem for a fixed set of meetings as clauses; see README, 'Encoding'. */
export interface Encoding {
  readonly cnf: Clauses
  /** meeting × slot → variable 'held then', 0 where impossible. */
  readonly heldAt: Int32Array
  /** Breaks beyond the forced ones, in unary, per participant. */
  readonly extraBreaks: readonly Unary[]
  /** Sum of the breaks the dynamic programme forces. */
  readonly forced: number
}

/** An encoding in the making. */
export interface Draft {
  readonly compiled: Compiled
  readonly meetings: readonly number[]
  readonly cnf: Clauses
  readonly heldAt: Int32Array
  /** participant × slot → variable 'busy then', 0 where impossible. */
  readonly busyAt: Int32Array
  readonly ownMeetings: readonly (readonly number[])[]
}

/**
 * Encodes: hold all the given meetings. Undefined when a counting argument shows that it cannot be done.
 * With `rowsAreHard`, nobody has more meetings in a row than wanted. With a fairness rule, everybody's breaks
 * are between `fairnessFloor` and that plus the allowed difference. With `countsAll`, nothing is left to the
 * dynamic programme: every break is counted and `forced` is 0.
 */
export function encodeSchedule(
  compiled: Compiled,
  meetings: readonly number[],
  rowsAreHard: boolean,
  fairnessFloor: number,
  countsAll = false,
): Encoding | undefined {
  const isHeld = new Uint8Array(compiled.meetingCount)
  for (const meeting of meetings) isHeld[meeting] = 1
  const draft: Draft = {
    compiled,
    meetings,
    cnf: new Clauses(),
    heldAt: new Int32Array(compiled.meetingCount * compiled.slotCount),
    busyAt: new Int32Array(compiled.participantCount * compiled.slotCount),
    ownMeetings: compiled.meetingsOf.map(own => [...own].filter(meeting => isMarked(isHeld, meeting))),
  }
  encodeMeetings(draft)
  encodePeople(draft)
  encodePlaces(draft)
  encodeHeadCounts(draft)
  encodeOrder(draft)
  if (rowsAreHard) encodeRows(draft)
  encodeRules(draft)
  let forced = 0
  const extraBreaks: Unary[] = []
  for (let person = 0; person < compiled.participantCount; person++) {
    const fewest = fewestBreaks(compiled, item(draft.ownMeetings, person))
    if (fewest === undefined && !countsAll) return undefined
    const least = countsAll ? 0 : (fewest ?? 0)
    forced += least
    const extra = encodeBreaks(draft, person, least, fairnessFloor)
    if (fewest === 0 && fairnessFloor === 0) encodeBlock(draft, person, extra[0])
    extraBreaks.push(extra)
  }
  return { cnf: draft.cnf, heldAt: draft.heldAt, extraBreaks, forced }
}

function heldVariable(draft: Draft, meeting: number, slot: number): number {
  return at(draft.heldAt, meeting * draft.compiled.slotCount + slot)
}

function encodeMeetings(draft: Draft): void {
  const { compiled, cnf } = draft
  for (const meeting of draft.meetings) {
    const variables = [...item(compiled.domain, meeting)].map(slot => {
      const variable = cnf.fresh()
      draft.heldAt[meeting * compiled.slotCount + slot] = variable
      return variable
    })
    cnf.add(...variables)
    cnf.addAtMostOne(variables)
  }
}

/** Busy when in a meeting; one meeting at a time; busy in exactly as many slots as there are meetings. */
function encodePeople(draft: Draft): void {
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
    encodeExactly(cnf, busy, own.length)
  }
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

/**
 * No slot holds more meetings of a class of places than there are. Meetings are bundled by a shared
 * participant first (at most one of a bundle is held at a time), which keeps the counters small. When hardly
 * any seat is spare, the slots must also be full enough.
 */
function encodePlaces(draft: Draft): void {
  const { compiled, cnf } = draft
  const seatAt = encodeSeats(draft)
  for (let number = 0; number < compiled.classCount; number++) {
    const users = draft.meetings.filter(
      meeting => at(compiled.fixedPlace, meeting) < 0 && item(compiled.classesOf, meeting).includes(number),
    )
    if (users.length === 0) continue
    const bundles = bundleMeetings(compiled, users)
    const capacities = Array.from({ length: compiled.slotCount }, (_, slot) =>
      Math.max(0, at(compiled.capacity, number * compiled.slotCount + slot)),
    )
    const total = capacities.reduce((sum, capacity) => sum + Math.min(capacity, bundles.length), 0)
    const isOnlyClass = users.every(meeting => item(compiled.classesOf, meeting).length === 1)
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      const capacity = item(capacities, slot)
      const least = isOnlyClass ? users.length - (total - Math.min(capacity, bundles.length)) : 0
      const counted = bundles.map(bundle =>
        bundle.map(meeting => seatAt(meeting, number, slot)).filter(variable => variable > 0),
      )
      encodeCapacity(cnf, counted, capacity, least)
    }
  }
}

function encodeCapacity(
  cnf: Clauses,
  bundles: readonly (readonly number[])[],
  capacity: number,
  least: number,
): void {
  const inputs: Unary[] = []
  for (const bundle of bundles) {
    const [first] = bundle
    if (first === undefined) continue
    if (bundle.length === 1) {
      inputs.push([first])
      continue
    }
    const any = cnf.fresh()
    for (const variable of bundle) cnf.add(-variable, any)
    cnf.add(-any, ...bundle)
    inputs.push([any])
  }
  const needsFloor = least > 0 && least > capacity / 2
  if (inputs.length <= capacity && !needsFloor) return
  const sum = sumUnary(cnf, inputs, capacity + 1, needsFloor)
  const exceeded = sum[capacity]
  if (exceeded !== undefined) cnf.add(-exceeded)
  if (!needsFloor) return
  const reached = sum[least - 1]
  if (reached === undefined) cnf.add()
  else cnf.add(reached)
}

/** Variables 'sits in this class then'; with one class to choose from it is the meeting's own variable. */
function encodeSeats(draft: Draft): (meeting: number, number: number, slot: number) => number {
  const { compiled, cnf } = draft
  const seats = new Map<string, number>()
  for (const meeting of draft.meetings) {
    const classes = item(compiled.classesOf, meeting)
    if (classes.length < 2 || at(compiled.fixedPlace, meeting) >= 0) continue
    for (const slot of item(compiled.domain, meeting)) {
      const options = [...classes].map(number => {
        const variable = cnf.fresh()
        seats.set(`${meeting}/${number}/${slot}`, variable)
        cnf.add(-variable, heldVariable(draft, meeting, slot))
        return variable
      })
      cnf.add(-heldVariable(draft, meeting, slot), ...options)
    }
  }
  return (meeting, number, slot) => {
    if (item(compiled.classesOf, meeting).length < 2) return heldVariable(draft, meeting, slot)
    return seats.get(`${meeting}/${number}/${slot}`) ?? 0
  }
}

/** Splits meetings into bundles that share a participant, largest bundles first. */
function bundleMeetings(compiled: Compiled, meetings: readonly number[]): readonly (readonly number[])[] {
  const left = new Set(meetings)
  const bundles: number[][] = []
  while (left.size > 0) {
    const count = new Map<number, number>()
    for (const meeting of left)
      for (const person of item(compiled.participantsOf, meeting))
        count.set(person, (count.get(person) ?? 0) + 1)
    const [busiest] = [...count].reduce((a, b) => (b[1] > a[1] ? b : a))
    const bundle = [...left].filter(meeting => item(compiled.participantsOf, meeting).includes(busiest))
    for (const meeting of bundle) left.delete(meeting)
    bundles.push(bundle)
  }
  return bundles
}

function encodeOrder(draft: Draft): void {
  const { compiled, cnf } = draft
  if (!compiled.hasOrder) return
  const held = new Set(draft.meetings)
  for (const meeting of draft.meetings) {
    for (const before of item(compiled.predecessors, meeting)) {
      if (!held.has(before)) continue
      for (const slot of item(compiled.domain, meeting)) {
        const earlier = [...item(compiled.domain, before)].filter(other => other < slot)
        cnf.add(
          -heldVariable(draft, meeting, slot),
          ...earlier.map(other => heldVariable(draft, before, other)),
        )
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

/** A break ends where somebody is busy, was idle just before, and had a meeting earlier that day. */
function encodeBreaks(draft: Draft, person: number, least: number, fairnessFloor: number): Unary {
  const { compiled, cnf } = draft
  const ends: Unary[] = []
  const startedBy = new Int32Array(compiled.slotCount)
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const busy = at(draft.busyAt, person * compiled.slotCount + slot)
    const before = at(compiled.previousInDay, slot)
    const started = before >= 0 ? at(startedBy, before) : 0
    startedBy[slot] = encodeStarted(cnf, started, busy)
    if (started === 0 || busy === 0) continue
    const busyBefore = at(draft.busyAt, person * compiled.slotCount + before)
    if (busyBefore === started) continue
    ends.push([encodeEnd(cnf, busy, busyBefore, started, fairnessFloor > 0)])
  }
  const fairness = compiled.problem.fairness
  if (fairness === undefined) return sumUnary(cnf, ends, ends.length, false).slice(least)
  const ceiling = fairnessFloor + fairness
  const sum = sumUnary(cnf, ends, ceiling + 1, fairnessFloor > 0)
  const tooMany = sum[ceiling]
  if (tooMany !== undefined) cnf.add(-tooMany)
  const enough = sum[fairnessFloor - 1]
  if (enough !== undefined) cnf.add(enough)
  if (least > ceiling || fairnessFloor > sum.length) cnf.add()
  return sum.slice(least, Math.max(least, ceiling))
}

/** True whenever a break ends here; with `exact`, only then. */
function encodeEnd(cnf: Clauses, busy: number, busyBefore: number, started: number, exact: boolean): number {
  const end = cnf.fresh()
  const idleBefore = busyBefore === 0 ? [] : [busyBefore]
  cnf.add(-busy, ...idleBefore, -started, end)
  if (exact) {
    cnf.add(-end, busy)
    cnf.add(-end, started)
    for (const variable of idleBefore) cnf.add(-end, -variable)
  }
  return end
}

function encodeStarted(cnf: Clauses, before: number, busy: number): number {
  if (before === 0) return busy
  if (busy === 0) return before
  const started = cnf.fresh()
  cnf.add(-before, started)
  cnf.add(-busy, started)
  cnf.add(-started, before, busy)
  return started
}
