import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { monthOf } from '../indicators/rules/path.ts'
import { listTerms } from '../partnerships/index.ts'
import type { getDesk as call } from './contract.ts'
import { countChase } from './count-chase.ts'
import type { PlannedLine } from './list-planned.ts'
import { listDue } from './queries-due.ts'
import { findPartnershipNames, listMissionsToChase, listNextReports } from './queries-partnerships.ts'

type Partnerships = AnswerOf<typeof call>['partnerships']

/** The partnerships somebody coordinates: how far they are, what is due, and who has not answered. */
export async function listPartnershipsDue(
  ctx: Context,
  planned: readonly PlannedLine[],
): Promise<Partnerships> {
  const ids = ctx.viewer.grants.flatMap(({ role, partnershipId }) =>
    role === 'partnership-coordinator' && partnershipId !== null ? [partnershipId] : [],
  )
  if (ids.length === 0) return []
  const today = ctx.now().toISOString().slice(0, 10)
  const names = await findPartnershipNames(ctx.db, ids)
  const terms = new Map((await listTerms(ctx.db, { ids, today })).map(term => [term.partnershipId, term]))
  const due = Map.groupBy(await listDue(ctx.db, { partnershipIds: ids, today }), row => row.partnershipId)
  const reports = new Map(
    (await listNextReports(ctx.db, { ids, today })).map(({ partnershipId, ...report }) => [
      partnershipId,
      report,
    ]),
  )
  const chased = Map.groupBy(
    await countChase(ctx, await listMissionsToChase(ctx.db, { partnershipIds: ids, now: ctx.now() })),
    mission => mission.partnershipId,
  )
  return names.map(({ id, ...partnership }) => {
    const term = terms.get(id)
    const lines = (due.get(id) ?? []).map(({ partnershipId: _, ...line }) => line)
    const waits = (kind: string) => kind === 'votes' || kind === 'signatures'
    return {
      ...partnership,
      month: term?.from == null || term.to === null ? null : monthOf(today, { from: term.from, to: term.to }),
      grant: term?.grant ?? null,
      nextReport: reports.get(id) ?? null,
      due: [
        ...lines.filter(({ kind }) => !waits(kind)),
        ...planned.flatMap(({ partnershipId, clusterId: _, ...line }) =>
          partnershipId === id ? [line] : [],
        ),
      ],
      waiting: [
        ...(chased.get(id) ?? []).map(({ slug, title, lang, people }) => ({
          kind: 'chase' as const,
          of: slug,
          title,
          lang,
          day: null,
          count: people,
          isLate: false,
        })),
        ...lines.filter(({ kind }) => waits(kind)),
      ],
    }
  })
}
