import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator, managesCluster } from '../../shared/viewer.ts'
import { editsFigures, type FiguresSubject, findKindsOf, insightOf } from '../indicators/index.ts'
import { listTerms, loadInside } from '../partnerships/index.ts'
import type { listMembersServed as call } from './contract-members.ts'
import { countServed, listMemberRows, type MemberRow } from './queries-members.ts'
import { nextStepFor } from './rules/next-step.ts'

/**
 * Members for whom something counts in the term that runs, or whom no record mentions. The coordinator and the funder read those
 * of all partners, a manager those of their own clusters; what to do next is told to whoever can do it.
 */
export async function listMembersServed(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof call>> {
  const { viewer } = ctx
  const today = ctx.now().toISOString().slice(0, 10)
  const { partners } = await loadInside(ctx, { partnership: subject.id })
  const readsAll = insightOf(viewer, subject) === 'all'
  const clusters = partners
    .filter(({ id }) => readsAll || managesCluster(viewer, id))
    .map(({ id, slug, name }) => ({ id, slug, name }))
  const cluster =
    input.cluster === undefined
      ? null
      : clusters.find(({ id, slug }) => id === input.cluster || slug === input.cluster)
  if (cluster === undefined) throw new Refusal('not-found')
  const [term] = await listTerms(ctx.db, { ids: [subject.id], today })
  const wanted = {
    partnershipId: subject.id,
    clusterIds: cluster === null ? clusters.map(({ id }) => id) : [cluster.id],
    kinds: input.indicator === undefined ? [] : await findKindsOf(ctx.db, subject.id, input.indicator),
    today,
  }
  const counts = await countServed(ctx.db, viewer, wanted)
  const benefited = input.show === 'benefited'
  const rows = await listMemberRows(ctx.db, viewer, {
    ...wanted,
    benefited,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  })
  const edits = editsFigures(viewer, subject)
  const acts = edits || clusters.some(({ id }) => managesCluster(viewer, id))
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    term: { from: term?.from ?? null, to: term?.to ?? null },
    clusters,
    cluster,
    acts,
    counts,
    items: rows.map(row => shapeMember(row, { next: nextFor(row) })),
    total: benefited ? counts.benefited : counts.leftOut,
    page: input.page,
    pageSize: input.pageSize,
  }

  function nextFor(row: MemberRow) {
    if (benefited) return null
    const looksAfter = isAdministrator(viewer) || row.clusters.some(({ id }) => managesCluster(viewer, id))
    return looksAfter ? nextStepFor(row) : edits ? ('ask' as const) : null
  }
}

function shapeMember(row: MemberRow, { next }: { next: AnswerOf<typeof call>['items'][number]['next'] }) {
  const { id, slug, name, country, clusters, direct, meetings, services, lastOn } = row
  return {
    id,
    slug,
    name,
    country,
    clusters,
    served:
      direct === null || meetings === null || services === null || lastOn === null
        ? null
        : { direct, meetings, services, lastOn },
    next,
  }
}
