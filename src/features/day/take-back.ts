import type { Context } from '../../shared/context.ts'
import { stateMeetingHeld } from '../meetings/index.ts'
import { say } from './say.ts'

/** Takes back one row by a further one; what was said of a meeting being held is taken back with it. */
export async function takeBack(
  ctx: Context,
  missionId: string,
  event: {
    id: string
    kind: string
    meetingId: string | null
    participantId?: string | null
    placeId?: string | null
  },
  by: { from: 'desk' | 'own' | 'link'; personId?: string | null; detail?: { moved: true } } = {
    from: 'desk',
  },
): Promise<void> {
  await say(ctx, missionId, {
    kind: 'undone',
    undoes: event.id,
    participantId: event.participantId ?? null,
    meetingId: event.meetingId,
    placeId: event.placeId ?? null,
    ...by,
  })
  if (event.meetingId !== null && (event.kind === 'started' || event.kind === 'not-held'))
    await stateMeetingHeld(ctx, { meetingId: event.meetingId, source: 'steward', held: null })
}
