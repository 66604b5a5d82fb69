import type { Context, Db } from '../../shared/context.ts'
import { dayIn } from '../../shared/zones.ts'
import type { MissionRow } from '../missions/index.ts'
import { selectBoardPeople } from './queries-board.ts'
import { type MeetingFace, selectFaces } from './queries-faces.ts'
import type { Names } from './rules/explain-unplaced.ts'
import type { MissionFacts } from './rules/make-problem.ts'
import { everybodyOf } from './rules/meeting-people.ts'
import { sayLanguages, saySlot, saySlots } from './rules/say-times.ts'

/** What people call the meetings, participants and slots of a mission, in the reader's language. */
export interface MissionNames extends Names {
  faces: ReadonlyMap<string, MeetingFace>
}

/** How a participant is called on the organiser's screens: 'Ana Ruiz, Iberlaser', or the organisation alone. */
export function sayParticipant(person: { name: string; organisation: string }): string {
  return person.name === '' ? person.organisation : `${person.name}, ${person.organisation}`
}

/** Who meets whom: 'Iberlaser ↔ Hoshi Optics'. */
export function sayMeeting(face: MeetingFace): string {
  return `${face.from.name} ↔ ${face.to.name}`
}

export async function loadNames(
  ctx: { db: Db; viewer: Context['viewer'] },
  mission: MissionRow,
  facts: MissionFacts,
  scheduleId?: string | null,
): Promise<MissionNames> {
  const shown = await selectFaces(ctx.db, { missionId: mission.id }, scheduleId)
  const faces = new Map(shown.map(face => [face.id, face]))
  const people = new Map([
    ...(await selectBoardPeople(ctx.db, [...new Set(facts.meetings.flatMap(everybodyOf))])).map(
      person => [person.participantId, sayParticipant(person)] as const,
    ),
    ...shown
      .flatMap(face => face.people)
      .map(person => [person.participantId, sayParticipant(person)] as const),
  ])
  const slots = new Map(facts.slots.map(slot => [slot.id, slot]))
  const severalDays = new Set(facts.slots.map(slot => dayIn(slot.startsAt, facts.timeZone))).size > 1
  return {
    faces,
    participant: id => people.get(id) ?? '?',
    meeting: id => {
      const face = faces.get(id)
      return face === undefined ? '?' : sayMeeting(face)
    },
    slot: id => {
      const slot = slots.get(id)
      return slot === undefined
        ? '?'
        : saySlot(slot.startsAt, { timeZone: facts.timeZone, severalDays }, ctx.viewer.lang)
    },
    languages: id => {
      const pair = facts.rules?.interpreters.find(one => one.id === id)
      return pair === undefined ? '?' : sayLanguages(pair, ctx.viewer.lang)
    },
    group: id => facts.rules?.groups.find(one => one.id === id)?.name ?? '?',
    slots: ids =>
      saySlots(facts.slots, new Set(ids), { timeZone: facts.timeZone, severalDays }, ctx.viewer.lang),
  }
}
