import type { PolicyRow } from '../../shared/route.ts'
import { everySignedIn } from '../../shared/route.ts'
import { managesCluster, type Viewer } from '../../shared/viewer.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  partnershipWorkers,
  readsPartnership,
  worksOnPartnership,
} from '../partnerships/index.ts'

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const editors: PolicyRow<InsideSubject> = { allow: editsPartnership, who: partnershipEditors }

/** What access to a task, deliverable or milestone is judged by. */
interface ItemSubject extends InsideSubject {
  item: { owner: { kind: 'cluster' | 'person'; id: string } | null }
}

/**
 * Whether somebody answers for it: the managers of the partner that owns it, or the person who does. Whoever does not work on
 * the partnership any more, or whose cluster has left it, does not.
 */
export function answersFor(viewer: Viewer, { item: { owner }, ...inside }: ItemSubject): boolean {
  if (owner === null || !worksOnPartnership(viewer, inside)) return false
  return owner.kind === 'person'
    ? owner.id === viewer.personId
    : inside.clusterIds.includes(owner.id) && managesCluster(viewer, owner.id)
}

/** The coordinator writes, partners and funders read, and whoever answers for something says how far it is. */
export const policy = {
  'workplan.getWorkplan': readers,
  'workplan.exportWorkplan': readers,
  'workplan.getPackage': readers,
  'workplan.getItem': readers,
  'workplan.getItemFile': readers,
  'workplan.addPackage': editors,
  'workplan.changePackage': editors,
  'workplan.removePackage': editors,
  'workplan.addItem': editors,
  'workplan.changeItem': editors,
  'workplan.removeItem': editors,
  /** What can be said of it by whom is the use case's work. */
  'workplan.setItemState': {
    allow: (viewer, subject) => editsPartnership(viewer, subject) || answersFor(viewer, subject),
    who: partnershipWorkers,
  } satisfies PolicyRow<ItemSubject>,
  'workplan.getEfforts': readers,
  'workplan.getPackageEfforts': readers,
  'workplan.saveEfforts': editors,
  'workplan.listRisks': readers,
  'workplan.getRisk': readers,
  'workplan.addRisk': editors,
  'workplan.changeRisk': editors,
  'workplan.lookAtRisk': editors,
  /** Which of them stand there is the query's work: those of partnerships one works on. */
  'workplan.listDue': {
    allow: viewer => viewer.kind !== 'visitor',
    who: everySignedIn,
  } satisfies PolicyRow<unknown>,
} as const
