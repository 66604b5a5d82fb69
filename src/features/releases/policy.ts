import { everybody, type PolicyRow } from '../../shared/route.ts'
import { managesCluster, type Viewer } from '../../shared/viewer.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipWorkers,
  worksOnPartnership,
} from '../partnerships/index.ts'
import type { Thing } from './queries.ts'

/** A thing that is released or taken back, as access to it is judged. */
export interface ReleaseSubject extends InsideSubject {
  thing: Thing
  /** The cluster, indicator or edition it is about. */
  of: string | null
}

/** A partner's name is the partner's own to give; everything else is the coordinator's. */
export function mayRelease(viewer: Viewer, { thing, of, ...partnership }: ReleaseSubject): boolean {
  return thing === 'partner'
    ? of !== null && managesCluster(viewer, of)
    : editsPartnership(viewer, partnership)
}

/** Less can always be shown: the coordinator takes back anything, a partner its own name. */
export function mayTakeBack(viewer: Viewer, subject: ReleaseSubject): boolean {
  return editsPartnership(viewer, subject) || mayRelease(viewer, subject)
}

const working: PolicyRow<InsideSubject> = { allow: worksOnPartnership, who: partnershipWorkers }

export const policy = {
  'releases.getPublicPartnership': everybody,
  'releases.getPublicReport': everybody,
  'releases.listPublicPages': everybody,
  'releases.getReleases': working,
  'releases.getPreview': working,
  'releases.release': {
    allow: mayRelease,
    who: ['platform-administrator', 'own:partnership-coordinator'],
  } satisfies PolicyRow<ReleaseSubject>,
  'releases.takeBack': {
    allow: mayTakeBack,
    who: ['platform-administrator', 'own:partnership-coordinator'],
  } satisfies PolicyRow<ReleaseSubject>,
} as const
