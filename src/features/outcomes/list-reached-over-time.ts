import type { Db } from '../../shared/context.ts'
import { listRungsSaid } from './queries-answers.ts'
import { type Reached, type Rung, reached } from './rules/ladder.ts'

/** Where each of these meetings stood on the ladder, from each answer on that a side gave; the oldest first. */
export async function listReachedOverTime(
  db: Db,
  meetingIds: readonly string[],
): Promise<Map<string, { at: Date; reached: Reached | null }[]>> {
  const answers = await listRungsSaid(db, meetingIds)
  const byMeeting = Map.groupBy(answers, one => one.meetingId)
  return new Map(
    [...byMeeting].map(([id, said]) => {
      const last: Record<'from' | 'to', Rung | null> = { from: null, to: null }
      return [
        id,
        said.map(one => {
          last[one.side] = one.rung
          return { at: one.at, reached: reached(last) }
        }),
      ]
    }),
  )
}
