import { type Rung, rungs } from './ladder.ts'

/** What a delegate may want to bring home: counted from the records, or in their own words and by their own word. */
export const goalKinds = ['meetings-held', 'contacts', 'rung', 'own'] as const
export type GoalKind = (typeof goalKinds)[number]
export const goalRungs = ['nda', 'sample', 'pilot', 'proposal', 'mou', 'contract'] as const

export interface Goal {
  kind: GoalKind
  rung: Rung | null
  /** What came of a goal in one's own words. */
  came: number | null
}

/** What somebody did at a mission: their held meetings and the encounters they logged, with whom and how far their side says. */
export interface Doings {
  held: readonly { other: string; rung: Rung | null }[]
  encounters: readonly { other: string; rung: Rung }[]
}

/**
 * How much of a goal has come. Meetings count once held; a contact is an organisation met, however often; a rung counts each
 * meeting or encounter that stands there or further by the word of the delegate's own side. Null where nobody has said yet.
 */
export function measureGoal(goal: Goal, { held, encounters }: Doings): number | null {
  if (goal.kind === 'own') return goal.came
  if (goal.kind === 'meetings-held') return held.length
  if (goal.kind === 'contacts') return new Set([...held, ...encounters].map(one => one.other)).size
  const from = rungs.indexOf(goal.rung ?? 'contract')
  return [...held, ...encounters].filter(one => one.rung !== null && rungs.indexOf(one.rung) >= from).length
}
