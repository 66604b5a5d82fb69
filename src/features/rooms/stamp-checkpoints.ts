import { sql } from 'kysely'
import { askForStamp, readStamp } from '../../engines/ledger/index.ts'
import type { JobContext } from '../../shared/route.ts'

const batch = 20
const silenceMs = 10_000
/** An answer with its certificates is a few kilobytes. */
const mostBytes = 100_000
const nonceBytes = 8
/** So far a stamp's moment may be from ours: clocks differ a little. */
const mostApartMs = 600_000

interface Waiting {
  roomId: string
  size: number
  note: string
  attempts: number
}

/**
 * Asks the time-stamping service, where one is named, for a stamp on each checkpoint that has none. A service that does not
 * answer keeps nobody waiting: it is asked again, each time later, for as long as it takes.
 */
export async function stampCheckpoints(ctx: JobContext): Promise<void> {
  const { tsaUrl } = ctx
  if (tsaUrl === undefined) return
  for (let turn = 0; turn < batch && !ctx.isCancelled(); turn++) {
    const waiting = await claimOne(ctx)
    if (waiting === null) return
    const nonce = ctx.random(nonceBytes)
    const data = Buffer.from(waiting.note)
    try {
      const answer = await askService(tsaUrl, askForStamp(data, nonce))
      const at = readStamp(answer, { data, nonce })
      if (at === null) throw new Error('the answer is no time stamp over this checkpoint')
      if (Math.abs(at.getTime() - ctx.now().getTime()) > mostApartMs)
        throw new Error(`the service says that it is ${at.toISOString()}`)
      await keepStamp(ctx, waiting, { answer, at })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      ctx.log.warn(
        { room: waiting.roomId, attempt: waiting.attempts, why },
        'a checkpoint got no time stamp yet',
      )
      // One that does not answer now does not answer the next one either.
      return
    }
  }
}

/** Takes one that is due for a while; another process takes another one. Sets the next try, should this one be the last heard of. */
async function claimOne(ctx: JobContext): Promise<Waiting | null> {
  const now = ctx.now()
  const { rows } = await sql<Waiting>`
    update room_checkpoint set stamp_attempts = stamp_attempts + 1,
      stamp_next_at = ${now}::timestamptz + least(21600, 60 * power(2, least(stamp_attempts, 10))) * interval '1 second'
    where (room_id, size) = (
      select room_id, size from room_checkpoint
      where stamp is null and (stamp_next_at is null or stamp_next_at <= ${now})
      order by stamp_next_at nulls first, signed_at limit 1 for update skip locked)
    returning room_id as "roomId", size, note, stamp_attempts as attempts`.execute(ctx.db)
  return rows[0] ?? null
}

async function askService(url: string, question: Uint8Array): Promise<Uint8Array> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: new Uint8Array(question),
    signal: AbortSignal.timeout(silenceMs),
  })
  if (!answer.ok) throw new Error(`the service answered ${answer.status}`)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > mostBytes) throw new Error('the answer is too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function keepStamp(
  ctx: JobContext,
  { roomId, size }: Waiting,
  { answer, at }: { answer: Uint8Array; at: Date },
): Promise<void> {
  await ctx.db
    .updateTable('room_checkpoint')
    .set({ stamp: Buffer.from(answer).toString('base64'), stamped_at: at })
    .where('room_id', '=', roomId)
    .where('size', '=', size)
    .where('stamp', 'is', null)
    .execute()
}
