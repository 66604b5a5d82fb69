import type { PolicyRow } from '../../shared/route.ts'
import {
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesPeopleOf,
} from '../missions/index.ts'

const running: PolicyRow<MissionSubject> = { allow: runsMission, who: missionRunners }

/** The query gives one's own, those of one's companies and of the members of one's clusters, or all. */
const reading: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) => viewer.kind === 'person' && seesPeopleOf(viewer, mission),
  who: missionInsiders,
}

/** Who does what with the costs of a mission. */
export const policy = {
  'costs.getCosts': reading,
  'costs.exportCosts': reading,
  'costs.saveCost': running,
  'costs.removeCost': running,
  'costs.saveAidRule': running,
  'costs.removeAidRule': running,
} as const
