import { type Clauses, sumUnary, type Unary } from './cnf.ts'
import { at } from './dense.ts'
import type { Draft } from './encode-draft.ts'

/** A break ends where somebody is busy, was idle just before, and had a meeting earlier that day. */
export function encodeBreaks(draft: Draft, person: number, least: number, fairnessFloor: number): Unary {
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
