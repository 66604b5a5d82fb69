import type { Actor } from '../../shared/route.ts'

/** Who runs a mission, as tables of rights name them. */
export const missionRunners: readonly Actor[] = [
  'platform-administrator',
  'own:cluster-manager',
  'own:partnership-coordinator',
  'own:event-organiser',
]

/** Everybody who works on a mission, takes part in it or pays for it. */
export const missionInsiders: readonly Actor[] = [
  ...missionRunners,
  'own:steward',
  'own:local-host',
  'own:organisation-editor',
  'own:participant',
  'own:counterpart',
  'own:funder',
]
