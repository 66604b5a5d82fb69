import { type Best, startBest } from './anneal.ts'
import { type Compiled, isMandatory } from './compile.ts'
import type { ObjectiveTerm } from './model.ts'
import type { ScheduleState } from './state.ts'

/** What is known about the best that could be reached. */
export interface Bounds {
  readonly weight: number
  /** Meetings missing to the guaranteed minimum in every schedule. */
  readonly minimumMissed: number
  /** Lower bound on breaks when every meeting is held; undefined when they cannot all be. */
  readonly breaksWhenAllHeld: number | undefined
}

/**
 * The schedule at hand. While searching, breaks above the allowed difference are counted from 0; when nobody has 0,
 * more are allowed.
 */
export function measureSchedule(state: ScheduleState): Best {
  const best = startBest(state)
  const { fairness } = state.compiled.problem
  const { breaksOf } = state
  if (fairness === undefined || breaksOf.length === 0) return best
  const most = breaksOf.reduce((a, b) => Math.max(a, b))
  const least = breaksOf.reduce((a, b) => Math.min(a, b))
  if (most - least > fairness) return best
  best.energy -= best.unfair * state.energies.unfair
  best.unfair = 0
  return best
}

/** True when all hard rules are kept. */
export function isValid(best: Best): boolean {
  return best.mustMissing === 0 && best.unfair === 0
}

/**
 * True when no valid schedule can be better in any aim of the order, table changes excepted: every aim is at
 * its own bound. Breaks above 0 are compared with the bound for holding all meetings, which counts only if
 * holding them all is demanded or comes first.
 */
export function isUnbeatable(compiled: Compiled, best: Best, bounds: Bounds): boolean {
  if (!isValid(best)) return false
  const { order } = compiled.problem
  const allHeld = best.placed === compiled.requestCount
  return order.every(term => {
    if (term === 'minimum') return best.minimumMissed <= bounds.minimumMissed
    if (term === 'weight') return best.weight >= bounds.weight - 1e-6
    if (term === 'inARow') return best.inARowExcess === 0
    if (term === 'groupsShared' && !compiled.rules?.hasShared) return true
    if (term === 'shared' || term === 'groupsShared')
      return allHeld && !compiled.rules?.families.length && holdingComesBefore(compiled, term)
    if (term === 'tableChanges' || best.breaks === 0) return true
    const floor = bounds.breaksWhenAllHeld
    return allHeld && floor !== undefined && best.breaks <= floor && holdingComesBefore(compiled, 'breaks')
  })
}

function holdingComesBefore(compiled: Compiled, term: 'breaks' | 'shared' | 'groupsShared'): boolean {
  if (areAllMandatory(compiled)) return true
  if (compiled.weight.some(weight => weight === 0)) return false
  const { order } = compiled.problem
  const weight = order.indexOf('weight')
  return weight >= 0 && weight < order.indexOf(term)
}

/** True when every request has to be held. */
export function areAllMandatory(compiled: Compiled): boolean {
  return compiled.domain.every((_, meeting) => isMandatory(compiled, meeting))
}

/** True when holding every request is demanded, or comes before all that it could cost. */
export function isHoldingFirst(compiled: Compiled): boolean {
  if (areAllMandatory(compiled)) return true
  const [first] = compiled.problem.order.filter(term => term !== 'minimum')
  return first === 'weight' && compiled.weight.every(weight => weight > 0)
}

/** True when series that are too long must not grow for the sake of fewer breaks. */
export function rowsComeBeforeBreaks(compiled: Compiled): boolean {
  const { order } = compiled.problem
  const rows = order.indexOf('inARow')
  return rows >= 0 && rows < order.indexOf('breaks')
}

/** True when the first schedule is valid and better in the first aim of the organiser's order in which they differ. */
export function isBetter(compiled: Compiled, first: Best, second: Best): boolean {
  if (!isValid(first) || !isValid(second)) return isValid(first)
  for (const term of compiled.problem.order) {
    if (term === 'tableChanges') continue
    const difference = measuredValue(first, term) - measuredValue(second, term)
    if (Math.abs(difference) > 1e-9) return difference < 0
  }
  return false
}

/** The measured value of an aim, smaller is better. */
export function measuredValue(best: Best, aim: Exclude<ObjectiveTerm, 'tableChanges'>): number {
  if (aim === 'minimum') return best.minimumMissed
  if (aim === 'weight') return -best.weight
  if (aim === 'inARow') return best.inARowExcess
  if (aim === 'breaks') return best.breaks
  return aim === 'shared' ? best.shared : best.groupsShared
}
