import { foldText } from '../rules/fold-text.ts'
import {
  contradicts,
  createMatchIndex,
  decideRow,
  type MatchIndex,
  mergeRepeatedRow,
} from '../rules/match-existing.ts'
import { type MembershipDays, planMembership } from '../rules/plan-membership.ts'
import type { OrganisationInput } from '../rules/read-organisation-row.ts'
import { type SiteInput, siteKey } from '../rules/read-sites.ts'
import type { ImportFault } from './import-kind.ts'
import type { StoredOrganisation } from './known-organisations.ts'
import type { PrintedRow } from './print-row.ts'
import type { RememberedRow, RowAnswer, RowPlan, Surroundings } from './row-plan.ts'

/**
 * Decides a row and keeps the surroundings up to what it decides. A row that came before is the record it was then, and
 * changes nothing unless a later import said something else; a row that could be several namesakes is rejected.
 */
export function decideOrganisation(row: PrintedRow, around: Surroundings): RowPlan {
  const known = around.remembered.get(row.fingerprint)
  const plan = planRow(row, around)
  const { organisation, isApplied } = plan
  if (organisation === null) return plan
  if (known?.isSameFile && known.isLatest && known.isApplied === isApplied)
    if (known.organisationId === organisation.id && (known.asMember || !around.options.addMembers))
      return { ...plan, stands: true }
  around.byStore.add(organisation)
  around.byId.set(organisation.id, organisation)
  around.remembered.set(row.fingerprint, {
    organisationId: organisation.id,
    isLatest: true,
    isApplied,
    asMember: around.options.addMembers,
    isSameFile: around.remembered.get(row.fingerprint)?.isSameFile ?? false,
    endedAt: null,
  })
  return plan
}

function planRow(row: PrintedRow, around: Surroundings): RowPlan {
  const known = around.remembered.get(row.fingerprint)
  const there = around.byId.get(known?.organisationId ?? '')
  if (known?.isLatest && there !== undefined) {
    if (known.isApplied) return repeat(row, there, known, around)
    if (known.isSameFile && there.isShared) return change(row, there, around)
  }
  const meant = recognise(row, there, around)
  if ('fault' in meant) return { ...rejected(row, meant.fault), unclear: meant.unclear ?? [] }
  if (!around.answers.has(row.fingerprint) && staysRejected(known, meant))
    return { ...rejected(row, tell(row.input, 'rejected-before', {})), stands: true }
  if (!('found' in meant)) return create(row, meant.similar, around)
  return meant.isSaid ? adopt(row, meant.found, around) : change(row, meant.found, around)
}

/** What a row means, before anything is done about it. */
type Meaning =
  | { fault: ImportFault; unclear?: readonly StoredOrganisation[] }
  /** `isSaid`: a person said so. */
  | { found: StoredOrganisation; isSaid?: boolean }
  | { similar: readonly StoredOrganisation[] }

function recognise(row: PrintedRow, there: StoredOrganisation | undefined, around: Surroundings): Meaning {
  const { input } = row
  const { pic, lei } = input.values
  const before = around.remembered.get(row.fingerprint)?.organisationId
  if ([`pic:${pic}`, `lei:${lei}`, `id:${before}`].some(it => around.hidden.has(it))) {
    const field = pic !== undefined ? 'pic' : lei !== undefined ? 'lei' : 'name'
    return { fault: tell(input, 'organisation-hidden', {}, field) }
  }
  const match = around.byStore.find(input)
  if ('conflict' in match) return { fault: disagree(input, match.conflict) }
  if ('found' in match && (match.by === 'pic' || match.by === 'lei')) return { found: match.found }
  const answer = around.answers.get(row.fingerprint)
  const said = around.byId.get(answer?.same ?? '')
  if (said !== undefined) return { found: said, isSaid: true }
  if (there !== undefined && !contradicts(there, input)) return { found: there }
  if (answer !== undefined) return recogniseOther(input, match, answer)
  if ('unclear' in match) return { fault: leaveOpen(input, match.unclear), unclear: match.unclear }
  return match.found === null ? { similar: match.similar } : { found: match.found }
}

/** The row is none of those a person declined; another that is there, such as one that this file brought, it may be. */
function recogniseOther(
  input: OrganisationInput,
  match: Exclude<ReturnType<Surroundings['byStore']['find']>, { conflict: unknown }>,
  { different }: RowAnswer,
): Meaning {
  const possible = 'unclear' in match ? match.unclear : match.found === null ? [] : [match.found]
  const left = possible.filter(one => !different.has(one.id))
  const [only, another] = left
  if (only === undefined) return { similar: [] }
  return another === undefined ? { found: only } : { fault: leaveOpen(input, left), unclear: left }
}

/**
 * What other rows of a file have changed must not let a rejected row of the same file in when the file comes again; what a
 * person has changed since may.
 */
function staysRejected(known: RememberedRow | undefined, meant: Meaning): boolean {
  if (known === undefined || known.organisationId !== null) return false
  if (!known.isSameFile || known.endedAt === null) return false
  const organisation = 'found' in meant ? meant.found : null
  return organisation === null || organisation.changedAt <= known.endedAt
}

