import { everybody, type PolicyRow } from '../../shared/route.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesMission,
} from '../missions/index.ts'
import { type ApplicantSubject, type CallSubject, isOwnApplicant } from './access.ts'

const running: PolicyRow<CallSubject> = { allow: runsMission, who: missionRunners }

const isReviewer = (viewer: Viewer, { reviewerIds }: CallSubject): boolean =>
  viewer.personId !== null && reviewerIds.includes(viewer.personId)

/** Whoever was asked to score, and nobody else. */
const reviewing: PolicyRow<CallSubject> = { allow: isReviewer, who: ['own:cluster-manager'] }

/** Nobody scores their own company. */
const scoring: PolicyRow<ApplicantSubject> = {
  allow: (viewer, applicant) => isReviewer(viewer, applicant) && !isOwnApplicant(viewer, applicant),
  who: ['own:cluster-manager'],
}

/** Who does what with a call for delegates. Its public side is shown with the mission's page. */
export const policy = {
  'delegates.getPublicCall': everybody,
  'delegates.getCall': running,
  'delegates.saveCall': running,
  'delegates.dropCall': running,
  'delegates.addReviewer': running,
  'delegates.removeReviewer': running,
  'delegates.getRanking': running,
  'delegates.exportRanking': running,
  /** Nobody rules on their own company. */
  'delegates.ruleOn': {
    allow: (viewer, applicant) => runsMission(viewer, applicant) && !isOwnApplicant(viewer, applicant),
    who: missionRunners,
  } satisfies PolicyRow<ApplicantSubject>,
  'delegates.decideCall': running,
  'delegates.listReviews': reviewing,
  'delegates.getReview': scoring,
  'delegates.saveReview': scoring,
  /** The query gives one's own. */
  'delegates.listApplications': {
    allow: (viewer, mission) => viewer.kind === 'person' && seesMission(viewer, mission),
    who: missionInsiders,
  } satisfies PolicyRow<MissionSubject>,
} as const
