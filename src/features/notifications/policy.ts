import { everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import type { AddressSubject } from './queries-bounces.ts'

const administratorsOnly: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }
const oneself: PolicyRow<unknown> = { allow: viewer => viewer.personId !== null, who: everySignedIn }

/** Whoever answers for somebody: the managers of their clusters, the editors of where they work, who runs or brought them to a mission. */
function answersFor(viewer: Viewer, subject: AddressSubject): boolean {
  const holds = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id)
  return (
    isAdministrator(viewer) ||
    (viewer.personId !== null && subject.broughtBy.includes(viewer.personId)) ||
    viewer.grants.some(
      grant =>
        (grant.role === 'cluster-manager' && holds(subject.clusterIds, grant.clusterId)) ||
        (grant.role === 'partnership-coordinator' && holds(subject.partnershipIds, grant.partnershipId)) ||
        (grant.role === 'event-organiser' && holds(subject.missionIds, grant.missionId)) ||
        (grant.role === 'organisation-editor' && holds(subject.organisationIds, grant.organisationId)),
    )
  )
}

/** Mail holds links that sign people in: only administrators read it. Links prove themselves: the use case judges the token. */
export const policy = {
  'notifications.listMails': administratorsOnly,
  'notifications.getMail': administratorsOnly,
  'notifications.sendAgain': administratorsOnly,
  'notifications.sendKept': administratorsOnly,
  'notifications.getMailChoices': oneself,
  'notifications.saveMailChoices': oneself,
  'notifications.getMailChoicesByLink': everybody,
  'notifications.saveMailChoicesByLink': everybody,
  'notifications.endMailsByLink': everybody,
  'notifications.listBounces': administratorsOnly,
  'notifications.clearBounce': {
    allow: answersFor,
    who: [
      'platform-administrator',
      'own:cluster-manager',
      'own:partnership-coordinator',
      'own:event-organiser',
      'own:organisation-editor',
    ],
  } satisfies PolicyRow<AddressSubject>,
  'notifications.clearBouncedAddress': administratorsOnly,
} as const
