import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-records.ts'
import { frameOf, rightsOf } from './get-scoreboard.ts'
import {
  changesReported,
  editsFigures,
  type FiguresSubject,
  insightOf,
  managedPartners,
  type ReportedSubject,
} from './policy.ts'
import {
  countReported,
  findReported,
  listClusterNames,
  listMembers,
  listReportedLines,
  listReportedVersions,
  type ReportedLine,
} from './queries-records.ts'

/** What clusters report themselves: all of it for the coordinator and the funder, one's own clusters' for managers. */
export async function listReported(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listReported>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listReported>> {
  const filter = {
    partnershipId: subject.id,
    clusterIds: insightOf(ctx.viewer, subject) === 'all' ? null : managedPartners(ctx.viewer, subject),
    kind: input.kind,
    clusterId: input.cluster,
  }
  const counts = await countReported(ctx.db, filter)
  const rows = await listReportedLines(
    ctx.db,
    ctx.viewer,
    { ...filter, unproven: input.unproven },
    { limit: input.pageSize, offset: (input.page - 1) * input.pageSize },
  )
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    clusters: await listClusterNames(ctx.db, subject.partnerIds),
    items: rows.map(row => shapeLine(ctx, row, subject)),
    unproven: counts.unproven,
    total: input.unproven ? counts.unproven : counts.all,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** For which clusters somebody may report, and the members of one of them. */
export async function getReportedChoices(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getReportedChoices>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.getReportedChoices>> {
  const ids = editsFigures(ctx.viewer, subject) ? subject.partnerIds : managedPartners(ctx.viewer, subject)
  const clusters = await listClusterNames(ctx.db, ids)
  const chosen = clusters.find(one => one.id === input.cluster)?.id ?? clusters[0]?.id ?? null
  return {
    partnership: frameOf(subject),
    clusters,
    chosen,
    members: await listMembers(ctx.db, ctx.viewer, chosen),
  }
}

/** One reported record with its versions. */
export async function getReported(
  ctx: Context,
  _input: unknown,
  subject: ReportedSubject,
): Promise<AnswerOf<typeof contract.getReported>> {
  const { partnership } = subject
  const line = await findReported(ctx.db, ctx.viewer, subject.recordId)
  if (line === null) throw new Refusal('not-found')
  const mayChange = changesReported(ctx.viewer, subject)
  const members = await listMembers(ctx.db, ctx.viewer, mayChange ? line.clusterId : null)
  const { organisationId, organisation } = line
  return {
    partnership: frameOf(partnership),
    record: shapeLine(ctx, line, partnership),
    members:
      organisationId === null || members.some(one => one.id === organisationId) || !mayChange
        ? members
        : [{ id: organisationId, name: organisation ?? '–' }, ...members],
    versions: await listReportedVersions(ctx.db, line.id),
  }
}

function shapeLine(ctx: Context, line: ReportedLine, partnership: FiguresSubject) {
  const hasDocument = line.link !== null || line.fileHash !== null
  return {
    id: line.id,
    kind: line.kind,
    version: line.version,
    cluster: { id: line.clusterId, name: line.cluster, slug: line.clusterSlug },
    organisation:
      line.organisationId === null
        ? null
        : { id: line.organisationId, slug: line.organisationSlug ?? '', name: line.organisation },
    heldOn: line.heldOn,
    title: line.title,
    lang: line.lang,
    market: line.market,
    source: line.source,
    link: line.link,
    fileName: line.fileName,
    service: line.service,
    hours: line.hours,
    reach: line.reach,
    between: line.between,
    counterpart: line.counterpart,
    proof: hasDocument
      ? ('document' as const)
      : line.source === null
        ? ('none' as const)
        : ('one-side' as const),
    withdrawn: line.withdrawn,
    mayChange:
      !line.withdrawn &&
      changesReported(ctx.viewer, { recordId: line.id, clusterIds: line.clusterIds, partnership }),
  }
}
