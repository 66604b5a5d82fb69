import type { Db } from '../../shared/context.ts'
import { listStatementsOf } from './queries-held.ts'
import { type Held, judgeHeld } from './rules/held.ts'

/** What is known of whether each of these meetings was held, and how well it is proven. */
export async function listHeld(db: Db, meetingIds: readonly string[]): Promise<Map<string, Held>> {
  const statements = await listStatementsOf(db, meetingIds)
  const byMeeting = Map.groupBy(statements, one => one.meetingId)
  return new Map(meetingIds.map(id => [id, judgeHeld(byMeeting.get(id) ?? [])]))
}
