import type { Room } from '../../shared/route.ts'

export { visibleOrganisations } from './visible-organisations.ts'

/** Clusters, organisations, people and memberships. */
export const directoryRoom: Room = { name: 'directory', routes: [] }
