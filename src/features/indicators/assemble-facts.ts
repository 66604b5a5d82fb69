import type { SignedRow } from '../agreements/index.ts'
import type { DeclaredRow } from '../declarations/index.ts'
import type { Held } from '../meetings/index.ts'
import type {
  MeetingRow,
  MembershipRow,
  MissionRow,
  OrganisationRow,
  PartnerRow,
  ProjectRow,
  PublishedRow,
  ReportedRow,
} from './queries-facts.ts'
import type { Fact, Party, Stretch, Version } from './rules/facts.ts'
import { projectStages, type Rule } from './rules/rule.ts'

interface Reached {
  rung: Rule['rung']
  by: 'both' | 'one' | 'disputed'
}

/** Everything read of a partnership from which its facts are made. */
export interface Read {
  partners: readonly PartnerRow[]
  meetings: readonly MeetingRow[]
  published: readonly PublishedRow[]
  held: ReadonlyMap<string, readonly { at: Date; held: Held }[]>
  reached: ReadonlyMap<string, readonly { at: Date; reached: Reached | null }[]>
  missions: readonly MissionRow[]
  projects: readonly ProjectRow[]
  reported: readonly ReportedRow[]
  memberships: readonly MembershipRow[]
  agreements: readonly SignedRow[]
  declared: readonly DeclaredRow[]
  organisations: ReadonlyMap<string, OrganisationRow>
}

const iso = (at: Date | string): string => new Date(at).toISOString()

const nothing: Omit<Version, 'knownAt' | 'state'> = {
  on: null,
  until: null,
  proof: 'none',
  outcome: null,
  between: null,
  markets: [],
  service: null,
  event: null,
  stages: null,
  declared: null,
  money: null,
  parties: [],
  clusters: [],
}

/** All facts of a partnership with everything that was ever known of each. */
export function assembleFacts(read: Read): Fact[] {
  const parties = partiesOf(read)
  return [
    ...read.meetings.map(row => meetingFact(row, read, parties)),
    ...[...Map.groupBy(read.reported, row => row.recordId)].map(([id, versions]) =>
      reportedFact(id, versions, parties),
    ),
    ...read.missions.map(missionFact),
    ...read.projects.map(row => projectFact(row, parties)),
    ...read.partners.map(partnerFact),
    ...read.memberships.map(row => membershipFact(row, parties)),
    ...read.agreements.map(agreementFact),
    ...read.declared.map(row => declarationFact(row, parties)),
  ]
}

export function partnersOf(rows: readonly PartnerRow[]): Stretch[] {
  return rows.map(row => ({
    cluster: row.clusterId,
    from: row.from,
    to: row.to,
    knownAt: iso(row.knownAt),
    endKnownAt: endOf(row),
  }))
}

const endOf = ({ endKnownAt }: { endKnownAt: Date | null }) => (endKnownAt === null ? null : iso(endKnownAt))

type PartyOf = (id: string, reach: Party['reach']) => Party

const alwaysFrom = '0001-01-01'

/** Organisations as sides; one that runs a cluster is of that cluster. */
function partiesOf(read: Read): PartyOf {
  const byOrganisation = Map.groupBy(read.memberships, row => row.organisationId)
  const partners = new Set(read.partners.map(row => row.clusterId))
  const made = new Map<string, Party>()
  return (id, reach) => {
    const known = made.get(`${id} ${reach}`)
    if (known !== undefined) return known
    const row = read.organisations.get(id)
    const runs = (row?.runs ?? []).filter(one => partners.has(one.cluster))
    const party: Party = {
      entity: id,
      kind: row?.kind ?? null,
      isCluster: (row?.runs.length ?? 0) > 0 || row?.kind === 'association',
      reach,
      memberships: [
        ...(byOrganisation.get(id) ?? []).map(one => ({
          cluster: one.clusterId,
          from: one.from,
          to: one.to,
          knownAt: iso(one.knownAt),
          endKnownAt: endOf(one),
        })),
        ...runs.map(one => ({
          cluster: one.cluster,
          from: alwaysFrom,
          to: null,
          knownAt: iso(one.knownAt),
          endKnownAt: null,
        })),
      ],
    }
    made.set(`${id} ${reach}`, party)
    return party
  }
}

