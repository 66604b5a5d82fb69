import { everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  coordinates,
  editsOrganisation,
  isAdministrator,
  managesAnyCluster,
  type Viewer,
} from '../../shared/viewer.ts'
import { isDeclared, type Rule } from './rules/rule.ts'

/** What access to a partnership's figures is judged by. */
export interface FiguresSubject {
  id: string
  slug: string
  acronym: string
  startsOn: string | null
  endsOn: string | null
  /** Clusters that are partners today. */
  partnerIds: readonly string[]
}

/** A service or meeting that a cluster reports, as access to it is judged. */
export interface ReportedSubject {
  recordId: string
  /** The cluster that reports it, and those of the member it is about. */
  clusterIds: readonly string[]
  partnership: FiguresSubject
}

/** A list of who was at an event, as access to it is judged. */
export interface AttendanceSubject {
  list: { clusterId: string }
  partnership: FiguresSubject
}

/** Who says what is counted and what is filed: the partnership's coordinator. */
export function editsFigures(viewer: Viewer, { id }: { id: string }): boolean {
  return isAdministrator(viewer) || coordinates(viewer, id)
}

/**
 * How much somebody reads of the records: all (the coordinator, the funder), those of their own clusters' members (managers
 * of partner clusters), or figures alone, small ones hidden.
 */
export function insightOf(viewer: Viewer, subject: FiguresSubject): 'all' | 'own' | 'figures' {
  if (editsFigures(viewer, subject) || funds(viewer, subject)) return 'all'
  return managesAnyCluster(viewer, subject.partnerIds) ? 'own' : 'figures'
}

/**
 * The same for one indicator: what organisations declare is told to a funder as to everybody else, of many together alone.
 */
export function insightFor(viewer: Viewer, subject: FiguresSubject, rule: Rule): 'all' | 'own' | 'figures' {
  const reads = insightOf(viewer, subject)
  return reads === 'all' && isDeclared(rule.counts) && !editsFigures(viewer, subject) ? 'figures' : reads
}

/** Of which clusters' members somebody reads single declarations; null: of all. */
export function declaredInsight(viewer: Viewer, subject: FiguresSubject): readonly string[] | null {
  return editsFigures(viewer, subject) ? null : managedPartners(viewer, subject)
}

/** The partner clusters whose members' records somebody reads and mends as their manager. */
export function managedPartners(viewer: Viewer, { partnerIds }: FiguresSubject): string[] {
  return viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null && partnerIds.includes(grant.clusterId)
      ? [grant.clusterId]
      : [],
  )
}

export function reportsRecords(viewer: Viewer, subject: FiguresSubject): boolean {
  return editsFigures(viewer, subject) || managesAnyCluster(viewer, subject.partnerIds)
}

/** Who mends a reported record: the coordinator, and managers of the partner clusters it is of. */
export function changesReported(viewer: Viewer, { clusterIds, partnership }: ReportedSubject): boolean {
  const own = managedPartners(viewer, partnership)
  return editsFigures(viewer, partnership) || clusterIds.some(id => own.includes(id))
}

function funds(viewer: Viewer, { id }: { id: string }): boolean {
  return viewer.grants.some(grant => grant.role === 'funder' && grant.partnershipId === id)
}

const reading: PolicyRow<FiguresSubject> = {
  allow: (viewer, { id }) => isAdministrator(viewer) || viewer.partnershipIds.includes(id),
  who: [
    'platform-administrator',
    'own:cluster-manager',
    'own:partnership-coordinator',
    'own:organisation-editor',
    'own:funder',
  ],
}

const readingRecords: PolicyRow<FiguresSubject> = {
  allow: (viewer, subject) => insightOf(viewer, subject) !== 'figures',
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator', 'own:funder'],
}

const reporting: PolicyRow<FiguresSubject> = {
  allow: reportsRecords,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

const editing: PolicyRow<FiguresSubject> = {
  allow: editsFigures,
  who: ['platform-administrator', 'own:partnership-coordinator'],
}

const readingReported: PolicyRow<ReportedSubject> = {
  allow: (viewer, subject) => changesReported(viewer, subject) || funds(viewer, subject.partnership),
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator', 'own:funder'],
}

const changing: PolicyRow<ReportedSubject> = {
  allow: changesReported,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

/** A list of people is read by nobody but who reports for its cluster. */
const takingAttendance: PolicyRow<AttendanceSubject> = {
  allow: (viewer, { list, partnership }) =>
    editsFigures(viewer, partnership) || managedPartners(viewer, partnership).includes(list.clusterId),
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

export const policy = {
  'indicators.getScoreboard': reading,
  'indicators.getIndicator': reading,
  /** Stands on pages that many read: whoever may not know is told nothing. */
  'indicators.getFeeds': {
    allow: viewer => viewer.kind !== 'visitor',
    who: everySignedIn,
  } satisfies PolicyRow<unknown>,
  /** Told row by row, to those who read single declarations. */
  'indicators.listDeclaredFeeds': reading,
  'indicators.listOwnDeclaredFeeds': {
    allow: (viewer, { id }) => editsOrganisation(viewer, id),
    who: ['own:organisation-editor'],
  } satisfies PolicyRow<{ id: string }>,
  'indicators.previewRule': editing,
  'indicators.previewIndicator': editing,
  'indicators.createIndicator': editing,
  'indicators.updateIndicator': editing,
  'indicators.endIndicator': editing,
  'indicators.takeSet': editing,
  'indicators.listPeriods': readingRecords,
  'indicators.createPeriod': editing,
  'indicators.updatePeriod': editing,
  'indicators.removePeriod': editing,
  'indicators.getPeriod': readingRecords,
  'indicators.setPeriodTargets': editing,
  'indicators.freezePeriod': editing,
  'indicators.reportPeriod': editing,
  'indicators.amendPeriod': editing,
  /** All records of all clusters stand in it: for the coordinator, and whom it is filed to. */
  'indicators.getFiling': {
    allow: (viewer, subject) => insightOf(viewer, subject) === 'all',
    who: ['platform-administrator', 'own:partnership-coordinator', 'own:funder'],
  } satisfies PolicyRow<FiguresSubject>,
  'indicators.getEvidencePack': editing,
  'indicators.listRehearsals': editing,
  'indicators.drawRehearsal': editing,
  'indicators.getRehearsal': editing,
  'indicators.markRehearsed': editing,
  'indicators.listAttendance': reporting,
  'indicators.sendAttendance': reporting,
  'indicators.getAttendance': takingAttendance,
  'indicators.takeAttendance': takingAttendance,
  'indicators.mapAttendance': takingAttendance,
  'indicators.chooseAttendanceSheet': takingAttendance,
  'indicators.discardAttendance': takingAttendance,
  'indicators.getAttendanceProblems': takingAttendance,
  'indicators.listReported': readingRecords,
  'indicators.getReportedChoices': reporting,
  'indicators.reportRecord': reporting,
  'indicators.getReported': readingReported,
  'indicators.changeReported': changing,
  'indicators.withdrawReported': changing,
  'indicators.getEvidence': readingReported,
} as const
