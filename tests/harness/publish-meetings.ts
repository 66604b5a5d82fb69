import { publishSchedule } from '../../src/features/schedule/contract.ts'
import { addDraft } from '../../src/features/schedule/factory.ts'
import { addMeeting } from './add-meeting.ts'
import type { TestHouse } from './house.ts'
import type { Side } from './world.ts'

/** A meeting of the own side's two people in each of these slots at these tables, published; gives the meetings. */
export async function publishMeetings(
  t: TestHouse,
  side: Side,
  cells: readonly { slot: number; place: number; from?: string; to?: string }[],
  /** Meetings that stand already, and stay. */
  standing: readonly { meeting: string; slot: number; place: number }[] = [],
): Promise<string[]> {
  const meetings: string[] = []
  const placed = standing.map(({ meeting, slot, place }) => ({
    meeting,
    slot: side.slotIds[slot] ?? '',
    place: side.placeIds[place] ?? '',
  }))
  for (const cell of cells) {
    const meeting = await addMeeting(t.house, {
      missionId: side.missionId,
      from: cell.from ?? side.participantId,
      to: cell.to ?? side.counterpartId,
    })
    meetings.push(meeting)
    placed.push({
      meeting,
      slot: side.slotIds[cell.slot] ?? '',
      place: side.placeIds[cell.place] ?? '',
    })
  }
  const version = await addDraft(t.house, side.missionId, placed)
  await t.call(publishSchedule, { mission: side.missionSlug, version })
  return meetings
}
