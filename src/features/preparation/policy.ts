import type { PolicyRow } from '../../shared/route.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  actsForParticipant,
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesPeopleOf,
} from '../missions/index.ts'
import type { MarkSubject } from './mark-step.ts'
import { relationOf } from './relation.ts'
import { mayMark } from './rules/checklist.ts'

const running: PolicyRow<MissionSubject> = { allow: runsMission, who: missionRunners }

/** Managers of clusters read and mail their own members; whoever runs the mission everybody. */
const watching: PolicyRow<MissionSubject> = {
  allow: (viewer: Viewer, mission) =>
    runsMission(viewer, mission) ||
    (seesPeopleOf(viewer, mission) && viewer.grants.some(grant => grant.role === 'cluster-manager')),
  who: missionRunners,
}

/** Who does what with the checklists of a mission. */
export const policy = {
  /** The query gives one's own. */
  'preparation.getMyList': {
    allow: (viewer, mission) => viewer.kind === 'person' && seesPeopleOf(viewer, mission),
    who: missionInsiders,
  } satisfies PolicyRow<MissionSubject>,
  'preparation.listDelegates': watching,
  'preparation.listSteps': running,
  'preparation.saveStep': running,
  'preparation.removeStep': running,
  'preparation.addUsualSteps': running,
  /** The owner of the step, and whoever stands behind them. */
  'preparation.markStep': {
    allow: (viewer, subject) =>
      actsForParticipant(viewer, subject) && mayMark(subject.owner, relationOf(viewer, subject)),
    who: [...missionRunners, 'own:organisation-editor', 'own:participant'],
  } satisfies PolicyRow<MarkSubject>,
  'preparation.mailMissing': watching,
} as const