/** The row went in before: its membership is looked after when it went in without one, its people when they may be new. */
function repeat(
  row: PrintedRow,
  organisation: StoredOrganisation,
  known: RememberedRow,
  around: Surroundings,
): RowPlan {
  const { input, faults } = repeated(row, organisation.id, around)
  const joining =
    known.asMember && organisation.keptBy === null
      ? { ...staysOut, isApplied: true, faults: [] }
      : join(organisation, row.input, around)
  around.earlier.set(organisation.id, { number: input.number, input: input.input })
  return {
    ...outline(row, organisation),
    ...joining,
    contact: known.isSameFile || organisation.keptBy !== null ? null : row.input.contact,
    faults: [...faults, ...joining.faults],
  }
}

/** Which of several namesakes is meant is for a person to say. */
function leaveOpen(input: OrganisationInput, unclear: readonly StoredOrganisation[]): ImportFault {
  const candidates = unclear.map(({ values }) =>
    [values.name, values.city, values.pic].filter(Boolean).join(', '),
  )
  const organisations = [...new Set(candidates)].join('; ').slice(0, 300)
  return tell(input, 'namesakes-unclear', { count: candidates.length, organisations })
}

/** The row with what earlier rows of the file said about the same organisation: it adds, and never contradicts them. */
function repeated(
  row: PrintedRow,
  organisationId: string,
  around: Surroundings,
): { input: { number: number; input: OrganisationInput }; faults: ImportFault[] } {
  const earlier = around.earlier.get(organisationId)
  if (earlier === undefined) return { input: row, faults: [] }
  const { merged, conflicts } = mergeRepeatedRow(earlier.input, row.input)
  const input = { ...merged, contact: row.input.contact, membership: row.input.membership }
  const faults =
    conflicts.length === 0
      ? []
      : [tell(row.input, 'repeats-row', { row: earlier.number, fields: conflicts.join(', ') })]
  return { input: { number: earlier.number, input }, faults }
}

const staysOut = { membership: null, numbered: null, asks: null } as const

/** A row that leaves an organisation as it is. */
function outline(row: PrintedRow, organisation: StoredOrganisation): RowPlan {
  return {
    number: row.number,
    fingerprint: row.fingerprint,
    organisation,
    isCreated: false,
    changed: [],
    isApplied: true,
    ...staysOut,
    contact: null,
    faults: [],
    stands: false,
    alias: null,
    added: nothingAdded,
    unclear: [],
  }
}

/**
 * A person said that the row means the organisation. Its name stays; the row's is one it is found by from now on, where
 * the profile is this cluster's alone.
 */
function adopt(row: PrintedRow, organisation: StoredOrganisation, around: Surroundings): RowPlan {
  const { name } = row.input.values
  const names = [organisation.values.name, ...(organisation.aliases ?? [])].map(foldText)
  const isOurs = !organisation.isShared && organisation.keptBy === null
  if (!isOurs || names.includes(foldText(name))) return change(row, organisation, around)
  organisation.aliases = [...(organisation.aliases ?? []), name]
  return { ...change(row, organisation, around), alias: name }
}

const nothingAdded: RowPlan['added'] = { brands: [], departments: [], sites: [] }

/** Names the organisation has not had, whatever their case and accents. */
function addedBy(organisation: StoredOrganisation, { structure }: OrganisationInput): RowPlan['added'] {
  const missing = (said: readonly string[], there: readonly string[]) => {
    const known = new Set(there.map(foldText))
    return said.filter(name => !known.has(foldText(name)))
  }
  return {
    brands: missing(structure?.brands ?? [], organisation.brands),
    departments: missing(structure?.departments ?? [], organisation.departments),
    sites: missingSites(structure?.sites ?? [], organisation.sites),
  }
}

function missingSites(said: readonly SiteInput[], there: readonly SiteInput[]): SiteInput[] {
  const known = new Set(there.map(siteKey))
  return said.filter(site => !known.has(siteKey(site)))
}

function keepAdded(organisation: StoredOrganisation, added: RowPlan['added']): void {
  organisation.brands.push(...added.brands)
  organisation.departments.push(...added.departments)
  organisation.sites.push(...added.sites)
}

function create(row: PrintedRow, similar: readonly StoredOrganisation[], around: Surroundings): RowPlan {
  const { input } = row
  const [alike] = similar
  const faults = alike === undefined ? [] : [tell(input, 'possible-duplicate', { name: alike.values.name })]
  const organisation: StoredOrganisation = {
    id: around.newId(),
    changedAt: new Date(0),
    isNew: true,
    isShared: false,
    keptBy: null,
    wish: null,
    values: { ...input.values },
    aliases: [],
    externalIds: [],
    brands: [],
    departments: [],
    sites: [],
    memberships: [],
  }
  const added = addedBy(organisation, input)
  keepAdded(organisation, added)
  const joining = join(organisation, input, around)
  around.earlier.set(organisation.id, { number: row.number, input })
  const { contact } = input
  return { ...outline(row, organisation), isCreated: true, added, ...joining, contact, faults }
}

