import { editsOrganisation, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'
import { type ParticipantSubject, runsMission } from '../missions/index.ts'
import type { Relation } from './rules/checklist.ts'

/** What somebody is to a delegate. */
export function relationOf(viewer: Viewer, subject: ParticipantSubject): Relation {
  return {
    runs: runsMission(viewer, subject.mission),
    manages: managesAnyCluster(viewer, subject.clusterIds),
    isOwn:
      (viewer.personId !== null && subject.personId === viewer.personId) ||
      editsOrganisation(viewer, subject.organisationId),
  }
}