function meetingFact(row: MeetingRow, read: Read, partyOf: PartyOf): Fact {
  const sides = [
    partyOf(row.fromId, row.fromCarried ? 'indirect' : 'direct'),
    partyOf(row.toId, row.toCarried ? 'indirect' : 'direct'),
  ]
  const clusterSides = sides.filter(side => side.isCluster).length
  const base: Version = {
    ...nothing,
    knownAt: iso(row.requestedAt),
    state: 'requested',
    between: clusterSides === 2 ? 'clusters' : clusterSides === 0 ? 'businesses' : 'mixed',
    markets: marketsOf(row, read),
    parties: sides,
  }
  const changes: Change[] = []
  const id = row.meetingId ?? ''
  if (row.acceptedAt !== null) changes.push({ at: row.acceptedAt, change: { state: 'accepted' } })
  for (const { missionId, at, days } of read.published)
    if (missionId === row.missionId && row.meetingId !== null)
      changes.push({
        // Who accepts late takes a free place of a schedule that was published before.
        at: row.acceptedAt !== null && row.acceptedAt > at ? row.acceptedAt : at,
        change: before => scheduledOn(days[id] ?? null, before),
      })
  for (const { at, held } of read.held.get(id) ?? [])
    changes.push({
      at,
      change: {
        state: held.state === 'unknown' ? 'scheduled' : held.state,
        proof: held.state === 'held' ? (held.strength ?? 'none') : 'none',
      },
    })
  for (const { at, reached } of read.reached.get(id) ?? [])
    changes.push({ at, change: { outcome: outcomeOf(reached) } })
  if (row.cancelledAt !== null) changes.push({ at: row.cancelledAt, change: { state: 'withdrawn' } })
  return { id: `meeting:${row.requestId}`, kind: 'meeting', versions: unfold(base, changes) }
}

interface Change {
  at: Date
  change: Partial<Version> | ((before: Version) => Partial<Version>)
}

/** What a schedule makes of a meeting; one that was held already keeps its day where the schedule has no place for it. */
function scheduledOn(day: string | null, { state }: Version): Partial<Version> {
  const isOpen = state === 'accepted' || state === 'scheduled'
  if (day !== null) return { on: day, ...(isOpen ? { state: 'scheduled' } : {}) }
  return isOpen ? { on: null, state: 'accepted' } : {}
}

function outcomeOf(reached: Reached | null): Version['outcome'] {
  if (reached === null) return null
  return {
    rung: reached.rung,
    proof: reached.by === 'both' ? 'both-sides' : 'one-side',
    disputed: reached.by === 'disputed',
  }
}

/** The countries of the sides that no partner cluster lists; where there is none, the mission's. */
function marketsOf(row: MeetingRow, read: Read): string[] {
  const members = new Set(read.memberships.map(one => one.organisationId))
  const countries = [row.fromId, row.toId].flatMap(id => {
    const known = read.organisations.get(id)
    return known === undefined || members.has(id) || known.runs.length > 0 ? [] : [known.country]
  })
  return countries.length > 0 ? [...new Set(countries)] : [row.country]
}

/** What was known from each change on. */
function unfold(base: Version, changes: readonly Change[]): Version[] {
  const versions = [base]
  for (const { at, change } of [...changes].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const before = versions.at(-1) ?? base
    versions.push({
      ...before,
      ...(typeof change === 'function' ? change(before) : change),
      knownAt: iso(at),
    })
  }
  return versions
}

function reportedFact(id: string, rows: readonly ReportedRow[], partyOf: PartyOf): Fact {
  const isService = rows[0]?.kind === 'service'
  return {
    id: `reported:${id}`,
    kind: isService ? 'service' : 'reported-meeting',
    versions: rows.map(row => ({
      ...nothing,
      knownAt: iso(row.saidAt),
      state: row.withdrawn ? 'withdrawn' : 'held',
      on: row.on,
      proof: row.hasDocument ? 'document' : row.source === null ? 'none' : 'one-side',
      between: row.between,
      markets: row.market === null ? [] : [row.market],
      service: row.service,
      parties: [ownSide(row, partyOf), ...otherSide(row, partyOf)],
    })),
  }
}

