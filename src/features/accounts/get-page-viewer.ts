import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import type { getPageViewer as call } from './contract.ts'
import { answersForPeople } from './policy.ts'
import { findTheme, listViewerPlaces } from './queries.ts'

/** Says who is reading and which clusters, partnerships and missions are theirs, for the frame of every page. */
export async function getPageViewer(ctx: Context): Promise<AnswerOf<typeof call>> {
  const { viewer } = ctx
  const places =
    viewer.kind === 'person'
      ? await listViewerPlaces(ctx.db, viewer)
      : { clusters: [], partnerships: [], missions: [] }
  const roleIn = (key: 'clusterId' | 'partnershipId' | 'missionId', id: string, fallback: string) =>
    viewer.grants.find(grant => grant[key] === id)?.role ?? fallback
  return {
    signedIn: viewer.kind === 'person',
    personId: viewer.personId,
    name: viewer.name,
    lang: viewer.lang,
    timeZone: viewer.timeZone,
    theme: viewer.accountId === null ? null : await findTheme(ctx.db, viewer.accountId),
    isAdministrator: isAdministrator(viewer),
    seesPeople: viewer.kind === 'person' && answersForPeople(viewer),
    managedClusters: places.clusters,
    partnerships: places.partnerships.map(place => ({
      ...place,
      role: roleIn('partnershipId', place.id, 'member'),
    })),
    missions: places.missions.map(place => ({
      ...place,
      role: roleIn('missionId', place.id, 'participant'),
    })),
  }
}
