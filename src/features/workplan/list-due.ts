import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { editsPartnership, loadInside } from '../partnerships/index.ts'
import type { listDue as call } from './contract.ts'
import { answersFor } from './policy.ts'
import { type ItemRow, listPlanned, listPlans } from './queries.ts'
import { describeItem, todayOf } from './read-workplan.ts'
import { dueFirst } from './rules/standing.ts'

/**
 * What is late or due within thirty days in the partnerships that the viewer works on: all of it for a coordinator; for a
 * manager what is theirs or their cluster's. What was due first stands first.
 */
export async function listDue(ctx: Context): Promise<AnswerOf<typeof call>> {
  const { viewer } = ctx
  const today = todayOf(ctx)
  const coordinated = viewer.grants.flatMap(({ role, partnershipId }) =>
    role === 'partnership-coordinator' && partnershipId !== null ? [partnershipId] : [],
  )
  const managed = viewer.grants.some(({ role }) => role === 'cluster-manager') ? viewer.partnershipIds : []
  const partnershipIds = [...new Set([...coordinated, ...managed])]
  if (partnershipIds.length === 0) return { items: [] }
  const rows = Map.groupBy(await listPlanned(ctx.db, partnershipIds), row => row.partnershipId)
  const due = []
  for (const [id, items] of rows) {
    const subject = await loadInside(ctx, { partnership: id })
    const { slug, acronym } = subject
    const plans = await listPlans(ctx.db, id)
    const isShown = (item: ItemRow) =>
      editsPartnership(viewer, { id }) || answersFor(viewer, { ...subject, item })
    for (const item of items.filter(isShown)) {
      const plan = plans.find(one => one.id === item.planId)
      if (plan !== undefined && !plan.withdrawn)
        due.push({ ...describeItem(item, plan, today), partnership: { id, slug, acronym } })
    }
  }
  return { items: dueFirst(due, today) }
}