/** What the partnership signed: nothing until everybody has, then from the day of the last signature on. */
function agreementFact(row: SignedRow): Fact {
  const base: Version = {
    ...nothing,
    knownAt: iso(row.createdAt),
    state: 'requested',
    between: 'clusters',
    markets: row.parties.flatMap(one => (one.clusterId === null ? (one.country ?? []) : [])),
    parties: row.parties.map(one =>
      one.clusterId !== null
        ? clusterSide({ clusterId: one.clusterId, legalEntityId: one.organisationId })
        : {
            ...namedSide(one.name, true),
            ...(one.organisationId === null ? {} : { entity: one.organisationId }),
          },
    ),
  }
  const signed: Partial<Version> = { state: 'held', on: row.inForceOn, proof: 'document' }
  return {
    id: `agreement:${row.id}`,
    kind: 'agreement',
    versions: unfold(base, row.inForceAt === null ? [] : [{ at: row.inForceAt, change: signed }]),
  }
}

function ownSide(row: ReportedRow, partyOf: PartyOf): Party {
  return row.organisationId === null ? clusterSide(row) : partyOf(row.organisationId, row.reach)
}

/** A cluster of ours as a side: the legal entity that runs it. */
function clusterSide(row: { clusterId: string; legalEntityId: string | null }): Party {
  const cluster: Stretch = {
    cluster: row.clusterId,
    from: alwaysFrom,
    to: null,
    knownAt: iso(new Date(0)),
    endKnownAt: null,
  }
  return {
    entity: row.legalEntityId ?? `cluster:${row.clusterId}`,
    kind: null,
    isCluster: true,
    reach: 'direct',
    memberships: [cluster],
  }
}

function otherSide(row: ReportedRow, partyOf: PartyOf): Party[] {
  if (row.counterpartId !== null) return [partyOf(row.counterpartId, 'direct')]
  if (row.counterpart === null) return []
  return [namedSide(row.counterpart, row.between === 'clusters')]
}

/** Somebody outside of whom nothing but the name is known. */
function namedSide(name: string, isCluster: boolean): Party {
  const entity = `name:${name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`
  return { entity, kind: null, isCluster, reach: 'direct', memberships: [] }
}

function missionFact(row: MissionRow): Fact {
  const base: Version = {
    ...nothing,
    knownAt: iso(row.createdAt),
    state: 'requested',
    on: row.endsOn,
    proof: 'one-side',
    markets: [row.country],
    event: row.type,
    clusters: [row.leadClusterId],
  }
  const states = row.states.map(({ to, at }) => ({ at: new Date(at), to }))
  // One that was copied or made in another state has no line of that.
  if (states.at(-1)?.to !== row.state && row.state !== 'draft')
    states.push({ at: states.length === 0 ? row.createdAt : row.updatedAt, to: row.state })
  const changes: Change[] = states.map(({ at, to }) => ({
    at,
    change: { state: missionStates[to] ?? 'requested' },
  }))
  if (row.firstSeenAt !== null) changes.push({ at: row.firstSeenAt, change: { proof: 'register' } })
  return { id: `mission:${row.id}`, kind: 'mission', versions: unfold(base, changes) }
}

const missionStates: Readonly<Record<string, Version['state']>> = {
  draft: 'requested',
  open: 'scheduled',
  closed: 'scheduled',
  over: 'held',
  cancelled: 'withdrawn',
}

/**
 * A joint project: what it came to stays reached, refused or not; an idea that was dropped is none. Its own record of a step is
 * its keeper's word, a company's yes to what was done for it makes it both sides'.
 */
