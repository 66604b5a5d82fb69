import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-clusters.ts'
import type { ClusterSubject } from './policy.ts'
import { findCluster, listPeople } from './queries.ts'
import { countMemberKinds, listLatestValidations, listValidations } from './queries-clusters.ts'
import { type Criterion, judgeCriteria, mayDecide, maySubmit } from './rules/cluster-validation.ts'

interface Declared {
  websiteInEnglish: boolean
  evidence: string | null
  programme: string | null
}
const nothingDeclared: Declared = { websiteInEnglish: false, evidence: null, programme: null }

async function judge(ctx: Context, clusterId: string, declared: Declared): Promise<Criterion[]> {
  const cluster = await findCluster(ctx.db, clusterId)
  if (cluster === null) throw new Refusal('not-found')
  return judgeCriteria({
    staffFte: cluster.staff_fte === null ? null : Number(cluster.staff_fte),
    membersByKind: await countMemberKinds(ctx.db, clusterId),
    website: cluster.website,
    websiteInEnglish: declared.websiteInEnglish,
    evidence: declared.evidence,
  })
}

/** How a cluster stands against each criterion today, and what was submitted and decided when and by whom. */
export async function getClusterValidation(
  ctx: Context,
  _input: unknown,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.getClusterValidation>> {
  const cluster = await findCluster(ctx.db, subject.id)
  const rows = await listValidations(ctx.db, subject.id)
  const declared = { ...nothingDeclared, ...((rows[0]?.declared as Partial<Declared> | undefined) ?? {}) }
  return {
    clusterName: cluster?.short_name ?? '',
    clusterSlug: subject.slug,
    state: rows[0]?.state ?? null,
    criteria: await judge(ctx, subject.id, declared),
    ...declared,
    mayDecide: isAdministrator(ctx.viewer),
    history: rows
      .filter(row => row.state !== 'draft')
      .map(row => ({
        id: row.id,
        state: row.state,
        submittedBy: row.submittedByName,
        submittedAt: row.submitted_at,
        decidedBy: row.decidedByName,
        decidedAt: row.decided_at,
        reasons: row.reasons,
      })),
  }
}

/** Keeps what the records do not tell as a draft, or submits it when every criterion is met or waived. */
export async function saveClusterValidation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveClusterValidation>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.saveClusterValidation>> {
  const declared: Declared = {
    websiteInEnglish: input.websiteInEnglish,
    evidence: input.evidence || null,
    programme: input.programme || null,
  }
  const criteria = await judge(ctx, subject.id, declared)
  if (input.submit && !maySubmit(criteria, declared.programme)) throw new Refusal('criteria-not-met')
  const [latest] = await listValidations(ctx.db, subject.id)
  if (latest?.state === 'submitted') throw new Refusal('state-impossible')
  const now = ctx.now()
  const columns = {
    state: input.submit ? ('submitted' as const) : ('draft' as const),
    declared: JSON.stringify(declared),
    counted: JSON.stringify({ criteria }),
    submitted_by: input.submit ? ctx.viewer.personId : null,
    submitted_at: input.submit ? now : null,
  }
  if (latest?.state === 'draft')
    await ctx.db.updateTable('cluster_validation').set(columns).where('id', '=', latest.id).execute()
  else
    await ctx.db
      .insertInto('cluster_validation')
      .values({ id: ctx.newId(), cluster_id: subject.id, ...columns, created_at: now })
      .execute()
  await writeHistory(ctx, {
    call: 'directory.saveClusterValidation',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { state: columns.state, ...declared },
  })
  return { state: columns.state }
}

/** Decides what was submitted; a return names its reasons, and the cluster's people are told either way. */
export async function decideClusterValidation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.decideClusterValidation>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.decideClusterValidation>> {
  if (input.decision === 'returned' && !input.reasons)
    throw new Refusal('input-invalid', { faults: [{ field: 'reasons', code: 'missing' }] })
  const [latest] = await listValidations(ctx.db, subject.id)
  if (latest === undefined || !mayDecide(latest.state, input.decision)) throw new Refusal('state-impossible')
  const decided = await ctx.db
    .updateTable('cluster_validation')
    .set({
      state: input.decision,
      reasons: input.reasons || null,
      decided_by: ctx.viewer.personId,
      decided_at: ctx.now(),
    })
    .where('id', '=', latest.id)
    .where('state', '=', latest.state)
    .returning('id')
    .executeTakeFirst()
  if (decided === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'directory.decideClusterValidation',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { before: latest.state, after: input.decision },
    reason: input.reasons || null,
  })
  await tellCluster(ctx, subject, input.decision, input.reasons || '')
  return { state: input.decision }
}

async function tellCluster(
  ctx: Context,
  subject: ClusterSubject,
  decision: string,
  reasons: string,
): Promise<void> {
  const cluster = await findCluster(ctx.db, subject.id)
  const people = await listPeople(ctx.db, { clusterId: subject.id }, true, ctx.viewer)
  for (const person of people.filter(one => one.email !== null).slice(0, 20))
    await sendMail(
      ctx,
      { personId: person.id, address: person.email ?? '', name: person.name },
      {
        kind: `cluster-${decision}`,
        lang: cluster?.lang ?? 'en',
        values: { name: person.name, cluster: cluster?.short_name ?? '', reasons },
        link: `${ctx.baseUrl}/clusters/${subject.slug}/validation`,
      },
      subject.id,
    )
}

/** Every cluster with the state of its validation, for the platform's administrator. */
export async function listClusterValidations(
  ctx: Context,
): Promise<AnswerOf<typeof contract.listClusterValidations>> {
  const rows = await listLatestValidations(ctx.db)
  return {
    items: rows.map(row => ({ ...row, staffFte: row.staffFte === null ? null : Number(row.staffFte) })),
  }
}
