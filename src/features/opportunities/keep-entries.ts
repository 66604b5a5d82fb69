import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { todayOf } from './load-opportunity.ts'
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
 * new version, and what is as it was stays untouched. What a manager has taken down stays down.
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
    await update(ctx, there, entry)
    updated++
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
    .select(['opportunity.accepts_interest as takesInterest', 'opportunity.withdrawn_at as withdrawnAt'])
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

function isSame(known: Known, entry: TakenEntry): boolean {
  const content = contentRow(entry.written)
  return (
    known.country === entry.country &&
    known.takesInterest === entry.takesInterest &&
    (entry.expiresOn === null || known.expiresOn === entry.expiresOn) &&
    Object.entries(content).every(
      ([name, value]) => JSON.stringify(known.content[name]) === JSON.stringify(value),
    )
  )
}

const lastDay = (ctx: Context, entry: TakenEntry) => entry.expiresOn ?? dayAfter(todayOf(ctx), lifeDays)

function versionRow(ctx: Context, opportunity_id: string, number: number, entry: TakenEntry) {
  const now = ctx.now()
  return {
    id: ctx.newId(),
    opportunity_id,
    number,
    state: 'published' as const,
    ...contentRow(entry.written),
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
    .values(made.map(({ id, entry }) => versionRow(ctx, id, 1, entry)))
    .execute()
}

async function update(ctx: Context, known: Known, entry: TakenEntry): Promise<void> {
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'superseded' })
    .where('id', '=', known.id)
    .execute()
  await ctx.db
    .insertInto('opportunity_version')
    .values(versionRow(ctx, known.opportunity_id, known.number + 1, entry))
    .execute()
  await ctx.db
    .updateTable('opportunity')
    .set({
      source_country: entry.country,
      accepts_interest: entry.takesInterest,
      expires_on: lastDay(ctx, entry),
      updated_at: ctx.now(),
    })
    .where('id', '=', known.opportunity_id)
    .execute()
}
