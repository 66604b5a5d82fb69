import type { PolicyRow } from '../../shared/route.ts'
import { coordinates, managesCluster, type Viewer } from '../../shared/viewer.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  partnershipWorkers,
  readsPartnership,
  worksOnPartnership,
} from '../partnerships/index.ts'

/** The vote of one cluster. */
export interface BallotSubject extends InsideSubject {
  ballot: { clusterId: string; coordinator: boolean }
}

/** Who votes for a cluster: its managers; for the coordinating one the partnership's coordinator, too. */
export function votesFor(viewer: Viewer, { id, ballot }: Pick<BallotSubject, 'id' | 'ballot'>): boolean {
  return managesCluster(viewer, ballot.clusterId) || (ballot.coordinator && coordinates(viewer, id))
}

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const editors: PolicyRow<InsideSubject> = { allow: editsPartnership, who: partnershipEditors }
const workers: PolicyRow<InsideSubject> = { allow: worksOnPartnership, who: partnershipWorkers }

/** Who does what with decisions. How much a funder reads of one is the use case's work. */
export const policy = {
  'decisions.listDecisions': readers,
  'decisions.getDecision': readers,
  'decisions.saveRule': editors,
  'decisions.recordDecision': editors,
  'decisions.proposeDecision': workers,
  'decisions.castVote': {
    allow: votesFor,
    who: ['own:cluster-manager', 'own:partnership-coordinator'],
  } satisfies PolicyRow<BallotSubject>,
  'decisions.closeVote': editors,
  'decisions.withdrawProposal': editors,
  'decisions.addWords': workers,
  'decisions.takeBackWords': workers,
  'decisions.writeMinutes': editors,
  'decisions.linkDecision': editors,
  'decisions.unlinkDecision': editors,
} as const