function projectFact(row: ProjectRow, partyOf: PartyOf): Fact {
  const base: Version = {
    ...nothing,
    knownAt: iso(row.createdAt),
    state: 'requested',
    markets: row.country === null ? [] : [row.country],
    stages: {},
  }
  const changes: Change[] = []
  for (const { organisationId, addedAt, confirmedAt, budgets } of row.partners) {
    changes.push({
      at: new Date(addedAt),
      change: before => ({ parties: [...before.parties, partyOf(organisationId, 'indirect')] }),
    })
    for (const { minor, at } of budgets)
      changes.push({
        at: new Date(at),
        change: before => withBudget(before, row.currency, { organisationId, minor }),
      })
    if (confirmedAt !== null)
      changes.push({ at: new Date(confirmedAt), change: before => confirmedBy(before, organisationId) })
  }
  for (const { state, day, evidence, at } of row.steps)
    changes.push({ at: new Date(at), change: before => steppedTo(before, { state, day, evidence }) })
  return { id: `project:${row.id}`, kind: 'project', versions: unfold(base, changes) }
}

function withBudget(
  { money }: Version,
  currency: string,
  { organisationId, minor }: { organisationId: string; minor: number | null },
): Partial<Version> {
  const { [organisationId]: _, ...others } = money?.byEntity ?? {}
  const byEntity = minor === null ? others : { ...others, [organisationId]: minor }
  return { money: Object.keys(byEntity).length === 0 ? null : { currency, byEntity } }
}

/** A company says what the partnership did for it: the project is both sides' word, and reached that company itself. */
function confirmedBy({ parties }: Version, organisationId: string): Partial<Version> {
  return {
    proof: 'both-sides',
    parties: parties.map(party =>
      party.entity === organisationId ? { ...party, reach: 'direct' as const } : party,
    ),
  }
}

/** What an organisation declared of a year; a consent that was taken back leaves no more than that. */
function declarationFact(row: DeclaredRow, partyOf: PartyOf): Fact {
  return {
    id: `declaration:${row.id}`,
    kind: 'declaration',
    versions: row.versions.map(({ saidAt, withdrawn, hasDocument, ...said }) => ({
      ...nothing,
      knownAt: iso(saidAt),
      state: withdrawn ? ('withdrawn' as const) : ('held' as const),
      on: iso(saidAt).slice(0, 10),
      proof: hasDocument ? ('document' as const) : ('one-side' as const),
      declared: withdrawn ? null : { year: row.year, ...said },
      parties: [partyOf(row.organisationId, 'direct')],
    })),
  }
}

function steppedTo(
  before: Version,
  { state, day, evidence }: { state: string; day: string; evidence: string | null },
): Partial<Version> {
  const reached = projectStages.find(stage => stage === state)
  const wasMore = before.stages?.submitted !== undefined
  if (reached === undefined) return state === 'dropped' && !wasMore ? { state: 'withdrawn', on: day } : {}
  return {
    state: 'held',
    on: day,
    stages: { ...before.stages, [reached]: before.stages?.[reached] ?? day },
    proof: before.proof === 'none' && evidence !== null ? 'one-side' : before.proof,
  }
}

function partnerFact(row: PartnerRow): Fact {
  return lastingFact(`partner:${row.id}`, 'partner', row, { clusters: [row.clusterId] })
}

function membershipFact(row: MembershipRow, partyOf: PartyOf): Fact {
  return lastingFact(`membership:${row.id}`, 'membership', row, {
    parties: [partyOf(row.organisationId, 'direct')],
  })
}

/** What lasts from a day on, until a day that may have been said later. */
function lastingFact(
  id: string,
  kind: Fact['kind'],
  row: Pick<MembershipRow, 'from' | 'to' | 'knownAt' | 'endKnownAt'>,
  rest: Partial<Version>,
): Fact {
  const base: Version = {
    ...nothing,
    ...rest,
    knownAt: iso(row.knownAt),
    state: 'held',
    on: row.from,
    until: row.endKnownAt === null ? row.to : null,
    proof: 'register',
  }
  const changes = row.endKnownAt === null ? [] : [{ at: row.endKnownAt, change: { until: row.to } }]
  return { id, kind, versions: unfold(base, changes) }
}
