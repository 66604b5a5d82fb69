import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { getRoadmap as call } from './contract-roadmap.ts'
import { loadInside } from './load-inside.ts'
import { type PartnershipSubject, readsPartnership } from './policy.ts'
import { listRoadmapRows } from './queries-roadmap.ts'
import { roadmapKinds } from './rules/lay-roadmap.ts'

/**
 * One time line of a partnership, drawn from its records: missions and events the viewer sees, partners that join and leave,
 * grants; with agreements, decisions, hypotheses, deliverables, milestones and reports for partners and funders, who read those in their own rooms, too.
 */
export async function getRoadmap(
  ctx: Context,
  _input: unknown,
  subject: PartnershipSubject,
): Promise<AnswerOf<typeof call>> {
  const inside = await loadInside(ctx, { partnership: subject.id })
  const readsInside = readsPartnership(ctx.viewer, inside)
  const today = ctx.now().toISOString().slice(0, 10)
  const rows = await listRoadmapRows(ctx.db, {
    partnershipId: subject.id,
    viewer: ctx.viewer,
    inside: readsInside,
    today,
  })
  return {
    partnership: { id: inside.id, slug: inside.slug, acronym: inside.acronym },
    today,
    readsInside,
    // The sort is stable: within a day and a kind the order of the query stays.
    items: rows.sort(
      (a, b) => a.from.localeCompare(b.from) || roadmapKinds.indexOf(a.kind) - roadmapKinds.indexOf(b.kind),
    ),
  }
}
