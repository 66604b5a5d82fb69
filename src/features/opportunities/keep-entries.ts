import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { todayOf } from './load-opportunity.ts'
import { lockOpportunities, readStanding } from './queries-imports.ts'
import { dayAfter, lifeDays } from './rules/open-state.ts'
import { typeLetters } from './rules/opportunity-reference.ts'
import { contentRow, type Written } from './save-opportunity.ts'

/** An entry of somebody's feed that can be taken. */
export interface TakenEntry {
  reference: string
  country: string
  /** Its last day as its source says it; null where it says none. */
  expiresOn: string | null
  /** Whether its source takes interest in it; null where it does not say. */
  takesInterest: boolean | null
  written: Written
}

/** What became of a file's entries. */
export interface KeptEntries {
  created: number
  updated: number
  unchanged: number
  /** References of entries nobody here knows whose last day has passed; they are not taken. */
  over: string[]
}

const batch = 100

/**
 * Keeps entries of a source for a cluster, known by the source's own references: new ones are published, changed ones get a
 * new version, and what is as it was stays untouched. When the source closes one, or ends it on another day, it is closed here
 * too. What managers decided here is theirs until the source says something new: what they have taken down stays down, and who
 * sees it, whether it takes interest and a later last day stay as they are.
 */
export async function keepEntries(
  ctx: Context,
  of: { clusterId: string; source: string },
  entries: readonly TakenEntry[],
): Promise<KeptEntries> {
  // Two imports of one feed follow each other, so that the second finds what the first has made.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feed ${of.clusterId} ${of.source}`}, 0))`.execute(
    ctx.db,
  )
  const known = await listKnown(ctx, of)
  const today = todayOf(ctx)
  const unknown = entries.filter(({ reference }) => !known.has(reference))
  const fresh = unknown.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
  for (let from = 0; from < fresh.length; from += batch)
    await insert(ctx, of, fresh.slice(from, from + batch))
  const changed = entries.flatMap(entry => {
    const there = known.get(entry.reference)
    return there !== undefined && !there.isDown && hasNews(there, entry) ? [{ there, entry }] : []
  })
  let updated = 0
  for (let from = 0; from < changed.length; from += batch)
    updated += await update(ctx, changed.slice(from, from + batch))
  return {
    created: fresh.length,
    updated,
    unchanged: entries.length - unknown.length - updated,
    over: unknown.filter(entry => !fresh.includes(entry)).map(({ reference }) => reference),
  }
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
    .select(['opportunity.withdrawn_at as withdrawnAt', 'opportunity.source_takes_interest as saidInterest'])
    .select(sql<string | null>`opportunity.source_expires_on::text`.as('saidLastDay'))
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

/** Whether the text says something else than here. */
function hasNewText(known: Known, entry: TakenEntry): boolean {
  return (
    known.country !== entry.country ||
    Object.entries(contentOver(known, entry)).some(
      ([name, value]) => JSON.stringify(known.content[name]) !== JSON.stringify(value),
    )
  )
}

/** Whether the source says something of the last day, or of interest, that it had not said before. */
const saysNewDay = (known: Known, { expiresOn }: TakenEntry) =>
  expiresOn !== null && expiresOn !== known.saidLastDay
const saysNewInterest = (known: Known, { takesInterest }: TakenEntry) =>
  takesInterest !== null && takesInterest !== known.saidInterest

const hasNews = (known: Known, entry: TakenEntry) =>
  saysNewDay(known, entry) || saysNewInterest(known, entry) || hasNewText(known, entry)

/** The last day here: what the source says, and no longer than what is written here. */
function lastDay(ctx: Context, { expiresOn }: TakenEntry): string {
  const longest = dayAfter(todayOf(ctx), lifeDays)
  return expiresOn === null || expiresOn > longest ? longest : expiresOn
}

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
        accepts_interest: entry.takesInterest ?? true,
        source_expires_on: entry.expiresOn,
        source_takes_interest: entry.takesInterest ?? true,
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

/**
 * How many of them were changed; what somebody has taken down meanwhile is left alone. A form that was opened on the old text is
 * refused when it is sent.
 */
async function update(
  ctx: Context,
  changed: readonly { there: Known; entry: TakenEntry }[],
): Promise<number> {
  const records = await lockOpportunities(
    ctx.db,
    changed.map(({ there }) => there.opportunity_id),
  )
  const isThere = new Map(records.map(record => [record.id, record.withdrawn_at === null]))
  const todo = changed.filter(({ there }) => isThere.get(there.opportunity_id) === true)
  const rewritten = todo.filter(({ there, entry }) => hasNewText(there, entry))
  await rewrite(ctx, rewritten)
  const now = ctx.now()
  for (const { there, entry } of todo) {
    const until = lastDay(ctx, entry)
    const ends = saysNewDay(there, entry)
    const isLonger = rewritten.some(one => one.entry === entry)
    await ctx.db
      .updateTable('opportunity')
      .set({
        source_country: entry.country,
        source_expires_on: entry.expiresOn ?? there.saidLastDay,
        source_takes_interest: entry.takesInterest ?? there.saidInterest,
        ...(ends ? { expires_on: until } : {}),
        ...(!ends && isLonger
          ? { expires_on: sql<string | null>`greatest(expires_on, ${until}::date)` }
          : {}),
        ...(entry.takesInterest !== null && saysNewInterest(there, entry)
          ? { accepts_interest: entry.takesInterest }
          : {}),
        version: sql<number>`version + 1`,
        updated_at: now,
      })
      .where('id', '=', there.opportunity_id)
      .execute()
  }
  return todo.length
}

/** Gives each a new version; the newest so far may be a draft, which keeps its number. */
async function rewrite(ctx: Context, changed: readonly { there: Known; entry: TakenEntry }[]): Promise<void> {
  if (changed.length === 0) return
  const ids = changed.map(({ there }) => there.opportunity_id)
  const standing = await readStanding(ctx.db, ids)
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'superseded' })
    .where('opportunity_id', 'in', ids)
    .where('state', '=', 'published')
    .execute()
  await ctx.db
    .insertInto('opportunity_version')
    .values(
      changed.map(({ there, entry }) => {
        const here = standing.get(there.opportunity_id)
        return versionRow(
          ctx,
          there.opportunity_id,
          (here?.newest ?? there.number) + 1,
          contentOver(here ?? there, entry),
        )
      }),
    )
    .execute()
}
