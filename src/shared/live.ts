import { sql } from 'kysely'
import type { Context } from './context.ts'

/** The channel on which every process hears that open screens have something new to ask for. */
export const liveChannel = 'kontor_live'

/**
 * Says, as part of the caller's transaction, that something changed about a topic ('mission <id>'). Open screens are told a
 * number and nothing else; what they may see of the change they ask for themselves.
 */
export async function announceLive(
  ctx: Pick<Context, 'db' | 'now'>,
  topic: { kind: string; id: string },
): Promise<void> {
  await sql`with said as (
      insert into outbox (stream, kind, subject_id, at) values ('live', ${topic.kind}, ${topic.id}::uuid, ${ctx.now()}) returning number)
    select pg_notify(${liveChannel}, ${`${topic.kind} ${topic.id} `} || number) from said`.execute(ctx.db)
}

/** The number of the last change of a topic; 0 when there was none. */
export async function liveVersion(db: Context['db'], topic: { kind: string; id: string }): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select(eb => eb.fn.max('number').as('number'))
    .where('stream', '=', 'live')
    .where('kind', '=', topic.kind)
    .where('subject_id', '=', topic.id)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}
