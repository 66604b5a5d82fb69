import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { coordinates } from '../../shared/viewer.ts'
import { listDue } from '../workplan/index.ts'
import type { getDesk as call } from './contract.ts'

/** A line of the work plan, for the partnership's desk or for that of the cluster that has it to do. */
export type PlannedLine = AnswerOf<typeof call>['clusters'][number]['waiting'][number] & {
  partnershipId: string
  clusterId: string | null
}

const dayMs = 86_400_000

/** What is late or soon due in work plans: a coordinator's whole plan, else what is one's own or one's cluster's. */
export async function listPlannedLines(ctx: Context): Promise<PlannedLine[]> {
  const today = ctx.now().toISOString().slice(0, 10)
  const { items } = await listDue(ctx)
  // What a manager has to do by their own name stands with the first cluster they manage.
  const [first] = ctx.viewer.grants.flatMap(({ role, clusterId }) =>
    role === 'cluster-manager' && clusterId !== null ? [clusterId] : [],
  )
  return items.map(({ id, kind, code, title, lang, owner, dueOn, standing, daysLate, partnership }) => ({
    kind,
    of: id,
    title: `${code} ${title}`,
    lang,
    day: dueOn,
    isLate: standing === 'late',
    count:
      standing === 'late' || dueOn === null
        ? daysLate
        : Math.round((Date.parse(dueOn) - Date.parse(today)) / dayMs),
    partnershipId: partnership.id,
    clusterId: coordinates(ctx.viewer, partnership.id)
      ? null
      : owner?.kind === 'cluster'
        ? owner.id
        : (first ?? null),
  }))
}
