import type { PolicyRow } from '../../shared/route.ts'
import { everySignedIn } from '../../shared/route.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  readsPartnership,
} from '../partnerships/index.ts'

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }
const editors: PolicyRow<InsideSubject> = { allow: editsPartnership, who: partnershipEditors }

/** Who does what with a work plan: the coordinator writes, partners and funders read. */
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
  'workplan.setItemState': editors,
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
