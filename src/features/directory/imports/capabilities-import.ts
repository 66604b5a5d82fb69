import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { systemViewer } from '../../../shared/viewer.ts'
import { createCapability, describeCapability, updateCapability } from '../capabilities.ts'
import { type CapabilityRow, selectCapabilities } from '../queries-profile.ts'
import { type CapabilityField, capabilityCatalogue } from '../rules/capability-columns.ts'
import { maximumFigures } from '../rules/capability-words.ts'
import { foldText } from '../rules/fold-text.ts'
import {
  type CapabilityFacts,
  type CapabilityInput,
  readCapabilityRow,
} from '../rules/read-capability-row.ts'
import { readFigures, type TypedFigure } from '../rules/read-figures.ts'
import { findMember, type Member } from './find-members.ts'
import type {
  ImportedRow,
  ImportFacts,
  ImportFault,
  ImportKind,
  ImportRun,
  LookContext,
  RowOutcome,
} from './import-kind.ts'

/** Capability records of a cluster's members: what our own export writes, or a table with a column for each figure. */
export const capabilitiesImport: ImportKind<CapabilityField, CapabilityInput> = {
  kind: 'capabilities',
  job: 'directory.import-capabilities',
  catalogue: capabilityCatalogue,
  coveredBy: () => [],
  readRow: (cells, _options, _now, headings) => readCapabilityRow(cells, headings),
  openRun,
}

type Row = ImportedRow<CapabilityInput>

function openRun({ clusterId }: ImportFacts): ImportRun<CapabilityInput> {
  if (clusterId === null) throw new Error('an import of capability records belongs to a cluster')
  const run: Run = { clusterId, seen: new Map() }
  return {
    skip: async (ctx, rows) => {
      for (const row of rows) await recognise(ctx, run, row)
    },
    take: async (ctx, rows, { dry }) => {
      const outcomes: RowOutcome[] = []
      for (const row of rows) outcomes.push(await takeRow(ctx, run, row, dry))
      return outcomes
    },
  }
}

interface Run {
  clusterId: string
  /** Rows of this file, by the record they are about. */
  seen: Map<string, number>
}

/** A row with the member it is about and, where it is there already, the record. */
interface Meant {
  member: Member
  record: CapabilityRow | null
  title: string
}

async function recognise(ctx: LookContext, run: Run, row: Row): Promise<Meant | { fault: ImportFault }> {
  const { organisation, facts } = row.input
  const match = await findMember(ctx.db, run.clusterId, organisation)
  if ('unclear' in match)
    return {
      fault: tell(row, 'organisation', 'organisation-unclear', { organisations: match.unclear.join('; ') }),
    }
  if (match.found === null) return { fault: tell(row, 'organisation', 'organisation-not-member', {}) }
  const member = match.found
  const records = await selectCapabilities(ctx.db, systemViewer(), { organisationId: member.id })
  const byId = records.find(record => record.id === row.input.record)
  const title = byId?.title ?? facts.title ?? titleOf(facts)
  const named = byId === undefined ? records.filter(record => isSame(record, title, facts)) : [byId]
  if (named.length > 1) return { fault: tell(row, 'title', 'record-unclear', { title }) }
  const [record = null] = named
  const key = record?.id ?? newKey(member, title, facts)
  const before = run.seen.get(key)
  if (before !== undefined) return { fault: tell(row, 'title', 'record-repeats', { row: before }) }
  run.seen.set(key, row.number)
  return { member, record, title }
}

/** Names a record that the file brings, before it has an id: a trial writes nothing. */
function newKey(member: Member, title: string, facts: CapabilityFacts): string {
  return `${member.id} ${foldText(title)} ${foldText(facts.method ?? '')}`
}

/** The title a record has when nobody gives it one, without the verb's word: that depends on the language. */
function titleOf(facts: CapabilityFacts): string {
  return facts.object ?? ''
}

/** The same title; or, where a row has none, the same verb and object. A method that differs makes another record. */
function isSame(record: CapabilityRow, title: string, facts: CapabilityFacts): boolean {
  const isNamed =
    facts.title === undefined
      ? foldText(record.object) === foldText(facts.object ?? '') && record.verb === (facts.verb ?? 'other')
      : foldText(record.title) === foldText(title)
  const [mine, theirs] = [foldText(record.method ?? ''), foldText(facts.method ?? '')]
  return isNamed && (mine === '' || theirs === '' || mine === theirs)
}

