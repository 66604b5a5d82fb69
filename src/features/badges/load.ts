import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  getMission,
  getParticipant,
  type MissionRow,
  type ParticipantSubject,
  seesMission,
} from '../missions/index.ts'
import { openCode } from './codes.ts'
import type { ContactSubject, ScanSubject } from './policy.ts'
import { findContact, findOwn } from './queries.ts'

/** A participant as the guard judges it, with its mission's row. */
export interface BadgeSubject extends ParticipantSubject {
  missionRow: MissionRow
  isConfirmed: boolean
}

/** The participant a call names, of the mission it names. Who has left a mission still takes back what was theirs. */
export async function loadBearer(
  ctx: Context,
  input: { mission: string; participant: string },
): Promise<BadgeSubject> {
  const { participant, mission, subject } = await getParticipant(ctx.db, input.participant)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  const isOwn = subject.personId !== null && subject.personId === ctx.viewer.personId
  if (ctx.viewer.kind !== 'system' && !isOwn && !seesMission(ctx.viewer, subject.mission))
    throw new Refusal('not-found')
  return { ...subject, missionRow: mission, isConfirmed: participant.state === 'confirmed' }
}

/** A scanned code, with the part its scanner has in the same mission. */
export async function loadScan(ctx: Context, input: { code: string }): Promise<ScanSubject> {
  const opened = await openCode(ctx.db, input.code)
  const own = await findOwn(ctx.db, opened.missionId, ctx.viewer.personId)
  return { ...opened, ownParticipantId: own?.participantId ?? null }
}

/** A contact of a mission the reader sees, or that is their own. */
export async function loadContact(
  ctx: Context,
  input: { mission: string; contact: string },
): Promise<ContactSubject> {
  const contact = await findContact(ctx.db, input.contact)
  if (contact === null) throw new Refusal('not-found')
  const { mission, subject } = await getMission(ctx.db, contact.missionId)
  if (input.mission !== mission.id && input.mission !== mission.slug) throw new Refusal('not-found')
  const { viewer } = ctx
  const personIds = [contact.scannerPerson, contact.scannedPerson]
  const isOwn = viewer.personId !== null && personIds.includes(viewer.personId)
  if (viewer.kind !== 'system' && !isOwn && !seesMission(viewer, subject)) throw new Refusal('not-found')
  return { id: contact.id, missionId: mission.id, personIds }
}
