import type { Room } from '../../shared/route.ts'

export { findMission, getMission, getParticipant, type MissionRow, missionSubject } from './load-mission.ts'
export { actsForParticipant, type MissionSubject, type ParticipantSubject, runsMission, seesMission, staffsMission } from './mission-access.ts'

/** Missions and events: who goes, when, where, and who may meet whom. */
export const missionsRoom: Room = { name: 'missions', routes: [] }
