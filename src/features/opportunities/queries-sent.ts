import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { todayOf } from './load-opportunity.ts'
import { type OpportunityRow, readVersions } from './queries.ts'
import { visibleOpportunities } from './visible-opportunities.ts'

/**
 * The version of an opportunity that one of its interests is shown with. Whoever may read what is published now is told
 * that; whoever no longer may is told what stood there when they wrote, which they know, and nothing newer.
 */
export const shownToSender = (viewer: Context['viewer'], today: string) =>
  sql`select version.id, ${visibleOpportunities(viewer, today)} as "isSeen" from opportunity_version version
    where version.opportunity_id = opportunity.id and version.published_at is not null
    order by ${visibleOpportunities(viewer, today)} desc, (version.published_at <= interest.created_at) desc, version.published_at desc, version.number desc limit 1`

/**
 * What an opportunity was called when somebody wrote of their interest. Mails to them say this and nothing newer, since nobody
 * knows of a sender without an account what they may read today.
 */
export async function readTitleThen(
  ctx: Pick<Context, 'db'>,
  interest: { opportunity_id: string; created_at: Date },
): Promise<string> {
  const { rows } = await sql<{ title: string }>`select title from opportunity_version
    where opportunity_id = ${interest.opportunity_id} and published_at is not null
    order by (published_at <= ${interest.created_at}) desc, abs(extract(epoch from published_at - ${interest.created_at}::timestamptz)), number desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.title ?? ''
}

/** The opportunity of an interest as its sender may read it today. */
export async function readSentVersion(
  ctx: Pick<Context, 'db' | 'viewer' | 'now'>,
  interest: { id: string },
): Promise<OpportunityRow | null> {
  const { rows } = await sql<{ id: string; isSeen: boolean }>`select shown.* from interest
    join opportunity on opportunity.id = interest.opportunity_id
    join lateral (${shownToSender(ctx.viewer, todayOf(ctx))}) shown on true where interest.id = ${interest.id}`.execute(
    ctx.db,
  )
  const [shown] = rows
  if (shown === undefined) return null
  const [row] = await readVersions(ctx.db, ctx.viewer, [shown.id])
  return row === undefined ? null : asRead(row, shown.isSeen, ctx.now())
}

/** What is not there for somebody any more stands before them as taken down. */
export function asRead(row: OpportunityRow, isSeen: boolean, now: Date): OpportunityRow {
  return isSeen ? row : { ...row, versionState: 'published', withdrawnAt: row.withdrawnAt ?? now }
}
