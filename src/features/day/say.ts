import type { Context } from '../../shared/context.ts'
import { announceLive } from '../../shared/live.ts'
import { selectConcerned } from './queries.ts'
import type { DayEvent } from './rules/day-state.ts'

type Said = Pick<DayEvent, 'kind'> &
  Partial<Pick<DayEvent, 'participantId' | 'meetingId' | 'placeId' | 'minutes' | 'missing' | 'undoes'>> & {
    from: 'desk' | 'own' | 'link' | 'badge'
    /** Who says it where no account does: the person behind a link. */
    personId?: string | null
    detail?: unknown
  }

/**
 * Keeps what was said of the day, and wakes every open desk of the mission and the phones on which it shows. Gives the row's
 * id.
 */
export async function say(ctx: Context, missionId: string, said: Said): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('day_event')
    .values({
      id,
      mission_id: missionId,
      kind: said.kind,
      participant_id: said.participantId ?? null,
      meeting_id: said.meetingId ?? null,
      place_id: said.placeId ?? null,
      minutes: said.minutes ?? null,
      missing: [...(said.missing ?? [])],
      detail: JSON.stringify(said.detail ?? {}),
      undoes: said.undoes ?? null,
      at: ctx.now(),
      said_by: ctx.viewer.personId ?? said.personId ?? null,
      said_from: said.from,
    })
    .execute()
  const concerned = await selectConcerned(ctx.db, missionId, said)
  await announceLive(ctx, { kind: 'mission', id: missionId }, concerned)
  return id
}
