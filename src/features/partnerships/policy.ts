import { type Actor, everybody, type PolicyRow } from '../../shared/route.ts'
import { coordinates, isAdministrator, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'

/** What access to a partnership is judged by. */
export interface PartnershipSubject {
  id: string
  visibility: 'public' | 'platform' | 'partnership'
  visible: boolean
}

/** Who speaks for a partnership: its coordinator, and administrators. */
export function editsPartnership(viewer: Viewer, partnership: { id: string }): boolean {
  return isAdministrator(viewer) || coordinates(viewer, partnership.id)
}

/** A partnership with the clusters that are its partners today: what its own papers are judged by. */
export interface InsideSubject {
  id: string
  clusterIds: readonly string[]
}

/** Who works on a partnership: its coordinator and the managers of its partners. */
export function worksOnPartnership(viewer: Viewer, partnership: InsideSubject): boolean {
  return editsPartnership(viewer, partnership) || managesAnyCluster(viewer, partnership.clusterIds)
}

/** Who reads the papers of a partnership: whoever works on it, and its funders. */
export function readsPartnership(viewer: Viewer, partnership: InsideSubject): boolean {
  return (
    worksOnPartnership(viewer, partnership) ||
    viewer.grants.some(grant => grant.role === 'funder' && grant.partnershipId === partnership.id)
  )
}

/** The actors of the three, for policies. */
export const partnershipEditors: readonly Actor[] = ['platform-administrator', 'own:partnership-coordinator']
export const partnershipWorkers: readonly Actor[] = [...partnershipEditors, 'own:cluster-manager']
export const partnershipReaders: readonly Actor[] = [...partnershipWorkers, 'own:funder']

const insideReaders: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const insideEditors: PolicyRow<InsideSubject> = { allow: editsPartnership, who: partnershipEditors }

const coordinators: PolicyRow<PartnershipSubject> = {
  allow: editsPartnership,
  who: ['platform-administrator', 'own:partnership-coordinator'],
}

/** The tested partnership is visible to its own people only; a foreign one is hidden by the loader. */
const seeing: PolicyRow<PartnershipSubject> = {
  allow: (_viewer, partnership) => partnership.visible,
  who: [
    'platform-administrator',
    'own:cluster-manager',
    'own:partnership-coordinator',
    'own:event-organiser',
    'own:steward',
    'own:local-host',
    'own:organisation-editor',
    'own:participant',
    'own:counterpart',
    'own:funder',
  ],
}

export const policy = {
  'partnerships.createPartnership': {
    allow: isAdministrator,
    who: ['platform-administrator'],
  } satisfies PolicyRow<null>,
  'partnerships.updatePartnership': coordinators,
  'partnerships.addPartner': coordinators,
  'partnerships.endPartner': coordinators,
  'partnerships.changeCoordinator': coordinators,
  'partnerships.saveMarket': coordinators,
  'partnerships.listGrants': insideReaders,
  'partnerships.getGrant': insideReaders,
  'partnerships.addGrant': insideEditors,
  'partnerships.changeGrant': insideEditors,
  'partnerships.withdrawGrant': insideEditors,
  'partnerships.getPartnership': seeing,
  'partnerships.getRoadmap': seeing,
  'partnerships.listPartnerships': everybody,
}
