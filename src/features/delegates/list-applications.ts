import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { LoadedMission } from '../missions/index.ts'
import type { listApplications as listCall } from './contract.ts'
import { applicantOf } from './get-ranking.ts'
import { findCall, listApplicationRows, ownApplications } from './queries.ts'
import { answeredConditions } from './reviews.ts'
import type { Why } from './rules/ranking.ts'

/** One's own applications and those of one's companies. Of the ranking they show what was decided and told, and nothing before. */
export async function listApplications(
  ctx: Context,
  _input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const call = await findCall(ctx.db, subject.id)
  if (call === null) return { closesAt: null, leastPoints: null, items: [] }
  const rows = await listApplicationRows(ctx.db, subject.id, ownApplications(ctx.viewer))
  return {
    closesAt: subject.row.registration_closes_at,
    leastPoints: call.row.least_points,
    items: rows.map(row => {
      const conditions = answeredConditions(call, row)
      return {
        ...applicantOf(row),
        state: row.state,
        outcome: row.outcome,
        why: row.why as Why | null,
        points: row.points === null ? null : Number(row.points),
        rank: row.outcome === 'in' ? row.place : null,
        reserve: row.outcome === 'reserve' ? row.place : null,
        unmet:
          row.why === 'not-eligible' ? conditions.filter(one => one.met !== true).map(one => one.label) : [],
        cutOwn: null,
        cutBeyond: null,
        reason: row.outcome === null ? null : row.rulingReason,
        decidedAt: row.decidedAt,
        conditions,
      }
    }),
  }
}
