import type { Fact } from './facts.ts'
import type { LeftOutReason, Question } from './judge.ts'
import { type Tally, tally } from './tally.ts'

/** What one record is to an indicator: counted, told without the proof that the rule wants, or left out with the reason. */
export interface Feed {
  state: 'proven' | 'claimed' | 'left-out'
  reason: LeftOutReason | null
}

/**
 * What a record is to a rule; null where the rule does not look at records of its kind. It takes no more facts than those that
 * may be the same as this one: the answer is the same as among all.
 */
export function feedOf(id: string, facts: readonly Fact[], question: Question): Feed | null {
  return feedIn(tally(facts, question), id)
}

/** The same in a figure that was counted already. */
export function feedIn({ units, leftOut }: Tally, id: string): Feed | null {
  const why = leftOut.find(line => line.fact === id)
  if (why !== undefined)
    return {
      state: why.reason === 'weak-proof' || why.reason === 'disputed' ? 'claimed' : 'left-out',
      reason: why.reason,
    }
  return units.some(unit => unit.facts.includes(id)) ? { state: 'proven', reason: null } : null
}