function change(row: PrintedRow, organisation: StoredOrganisation, around: Surroundings): RowPlan {
  const stated = repeated(row, organisation.id, around)
  const { input } = stated.input
  let { faults } = stated
  const decision = decideRow(organisation, input)
  let changed = decision.action === 'update' ? decision.changed : []
  let added = addedBy(organisation, row.input)
  const said = [
    ...changed,
    ...(['brands', 'departments', 'sites'] as const).filter(list => added[list].length > 0),
  ]
  const isKept = said.length > 0 && (organisation.isShared || organisation.keptBy !== null)
  if (isKept) {
    faults = [...faults, tell(input, 'shared-profile-kept', { fields: said.join(', ') })]
    changed = []
    added = nothingAdded
  }
  keepAdded(organisation, added)
  for (const field of changed) Object.assign(organisation.values, { [field]: input.values[field] })
  const joining = join(organisation, input, around)
  around.earlier.set(organisation.id, stated.input)
  return {
    ...outline(row, organisation),
    changed,
    added,
    ...joining,
    isApplied: !isKept && joining.isApplied,
    contact: organisation.keptBy === null ? input.contact : null,
    faults: [...faults, ...joining.faults],
  }
}

type Joining = Pick<RowPlan, 'membership' | 'numbered' | 'asks' | 'isApplied' | 'faults'>

function join(organisation: StoredOrganisation, input: OrganisationInput, around: Surroundings): Joining {
  const none: Joining = { ...staysOut, isApplied: true, faults: [] }
  // What others keep takes nothing of the row before they said yes; the row counts as not done until then.
  if (organisation.keptBy !== null) none.isApplied = false
  if (!around.options.addMembers) return none
  const { externalId } = input.membership
  const days = planMembership(organisation.memberships, membershipDays(input, around))
  if (organisation.keptBy !== null) return days === null ? none : ask(organisation, input, days)
  if (days === null) {
    const unnumbered = organisation.memberships.find(one => one.to === null && one.externalId === null)
    if (unnumbered === undefined || externalId === null || organisation.externalIds.includes(externalId))
      return none
    unnumbered.externalId = externalId
    organisation.externalIds.push(externalId)
    return { ...none, numbered: { membershipId: unnumbered.id, externalId } }
  }
  const id = around.newId()
  organisation.memberships.push({ id, ...days, externalId })
  if (externalId !== null) organisation.externalIds.push(externalId)
  return { ...none, membership: { ...days, externalId } }
}

/** Others keep the organisation: they are asked, once; the row says whose yes it waits for. */
function ask(organisation: StoredOrganisation, input: OrganisationInput, days: MembershipDays): Joining {
  const keeper = organisation.keptBy?.names.join(', ').slice(0, 200) || organisation.values.name
  const isRefused = organisation.wish === 'refused'
  const asks = organisation.wish === null ? { ...days, externalId: input.membership.externalId } : null
  if (asks !== null) organisation.wish = 'asked'
  const fault = tell(input, isRefused ? 'membership-refused' : 'membership-waits', { keeper })
  return { ...staysOut, asks, isApplied: false, faults: [fault] }
}

function membershipDays(input: OrganisationInput, around: Surroundings): MembershipDays {
  const { to } = input.membership
  const start = input.membership.from ?? around.options.memberFrom ?? around.today
  return { from: to !== null && to < start ? to : start, to }
}

/** True when the row leaves everything as it is, people aside. */
export function isIdle(plan: RowPlan): boolean {
  const { brands, departments, sites } = plan.added
  const isBare = brands.length + departments.length + sites.length === 0
  const isUnnamed = plan.numbered === null && plan.alias === null && isBare
  return !plan.isCreated && plan.changed.length === 0 && plan.membership === null && isUnnamed
}

/** An index over what is stored. */
export function indexStored(known: readonly StoredOrganisation[]): MatchIndex<StoredOrganisation> {
  const index = createMatchIndex<StoredOrganisation>()
  for (const one of known) index.add(one)
  return index
}

function rejected(row: PrintedRow, fault: ImportFault): RowPlan {
  return {
    number: row.number,
    fingerprint: row.fingerprint,
    organisation: null,
    isCreated: false,
    changed: [],
    isApplied: false,
    ...staysOut,
    contact: null,
    faults: [fault],
    stands: false,
    alias: null,
    added: nothingAdded,
    unclear: [],
  }
}

function disagree(input: OrganisationInput, conflict: readonly { known: StoredOrganisation }[]): ImportFault {
  const names = conflict.map(hit => hit.known.values.name)
  return tell(input, 'identifiers-disagree', { organisations: [...new Set(names)].join('; ').slice(0, 300) })
}

function tell(
  input: OrganisationInput,
  code: string,
  values: Record<string, string | number>,
  field = 'name',
): ImportFault {
  const value = input.values.name
  return {
    field,
    code,
    value,
    reason: `import.reason.${code}`,
    fix: `import.fix.${code}`,
    values: { field, value, ...values },
  }
}
