import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { listSigned } from '../agreements/index.ts'
import { listDeclared } from '../declarations/index.ts'
import { listHeldOverTime } from '../meetings/index.ts'
import { visibleMissions } from '../missions/index.ts'
import { listReachedOverTime } from '../outcomes/index.ts'
import { assembleFacts, partnersOf, type Read } from './assemble-facts.ts'
import { editsFigures, type FiguresSubject, managedPartners } from './policy.ts'
import {
  listMeetingRows,
  listMembershipRows,
  listMissionRows,
  listOrganisationRows,
  listPartnerRows,
  listProjectRows,
  listPublishedDays,
  listReportedRows,
} from './queries-facts.ts'
import type { Fact, Stretch } from './rules/facts.ts'
import type { Question } from './rules/judge.ts'
import type { Rule } from './rules/rule.ts'

/** How a record is told: names as its reader may know them, and where it is kept. */
export interface Label {
  kind: Fact['kind'] | 'organisation'
  about: (string | null)[]
  title: string | null
  href: string | null
  /** The same for a filed report: names that the partnership's people may know. */
  filed: string
}

/** Everything that a partnership's figures are counted from, as one reader may see it. */
export interface Facts {
  facts: readonly Fact[]
  partners: readonly Stretch[]
  clusters: { id: string; name: string; slug: string }[]
  founded: string | null
  labelOf: (id: string) => Label
}

/** Reads all facts of a partnership. The number of statements is the same however many there are. */
export async function readFacts(ctx: Context, subject: FiguresSubject): Promise<Facts> {
  const { db } = ctx
  return complete(ctx, subject, {
    meetings: await listMeetingRows(db, subject.id),
    missions: await listMissionRows(db, subject.id, sql<boolean>`${visibleMissions(ctx.viewer)}`),
    projects: await listProjectRows(db, subject.id),
    reported: await listReportedRows(db, subject.id),
    declared: await listDeclared(db, subject.id),
    memberships: await listMembershipRows(db, subject.id),
  })
}

/** The kinds of records that say in which figures they count. */
export type RecordKind =
  | 'meeting'
  | 'reported'
  | 'mission'
  | 'project'
  | 'agreement'
  | 'membership'
  | 'partner'

/**
 * Reads one record and only what may have to be counted together with it, so that whether it counts follows without counting
 * the whole: what the same sides did on the same day.
 */
export async function readFactsNear(
  ctx: Context,
  subject: FiguresSubject,
  { kind, id }: { kind: RecordKind; id: string },
): Promise<Facts> {
  const { db } = ctx
  const alone = { id, days: [], organisations: [] }
  const meetings = kind === 'meeting' ? await listMeetingRows(db, subject.id, alone) : []
  const reported = kind === 'reported' ? await listReportedRows(db, subject.id, alone) : []
  const near = {
    id,
    days: [...meetings, ...reported].flatMap(row => (row.on === null ? [] : [row.on])),
    organisations: organisationsOf({ meetings, reported, projects: [], memberships: [], declared: [] }),
  }
  const isAlone = near.days.length === 0
  const missions =
    kind === 'mission'
      ? await listMissionRows(db, subject.id, sql<boolean>`${visibleMissions(ctx.viewer)}`, id)
      : []
  const projects = kind === 'project' ? await listProjectRows(db, subject.id, id) : []
  const around = {
    meetings: isAlone ? meetings : await listMeetingRows(db, subject.id, near),
    reported: isAlone ? reported : await listReportedRows(db, subject.id, near),
  }
  return complete(ctx, subject, {
    ...around,
    missions,
    projects,
    declared: [],
    memberships: await listMembershipRows(db, subject.id, [
      ...organisationsOf({ ...around, projects, memberships: [], declared: [] }),
      ...(kind === 'membership' ? [id] : []),
    ]),
  })
}

function organisationsOf(
  rows: Pick<Read, 'meetings' | 'reported' | 'projects' | 'memberships' | 'declared'>,
): string[] {
  const ids = [
    ...rows.meetings.flatMap(row => [row.fromId, row.toId]),
    ...rows.memberships.map(row => row.organisationId),
    ...rows.declared.map(row => row.organisationId),
    ...rows.reported.flatMap(row => [row.organisationId, row.counterpartId, row.legalEntityId]),
    ...rows.projects.flatMap(row => row.partners.map(one => one.organisationId)),
  ]
  return [...new Set(ids.filter(id => id !== null))]
}

/** What is known of these rows besides, and the facts that they make. */
async function complete(
  ctx: Context,
  subject: FiguresSubject,
  rows: Pick<Read, 'meetings' | 'missions' | 'projects' | 'reported' | 'memberships' | 'declared'>,
): Promise<Facts> {
  const { db } = ctx
  const partners = await listPartnerRows(db, subject.id)
  const meetingIds = rows.meetings.flatMap(row => (row.meetingId === null ? [] : [row.meetingId]))
  const published = await listPublishedDays(db, {
    missionIds: [...new Set(rows.meetings.map(row => row.missionId))],
    meetingIds,
  })
  const held = await listHeldOverTime(db, meetingIds)
  const reached = await listReachedOverTime(db, meetingIds)
  const ids = organisationsOf(rows)
  const organisations = new Map(
    (await listOrganisationRows(db, ctx.viewer, { ids, partnershipId: subject.id })).map(row => [
      row.id,
      row,
    ]),
  )
  const agreements = await listSigned(db, subject.id)
  const read: Read = { ...rows, partners, published, held, reached, agreements, organisations }
  return {
    facts: assembleFacts(read),
    partners: partnersOf(partners),
    clusters: [
      ...new Map(
        partners.map(row => [row.clusterId, { id: row.clusterId, name: row.cluster, slug: row.slug }]),
      ).values(),
    ],
    founded: subject.startsOn,
    labelOf: makeLabels(read, {
      opens: editsFigures(ctx.viewer, subject) || managedPartners(ctx.viewer, subject).length > 0,
      declarations: `/partnerships/${subject.slug}/declarations`,
    }),
  }
}

