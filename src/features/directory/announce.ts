import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { directoryChannel } from './finding/channel.ts'

type Announcing = Pick<Context, 'db' | 'now'>

/**
 * Says in the outbox, as part of the caller's transaction, that what is known of an organisation changed: search, feeds
 * and live screens read it from there. When it commits, every process is woken.
 */
export function announceOrganisation(ctx: Announcing, organisationId: string): Promise<void> {
  return announceOrganisations(ctx, [organisationId])
}

/** The same of many at once. */
export async function announceOrganisations(ctx: Announcing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`with said as (
      insert into outbox (stream, kind, subject_id, at)
      select 'directory', 'organisation-changed', id, ${ctx.now()} from unnest(${[...new Set(ids)]}::uuid[]) as id returning 1)
    select pg_notify(${directoryChannel}, '') from (select count(*) from said) as counted`.execute(ctx.db)
}

/** The same of all members of a cluster: its name and who sees it are part of what is known of them. */
export async function announceMembers(ctx: Context, clusterId: string): Promise<void> {
  const members = await ctx.db
    .selectFrom('membership')
    .select('organisation_id')
    .where('cluster_id', '=', clusterId)
    .where('member_to', 'is', null)
    .execute()
  await announceOrganisations(
    ctx,
    members.map(member => member.organisation_id),
  )
}
