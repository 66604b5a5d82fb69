import { everybody, type PolicyRow } from '../../shared/route.ts'
import { coordinates, isAdministrator, type Viewer } from '../../shared/viewer.ts'

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

const coordinators: PolicyRow<PartnershipSubject> = {
  allow: editsPartnership,
  who: ['platform-administrator', 'own:partnership-coordinator'],
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
  /** The tested partnership is visible to its own people only; a foreign one is hidden by the loader. */
  'partnerships.getPartnership': {
    allow: (_viewer: Viewer, partnership: PartnershipSubject) => partnership.visible,
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
  } satisfies PolicyRow<PartnershipSubject>,
  'partnerships.listPartnerships': everybody,
}
