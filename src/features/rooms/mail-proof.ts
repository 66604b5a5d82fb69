import { fingerprintOf } from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import type { JobContext } from '../../shared/route.ts'
import { signLedger } from './ledger.ts'
import type { RoomSubject } from './policy.ts'
import { findRoom } from './queries.ts'
import { listUnmailed } from './queries-ledger.ts'
import { tellSides } from './tell-sides.ts'

/**
 * Signs the ledger and mails the checkpoint to all sides: what lies in somebody's mailbox cannot be changed here any more.
 */
export async function mailProof(ctx: Context, room: RoomSubject, kind = 'room-checkpoint'): Promise<void> {
  const { note, publicKey } = await signLedger(ctx, room.id)
  const size = Number(note.split('\n')[1])
  await tellSides(ctx, room, {
    kind,
    to: 'all',
    path: '/ledger',
    values: { count: size, key: fingerprintOf(publicKey) },
    paragraphs: [note.trimEnd()],
  })
  await ctx.db
    .updateTable('room_ledger')
    .set({ mailed_size: size, mailed_at: ctx.now() })
    .where('room_id', '=', room.id)
    .execute()
}

const day = 86_400_000

/** Once a day, for each room in which something happened since. */
export async function mailDailyProofs(ctx: JobContext): Promise<void> {
  for (const id of await listUnmailed(ctx.db, new Date(ctx.now().getTime() - day)))
    await ctx.db.transaction().execute(async db => {
      const room = await findRoom(db, id)
      if (room !== null) await mailProof({ ...ctx, db }, { ...room, me: 0, isReader: false })
    })
}
