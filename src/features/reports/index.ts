import { type Room, route } from '../../shared/route.ts'
import { loadFigures } from '../indicators/index.ts'
import * as contract from './contract.ts'
import * as files from './contract-files.ts'
import { getEditionFile, getReportFile, writeReportFile } from './get-report-files.ts'
import { loadEdition, loadReport } from './load-report.ts'
import { policy } from './policy.ts'
import * as read from './read-reports.ts'
import * as save from './save-report.ts'

export { findEdition } from './queries.ts'
export { readEdition } from './read-reports.ts'
export { writeReportFile }

/** The reports of a partnership: figures that stay live until they are frozen, and what is written beside them. */
export const reportsRoom: Room = {
  name: 'reports',
  routes: [
    route(contract.listReports, {
      policy: policy['reports.listReports'],
      load: loadFigures,
      run: read.listReports,
    }),
    route(contract.beginReport, {
      policy: policy['reports.beginReport'],
      load: loadFigures,
      run: save.beginReport,
    }),
    route(contract.updateReport, {
      policy: policy['reports.updateReport'],
      load: loadReport,
      run: save.updateReport,
    }),
    route(contract.getReport, { policy: policy['reports.getReport'], load: loadReport, run: read.getReport }),
    route(contract.getReportPart, {
      policy: policy['reports.getReportPart'],
      load: loadReport,
      run: read.getReportPart,
    }),
    route(contract.writeReportPart, {
      policy: policy['reports.writeReportPart'],
      load: loadReport,
      run: save.writeReportPart,
    }),
    route(contract.handOverReport, {
      policy: policy['reports.handOverReport'],
      load: loadReport,
      run: save.handOverReport,
    }),
    route(contract.getEdition, {
      policy: policy['reports.getEdition'],
      load: loadEdition,
      run: read.getEdition,
    }),
    route(files.getReportFile, {
      policy: policy['reports.getReportFile'],
      load: loadReport,
      run: getReportFile,
    }),
    route(files.getEditionFile, {
      policy: policy['reports.getEditionFile'],
      load: loadEdition,
      run: getEditionFile,
    }),
  ],
}
