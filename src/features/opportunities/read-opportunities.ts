import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { readTermLabels } from '../directory/index.ts'
import type * as contract from './contract.ts'
import { describeDetail, describeLine, sayTerm } from './describe-opportunity.ts'
import { todayOf } from './load-opportunity.ts'
import { type OpportunitySubject, publishesOpportunity, writesOpportunity } from './policy.ts'
import {
  countWaiting,
  listOwners,
  listPublished,
  listVersionIds,
  listVersionRows,
  readOpportunity,
  readOwnerNames,
  readVersions,
} from './queries.ts'
import { rankFound } from './rank-found.ts'
import { needsReview } from './rules/review-score.ts'
import { findTeaserFaults } from './rules/teaser-faults.ts'
import { listChanges } from './rules/version-changes.ts'
import { contentFields, teaserTexts, type WorkingState } from './rules/version-content.ts'
import { managedClusters } from './visible-opportunities.ts'

type List = AnswerOf<typeof contract.listOpportunities>

/** Offers and requests the viewer may see, narrowed by words and filters; only what they may see counts. */
export async function listOpportunities(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listOpportunities>,
): Promise<List> {
  const today = todayOf(ctx)
  const all = await listVersionIds(ctx.db, ctx.viewer, input, today)
  const found = input.q ? await rankFound(ctx.db, input.q, all) : all
  const shown = found.slice((input.page - 1) * input.pageSize, input.page * input.pageSize)
  const rows = await readVersions(
    ctx.db,
    ctx.viewer,
    shown.map(({ versionId }) => versionId),
  )
  const terms = count(found.flatMap(one => one.terms)).slice(0, 20)
  const labels = await readTermLabels(ctx.db, [
    ...rows.flatMap(row => row.terms),
    ...terms.map(({ value }) => value),
  ])
  const byId = new Map(rows.map(row => [row.versionId, row]))
  const reading = { today, lang: ctx.viewer.lang, labels }
  return {
    items: shown.flatMap(({ versionId }) => {
      const row = byId.get(versionId)
      return row === undefined ? [] : [describeLine(row, reading)]
    }),
    total: found.length,
    page: input.page,
    pageSize: input.pageSize,
    waiting: await countWaiting(ctx.db, ctx.viewer),
    mayImport: isAdministrator(ctx.viewer) || managedClusters(ctx.viewer).length > 0,
    mayCreate:
      isAdministrator(ctx.viewer) ||
      ctx.viewer.grants.some(({ role }) => role === 'cluster-manager' || role === 'organisation-editor'),
    facets: {
      type: count(found.map(one => one.type)),
      country: count(found.map(one => one.country)).slice(0, 30),
      market: count(found.flatMap(one => one.markets)).slice(0, 30),
      term: terms.map(term => ({ ...term, label: sayTerm(term.value, labels, ctx.viewer.lang) })),
    },
  }
}

/** How often each value is there, the most frequent first. */
function count<Value extends string>(values: readonly Value[]): { value: Value; count: number }[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** One opportunity as the viewer may read it; its own side may look at it with a stranger's eyes. */
export async function getOpportunity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getOpportunity>,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.getOpportunity>> {
  const asStranger = input.as === 'stranger' && subject.isOwn
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, asStranger ? 'working' : 'published')
  if (row === null) throw new Refusal('not-found')
  const labels = await readTermLabels(ctx.db, [...row.terms])
  const reading = { today: todayOf(ctx), lang: ctx.viewer.lang, labels, asStranger }
  return {
    ...describeDetail(row, reading),
    own: subject.isOwn && !asStranger ? await describeOwn(ctx, subject, row) : null,
    mayReview: subject.isReviewable && !asStranger,
    shownAs: asStranger ? 'stranger' : null,
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof readOpportunity>>>

async function describeOwn(
  ctx: Context,
  subject: OpportunitySubject,
  row: Row,
): Promise<NonNullable<AnswerOf<typeof contract.getOpportunity>['own']>> {
  const versions = await listVersionRows(ctx.db, subject.id)
  const draft = versions.find(({ state }) => ['draft', 'submitted', 'returned'].includes(state))
  const published = versions.find(({ state }) => state === 'published')
  const working =
    draft === undefined ? null : await readOpportunity(ctx.db, ctx.viewer, subject.id, 'working')
  const names = working === null ? [] : await readOwnerNames(ctx.db, subject.id)
  return {
    version: row.recordVersion,
    mayEdit: writesOpportunity(ctx.viewer, subject),
    mayPublish: publishesOpportunity(ctx.viewer, subject),
    visibility: row.visibility,
    inFeeds: row.inFeeds,
    acceptsInterest: row.acceptsInterest,
    organisation:
      row.ownerName === null || row.ownerSlug === null ? null : { name: row.ownerName, slug: row.ownerSlug },
    publishedNumber: published === undefined ? null : versions.filter(isPublic).length,
    working:
      draft === undefined || working === null
        ? null
        : {
            state: draft.state as WorkingState,
            number: draft.number,
            needsReview: needsReview(working),
            returnedReason: draft.returned_reason,
            submittedAt: draft.submitted_at,
            updatedAt: draft.updated_at,
            teaserFaults: working.anonymous ? findTeaserFaults(teaserTexts(working), names) : [],
          },
  }
}

const isPublic = ({ published_at }: { published_at: Date | null }) => published_at !== null

/** Whom the viewer may write for. */
export async function getChoices(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getChoices>,
): Promise<AnswerOf<typeof contract.getChoices>> {
  return { organisations: await listOwners(ctx.db, ctx.viewer, { q: input.q }) }
}

/** What is being worked on, with the names that a text without its owner's name must not have. */
export async function getDraft(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.getDraft>> {
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, 'working')
  if (row === null) throw new Refusal('not-found')
  const versions = await listVersionRows(ctx.db, subject.id)
  const [owner] =
    subject.organisationId === null
      ? []
      : await listOwners(ctx.db, ctx.viewer, { id: subject.organisationId })
  const labels = await readTermLabels(ctx.db, [...row.terms])
  const { shownSize, visibility, inFeeds } = row
  return {
    slug: row.slug,
    version: row.recordVersion,
    organisation: owner === undefined ? null : { name: owner.name, slug: owner.slug, size: owner.size },
    names: await readOwnerNames(ctx.db, subject.id),
    isPublished: versions.some(({ state }) => state === 'published'),
    state: row.versionState as AnswerOf<typeof contract.getDraft>['state'],
    returnedReason: versions.find(({ id }) => id === row.versionId)?.returned_reason ?? null,
    draft: {
      ...describeDetail(row, { today: todayOf(ctx), lang: ctx.viewer.lang, labels }),
      shownSize,
      visibility,
      inFeeds,
    },
  }
}

/** Every published version, the newest first, with what each changed. */
export async function listVersions(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.listVersions>> {
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, 'published')
  const versions = await listPublished(ctx.db, subject.id)
  const contentOf = (version: (typeof versions)[number] | undefined) =>
    version === undefined ? null : Object.fromEntries(contentFields.map(field => [field, version[field]]))
  return {
    slug: subject.slug,
    title: row?.title ?? '',
    lang: row?.lang ?? 'en',
    items: versions
      .map((version, index) => ({
        number: index + 1,
        publishedAt: version.publishedAt,
        // A reviewed version was published by who reviewed it, and reviewers stay unnamed.
        publishedBy: version.points === null ? version.publishedBy : null,
        isPublished: version.isPublished,
        review: version.points === null ? null : { points: version.points },
        changes: listChanges(contentOf(versions[index - 1]), contentOf(version) ?? {}),
      }))
      .reverse(),
  }
}
