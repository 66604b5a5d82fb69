import type { Compiled } from '../src/engines/scheduling/compile.ts'

/**
 * The published problem as plainly as it can be put into clauses: no implied constraints, no bounds, tables
 * and breaks counted with sequential counters. Shares nothing with the engine's encoding, so it also serves
 * as a second opinion. All places must be alike; fairness is an upper limit per person.
 * @param breaks most breaks allowed in all; undefined: any number
 */
export function encodeNaively(compiled: Compiled, breaks: number | undefined): number[][] {
  const clauses: number[][] = []
  let variables = 0
  const fresh = () => ++variables
  const { meetingCount, slotCount, participantCount } = compiled
  const held = Array.from({ length: meetingCount }, () => Array.from({ length: slotCount }, fresh))
  const variable = (meeting: number, slot: number): number => held[meeting]?.[slot] ?? 0
  for (let meeting = 0; meeting < meetingCount; meeting++) {
    const allowed = new Set(compiled.domain[meeting])
    const options = Array.from({ length: slotCount }, (_, slot) => variable(meeting, slot))
    clauses.push(options)
    for (let a = 0; a < slotCount; a++) {
      if (!allowed.has(a)) clauses.push([-variable(meeting, a)])
      for (let b = a + 1; b < slotCount; b++) clauses.push([-variable(meeting, a), -variable(meeting, b)])
    }
    for (const before of compiled.predecessors[meeting] ?? []) {
      for (let slot = 0; slot < slotCount; slot++) {
        const earlier = Array.from({ length: slot }, (_, other) => variable(before, other))
        clauses.push([-variable(meeting, slot), ...earlier])
      }
    }
  }
  for (let slot = 0; slot < slotCount; slot++) {
    const all = Array.from({ length: meetingCount }, (_, meeting) => variable(meeting, slot))
    addAtMost(clauses, fresh, all, compiled.capacity[slot] ?? 0)
  }
  const ends: number[] = []
  for (let person = 0; person < participantCount; person++) {
    const own = [...(compiled.meetingsOf[person] ?? [])]
    const personEnds = encodePerson(clauses, fresh, compiled, own, variable)
    if (compiled.problem.fairness !== undefined)
      addAtMost(clauses, fresh, personEnds, compiled.problem.fairness)
    ends.push(...personEnds)
  }
  if (breaks !== undefined) addAtMost(clauses, fresh, ends, breaks)
  return clauses
}

function encodePerson(
  clauses: number[][],
  fresh: () => number,
  compiled: Compiled,
  own: readonly number[],
  variable: (meeting: number, slot: number) => number,
): number[] {
  const ends: number[] = []
  let started = 0
  let busyBefore = 0
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const here = own.map(meeting => variable(meeting, slot))
    for (const [index, a] of here.entries()) for (const b of here.slice(index + 1)) clauses.push([-a, -b])
    const busy = fresh()
    clauses.push([-busy, ...here], ...here.map(a => [-a, busy]))
    const startedHere = fresh()
    clauses.push([-busy, startedHere])
    if (started > 0) {
      clauses.push([-started, startedHere])
      const end = fresh()
      clauses.push([-busy, busyBefore, -started, end])
      ends.push(end)
    }
    started = startedHere
    busyBefore = busy
  }
  return ends
}

/** Sequential counter: at most `limit` of the literals. */
function addAtMost(
  clauses: number[][],
  fresh: () => number,
  literals: readonly number[],
  limit: number,
): void {
  if (literals.length <= limit) return
  if (limit === 0) {
    for (const literal of literals) clauses.push([-literal])
    return
  }
  let before: number[] = []
  for (const literal of literals) {
    const now = Array.from({ length: limit }, fresh)
    now.forEach((counter, index) => {
      if (index === 0) clauses.push([-literal, counter])
      const same = before[index]
      const lower = before[index - 1]
      if (same !== undefined) clauses.push([-same, counter])
      if (index > 0 && lower !== undefined) clauses.push([-literal, -lower, counter])
    })
    const full = before[limit - 1]
    if (full !== undefined) clauses.push([-literal, -full])
    before = now
  }
}
