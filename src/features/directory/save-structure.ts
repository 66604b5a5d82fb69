import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { announceOrganisation } from './announce.ts'
import type { saveStructure as saveStructureCall } from './contract-profile.ts'
import type * as contract from './contract-structure.ts'
import type { OrganisationSubject } from './policy.ts'
import { findOrganisation } from './queries.ts'
import { nextPosition, readStructures } from './queries-structure.ts'
import { nameKey } from './rules/name-key.ts'
import { uniqueNames } from './rules/structure.ts'
import { saveGroup } from './save-profile.ts'

type Table = 'site' | 'department'
type SiteFacts = Omit<ParsedInputOf<typeof contract.addSite>, 'organisation'>
type DepartmentFacts = Omit<ParsedInputOf<typeof contract.addDepartment>, 'organisation'>

/** The brands an organisation is found by, and who sees its departments and sites. */
export async function saveStructure(
  ctx: Context,
  input: ParsedInputOf<typeof saveStructureCall>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof saveStructureCall>> {
  const saved = await saveGroup(ctx, 'directory.saveStructure', input, subject, {})
  const before = (await readStructures(ctx.db, [subject.id])).get(subject.id)?.brands ?? []
  if (await writeBrands(ctx, subject.id, input.brands))
    await writeHistory(ctx, {
      call: 'directory.saveStructure',
      subjectKind: 'organisation',
      subjectId: subject.id,
      change: { before: { brands: before }, after: { brands: input.brands } },
    })
  return saved
}

/** Makes an organisation's brands those given; true when that changed any. */
async function writeBrands(ctx: Context, organisationId: string, names: readonly string[]): Promise<boolean> {
  const wanted = uniqueNames(names, nameKey)
  const there = await ctx.db
    .selectFrom('organisation_alias')
    .select(['id', 'name', 'name_key'])
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'brand')
    .execute()
  const gone = there.filter(brand => wanted.get(brand.name_key) !== brand.name)
  const kept = new Set(there.filter(brand => !gone.includes(brand)).map(brand => brand.name_key))
  const added = [...wanted].filter(([key]) => !kept.has(key))
  if (gone.length > 0)
    await ctx.db
      .deleteFrom('organisation_alias')
      .where('id', '=', sql<string>`any(${gone.map(brand => brand.id)}::uuid[])`)
      .execute()
  const organisation = await findOrganisation(ctx.db, organisationId)
  if (organisation === null) throw new Refusal('not-found')
  if (added.length > 0)
    await ctx.db
      .insertInto('organisation_alias')
      .values(
        added.map(([key, name]) => ({
          id: ctx.newId(),
          organisation_id: organisationId,
          kind: 'brand' as const,
          name,
          name_key: key,
          country: organisation.country,
          created_at: ctx.now(),
        })),
      )
      .execute()
  return gone.length > 0 || added.length > 0
}

function siteColumns(facts: SiteFacts) {
  const { latitude, longitude } = facts
  const hasLatitude = typeof latitude === 'number'
  if (hasLatitude !== (typeof longitude === 'number'))
    throw new Refusal('input-invalid', {
      faults: [{ field: hasLatitude ? 'longitude' : 'latitude', code: 'missing' }],
    })
  return {
    name: facts.name,
    function: facts.function,
    street: facts.street || null,
    postcode: facts.postcode || null,
    city: facts.city || null,
    country: facts.country,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
  }
}

function departmentColumns(facts: DepartmentFacts) {
  return {
    name: facts.name,
    does: facts.does || null,
    contact_role: facts.contactRole || null,
    lang: facts.lang,
  }
}

/** A row as it stands; it must be the organisation's. */
async function getRow(ctx: Context, table: Table, id: string, organisationId: string) {
  const row = await ctx.db
    .selectFrom(table)
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return row
}

async function noteChange(ctx: Context, call: string, id: string, change: Record<string, unknown>) {
  await writeHistory(ctx, { call, subjectKind: 'organisation', subjectId: id, change })
  await announceOrganisation(ctx, id)
}

/** Adds a site at the end of the list. */
export async function addSite(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addSite>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const columns = siteColumns(input)
  const position = await nextPosition(ctx.db, 'site', subject.id)
  const times = { created_at: ctx.now(), updated_at: ctx.now() }
  await ctx.db
    .insertInto('site')
    .values({ id, organisation_id: subject.id, ...columns, position, ...times })
    .execute()
  await noteChange(ctx, 'directory.addSite', subject.id, { site: id, ...columns })
  return { id }
}

/** Changes a site. */
export async function updateSite(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateSite>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const columns = siteColumns(input)
  const before = await getRow(ctx, 'site', input.site, subject.id)
  await ctx.db
    .updateTable('site')
    .set({ ...columns, updated_at: ctx.now() })
    .where('id', '=', input.site)
    .execute()
  await noteChange(ctx, 'directory.updateSite', subject.id, { before, after: columns })
  return { done: true }
}

/** Takes a site off; the history keeps what it said. */
export async function removeSite(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeSite>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const before = await getRow(ctx, 'site', input.site, subject.id)
  await ctx.db.deleteFrom('site').where('id', '=', input.site).execute()
  await noteChange(ctx, 'directory.removeSite', subject.id, { before })
  return { done: true }
}

/** Adds a department at the end of the list. */
export async function addDepartment(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addDepartment>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const columns = departmentColumns(input)
  const position = await nextPosition(ctx.db, 'department', subject.id)
  const times = { created_at: ctx.now(), updated_at: ctx.now() }
  await ctx.db
    .insertInto('department')
    .values({ id, organisation_id: subject.id, ...columns, position, ...times })
    .execute()
  await noteChange(ctx, 'directory.addDepartment', subject.id, { department: id, ...columns })
  return { id }
}

/** Changes a department. */
export async function updateDepartment(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateDepartment>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const columns = departmentColumns(input)
  const before = await getRow(ctx, 'department', input.department, subject.id)
  await ctx.db
    .updateTable('department')
    .set({ ...columns, updated_at: ctx.now() })
    .where('id', '=', input.department)
    .execute()
  await noteChange(ctx, 'directory.updateDepartment', subject.id, { before, after: columns })
  return { done: true }
}

/** Takes a department off; its capability records stay with the organisation. */
export async function removeDepartment(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeDepartment>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const before = await getRow(ctx, 'department', input.department, subject.id)
  await ctx.db.deleteFrom('department').where('id', '=', input.department).execute()
  await noteChange(ctx, 'directory.removeDepartment', subject.id, { before })
  return { done: true }
}
