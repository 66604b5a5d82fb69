import type { PolicyRow } from '../../shared/route.ts'
import { editsProfile } from '../directory/index.ts'
import { type MissionSubject, runsMission } from '../missions/index.ts'

/** Who reads the history of a record: those who answer for it. */
export const policy = {
  'history.getMissionHistory': {
    allow: runsMission,
    who: [
      'platform-administrator',
      'own:cluster-manager',
      'own:partnership-coordinator',
      'own:event-organiser',
    ],
  } satisfies PolicyRow<MissionSubject>,
  'history.getOrganisationHistory': {
    allow: editsProfile,
    who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
  } satisfies PolicyRow<{ id: string; clusterIds: readonly string[] }>,
} as const
