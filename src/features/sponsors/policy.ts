import { everybody, type PolicyRow } from '../../shared/route.ts'
import {
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesMission,
} from '../missions/index.ts'

const running: PolicyRow<MissionSubject> = { allow: runsMission, who: missionRunners }

/** Who does what with sponsors and hosts. Public calls are judged by the use case: by the mission, and by what is released. */
export const policy = {
  'sponsors.listSponsors': { allow: seesMission, who: missionInsiders } satisfies PolicyRow<MissionSubject>,
  'sponsors.listPublicSponsors': everybody,
  'sponsors.getLogo': everybody,
  'sponsors.saveSponsor': running,
  'sponsors.releaseSponsor': running,
  'sponsors.removeSponsor': running,
} as const
