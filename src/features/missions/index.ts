import type { Room } from '../../shared/route.ts'
import { runParticipantsImport } from './import-participants.ts'
import { guestRoutes, missionRoutes, peopleRoutes, setupRoutes, sheetRoutes } from './routes.ts'

export { actsFor } from './acts-for.ts'
export { addWalkIn } from './add-walk-in.ts'
export { bringerActs } from './bringers.ts'
export { type AskedQuestion, type CallKeeper, keepCalls } from './call-keeper.ts'
export { copyAlong, type MissionCopy } from './copy-along.ts'
export { settleApplication } from './decide-application.ts'
export { putUpTable, setLimitFor, setSlotFor, setTableAt, takeDownTable, takeLimitBack } from './ease-plan.ts'
export { addUnitAt, removeUnitAt, setGroupLimit, setUnits, takeGroupLimitBack } from './ease-rules.ts'
export { type LoadedMission, loadMission } from './load.ts'
export { getMission, getParticipant, type MissionRow } from './load-mission.ts'
export {
  actsForParticipant,
  type MissionSubject,
  mayAgreeToLists,
  type ParticipantSubject,
  runsMission,
  seesMission,
  seesPeopleOf,
  staffsMission,
} from './mission-access.ts'
export { missionInsiders, missionRunners } from './mission-actors.ts'
export { keepPlan, type PlanKeeper } from './plan-keeper.ts'
export { countSeatsTaken, lockMission, selectQuestions as listAskedQuestions } from './queries.ts'
export { setListConsent } from './registration.ts'
export { fillFreeSeats } from './seats.ts'
export { setDialInOf } from './set-dial-in.ts'
export { visibleMissions } from './visible-missions.ts'

/** Missions and events: who goes, when, where, and who may meet whom. */
export const missionsRoom: Room = {
  name: 'missions',
  routes: [...missionRoutes, ...setupRoutes, ...peopleRoutes, ...guestRoutes, ...sheetRoutes],
  jobs: [{ kind: 'missions.import-participants', run: runParticipantsImport }],
}
