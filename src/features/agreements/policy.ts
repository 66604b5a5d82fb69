import type { PolicyRow } from '../../shared/route.ts'
import { managesCluster, type Viewer } from '../../shared/viewer.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  partnershipWorkers,
  readsPartnership,
  worksOnPartnership,
} from '../partnerships/index.ts'

export interface PartySubject extends InsideSubject {
  /** The cluster whose signed copy a call is about; null: somebody outside. */
  partyClusterId: string | null
}

/** Who brings a signed copy: the coordinator any, managers that of their own cluster. */
export function bringsCopyOf(viewer: Viewer, partnership: InsideSubject, clusterId: string | null): boolean {
  return editsPartnership(viewer, partnership) || (clusterId !== null && managesCluster(viewer, clusterId))
}

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const editors: PolicyRow<InsideSubject> = { allow: editsPartnership, who: partnershipEditors }
const bringers: PolicyRow<PartySubject> = {
  allow: (viewer, subject) =>
    worksOnPartnership(viewer, subject) && bringsCopyOf(viewer, subject, subject.partyClusterId),
  who: partnershipWorkers,
}

/** Who does what with agreements. What a funder sees of texts that are not given to sign yet is nothing: the queries' work. */
export const policy = {
  'agreements.listAgreements': readers,
  'agreements.getAgreement': readers,
  'agreements.getPaper': readers,
  'agreements.getSignedCopy': readers,
  'agreements.createAgreement': editors,
  'agreements.saveText': editors,
  'agreements.saveParty': editors,
  'agreements.endParty': editors,
  'agreements.openForSignature': editors,
  'agreements.dropVersion': editors,
  'agreements.amendAgreement': editors,
  'agreements.endAgreement': editors,
  'agreements.remindMissing': editors,
  'agreements.addSignedCopy': bringers,
  'agreements.withdrawSignedCopy': bringers,
} as const
