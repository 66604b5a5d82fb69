import type { Context } from '../../shared/context.ts'
import { sendMail } from '../notifications/index.ts'
import type { RoomSubject } from './policy.ts'
import { listSpeakers } from './queries.ts'
import { knowsSide } from './rules/may-read.ts'

interface RoomMail {
  kind: string
  path?: string
  values?: Record<string, unknown>
  paragraphs?: string[]
}

/**
 * Writes to those who speak for the other sides, or for all. A mail names a side only to those who know who it is, and
 * never a text or a file; nor what the room is about, since mailboxes and those who tend them are read by others, too.
 */
export async function tellSides(
  ctx: Context,
  room: RoomSubject,
  mail: RoomMail & { to: 'others' | 'all' },
): Promise<void> {
  await tell(
    ctx,
    room,
    room.sides.filter(side => mail.to === 'all' || side.position !== room.me),
    mail,
  )
}

/** The same to one side alone. */
export async function tellSide(
  ctx: Context,
  room: RoomSubject,
  position: number,
  mail: RoomMail,
): Promise<void> {
  await tell(
    ctx,
    room,
    room.sides.filter(side => side.position === position),
    mail,
  )
}

async function tell(
  ctx: Context,
  room: RoomSubject,
  told: RoomSubject['sides'],
  mail: RoomMail,
): Promise<void> {
  const speakers = await listSpeakers(
    ctx.db,
    told.map(side => side.organisationId),
  )
  const actor = room.sides.find(side => side.position === room.me)
  const already = new Set<string>()
  for (const speaker of speakers) {
    const side = told.find(one => one.organisationId === speaker.organisationId)
    if (side === undefined || already.has(speaker.personId)) continue
    already.add(speaker.personId)
    const by =
      actor !== undefined && knowsSide(room, side.position, actor.position)
        ? actor.name
        : ctx.text(speaker.lang)('rooms.mail.somebody')
    await sendMail(
      ctx,
      { personId: speaker.personId, address: speaker.email, name: speaker.name },
      {
        kind: mail.kind,
        lang: speaker.lang,
        values: { by, ...mail.values },
        ...(mail.paragraphs === undefined ? {} : { paragraphs: mail.paragraphs }),
        link: `${ctx.baseUrl}/rooms/${room.id}${mail.path ?? ''}`,
      },
      room.id,
    )
  }
}
