import type { Context } from '../../shared/context.ts'
import { listPlanned, listPlansOf } from './queries.ts'
import { describeItem, todayOf } from './read-workplan.ts'

/** A deliverable or milestone that is past its day and not done, as the page of the plan tells it. */
export interface LateItem {
  id: string
  partnershipId: string
  kind: 'deliverable' | 'milestone'
  /** `D1.1 Report`. */
  name: string
  lang: string
  dueOn: string
  days: number
}

/**
 * Deliverables and milestones of these partnerships that are past their day and not done, the longest overdue first; nothing of
 * a plan whose grant was taken back. For whoever reads their work plans; two statements, however many partnerships there are.
 */
export async function listLate(ctx: Context, partnershipIds: readonly string[]): Promise<LateItem[]> {
  const items = await listPlanned(ctx.db, partnershipIds)
  const plans = new Map((await listPlansOf(ctx.db, partnershipIds)).map(plan => [plan.id, plan]))
  return items
    .flatMap(item => {
      const plan = plans.get(item.planId)
      if (item.kind === 'task' || plan === undefined || plan.withdrawn) return []
      const { id, kind, code, title, lang, dueOn, daysLate } = describeItem(item, plan, todayOf(ctx))
      if (kind === 'task' || dueOn === null || daysLate === 0) return []
      return [
        {
          id,
          partnershipId: item.partnershipId,
          kind,
          name: `${code} ${title}`,
          lang,
          dueOn,
          days: daysLate,
        },
      ]
    })
    .sort((a, b) => b.days - a.days)
}
