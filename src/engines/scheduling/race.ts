import type { Answer, ObjectiveTerm, Progress } from './model.ts'

/** Ways in which two builds of one problem differ, so that what is hard for one may be easy for the other. */
export const LANES = ['usual', 'stable'] as const
export type Lane = (typeof LANES)[number]

/** An answer after which no other build of the same problem can bring anything. */
export function isDecided(answer: Answer): boolean {
  return answer.status === 'optimal' || answer.status === 'infeasible'
}

/**
 * The better of two answers to one problem by the organiser's order, with the bounds of both; the first where they
 * are equal. When one build found the schedule and the other proved that there is none with fewer breaks, the two
 * together are the proof.
 */
export function joinAnswers(order: readonly ObjectiveTerm[], first: Answer, second: Answer): Answer {
  const [better, other] = isBetter(order, second, first) ? [second, first] : [first, second]
  if (isDecided(better) || better.status === 'unknown') return better
  const joined = { ...better, weightUpperBound: Math.min(better.weightUpperBound, other.weightUpperBound) }
  if (holdsAll(better) && holdsAll(other) && other.breaksLowerBound > better.breaksLowerBound) {
    joined.breaksLowerBound = Math.min(other.breaksLowerBound, better.breaks)
    joined.proof = { ...better.proof, breaks: other.proof.breaks }
  }
  const aims = order.filter(term => term !== 'tableChanges')
  const isProven =
    aims.length === 1 && aims[0] === 'breaks' && holdsAll(better) && joined.breaksLowerBound === joined.breaks
  return isProven ? { ...joined, status: 'optimal' } : joined
}

/** What two builds know together: the better schedule's numbers, the sharper bounds. */
export function joinProgress(first: Progress, second: Progress): Progress {
  const secondLeads =
    second.weight > first.weight || (second.weight === first.weight && second.breaks < first.breaks)
  const [better, other] = secondLeads ? [second, first] : [first, second]
  const sameMeetings = better.placed === better.total && other.placed === other.total
  const bound = sameMeetings
    ? Math.max(better.breaksLowerBound, other.breaksLowerBound)
    : better.breaksLowerBound
  return {
    ...better,
    weightUpperBound: Math.min(better.weightUpperBound, other.weightUpperBound),
    breaksLowerBound: Math.min(bound, better.breaks),
    seconds: Math.max(first.seconds, second.seconds),
  }
}

const worthOf: Partial<Record<ObjectiveTerm, (answer: Answer) => number>> = {
  minimum: answer => -answer.minimumMissed,
  weight: answer => answer.weight,
  inARow: answer => -answer.inARowExcess,
  breaks: answer => -answer.breaks,
  tableChanges: answer => -answer.tableChanges,
}

const worthOfStatus = { infeasible: 3, optimal: 2, feasible: 1, unknown: 0 }

function isBetter(order: readonly ObjectiveTerm[], one: Answer, other: Answer): boolean {
  const status = worthOfStatus[one.status] - worthOfStatus[other.status]
  if (status !== 0) return status > 0
  for (const term of order) {
    const worth = worthOf[term]
    const difference = worth ? worth(one) - worth(other) : 0
    if (Math.abs(difference) > 1e-9) return difference > 0
  }
  return false
}

function holdsAll(answer: Answer): boolean {
  return answer.unplaced.length === 0
}