/** The question behind an indicator, or a rule somebody tries, for a stretch of days as of a moment. */
export function askOf(facts: Facts, asked: { rule: Rule; from: string; to: string; asOf: Date }): Question {
  return {
    rule: asked.rule,
    period: { from: asked.from, to: asked.to },
    asOf: asked.asOf.toISOString(),
    partners: facts.partners,
    founded: facts.founded,
  }
}

const unknownLabel: Label = { kind: 'organisation', about: [null], title: null, href: null, filed: '?' }

/** `opens`: whether the reader may open single requests; a funder reads that a meeting was held, not what was written. */
function makeLabels(
  read: Read,
  { opens, declarations }: { opens: boolean; declarations: string },
): (id: string) => Label {
  const { organisations } = read
  const nameOf = (id: string) => {
    const row = organisations.get(id)
    return row?.visible === true ? row.name : null
  }
  const filedName = (id: string) => {
    const row = organisations.get(id)
    return row?.told === true ? row.name : '?'
  }
  const clusterNames = new Map(read.partners.map(row => [row.clusterId, row]))
  const make = new Map<string, () => Label>()
  for (const row of read.meetings)
    make.set(`meeting:${row.requestId}`, () => ({
      kind: 'meeting',
      about: [nameOf(row.fromId), nameOf(row.toId)],
      title: null,
      href: opens ? `/requests/${row.requestId}` : null,
      filed: `${filedName(row.fromId)} – ${filedName(row.toId)}`,
    }))
  for (const row of read.reported) {
    const own = (name: (id: string) => string | null) =>
      row.organisationId === null
        ? (clusterNames.get(row.clusterId)?.cluster ?? null)
        : name(row.organisationId)
    const other = (name: (id: string) => string | null) =>
      row.counterpartId === null ? row.counterpart : (name(row.counterpartId) ?? row.counterpart)
    const sides = (name: (id: string) => string | null) =>
      row.kind === 'service' ? [own(name)] : [own(name), other(name)]
    make.set(`reported:${row.recordId}`, () => ({
      kind: row.kind === 'service' ? 'service' : 'reported-meeting',
      about: sides(nameOf),
      title: row.title,
      href: `/reported/${row.recordId}`,
      filed: `${sides(filedName).join(' – ')}: ${row.title}`,
    }))
  }
  for (const row of read.missions)
    make.set(`mission:${row.id}`, () => ({
      kind: 'mission',
      about: [],
      title: row.visible ? row.title : null,
      href: row.visible ? `/missions/${row.slug}` : null,
      filed: row.title,
    }))
  for (const row of read.projects)
    make.set(`project:${row.id}`, () => ({
      kind: 'project',
      about: row.partners.map(one => nameOf(one.organisationId)),
      // What a joint project is about is read by whoever keeps it.
      title: opens ? row.title : null,
      href: opens ? `/project-records/${row.slug}` : null,
      filed: `${row.title}: ${row.partners.map(one => filedName(one.organisationId)).join(', ')}`,
    }))
  for (const row of read.partners)
    make.set(`partner:${row.id}`, () => ({
      kind: 'partner',
      about: [row.cluster],
      title: null,
      href: `/clusters/${row.slug}`,
      filed: row.cluster,
    }))
  for (const row of read.agreements)
    make.set(`agreement:${row.id}`, () => ({
      kind: 'agreement',
      about: [],
      title: row.title,
      href: `/agreements/${row.slug}`,
      filed: row.title,
    }))
  for (const row of read.memberships)
    make.set(`membership:${row.id}`, () => ofOrganisation(row.organisationId, 'membership'))
  const ofOrganisation = (id: string, kind: Label['kind']): Label => ({
    kind,
    about: [nameOf(id)],
    title: null,
    href: nameOf(id) === null ? null : `/organisations/${organisations.get(id)?.slug}`,
    filed: filedName(id),
  })
  for (const row of read.declared)
    make.set(`declaration:${row.id}`, () => ({
      ...ofOrganisation(row.organisationId, 'declaration'),
      title: String(row.year),
      href: opens ? `${declarations}?year=${row.year}` : null,
    }))
  return id => {
    const known = make.get(id)
    if (known !== undefined) return known()
    // A part of a joint project: the project, and to whom it goes.
    const [project = '', entity = ''] = id.split(' ')
    const whole = make.get(project)
    if (whole !== undefined)
      return {
        ...whole(),
        about: [nameOf(entity)],
        filed: `${whole().title ?? whole().filed}: ${filedName(entity)}`,
      }
    if (organisations.has(id)) return ofOrganisation(id, 'organisation')
    const cluster = clusterNames.get(id.replace(/^cluster:/, ''))
    return cluster === undefined
      ? unknownLabel
      : {
          ...unknownLabel,
          about: [cluster.cluster],
          filed: cluster.cluster,
          href: `/clusters/${cluster.slug}`,
        }
  }
}
