import {
  createMatchIndex,
  decideRow,
  type KnownOrganisation,
  type MatchIndex,
  mergeRepeatedRow,
} from '../rules/match-existing.ts'
import { type MembershipDays, planMembership } from '../rules/plan-membership.ts'
import type { OrganisationInput, OrganisationValue } from '../rules/read-organisation-row.ts'
import type { ImportedRow, ImportFault, ImportOptions } from './import-kind.ts'
import type { StoredOrganisation } from './known-organisations.ts'

/** An organisation as the rows of this file so far describe it. */
export interface FileOrganisation extends KnownOrganisation {
  number: number
  input: OrganisationInput
  externalIds: string[]
}

/** What one row is to do, before anything is written. */
export interface RowPlan {
  number: number
  /** Null when the row is rejected. */
  organisation: StoredOrganisation | null
  isCreated: boolean
  changed: OrganisationValue[]
  membership: (MembershipDays & { externalId: string | null }) | null
  /** The cluster's own number, for a membership that is there without one. */
  numbered: { membershipId: string; externalId: string } | null
  contact: OrganisationInput['contact']
  faults: ImportFault[]
}

/** What deciding needs of the world around the rows. */
export interface Surroundings {
  byFile: MatchIndex<FileOrganisation>
  byStore: MatchIndex<StoredOrganisation>
  hidden: ReadonlySet<string>
  options: ImportOptions
  today: string
  newId: () => string
}

type FileTwin = { conflict: ImportFault } | { input: OrganisationInput; faults: ImportFault[] }

/** Files a row with what the file has said before; a repetition adds to the earlier row and never contradicts it. */
export function fileRow(byFile: MatchIndex<FileOrganisation>, row: ImportedRow<OrganisationInput>): FileTwin {
  const { externalId } = row.input.membership
  const match = byFile.find(row.input)
  if ('conflict' in match) {
    const names = match.conflict.map(hit => hit.known.values.name)
    return { conflict: disagree(row.input, names) }
  }
  if (match.found === null) {
    byFile.add({
      number: row.number,
      input: row.input,
      values: row.input.values,
      externalIds: externalId === null ? [] : [externalId],
    })
    return { input: row.input, faults: [] }
  }
  const earlier = match.found
  const { merged, conflicts } = mergeRepeatedRow(earlier.input, row.input)
  earlier.input = merged
  earlier.values = merged.values
  if (externalId !== null && !earlier.externalIds.includes(externalId)) earlier.externalIds.push(externalId)
  byFile.add(earlier)
  const faults =
    conflicts.length === 0
      ? []
      : [tell(row.input, 'repeats-row', { row: earlier.number, fields: conflicts.join(', ') })]
  return { input: { ...merged, contact: row.input.contact, membership: row.input.membership }, faults }
}

/** Decides a row against what is stored and against the rows before it; keeps the indexes up to what it decides. */
export function decideOrganisation(row: ImportedRow<OrganisationInput>, around: Surroundings): RowPlan {
  const twin = fileRow(around.byFile, row)
  if ('conflict' in twin) return rejected(row, twin.conflict)
  const { input, faults } = twin
  const { pic, lei } = input.values
  if (around.hidden.has(`pic:${pic}`) || around.hidden.has(`lei:${lei}`))
    return rejected(row, tell(input, 'organisation-hidden', {}, pic === undefined ? 'lei' : 'pic'))
  const match = around.byStore.find(input)
  if ('conflict' in match)
    return rejected(
      row,
      disagree(
        input,
        match.conflict.map(hit => hit.known.values.name),
      ),
    )
  if (match.found === null) {
    const [similar] = match.similar
    const alike =
      similar === undefined ? [] : [tell(input, 'possible-duplicate', { name: similar.values.name })]
    return create(row, input, [...faults, ...alike], around)
  }
  return change(row, input, match.found, faults, around)
}

function create(
  row: ImportedRow<OrganisationInput>,
  input: OrganisationInput,
  faults: ImportFault[],
  around: Surroundings,
): RowPlan {
  const organisation: StoredOrganisation = {
    id: around.newId(),
    isNew: true,
    isShared: false,
    values: { ...input.values },
    externalIds: [],
    memberships: [],
  }
  const joining = join(organisation, input, around)
  around.byStore.add(organisation)
  return {
    number: row.number,
    organisation,
    isCreated: true,
    changed: [],
    ...joining,
    contact: input.contact,
    faults,
  }
}

function change(
  row: ImportedRow<OrganisationInput>,
  input: OrganisationInput,
  organisation: StoredOrganisation,
  faults: ImportFault[],
  around: Surroundings,
): RowPlan {
  const decision = decideRow(organisation, input)
  let changed = decision.action === 'update' ? decision.changed : []
  if (changed.length > 0 && organisation.isShared) {
    faults = [...faults, tell(input, 'shared-profile-kept', { fields: changed.join(', ') })]
    changed = []
  }
  for (const field of changed) Object.assign(organisation.values, { [field]: input.values[field] })
  const joining = join(organisation, input, around)
  around.byStore.add(organisation)
  return {
    number: row.number,
    organisation,
    isCreated: false,
    changed,
    ...joining,
    contact: input.contact,
    faults,
  }
}

function join(
  organisation: StoredOrganisation,
  input: OrganisationInput,
  around: Surroundings,
): Pick<RowPlan, 'membership' | 'numbered'> {
  if (!around.options.addMembers) return { membership: null, numbered: null }
  const { externalId } = input.membership
  const to = input.membership.to
  const start = input.membership.from ?? around.options.memberFrom ?? around.today
  const days = planMembership(organisation.memberships, { from: to !== null && to < start ? to : start, to })
  if (days === null) {
    const unnumbered = organisation.memberships.find(one => one.to === null && one.externalId === null)
    if (unnumbered === undefined || externalId === null || organisation.externalIds.includes(externalId))
      return { membership: null, numbered: null }
    unnumbered.externalId = externalId
    organisation.externalIds.push(externalId)
    return { membership: null, numbered: { membershipId: unnumbered.id, externalId } }
  }
  const id = around.newId()
  organisation.memberships.push({ id, ...days, externalId })
  if (externalId !== null) organisation.externalIds.push(externalId)
  return { membership: { ...days, externalId }, numbered: null }
}

/** True when the row leaves everything as it is, people aside. */
export function isIdle(plan: RowPlan): boolean {
  return !plan.isCreated && plan.changed.length === 0 && plan.membership === null && plan.numbered === null
}

/** An index over what is stored. */
export function indexStored(known: readonly StoredOrganisation[]): MatchIndex<StoredOrganisation> {
  const index = createMatchIndex<StoredOrganisation>()
  for (const one of known) index.add(one)
  return index
}

function rejected(row: ImportedRow<OrganisationInput>, fault: ImportFault): RowPlan {
  return {
    number: row.number,
    organisation: null,
    isCreated: false,
    changed: [],
    membership: null,
    numbered: null,
    contact: null,
    faults: [fault],
  }
}

function disagree(input: OrganisationInput, names: readonly string[]): ImportFault {
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
