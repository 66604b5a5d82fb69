import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { keepDocument } from '../../shared/sent-files.ts'
import type * as contract from './contract-records.ts'
import {
  changesReported,
  editsFigures,
  type FiguresSubject,
  managedPartners,
  type ReportedSubject,
} from './policy.ts'
import { findNamed, findReported, isMemberOf, lockReported, type ReportedLine } from './queries-records.ts'

type Facts = Omit<ParsedInputOf<typeof contract.changeReported>, 'record' | 'version'>

/** Reports a service that a member got, or a meeting held elsewhere. Managers report for their own cluster. */
export async function reportRecord(
  ctx: Context,
  { partnership: _, clusterId, kind, ...facts }: ParsedInputOf<typeof contract.reportRecord>,
  subject: FiguresSubject,
): Promise<{ id: string }> {
  if (!subject.partnerIds.includes(clusterId))
    throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  if (!editsFigures(ctx.viewer, subject) && !managedPartners(ctx.viewer, subject).includes(clusterId))
    throw new Refusal('not-allowed')
  const row = await toRow(ctx, { kind, clusterId, partnershipId: subject.id }, facts)
  const id = ctx.newId()
  await ctx.db
    .insertInto('reported_record')
    .values({ id, partnership_id: subject.id, kind, created_at: ctx.now() })
    .execute()
  await addVersion(ctx, id, 1, { ...row, ...(await keepDocument(ctx, facts.file, null)) })
  await tell(ctx, 'indicators.reportRecord', subject.id, { record: id, kind, clusterId, title: facts.title })
  return { id }
}

/** Mends what was reported: a new version, the one before stays on record. A document stays unless another one is sent. */
export async function changeReported(
  ctx: Context,
  { record: _, version, ...facts }: ParsedInputOf<typeof contract.changeReported>,
  subject: ReportedSubject,
): Promise<{ id: string }> {
  const line = await lockLine(ctx, subject, version)
  const row = await toRow(ctx, line, facts)
  await addVersion(ctx, line.id, version + 1, { ...row, ...(await keepDocument(ctx, facts.file, line)) })
  await tell(ctx, 'indicators.changeReported', line.partnershipId, { record: line.id, title: facts.title })
  return { id: line.id }
}

/** Takes a reported record back; it counts no longer from now on. */
export async function withdrawReported(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawReported>,
  subject: ReportedSubject,
): Promise<{ done: true }> {
  const line = await lockLine(ctx, subject, input.version)
  const before = await ctx.db
    .selectFrom('reported_version')
    .selectAll()
    .where('record_id', '=', line.id)
    .where('number', '=', input.version)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('reported_version')
    .values({
      ...before,
      number: input.version + 1,
      withdrawn: true,
      reason: input.reason,
      said_by: ctx.viewer.personId,
      said_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call: 'indicators.withdrawReported',
    subjectKind: 'partnership',
    subjectId: line.partnershipId,
    change: { record: line.id },
    reason: input.reason,
  })
  return { done: true }
}

/** The document that proves a record. */
export async function getEvidence(
  ctx: Context,
  _input: unknown,
  subject: ReportedSubject,
): Promise<FileAnswer> {
  const line = await findReported(ctx.db, ctx.viewer, subject.recordId)
  if (line === null || line.fileHash === null || line.fileName === null) throw new Refusal('not-found')
  return {
    fileName: line.fileName,
    mediaType: 'application/octet-stream',
    body: ctx.files.read(line.fileHash),
  }
}

async function lockLine(ctx: Context, subject: ReportedSubject, version: number): Promise<ReportedLine> {
  await lockReported(ctx.db, subject.recordId)
  const line = await findReported(ctx.db, ctx.viewer, subject.recordId)
  if (line === null) throw new Refusal('not-found')
  // The member may have left the cluster meanwhile.
  if (!changesReported(ctx.viewer, { ...subject, clusterIds: line.clusterIds }))
    throw new Refusal('not-allowed')
  if (line.version !== version) throw new Refusal('changed-meanwhile')
  if (line.withdrawn) throw new Refusal('state-impossible')
  return line
}

async function toRow(
  ctx: Context,
  about: Pick<ReportedLine, 'kind' | 'clusterId' | 'partnershipId'>,
  facts: Facts,
) {
  const { kind, clusterId, partnershipId } = about
  const isService = kind === 'service'
  const between = isService ? null : (facts.between ?? 'businesses')
  const organisationId = between === 'clusters' ? null : (facts.organisationId ?? null)
  const missing = (field: string) => new Refusal('input-invalid', { faults: [{ field, code: 'missing' }] })
  if (isService && facts.service == null) throw missing('service')
  if (!isService && !facts.counterpart) throw missing('counterpart')
  if (!isService && !facts.source) throw missing('source')
  if (organisationId === null && between !== 'clusters') throw missing('organisationId')
  if (organisationId !== null && !(await isMemberOf(ctx.db, organisationId, clusterId)))
    throw new Refusal('input-invalid', { faults: [{ field: 'organisationId', code: 'not-offered' }] })
  if (facts.heldOn > ctx.now().toISOString().slice(0, 10))
    throw new Refusal('input-invalid', { faults: [{ field: 'heldOn', code: 'in-the-future' }] })
  const counterpart = isService ? null : (facts.counterpart ?? null)
  const counterpartId =
    counterpart === null
      ? null
      : await findNamed(ctx.db, ctx.viewer, {
          name: counterpart,
          country: facts.market ?? null,
          partnershipId,
        })
  return {
    cluster_id: clusterId,
    organisation_id: organisationId,
    held_on: facts.heldOn,
    title: facts.title,
    lang: facts.lang,
    service: isService ? (facts.service ?? null) : null,
    hours: isService && facts.hours != null ? String(facts.hours) : null,
    reach: facts.reach,
    between_whom: between,
    counterpart,
    counterpart_id: counterpartId === organisationId ? null : counterpartId,
    market: facts.market ?? null,
    source: facts.source || null,
    link: facts.link ?? null,
  }
}

async function addVersion(
  ctx: Context,
  recordId: string,
  number: number,
  row: Awaited<ReturnType<typeof toRow>> & Awaited<ReturnType<typeof keepDocument>>,
): Promise<void> {
  await ctx.db
    .insertInto('reported_version')
    .values({
      record_id: recordId,
      number,
      ...row,
      said_by: ctx.viewer.personId,
      said_at: ctx.now(),
    })
    .execute()
}

async function tell(
  ctx: Context,
  call: string,
  partnershipId: string,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: partnershipId, change })
}
