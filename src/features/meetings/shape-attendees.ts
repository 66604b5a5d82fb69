import type { Context } from '../../shared/context.ts'
import type { OutputOf } from '../../shared/contract.ts'
import { runsMission } from '../missions/index.ts'
import type { getRequest } from './contract.ts'
import { isOnSide, type RequestSubject } from './load-request.ts'
import { listAbsent, listAttendees } from './queries-attendees.ts'

/**
 * Who comes to a meeting. Who was named and does not attend is shown to their own side and to those who run the mission;
 * whatever keeps them away reads the same.
 */
export async function shapeAttendees(
  ctx: Context,
  subject: RequestSubject,
  meetingId: string,
): Promise<OutputOf<typeof getRequest>['attendees']> {
  const { viewer } = ctx
  const runs = viewer.kind === 'system' || runsMission(viewer, subject.missionSubject)
  const come = await listAttendees(ctx.db, meetingId)
  const absent = await listAbsent(ctx.db, meetingId)
  const shown = absent.filter(one => runs || isOnSide(viewer, subject[one.side], subject.mission.id))
  return [
    ...come.map(({ participantId, name, organisation, side, observing }) => ({
      participantId,
      name,
      organisation,
      side,
      observing,
      attends: true,
    })),
    ...shown.map(({ participantId, name, organisation, side }) => ({
      participantId,
      name,
      organisation,
      side,
      observing: false,
      attends: false,
    })),
  ]
}
