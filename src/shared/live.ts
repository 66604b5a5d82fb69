import { sql } from 'kysely'
import type { Context } from './context.ts'

/** The channel on which every process hears that open screens have something new to ask for. */
export const liveChannel = 'kontor_live'

/** More names than this do not fit into a notice of the database, and then the change concerns everybody. */
const mostConcerned = 150

/**
 * Says, as part of the caller's transaction, that something changed about a topic ('mission <id>'). Open screens are told a
 * number and nothing else; what they may see of the change they ask for themselves. Where those are named whose screens it
 * changes, only they are told, and whoever watches the whole.
 */
export async function announceLive(
  ctx: Pick<Context, 'db' | 'now'>,
  topic: { kind: string; id: string },
  concerned?: readonly string[],
): Promise<void> {
  const named = concerned === undefined || concerned.length > mostConcerned ? null : [...new Set(concerned)]
  const payload = JSON.stringify(named === null ? {} : { concerned: named })
  await sql`with said as (
      insert into outbox (stream, kind, subject_id, payload, at)
      values ('live', ${topic.kind}, ${topic.id}::uuid, ${payload}::jsonb, ${ctx.now()}) returning number)
    select pg_notify(${liveChannel}, ${`${topic.kind} ${topic.id} `} || number || ${named === null ? '' : ` ${named.join(',')}`}) from said`.execute(
    ctx.db,
  )
}

/** The number of the last change of a topic, or of the last that concerned one of its people; 0 when there was none. */
export async function liveVersion(
  db: Context['db'],
  topic: { kind: string; id: string },
  concerned: string | null = null,
): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    select number from outbox where stream = 'live' and kind = ${topic.kind} and subject_id = ${topic.id}::uuid
      and (${concerned}::text is null or not payload ? 'concerned' or payload -> 'concerned' ? ${concerned}::text)
    order by number desc limit 1`.execute(db)
  return Number(rows[0]?.number ?? 0)
}
