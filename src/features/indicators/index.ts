import { type Room, route } from '../../shared/route.ts'
import { loadOrganisation } from '../directory/index.ts'
import {
  discardAttendance,
  getAttendance,
  getAttendanceProblems,
  listAttendance,
  loadAttendance,
  sendAttendance,
  takeAttendance,
} from './attendance.ts'
import { chooseAttendanceSheet, mapAttendance } from './attendance-columns.ts'
import * as contract from './contract.ts'
import * as attendanceCalls from './contract-attendance.ts'
import * as feedCalls from './contract-feeds.ts'
import * as periodCalls from './contract-periods.ts'
import * as recordCalls from './contract-records.ts'
import * as rehearsalCalls from './contract-rehearsals.ts'
import { getEvidencePack } from './evidence-pack.ts'
import { listDeclaredFeeds, listOwnDeclaredFeeds } from './get-declared-feeds.ts'
import { getFeeds, loadRecord } from './get-feeds.ts'
import { getIndicator } from './get-indicator.ts'
import { getPeriod, listPeriods } from './get-periods.ts'
import { getScoreboard } from './get-scoreboard.ts'
import { loadFigures, loadIndicator, loadPeriod, loadReported } from './load-figures.ts'
import * as periods from './periods.ts'
import { policy } from './policy.ts'
import { previewIndicator, previewRule } from './preview-rule.ts'
import { getReported, getReportedChoices, listReported } from './read-records.ts'
import { refreshStale } from './refresh-stale.ts'
import { drawRehearsal, getRehearsal, listRehearsals, loadRehearsal, markRehearsed } from './rehearsals.ts'
import { changeReported, getEvidence, reportRecord, withdrawReported } from './reported-records.ts'
import { createIndicator, endIndicator, takeSet, updateIndicator } from './save-indicator.ts'

export { listBelowTarget } from './list-below-target.ts'
export { loadFigures, loadPeriod } from './load-figures.ts'
export { editsFigures, type FiguresSubject, insightOf } from './policy.ts'
export { listPeriodRows, type PeriodRow } from './queries-periods.ts'
export { findKindsOf, listCauses } from './queries-standings.ts'
export { type PeriodFigure, readPeriodFigures } from './read-period-figures.ts'

