import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { todayOf } from './load-opportunity.ts'
import { listVersionRows, lockOpportunity } from './queries.ts'
import { dayAfter, lifeDays } from './rules/open-state.ts'
import { typeLetters } from './rules/opportunity-reference.ts'
import { contentRow, type Written } from './save-opportunity.ts'

/** An entry of somebody's feed that can be taken. */
export interface TakenEntry {
  reference: string
  country: string
  expiresOn: string | null
  takesInterest: boolean
  written: Written
}

const batch = 100

/**
 * Keeps entries of a source for a cluster, known by the source's own references: new ones are published, changed ones get a
 * new version, and what is as it was stays untouched. What managers decided here is theirs: what they have taken down stays
 * down, and who sees it, whether it takes interest and a later last day stay as they are.
 */
export async function keepEntries(
  ctx: Context,
  of: { clusterId: string; source: string },
  entries: readonly TakenEntry[],
): Promise<{ created: number; updated: number; unchanged: number }> {
  // Two imports of one feed follow each other, so that the second finds what the first has made.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feed ${of.clusterId} ${of.source}`}, 0))`.execute(
    ctx.db,
  )
  const known = await listKnown(ctx, of)
  const fresh = entries.filter(({ reference }) => !known.has(reference))
  for (let from = 0; from < fresh.length; from += batch)
    await insert(ctx, of, fresh.slice(from, from + batch))
  let updated = 0
  for (const entry of entries) {
    const there = known.get(entry.reference)
    if (there === undefined || there.isDown || isSame(there, entry)) continue
    if (await update(ctx, there, entry)) updated++
  }
  return { created: fresh.length, updated, unchanged: entries.length - fresh.length - updated }
}

type Known = Awaited<ReturnType<typeof listKnown>> extends Map<string, infer Row> ? Row : never

async function listKnown(ctx: Context, of: { clusterId: string; source: string }) {
  const rows = await ctx.db
    .selectFrom('opportunity')
    .innerJoin('opportunity_version as version', join =>
      join.onRef('version.opportunity_id', '=', 'opportunity.id').on('version.state', '=', 'published'),
    )
    .selectAll('version')
    .select(['opportunity.external_reference as reference', 'opportunity.source_country as country'])
    .select('opportunity.withdrawn_at as withdrawnAt')
    .select(sql<string | null>`opportunity.expires_on::text`.as('expiresOn'))
    .select(sql<string | null>`version.deadline::text`.as('deadline'))
    .where('opportunity.cluster_id', '=', of.clusterId)
    .where('opportunity.source', '=', of.source)
    .execute()
  return new Map(
    rows.map(row => [
      row.reference ?? '',
      { ...row, isDown: row.withdrawnAt !== null, content: row as Record<string, unknown> },
    ]),
  )
}

/** What an entry says, with what its managers decide of it as it stands here. */
function contentOver(
  here: Pick<Known, 'visibility' | 'anonymous' | 'in_feeds'>,
  entry: TakenEntry,
): ReturnType<typeof contentRow> {
  const { visibility, anonymous, in_feeds } = here
  return { ...contentRow(entry.written), visibility, anonymous, in_feeds }
}

function isSame(known: Known, entry: TakenEntry): boolean {
  const content = contentOver(known, entry)
  return (
    known.country === entry.country &&
    (entry.expiresOn === null || known.expiresOn === null || known.expiresOn >= entry.expiresOn) &&
    Object.entries(content).every(
      ([name, value]) => JSON.stringify(known.content[name]) === JSON.stringify(value),
    )
  )
}

const lastDay = (ctx: Context, entry: TakenEntry) => entry.expiresOn ?? dayAfter(todayOf(ctx), lifeDays)

function versionRow(
  ctx: Context,
  opportunity_id: string,
  number: number,
  content: ReturnType<typeof contentRow>,
) {
  const now = ctx.now()
  return {
    id: ctx.newId(),
    opportunity_id,
    number,
    state: 'published' as const,
    ...content,
    written_by: ctx.viewer.personId === null ? [] : [ctx.viewer.personId],
    published_at: now,
    published_by: ctx.viewer.personId,
    created_at: now,
    updated_at: now,
  }
}

async function insert(
  ctx: Context,
  of: { clusterId: string; source: string },
  entries: readonly TakenEntry[],
): Promise<void> {
  const now = ctx.now()
  const made = entries.map(entry => ({ id: ctx.newId(), entry }))
  await ctx.db
    .insertInto('opportunity')
    .values(
      made.map(({ id, entry }) => ({
        id,
        slug: `${typeLetters(entry.written.type ?? 'business-offer').toLowerCase()}-${id.replaceAll('-', '').slice(-12)}`,
        cluster_id: of.clusterId,
        source: of.source,
        external_reference: entry.reference,
        source_country: entry.country,
        accepts_interest: entry.takesInterest,
        published_at: now,
        expires_on: lastDay(ctx, entry),
        created_by: ctx.viewer.personId,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('opportunity_version')
    .values(made.map(({ id, entry }) => versionRow(ctx, id, 1, contentRow(entry.written))))
    .execute()
}

/** False where somebody has taken it down meanwhile. A form that was opened on the old text is refused when it is sent. */
async function update(ctx: Context, known: Known, entry: TakenEntry): Promise<boolean> {
  const record = await lockOpportunity(ctx.db, known.opportunity_id)
  if (record === undefined || record.withdrawn_at !== null) return false
  const versions = await listVersionRows(ctx.db, record.id)
  const here = versions.find(({ state }) => state === 'published') ?? known
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'superseded' })
    .where('id', '=', here.id)
    .execute()
  // The newest may be a draft, which keeps its number.
  const number = (versions[0]?.number ?? 0) + 1
  await ctx.db
    .insertInto('opportunity_version')
    .values(versionRow(ctx, record.id, number, contentOver(here, entry)))
    .execute()
  const until = lastDay(ctx, entry)
  await ctx.db
    .updateTable('opportunity')
    .set({
      source_country: entry.country,
      expires_on: sql<
        string | null
      >`case when expires_on < ${until}::date then ${until}::date else expires_on end`,
      version: record.version + 1,
      updated_at: ctx.now(),
    })
    .where('id', '=', record.id)
    .execute()
  return true
}
