import type { Best } from './anneal.ts'
import type { Compiled } from './compile.ts'

/** What is known about the best that could be reached. */
export interface Bounds {
  readonly weight: number
  /** Meetings missing to the guaranteed minimum in every schedule. */
  readonly minimumMissed: number
  /** Lower bound on breaks when every meeting is held; undefined when they cannot all be. */
  readonly breaksWhenAllHeld: number | undefined
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
  if (compiled.mustHold.every(must => must === 1)) return true
  if (compiled.weight.some(weight => weight === 0)) return false
  const { order } = compiled.problem
  const weight = order.indexOf('weight')
  return weight >= 0 && weight < order.indexOf(term)
}

/** True when series that are too long must not grow for the sake of fewer breaks. */
export function rowsComeBeforeBreaks(compiled: Compiled): boolean {
  const { order } = compiled.problem
  const rows = order.indexOf('inARow')
  return rows >= 0 && rows < order.indexOf('breaks')
}
