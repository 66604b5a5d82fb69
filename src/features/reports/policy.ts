import type { PolicyRow } from '../../shared/route.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { editsFigures, type FiguresSubject, insightOf } from '../indicators/index.ts'

/** Who writes the report and hands it over: the coordinator. */
export function writesReports(viewer: Viewer, subject: FiguresSubject): boolean {
  return editsFigures(viewer, subject)
}

/** Who reads a report while it is written: the coordinator and managers of the partners; a funder reads what was handed over. */
export function readsDrafts(viewer: Viewer, subject: FiguresSubject): boolean {
  return writesReports(viewer, subject) || insightOf(viewer, subject) === 'own'
}

const writing: PolicyRow<FiguresSubject> = {
  allow: writesReports,
  who: ['platform-administrator', 'own:partnership-coordinator'],
}
const readingDrafts: PolicyRow<FiguresSubject> = {
  allow: readsDrafts,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}
const reading: PolicyRow<FiguresSubject> = {
  allow: (viewer, subject) => insightOf(viewer, subject) !== 'figures',
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator', 'own:funder'],
}

export const policy = {
  'reports.listReports': reading,
  'reports.beginReport': writing,
  'reports.updateReport': writing,
  'reports.getReport': readingDrafts,
  'reports.getReportPart': readingDrafts,
  'reports.writeReportPart': writing,
  'reports.handOverReport': writing,
  'reports.getEdition': reading,
  'reports.getReportFile': readingDrafts,
  'reports.getEditionFile': reading,
} as const
