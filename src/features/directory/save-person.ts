import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import type { getAffiliation as getCall, updateAffiliation as updateCall } from './contract-people.ts'
import type { AffiliationSubject } from './policy.ts'
import { listCurrentClusterIds } from './queries.ts'
import { type AffiliationRow, endLinksOf, findAffiliation, isAddressOfAnother } from './queries-people.ts'

/** Somebody's work for an organisation or a cluster, with what access to it is judged by. */
export async function loadAffiliation(
  ctx: Context,
  input: { affiliation: string },
): Promise<AffiliationSubject> {
  const row = await findAffiliation(ctx.db, input.affiliation, ctx.viewer)
  if (row === null) throw new Refusal('not-found')
  const { organisationId, clusterId } = row
  return {
    row,
    organisation:
      organisationId === null
        ? null
        : { id: organisationId, clusterIds: await listCurrentClusterIds(ctx.db, organisationId) },
    cluster: clusterId === null ? null : { id: clusterId },
  }
}

/** One person at one place of work, as the form that corrects them needs it. */
export async function getAffiliation(
  ctx: Context,
  _input: unknown,
  { row }: AffiliationSubject,
): Promise<AnswerOf<typeof getCall>> {
  const { id, personId, version, givenName, familyName, nameOtherScript, nameReading, email, phone } = row
  return {
    ...{ id, personId, version, givenName, familyName, nameOtherScript, nameReading, email, phone },
    jobTitle: row.jobTitle,
    isContact: row.isContact,
    at:
      row.organisationSlug !== null
        ? { kind: 'organisation', slug: row.organisationSlug, name: row.organisationName ?? '' }
        : { kind: 'cluster', slug: row.clusterSlug ?? '', name: row.clusterName ?? '' },
    keepsOwnName: keepsOwnName(ctx, row),
    keepsOwnAddress: keepsOwnName(ctx, row) || row.hasAccount,
  }
}

/**
 * Who speaks for themselves, works or has worked elsewhere, or comes to a mission for somebody else is not renamed by
 * others, nor given another address: whoever owns the address owns the person. The administrator may mend it.
 */
function keepsOwnName(ctx: Context, row: AffiliationRow): boolean {
  return (row.hasAccount || row.holdsRole || row.knownElsewhere) && !isAdministrator(ctx.viewer)
}

/**
 * Corrects name, function and address of somebody who works here. What is the person's own stays as it is, whatever was
 * sent. With a new address every link mailed to the old one ends. Refuses an address that is another person's.
 */
export async function updateAffiliation(
  ctx: Context,
  input: ParsedInputOf<typeof updateCall>,
  { row }: AffiliationSubject,
): Promise<{ done: true }> {
  const ownName = keepsOwnName(ctx, row)
  const email = ownName || row.hasAccount ? row.email : input.email?.toLowerCase() || null
  if (email !== null && email !== row.email && (await isAddressOfAnother(ctx.db, email, row.personId)))
    throw new Refusal('address-taken', { field: 'email' })
  const facts = ownName
    ? {}
    : {
        given_name: input.givenName ?? row.givenName,
        family_name: input.familyName ?? row.familyName,
        name_other_script: input.nameOtherScript || null,
        name_reading: input.nameReading || null,
        phone: input.phone || null,
        email,
      }
  const saved = await ctx.db
    .updateTable('person')
    .set({ ...facts, version: input.version + 1 })
    .where('id', '=', row.personId)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await ctx.db
    .updateTable('affiliation')
    .set({ job_title: input.jobTitle || null, is_contact: input.isContact })
    .where('id', '=', row.id)
    .execute()
  if (email !== row.email) await endLinksOf(ctx.db, row.personId, ctx.now())
  await writeHistory(ctx, {
    call: 'directory.updateAffiliation',
    subjectKind: row.organisationId === null ? 'cluster' : 'organisation',
    subjectId: row.organisationId ?? row.clusterId ?? row.personId,
    change: { personId: row.personId, before: row, after: { ...facts, jobTitle: input.jobTitle ?? null } },
  })
  return { done: true }
}
