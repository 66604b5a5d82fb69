import type { Db } from '../../shared/context.ts'
import { listTimedStatementsOf } from './queries-held.ts'
import { type Held, judgeHeld } from './rules/held.ts'

/** What was known of whether each of these meetings was held, from each word on that was said of it; the oldest first. */
export async function listHeldOverTime(
  db: Db,
  meetingIds: readonly string[],
): Promise<Map<string, { at: Date; held: Held }[]>> {
  const statements = await listTimedStatementsOf(db, meetingIds)
  const byMeeting = Map.groupBy(statements, one => one.meetingId)
  return new Map(
    [...byMeeting].map(([id, said]) => [
      id,
      said.map((one, index) => ({ at: one.saidAt, held: judgeHeld(said.slice(0, index + 1)) })),
    ]),
  )
}
