import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  type BadgeName,
  macBytes,
  packName,
  readCode,
  readTyped,
  writeCode,
  writeTyped,
} from './rules/code-text.ts'

const secretBytes = 32

/** The key that signs a mission's codes; made with the first code that is asked for. */
async function takeKey(ctx: Context, missionId: string): Promise<Buffer> {
  const there = await findKey(ctx.db, missionId)
  if (there !== null) return there
  await ctx.db
    .insertInto('badge_key')
    .values({ mission_id: missionId, secret: Buffer.from(ctx.random(secretBytes)) })
    .onConflict(conflict => conflict.column('mission_id').doNothing())
    .execute()
  const made = await findKey(ctx.db, missionId)
  if (made === null) throw new Error('a mission has no key for its badges')
  return made
}

async function findKey(db: Db, missionId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('badge_key')
    .select('secret')
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  return row === undefined ? null : Buffer.from(row.secret)
}

function sign(secret: Buffer, purpose: 'code' | 'typed', name: BadgeName): Uint8Array {
  return createHmac('sha256', secret).update(purpose).update(packName(name)).digest()
}

/** The codes of people of a mission as they stand on badges: an address to scan, and a short one to type. */
export async function makeCodes(
  ctx: Context,
  missionId: string,
  names: readonly BadgeName[],
): Promise<{ address: string; typed: string }[]> {
  const secret = await takeKey(ctx, missionId)
  return names.map(name => ({
    address: `${ctx.baseUrl}/b/${writeCode(name, sign(secret, 'code', name))}`,
    typed: writeTyped(sign(secret, 'typed', name)),
  }))
}

/** Whose badge a code is; 'link-invalid' for one that is not ours, was renewed, or whose person no longer takes part. */
export async function openCode(db: Db, text: string): Promise<{ participantId: string; missionId: string }> {
  const code = readCode(text)
  if (code === null) throw new Refusal('link-invalid')
  const { rows } = await sql<{ missionId: string; number: number; secret: Uint8Array }>`
    select participant.mission_id as "missionId", coalesce(card.code_number, 1) as number, key.secret
    from participant join badge_key key on key.mission_id = participant.mission_id
    left join badge_card card on card.participant_id = participant.id
    where participant.id = ${code.name.participantId}::uuid and participant.state = 'confirmed'`.execute(db)
  const known = rows[0]
  if (known === undefined || known.number !== code.name.number) throw new Refusal('link-invalid')
  const mac = sign(Buffer.from(known.secret), 'code', code.name).subarray(0, macBytes)
  if (!timingSafeEqual(mac, code.mac)) throw new Refusal('link-invalid')
  return { participantId: code.name.participantId, missionId: known.missionId }
}

/**
 * Whose badge was scanned or typed into the desk's search, among these people; null when it was no code. For the desk alone:
 * a typed code is short.
 */
export async function findByCode(
  db: Db,
  missionId: string,
  text: string,
  participantIds: readonly string[],
): Promise<{ participantId: string | null } | null> {
  const scanned = /\/b\/([A-Za-z0-9_-]{40})\s*$/.exec(text)?.[1]
  const typed = readTyped(text)
  if (scanned === undefined && typed === null) return null
  const secret = await findKey(db, missionId)
  if (secret === null) return scanned === undefined ? null : { participantId: null }
  if (scanned !== undefined) {
    const opened = await openCode(db, scanned).catch(error => {
      if (error instanceof Refusal) return null
      throw error
    })
    return { participantId: opened !== null && opened.missionId === missionId ? opened.participantId : null }
  }
  const cards = await db
    .selectFrom('badge_card')
    .select(['participant_id', 'code_number'])
    .where('participant_id', 'in', [...participantIds, '00000000-0000-0000-0000-000000000000'])
    .execute()
  const numbers = new Map(cards.map(card => [card.participant_id, card.code_number]))
  const found = participantIds.find(
    participantId =>
      writeTyped(sign(secret, 'typed', { participantId, number: numbers.get(participantId) ?? 1 })) === typed,
  )
  // Eight letters can be a name as well: what no badge bears is looked for among names.
  return found === undefined ? null : { participantId: found }
}
