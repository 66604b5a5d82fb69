import type { PolicyRow } from '../../shared/route.ts'
import { isAdministrator, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'

/** The organisation matches are for, as access to them is judged. */
export interface OwnSubject {
  id: string
  clusterIds: readonly string[]
}

/** Who is told whom an organisation fits with: its people, managers of its clusters, administrators. */
export function worksFor(viewer: Viewer, { id, clusterIds }: OwnSubject): boolean {
  return (
    isAdministrator(viewer) || viewer.organisationIds.includes(id) || managesAnyCluster(viewer, clusterIds)
  )
}

const ownSide: PolicyRow<OwnSubject> = {
  allow: worksFor,
  who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
}

export const policy = {
  'matching.listMatches': ownSide,
  'matching.getMatch': ownSide,
  'matching.saveFeedback': ownSide,
  'matching.takeBackFeedback': ownSide,
} as const