/** What a partnership promises, and what its records prove of it. */
export const indicatorsRoom: Room = {
  name: 'indicators',
  routes: [
    route(contract.getScoreboard, {
      policy: policy['indicators.getScoreboard'],
      load: loadFigures,
      run: getScoreboard,
    }),
    route(contract.getIndicator, {
      policy: policy['indicators.getIndicator'],
      load: loadIndicator,
      run: getIndicator,
    }),
    route(feedCalls.getFeeds, { policy: policy['indicators.getFeeds'], load: loadRecord, run: getFeeds }),
    route(feedCalls.listDeclaredFeeds, {
      policy: policy['indicators.listDeclaredFeeds'],
      load: loadFigures,
      run: listDeclaredFeeds,
    }),
    route(feedCalls.listOwnDeclaredFeeds, {
      policy: policy['indicators.listOwnDeclaredFeeds'],
      load: loadOrganisation,
      run: listOwnDeclaredFeeds,
    }),
    route(contract.previewRule, {
      policy: policy['indicators.previewRule'],
      load: loadFigures,
      run: previewRule,
    }),
    route(contract.previewIndicator, {
      policy: policy['indicators.previewIndicator'],
      load: loadIndicator,
      run: previewIndicator,
    }),
    route(contract.createIndicator, {
      policy: policy['indicators.createIndicator'],
      load: loadFigures,
      run: createIndicator,
    }),
    route(contract.updateIndicator, {
      policy: policy['indicators.updateIndicator'],
      load: loadIndicator,
      run: updateIndicator,
    }),
    route(contract.endIndicator, {
      policy: policy['indicators.endIndicator'],
      load: loadIndicator,
      run: endIndicator,
    }),
    route(contract.takeSet, { policy: policy['indicators.takeSet'], load: loadFigures, run: takeSet }),
    route(periodCalls.listPeriods, {
      policy: policy['indicators.listPeriods'],
      load: loadFigures,
      run: listPeriods,
    }),
    route(periodCalls.createPeriod, {
      policy: policy['indicators.createPeriod'],
      load: loadFigures,
      run: periods.createPeriod,
    }),
    route(periodCalls.updatePeriod, {
      policy: policy['indicators.updatePeriod'],
      load: loadPeriod,
      run: periods.updatePeriod,
    }),
    route(periodCalls.removePeriod, {
      policy: policy['indicators.removePeriod'],
      load: loadPeriod,
      run: periods.removePeriod,
    }),
    route(periodCalls.getPeriod, {
      policy: policy['indicators.getPeriod'],
      load: loadPeriod,
      run: getPeriod,
    }),
    route(periodCalls.setPeriodTargets, {
      policy: policy['indicators.setPeriodTargets'],
      load: loadPeriod,
      run: periods.setPeriodTargets,
    }),
    route(periodCalls.freezePeriod, {
      policy: policy['indicators.freezePeriod'],
      load: loadPeriod,
      run: periods.freezePeriod,
    }),
    route(periodCalls.reportPeriod, {
      policy: policy['indicators.reportPeriod'],
      load: loadPeriod,
      run: periods.reportPeriod,
    }),
    route(periodCalls.amendPeriod, {
      policy: policy['indicators.amendPeriod'],
      load: loadPeriod,
      run: periods.amendPeriod,
    }),
    route(periodCalls.getFiling, {
      policy: policy['indicators.getFiling'],
      load: loadPeriod,
      run: periods.getFiling,
    }),
    route(rehearsalCalls.listRehearsals, {
      policy: policy['indicators.listRehearsals'],
      load: loadFigures,
      run: listRehearsals,
    }),
    route(rehearsalCalls.drawRehearsal, {
      policy: policy['indicators.drawRehearsal'],
      load: loadFigures,
      run: drawRehearsal,
    }),
    route(rehearsalCalls.getRehearsal, {
      policy: policy['indicators.getRehearsal'],
      load: loadRehearsal,
      run: getRehearsal,
    }),
    route(rehearsalCalls.markRehearsed, {
      policy: policy['indicators.markRehearsed'],
      load: loadRehearsal,
      run: markRehearsed,
    }),
    route(periodCalls.getEvidencePack, {
      policy: policy['indicators.getEvidencePack'],
      load: loadPeriod,
      run: getEvidencePack,
    }),
    route(attendanceCalls.listAttendance, {
      policy: policy['indicators.listAttendance'],
      load: loadFigures,
      run: listAttendance,
    }),
    route(attendanceCalls.sendAttendance, {
      policy: policy['indicators.sendAttendance'],
      load: loadFigures,
      run: sendAttendance,
    }),
    route(attendanceCalls.getAttendance, {
      policy: policy['indicators.getAttendance'],
      load: loadAttendance,
      run: getAttendance,
    }),
    route(attendanceCalls.takeAttendance, {
      policy: policy['indicators.takeAttendance'],
      load: loadAttendance,
      run: takeAttendance,
    }),
    route(attendanceCalls.mapAttendance, {
      policy: policy['indicators.mapAttendance'],
      load: loadAttendance,
      run: mapAttendance,
    }),
    route(attendanceCalls.chooseAttendanceSheet, {
      policy: policy['indicators.chooseAttendanceSheet'],
      load: loadAttendance,
      run: chooseAttendanceSheet,
    }),
    route(attendanceCalls.discardAttendance, {
      policy: policy['indicators.discardAttendance'],
      load: loadAttendance,
      run: discardAttendance,
    }),
    route(attendanceCalls.getAttendanceProblems, {
      policy: policy['indicators.getAttendanceProblems'],
      load: loadAttendance,
      run: getAttendanceProblems,
    }),
    route(recordCalls.listReported, {
      policy: policy['indicators.listReported'],
      load: loadFigures,
      run: listReported,
    }),
    route(recordCalls.getReportedChoices, {
      policy: policy['indicators.getReportedChoices'],
      load: loadFigures,
      run: getReportedChoices,
    }),
    route(recordCalls.reportRecord, {
      policy: policy['indicators.reportRecord'],
      load: loadFigures,
      run: reportRecord,
    }),
    route(recordCalls.getReported, {
      policy: policy['indicators.getReported'],
      load: loadReported,
      run: getReported,
    }),
    route(recordCalls.changeReported, {
      policy: policy['indicators.changeReported'],
      load: loadReported,
      run: changeReported,
    }),
    route(recordCalls.withdrawReported, {
      policy: policy['indicators.withdrawReported'],
      load: loadReported,
      run: withdrawReported,
    }),
    route(recordCalls.getEvidence, {
      policy: policy['indicators.getEvidence'],
      load: loadReported,
      run: getEvidence,
    }),
  ],
  chores: [{ name: 'indicators.refresh', everySeconds: 60, run: refreshStale }],
}
