import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator, managesCluster, type Viewer } from '../../shared/viewer.ts'
import type * as contract from './contract-clusters.ts'
import { type ClusterDetails, clusterDetails } from './contract-clusters.ts'
import type { ClusterSubject } from './policy.ts'
import { findCluster } from './queries.ts'
import { updateClusterRow } from './queries-clusters.ts'
import { clusterTable, hideClusterFields } from './rules/cluster-parts.ts'
import { changeLevels, describeLevels, namesToSay, readLevels, type SaidLevels } from './rules/part-table.ts'

type ClusterRow = NonNullable<Awaited<ReturnType<typeof findCluster>>>

/** How near a viewer stands to a cluster: 4 runs it, 3 belongs to it, 2 is in its partnership, 1 signed in, 0 a visitor. */
export function clusterReach(
  viewer: Viewer,
  cluster: { id: string; partnershipIds: readonly string[] },
): number {
  if (isAdministrator(viewer) || managesCluster(viewer, cluster.id)) return 4
  if (viewer.kind !== 'person') return 0
  if (viewer.memberClusterIds.includes(cluster.id)) return 3
  return cluster.partnershipIds.some(id => viewer.partnershipIds.includes(id)) ? 2 : 1
}

/** What a cluster says beyond its core, as far as the viewer may see it; the levels only for those who run it. */
export function describeClusterDetails(row: ClusterRow, viewer: Viewer, subject: ClusterSubject) {
  const said = row.part_visibility as SaidLevels
  const reach = clusterReach(viewer, subject)
  return {
    ...hideClusterFields(clusterDetails.parse(row.details ?? {}), said, reach),
    ...(reach === 4 ? describeLevels(clusterTable, said) : { partLevels: null, fieldLevels: null }),
  }
}

/** Saves all that a cluster says beyond its core; the history keeps what it was. */
export async function saveClusterDetails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveClusterDetails>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.saveClusterDetails>> {
  refuseWrongSpans(input)
  const facts = factsOf(input)
  const before = await findCluster(ctx.db, subject.id)
  if (before === null) throw new Refusal('not-found')
  const said = before.part_visibility as SaidLevels
  const levels = changeLevels(said, readLevels(namesToSay(clusterTable), input))
  const details: Partial<ClusterDetails> = {
    ...(Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        value === '' || value === undefined ? null : value,
      ]),
    ) as Partial<ClusterDetails>),
    cooperations: input.cooperations.filter(row => row.country !== ''),
  }
  const saved = await updateClusterRow(ctx.db, subject.id, input.version, {
    details: JSON.stringify(details),
    part_visibility: JSON.stringify(levels),
    updated_at: ctx.now(),
  })
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'directory.saveClusterDetails',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: {
      before: before.details as Record<string, unknown>,
      after: details,
      levels: { before: said, after: levels },
    },
  })
  return saved
}

/** What a call says of a cluster, without who sees it. */
function factsOf(input: ParsedInputOf<typeof contract.saveClusterDetails>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in clusterDetails.shape))
}

/** Shares of one budget are at most a hundred per cent together, and a span begins before it ends. */
function refuseWrongSpans(input: ParsedInputOf<typeof contract.saveClusterDetails>): void {
  const faults = []
  const shares = [input.publicShare, input.privateShare, input.feesShare, input.projectsShare]
  if (shares.reduce<number>((sum, part) => sum + (part ?? 0), 0) > 100.01)
    faults.push({ field: 'publicShare', code: 'over-a-hundred' })
  if (typeof input.trlFrom === 'number' && typeof input.trlTo === 'number' && input.trlTo < input.trlFrom)
    faults.push({ field: 'trlTo', code: 'ends-before-start' })
  if (input.labelledOn && input.labelExpiresOn && input.labelExpiresOn < input.labelledOn)
    faults.push({ field: 'labelExpiresOn', code: 'ends-before-start' })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
}