async function takeRow(ctx: Context, run: Run, row: Row, dry: boolean): Promise<RowOutcome> {
  const meant = await recognise(ctx, run, row)
  if ('fault' in meant) return { outcome: 'rejected', faults: [meant.fault] }
  const { member, record } = meant
  const department = await findDepartment(ctx, member.id, row.input.department)
  const faults =
    department === undefined
      ? [tell(row, 'department', 'department-unknown', { department: row.input.department })]
      : []
  const facts = row.input.facts
  const wanted = complete(record, facts, department ?? record?.department_id ?? null)
  if (wanted.figures.length > maximumFigures)
    return {
      outcome: 'rejected',
      faults: [tell(row, 'figures', 'figures-too-many', { maximum: maximumFigures })],
    }
  if (record !== null && isUnchanged(record, wanted)) return { outcome: 'unchanged', faults }
  const outcome = record === null ? 'created' : 'updated'
  if (dry) return { outcome, faults }
  const subject = {
    id: member.id,
    slug: member.slug,
    visible: true,
    clusterIds: member.clusterIds,
  }
  try {
    // Whose file it is was looked at when the import was opened; the history names that person.
    const writing = { ...ctx, viewer: { ...systemViewer(), personId: ctx.viewer.personId } }
    if (record === null) {
      const { id } = await createCapability(writing, { organisation: member.id, ...wanted }, subject)
      run.seen.set(id, row.number)
    } else
      await updateCapability(
        writing,
        { organisation: member.id, capability: record.id, version: record.version, ...wanted },
        subject,
      )
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'input-invalid') throw error
    return {
      outcome: 'rejected',
      faults: [tell(row, 'figures', 'record-refused', { field: error.faults[0]?.field ?? '' })],
    }
  }
  return { outcome, faults }
}

/** Null: the row names none. Undefined: there is none of that name. */
async function findDepartment(
  ctx: Context,
  organisationId: string,
  name: string,
): Promise<string | null | undefined> {
  if (name === '') return null
  const rows = await ctx.db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .execute()
  return rows.find(row => foldText(row.name) === foldText(name))?.id
}

type Wanted = ReturnType<typeof complete>

/** The whole record as it will be: what the row says, else what is there, else what a new one begins with. */
function complete(record: CapabilityRow | null, facts: CapabilityFacts, departmentId: string | null) {
  const there = record === null ? null : describeCapability(record)
  const { references, department, id, version, updatedAt, ...kept } = there ?? beginning
  return {
    ...kept,
    references: (references ?? []).join('\n'),
    ...facts,
    object: facts.object ?? there?.object ?? facts.title ?? '',
    title: facts.title ?? there?.title ?? '',
    figures: mergeFigures(there?.figures ?? [], facts.figures ?? []),
    departmentId,
  }
}

const beginning = {
  verb: 'other' as const,
  object: '',
  title: '',
  method: null,
  measurand: null,
  figures: [],
  sample: null,
  environment: null,
  trlIn: null,
  trlOut: null,
  deliverable: null,
  leadTimeDays: null,
  priceLow: null,
  priceHigh: null,
  currency: 'EUR',
  availability: null,
  accreditations: [],
  ipTerms: null,
  exportControl: 'unknown' as const,
  references: [],
  department: null,
  lang: 'en',
  visibility: 'platform' as const,
  id: '',
  version: 1,
  updatedAt: null,
}

/** A row's figures take the place of those that say the same thing; others stay. */
function mergeFigures(there: readonly TypedFigure[], said: readonly TypedFigure[]): TypedFigure[] {
  const keyOf = ({ role, label }: TypedFigure) => `${role} ${foldText(label ?? '')}`
  const keys = new Set(said.map(keyOf))
  const firstOf = there.findIndex(figure => keys.has(keyOf(figure)))
  const others = there.filter(figure => !keys.has(keyOf(figure)))
  const at = firstOf < 0 ? others.length : firstOf
  return [...others.slice(0, at), ...said, ...others.slice(at)]
}

function isUnchanged(record: CapabilityRow, wanted: Wanted): boolean {
  return print(complete(record, {}, record.department_id)) === print(wanted)
}

/** All a record says, in one order: figures as they are kept, whatever order they stand in. */
function print(record: Wanted): string {
  const figures = readFigures(record.figures)
    .figures.map(({ role, label, unit, low, high }) => JSON.stringify([role, label, unit, low, high]))
    .sort()
  const rest = Object.entries({ ...record, figures: null }).map(([key, value]) => [key, value ?? null])
  return JSON.stringify([rest.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)), figures])
}

function tell(
  row: Row,
  field: CapabilityField,
  code: string,
  values: Record<string, string | number>,
): ImportFault {
  const value = row.input.organisation.name || row.input.organisation.slug || row.input.organisation.pic
  return {
    field,
    code,
    value,
    reason: `import.reason.${code}`,
    fix: `import.fix.${code}`,
    values: { field, value, ...values },
  }
}
