import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { signUpForItem as call, leaveItem as leaveCall } from './contract-setup.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import { countSignUps } from './programme.ts'

interface Seats {
  signedUp: number
  capacity: number | null
}

/** Takes a seat at a programme item. Locking the item makes the last seat one person's. Twice is once. */
export async function signUpForItem(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedParticipant,
): Promise<Seats> {
  const item = await lockItem(ctx, input.item, subject.mission.id)
  if (subject.row.state !== 'confirmed') throw new Refusal('state-impossible')
  if (!item.sign_up) throw new Refusal('not-found')
  const signedUp = await countSignUps(ctx, item.id)
  const there = await ctx.db
    .selectFrom('programme_sign_up')
    .select('item_id')
    .where('item_id', '=', item.id)
    .where('participant_id', '=', subject.row.id)
    .executeTakeFirst()
  if (there !== undefined) return { signedUp, capacity: item.capacity }
  if (item.capacity !== null && signedUp >= item.capacity) throw new Refusal('item-full')
  await ctx.db
    .insertInto('programme_sign_up')
    .values({ item_id: item.id, participant_id: subject.row.id, created_at: ctx.now() })
    .execute()
  await writeHistory(ctx, {
    call: 'missions.signUpForItem',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    change: { item: item.title },
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  return { signedUp: signedUp + 1, capacity: item.capacity }
}

/** Gives a seat back. */
export async function leaveItem(
  ctx: Context,
  input: ParsedInputOf<typeof leaveCall>,
  subject: LoadedParticipant,
): Promise<Seats> {
  const item = await lockItem(ctx, input.item, subject.mission.id)
  await ctx.db
    .deleteFrom('programme_sign_up')
    .where('item_id', '=', item.id)
    .where('participant_id', '=', subject.row.id)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.leaveItem',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    change: { item: item.title },
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  return { signedUp: await countSignUps(ctx, item.id), capacity: item.capacity }
}

async function lockItem(ctx: Context, itemId: string, missionId: string) {
  const item = await ctx.db
    .selectFrom('programme_item')
    .selectAll()
    .where('id', '=', itemId)
    .where('mission_id', '=', missionId)
    .forUpdate()
    .executeTakeFirst()
  if (item === undefined) throw new Refusal('not-found')
  return item
}
