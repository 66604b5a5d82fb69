import type { PolicyRow } from '../../shared/route.ts'
import { coordinates, isAdministrator, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'

/** A partnership as access to its hypotheses is judged. */
export interface PartnershipSubject {
  id: string
  clusterIds: readonly string[]
}

/** Who writes hypotheses and decides: the coordinator. */
export function decidesFor(viewer: Viewer, partnership: { id: string }): boolean {
  return isAdministrator(viewer) || coordinates(viewer, partnership.id)
}

/** Who writes down what was found out: the coordinator and the managers of the clusters. */
export function notesFor(viewer: Viewer, partnership: PartnershipSubject): boolean {
  return decidesFor(viewer, partnership) || managesAnyCluster(viewer, partnership.clusterIds)
}

const funds = (viewer: Viewer, id: string) =>
  viewer.grants.some(grant => grant.role === 'funder' && grant.partnershipId === id)

const readers: PolicyRow<PartnershipSubject> = {
  allow: (viewer, partnership) => notesFor(viewer, partnership) || funds(viewer, partnership.id),
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator', 'own:funder'],
}
const writers: PolicyRow<PartnershipSubject> = {
  allow: decidesFor,
  who: ['platform-administrator', 'own:partnership-coordinator'],
}
const noters: PolicyRow<PartnershipSubject> = {
  allow: notesFor,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

export const policy = {
  'hypotheses.listHypotheses': readers,
  'hypotheses.getHypothesis': readers,
  'hypotheses.getHypothesisChoices': writers,
  'hypotheses.writeHypothesis': writers,
  'hypotheses.updateHypothesis': writers,
  'hypotheses.removeHypothesis': writers,
  'hypotheses.decideHypothesis': writers,
  'hypotheses.noteEvidence': noters,
  'hypotheses.takeBackNote': noters,
}
