import type { LeftOutReason } from './judge.ts'

/** What can be done something about, of why records do not count; the first stands where two weigh the same. */
const mendable = [
  'weak-proof',
  'disputed',
  'only-scheduled',
  'only-accepted',
  'only-requested',
  'not-held',
  'not-signed',
  'no-outcome',
  'rung-not-reached',
  'stage-not-reached',
] as const satisfies readonly LeftOutReason[]

/** 'no-record': members for whom nothing was held or done so far. */
export const causes = ['no-record', ...mendable] as const
export type Cause = (typeof causes)[number]

/**
 * What most keeps a figure down: members without a record where members are what is counted, else the commonest mendable reason
 * of those for which records do not count. Null when there is none.
 */
export function causeOf(
  leftOut: readonly { reason: LeftOutReason }[],
  membersWithoutRecord: number,
): { cause: Cause; count: number } | null {
  if (membersWithoutRecord > 0) return { cause: 'no-record', count: membersWithoutRecord }
  let most: { cause: Cause; count: number } | null = null
  for (const cause of mendable) {
    const count = leftOut.filter(one => one.reason === cause).length
    if (count > (most?.count ?? 0)) most = { cause, count }
  }
  return most
}
