import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { editsPartnership } from '../partnerships/index.ts'
import type { listDue as call } from './contract.ts'
import { answersFor } from './policy.ts'
import { listInside, listPlanned, listPlansOf } from './queries.ts'
import { describeItem, todayOf } from './read-workplan.ts'
import { dueFirst } from './rules/standing.ts'

/**
 * What is late or due within thirty days in the partnerships that the viewer works on: all of it for a coordinator; for a
 * manager what is theirs or their cluster's. What was due first stands first. Three statements, however many partnerships.
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
  const inside = new Map((await listInside(ctx.db, partnershipIds)).map(one => [one.id, one]))
  const plans = new Map((await listPlansOf(ctx.db, partnershipIds)).map(plan => [plan.id, plan]))
  const due = (await listPlanned(ctx.db, partnershipIds)).flatMap(item => {
    const subject = inside.get(item.partnershipId)
    const plan = plans.get(item.planId)
    if (subject === undefined || plan === undefined || plan.withdrawn) return []
    if (!editsPartnership(viewer, subject) && !answersFor(viewer, { ...subject, item })) return []
    const { id, slug, acronym } = subject
    return [{ ...describeItem(item, plan, today), partnership: { id, slug, acronym } }]
  })
  return { items: dueFirst(due, today) }
}
