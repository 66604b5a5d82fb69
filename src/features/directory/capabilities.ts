import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-capabilities.ts'
import { editsProfile, type OrganisationSubject } from './policy.ts'
import { findOrganisation } from './queries.ts'
import { type CapabilityRow, selectCapabilities } from './queries-profile.ts'
import { capabilityPartNames, hideCapabilityFields } from './rules/capability-levels.ts'
import { changeLevels, partLevels, readLevels, type SaidLevels } from './rules/part-table.ts'
import { readFigures } from './rules/read-figures.ts'

type Facts = Omit<ParsedInputOf<typeof contract.createCapability>, 'organisation'>

/** What an organisation can do, as far as the viewer (or, for its owner, somebody further away) may see it. */
export async function listCapabilities(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listCapabilities>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.listCapabilities>> {
  const mayEdit = editsProfile(ctx.viewer, subject)
  const rows = await selectCapabilities(ctx.db, ctx.viewer, {
    organisationId: subject.id,
    ...(input.as === undefined ? {} : { atMost: partLevels.indexOf(input.as) }),
  })
  return { mayEdit: mayEdit && input.as === undefined, items: rows.map(describeCapability) }
}

/** One record, for its own page and for editing. */
export async function getCapability(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getCapability>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.getCapability>> {
  const row = await findOne(ctx, subject.id, input.capability)
  const organisation = await findOrganisation(ctx.db, subject.id)
  return {
    ...describeCapability(row),
    organisationName: organisation?.name ?? '',
    organisationSlug: subject.slug,
  }
}

async function findOne(ctx: Context, organisationId: string, id: string): Promise<CapabilityRow> {
  const [row] = await selectCapabilities(ctx.db, ctx.viewer, { organisationId, id })
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** A record as its readers get it, without what of it is kept from them: money in whole units. */
export function describeCapability(
  row: CapabilityRow,
): AnswerOf<typeof contract.listCapabilities>['items'][number] {
  const fieldLevels = row.field_visibility as SaidLevels
  const whole = (minor: number | null) => (minor === null ? null : minor / 100)
  const facts = {
    id: row.id,
    version: row.version,
    verb: row.verb as Facts['verb'],
    object: row.object,
    title: row.title,
    method: row.method,
    measurand: row.measurand,
    figures: row.figures,
    sample: row.sample,
    environment: row.environment,
    trlIn: row.trl_in,
    trlOut: row.trl_out,
    deliverable: row.deliverable,
    leadTimeDays: row.lead_time_days,
    priceLow: whole(row.price_low_minor),
    priceHigh: whole(row.price_high_minor),
    currency: row.currency,
    availability: row.availability,
    accreditations: row.accreditations,
    ipTerms: row.ip_terms as NonNullable<Facts['ipTerms']> | null,
    exportControl: row.export_control as Facts['exportControl'],
    references: row.reference_works,
    department: row.department,
    lang: row.lang,
    visibility: row.visibility,
    updatedAt: row.updated_at,
  }
  return {
    ...hideCapabilityFields(facts, { visibility: row.visibility, fieldLevels }, row.reach),
    fieldLevels: row.reach === 4 ? fieldLevels : null,
  }
}

/** A record as columns, with its figures; refuses figures it cannot compare and spans that end before they begin. */
function columnsOf(ctx: Context, facts: Facts) {
  const { figures, faults } = readFigures(facts.figures)
  if (typeof facts.trlIn === 'number' && typeof facts.trlOut === 'number' && facts.trlOut < facts.trlIn)
    faults.push({ field: 'trlOut', code: 'ends-before-start' })
  if (
    typeof facts.priceLow === 'number' &&
    typeof facts.priceHigh === 'number' &&
    facts.priceHigh < facts.priceLow
  )
    faults.push({ field: 'priceHigh', code: 'ends-before-start' })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const minor = (whole: number | null | undefined) =>
    typeof whole === 'number' ? Math.round(whole * 100) : null
  const verb = ctx.text(facts.lang)(`directory.verb.${facts.verb}`)
  return {
    figures,
    columns: {
      verb: facts.verb,
      object: facts.object,
      title:
        facts.title || (facts.verb === 'other' ? facts.object : `${verb}: ${facts.object}`).slice(0, 200),
      method: facts.method || null,
      measurand: facts.measurand || null,
      sample: facts.sample || null,
      environment: facts.environment || null,
      trl_in: facts.trlIn ?? null,
      trl_out: facts.trlOut ?? null,
      deliverable: facts.deliverable || null,
      lead_time_days: facts.leadTimeDays ?? null,
      price_low_minor: minor(facts.priceLow),
      price_high_minor: minor(facts.priceHigh),
      currency: facts.currency,
      availability: facts.availability || null,
      accreditations: facts.accreditations,
      ip_terms: facts.ipTerms ?? null,
      export_control: facts.exportControl,
      reference_works: (facts.references ?? '')
        .split('\n')
        .map(entry => entry.trim())
        .filter(entry => entry !== ''),
      department_id: facts.departmentId ?? null,
      lang: facts.lang,
      visibility: facts.visibility,
    },
  }
}

async function writeFigures(ctx: Context, id: string, figures: ReturnType<typeof readFigures>['figures']) {
  await ctx.db.deleteFrom('capability_figure').where('capability_id', '=', id).execute()
  if (figures.length === 0) return
  await ctx.db
    .insertInto('capability_figure')
    .values(
      figures.map(({ canonicalLow, canonicalHigh, ...figure }, index) => ({
        capability_id: id,
        position: index + 1,
        ...figure,
        canonical_low: canonicalLow,
        canonical_high: canonicalHigh,
      })),
    )
    .execute()
}

/** A record names a department of its own organisation, or none. */
async function refuseForeignDepartment(
  ctx: Context,
  organisationId: string,
  departmentId: string | null | undefined,
): Promise<void> {
  if (departmentId === null || departmentId === undefined) return
  const own = await ctx.db
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (own === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'departmentId', code: 'not-offered' }] })
}

