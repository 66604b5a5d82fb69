import type { PolicyRow } from '../../shared/route.ts'
import { everybody } from '../../shared/route.ts'
import { editsOrganisation, managesCluster, type Viewer } from '../../shared/viewer.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipReaders,
  partnershipWorkers,
  readsPartnership,
  worksOnPartnership,
} from '../partnerships/index.ts'

/** A declaration as access to it is judged: whose it is, and which partner clusters list that organisation today. */
export interface DeclarationSubject {
  declarationId: string
  organisationId: string
  memberClusterIds: readonly string[]
  partnership: InsideSubject
}

/**
 * Of which clusters' members somebody reads single figures: all (null) who count for the whole partnership, own those who
 * manage a partner cluster; nobody else, and no funder.
 */
export function countsFor(viewer: Viewer, partnership: InsideSubject): readonly string[] | null {
  if (editsPartnership(viewer, partnership)) return null
  return partnership.clusterIds.filter(id => managesCluster(viewer, id))
}

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const workers: PolicyRow<InsideSubject> = { allow: worksOnPartnership, who: partnershipWorkers }
const own: PolicyRow<{ id: string }> = {
  allow: (viewer, { id }) => editsOrganisation(viewer, id),
  who: ['own:organisation-editor'],
}

/** Who asks, says and reads. Links prove themselves: the use case judges the token. */
export const policy = {
  'declarations.listDeclarations': readers,
  'declarations.getAskChoices': workers,
  'declarations.askMembers': workers,
  'declarations.remindMembers': workers,
  'declarations.getByLink': everybody,
  'declarations.declareByLink': everybody,
  'declarations.withdrawByLink': everybody,
  'declarations.listOwn': own,
  'declarations.declare': own,
  'declarations.withdraw': own,
  'declarations.getDocument': {
    allow: (viewer, { organisationId, memberClusterIds, partnership }) => {
      if (editsOrganisation(viewer, organisationId)) return true
      const clusters = countsFor(viewer, partnership)
      return clusters === null || clusters.some(id => memberClusterIds.includes(id))
    },
    who: [
      'platform-administrator',
      'own:cluster-manager',
      'own:partnership-coordinator',
      'own:organisation-editor',
    ],
  } satisfies PolicyRow<DeclarationSubject>,
} as const
