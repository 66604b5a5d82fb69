import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { managesCluster } from '../../shared/viewer.ts'
import { loadOrganisation } from '../directory/index.ts'
import type * as contract from './contract.ts'
import type { OpportunitySubject } from './policy.ts'
import { listOwners, listVersionRows, lockOpportunity } from './queries.ts'
import { typeLetters } from './rules/opportunity-reference.ts'
import { proposeType } from './rules/propose-type.ts'

export type Written = Omit<ParsedInputOf<typeof contract.saveDraft>, 'opportunity' | 'version'>

/** An organisation for which something new is written, with the cluster that would publish it. */
export interface NewOpportunity extends OpportunitySubject {
  organisationId: string
}

/** Whose opportunity is to be written: an organisation the viewer sees, and one of the clusters that list it. */
export async function loadNewOpportunity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createOpportunity>,
): Promise<NewOpportunity> {
  const organisation = await loadOrganisation(ctx, { organisation: input.organisation })
  const [owner] = await listOwners(ctx.db, ctx.viewer, { id: organisation.id })
  const offered = owner?.clusters ?? []
  const wished = offered.find(({ id }) => id === input.clusterId)
  const chosen = wished ?? offered.find(({ id }) => managesCluster(ctx.viewer, id)) ?? offered[0]
  return {
    id: '',
    slug: '',
    organisationId: organisation.id,
    clusterId: chosen?.id ?? '',
    clusterIds: organisation.clusterIds,
    isOwn: true,
    isVisible: false,
    isReviewable: false,
  }
}

/** Writes a new offer or request as a draft. */
export async function createOpportunity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createOpportunity>,
  subject: NewOpportunity,
): Promise<AnswerOf<typeof contract.createOpportunity>> {
  // Somebody has to publish it and to stand between it and who is interested.
  if (subject.clusterId === '') throw new Refusal('no-cluster', { field: 'organisation' })
  const { organisation: _organisation, clusterId: _clusterId, ...written } = input
  const id = ctx.newId()
  const type = typeOf(written)
  const slug = `${typeLetters(type).toLowerCase()}-${id.replaceAll('-', '').slice(-12)}`
  const now = ctx.now()
  await ctx.db
    .insertInto('opportunity')
    .values({
      id,
      slug,
      organisation_id: subject.organisationId,
      cluster_id: subject.clusterId,
      created_by: ctx.viewer.personId,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await ctx.db
    .insertInto('opportunity_version')
    .values({
      id: ctx.newId(),
      opportunity_id: id,
      number: 1,
      state: 'draft',
      ...contentRow(written),
      written_by: writersWith([], ctx.viewer.personId),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await noteOpportunity(ctx, id, 'opportunities.createOpportunity', { type })
  return { id, slug }
}

/** Saves the version that is being worked on, begun anew where the last one is published; a review begins anew, too. */
export async function saveDraft(
  ctx: Context,
  { opportunity: _opportunity, version, ...written }: ParsedInputOf<typeof contract.saveDraft>,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.saveDraft>> {
  const now = ctx.now()
  const record = await ctx.db
    .updateTable('opportunity')
    .set({ version: version + 1, updated_at: now })
    .where('id', '=', subject.id)
    .where('version', '=', version)
    .returning(['slug', 'version'])
    .executeTakeFirst()
  if (record === undefined) throw new Refusal('changed-meanwhile')
  const versions = await listVersionRows(ctx.db, subject.id)
  const working = versions.find(({ state }) => state !== 'published' && state !== 'superseded')
  const content = contentRow(written)
  if (working === undefined)
    await ctx.db
      .insertInto('opportunity_version')
      .values({
        id: ctx.newId(),
        opportunity_id: subject.id,
        number: (versions[0]?.number ?? 0) + 1,
        state: 'draft',
        ...content,
        written_by: writersWith([], ctx.viewer.personId),
        created_at: now,
        updated_at: now,
      })
      .execute()
  else
    await ctx.db
      .updateTable('opportunity_version')
      .set({
        ...content,
        state: working.state === 'returned' ? 'returned' : 'draft',
        written_by: writersWith(working.written_by, ctx.viewer.personId),
        submitted_at: null,
        submitted_by: null,
        updated_at: now,
      })
      .where('id', '=', working.id)
      .execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.saveDraft', {})
  return { id: subject.id, slug: record.slug, version: record.version }
}

/** Throws away what is being worked on; an opportunity that was never published is gone with it. */
export async function discardDraft(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.discardDraft>> {
  const record = await lockOpportunity(ctx.db, subject.id)
  if (record === undefined) throw new Refusal('not-found')
  const left = record.published_at !== null
  if (left)
    await ctx.db
      .deleteFrom('opportunity_version')
      .where('opportunity_id', '=', subject.id)
      .where('state', 'in', ['draft', 'submitted', 'returned'])
      .execute()
  else await ctx.db.deleteFrom('opportunity').where('id', '=', subject.id).execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.discardDraft', {})
  return { left }
}

function typeOf(written: Pick<Written, 'type' | 'pays' | 'about'>) {
  return written.type ?? proposeType(written.pays, written.about)
}

function writersWith(writers: readonly string[], personId: string | null): string[] {
  return [...new Set([...writers, ...(personId === null ? [] : [personId])])]
}

/** What was written as columns of a version. Only what everybody may see goes into feeds. */
export function contentRow(written: Written) {
  return {
    type: typeOf(written),
    lang: written.lang,
    title: written.title,
    summary: written.summary,
    description: written.description || null,
    advantages: written.advantages || null,
    expertise: written.expertise || null,
    applications: written.applications || null,
    anonymous: written.anonymous,
    visibility: written.visibility,
    in_feeds: written.inFeeds && written.visibility === 'public',
    stage: written.stage ?? null,
    trl: written.trl ?? null,
    ipr_status: written.iprStatus ?? null,
    ipr_comment: written.iprComment || null,
    partner_area: written.partnerArea || null,
    partner_sought: written.partnerSought || null,
    partner_types: unique(written.partnerTypes),
    partner_countries: unique(written.partnerCountries),
    cooperation_types: unique(written.cooperationTypes),
    target_markets: unique(written.targetMarkets),
    terms: unique(written.terms),
    keywords: unique(written.keywords),
    shown_size: written.shownSize ?? null,
    programme: written.programme || null,
    call_topic: written.callTopic || null,
    duration_months: written.durationMonths ?? null,
    deadline: written.deadline ?? null,
  }
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}

export async function noteOpportunity(
  ctx: Context,
  id: string,
  call: string,
  change: Record<string, unknown>,
  reason: string | null = null,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'opportunity', subjectId: id, change, reason })
}