/** Adds a record at the end of an organisation's list. */
export async function createCapability(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createCapability>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  await refuseForeignDepartment(ctx, subject.id, input.departmentId)
  const { columns, figures } = columnsOf(ctx, input)
  const id = ctx.newId()
  const now = ctx.now()
  const levels = changeLevels({}, readLevels(capabilityPartNames, input))
  await ctx.db
    .insertInto('capability')
    .values({
      id,
      organisation_id: subject.id,
      ...columns,
      field_visibility: JSON.stringify(levels),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await writeFigures(ctx, id, figures)
  await noteChange(ctx, 'directory.createCapability', subject.id, {
    capability: id,
    ...columns,
    figures,
    levels,
  })
  return { id }
}

/** Saves a record, unless somebody else saved in between. */
export async function updateCapability(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateCapability>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  const before = await findOne(ctx, subject.id, input.capability)
  await refuseForeignDepartment(ctx, subject.id, input.departmentId)
  const { columns, figures } = columnsOf(ctx, input)
  const levels = changeLevels(before.field_visibility as SaidLevels, readLevels(capabilityPartNames, input))
  const saved = await ctx.db
    .updateTable('capability')
    .set({
      ...columns,
      field_visibility: JSON.stringify(levels),
      version: input.version + 1,
      updated_at: ctx.now(),
    })
    .where('id', '=', before.id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeFigures(ctx, before.id, figures)
  await noteChange(ctx, 'directory.updateCapability', subject.id, {
    capability: before.id,
    before,
    after: { ...columns, figures, field_visibility: levels },
  })
  return saved
}

/** Takes a record off; the history keeps it. */
export async function removeCapability(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeCapability>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const before = await findOne(ctx, subject.id, input.capability)
  await ctx.db.deleteFrom('capability').where('id', '=', before.id).execute()
  await noteChange(ctx, 'directory.removeCapability', subject.id, { before })
  return { done: true }
}

async function noteChange(ctx: Context, call: string, id: string, change: Record<string, unknown>) {
  await writeHistory(ctx, { call, subjectKind: 'organisation', subjectId: id, change })
  await announceOrganisation(ctx, id)
}
