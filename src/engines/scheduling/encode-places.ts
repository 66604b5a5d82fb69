import { type Clauses, sumUnary, type Unary } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import { type Draft, heldVariable } from './encode-draft.ts'

/** The variable 'sits in this class of places then'; 0 when it cannot. */
export type SeatAt = (meeting: number, placeClass: number, slot: number) => number

/**
 * No slot holds more meetings of a class of places than there are. Meetings are bundled by a shared
 * participant first (at most one of a bundle is held at a time), which keeps the counters small. When hardly
 * any seat is spare, the slots must also be full enough.
 */
export function encodePlaces(draft: Draft, seatAt: SeatAt): void {
  const { compiled, cnf } = draft
  for (const meeting of draft.meetings) {
    if (at(compiled.fixedPlace, meeting) >= 0 || item(compiled.classesOf, meeting).length > 0) continue
    for (const slot of item(compiled.domain, meeting)) cnf.add(-heldVariable(draft, meeting, slot))
  }
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
    const certain = countCertain(draft, number)
    for (let slot = 0; slot < compiled.slotCount; slot++) {
      const capacity = item(capacities, slot)
      const least = certain - (total - Math.min(capacity, bundles.length))
      const counted = bundles.map(bundle =>
        bundle.map(meeting => seatAt(meeting, number, slot)).filter(variable => variable > 0),
      )
      encodeCapacity(cnf, counted, capacity, least)
    }
  }
}

/** Requests that are sure to take a place of this class. */
function countCertain(draft: Draft, number: number): number {
  const { compiled, requests } = draft
  const isBound = (meeting: number) => {
    const classes = item(compiled.classesOf, meeting)
    return at(compiled.fixedPlace, meeting) < 0 && classes.length === 1 && classes[0] === number
  }
  return requests.filter(({ isCertain, members }) => isCertain && members.every(isBound)).length
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
export function encodeSeats(draft: Draft): SeatAt {
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
