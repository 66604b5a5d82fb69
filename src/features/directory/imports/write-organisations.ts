import { sql } from 'kysely'
import type { Context } from '../../../shared/context.ts'
import { slugify } from '../../../shared/slugs.ts'
import { ensurePerson } from '../../accounts/index.ts'
import { announceOrganisations } from '../announce.ts'
import { askMemberships } from '../ask-membership.ts'
import { nextPosition } from '../queries-structure.ts'
import { nameKey } from '../rules/name-key.ts'
import type { ContactInput } from '../rules/read-contact.ts'
import { isIdle } from './decide-organisations.ts'
import type { ImportFacts } from './import-kind.ts'
import { columnOf, type StoredOrganisation } from './known-organisations.ts'
import { insertRecords } from './queries-imports.ts'
import type { RowPlan } from './row-plan.ts'

/** Writes what a batch decided, in few statements. Returns the numbers of the rows whose contact person was new. */
export async function writeOrganisations(
  ctx: Context,
  imported: ImportFacts,
  clusterId: string,
  plans: readonly RowPlan[],
): Promise<Set<number>> {
  await insertOrganisations(ctx, imported, plans)
  await updateOrganisations(ctx, imported, plans)
  await keepAliases(ctx, imported, plans)
  await addStructure(ctx, imported, plans)
  await insertMemberships(ctx, clusterId, plans)
  await askKeepers(ctx, imported, clusterId, plans)
  const touched = plans.filter(plan => !isIdle(plan))
  await announceOrganisations(
    ctx,
    touched.flatMap(({ organisation }) => organisation?.id ?? []),
  )
  const withNewPeople = new Set<number>()
  for (const plan of plans)
    if (plan.organisation !== null && plan.contact !== null)
      if (await addContact(ctx, plan.organisation.id, plan.contact, plan.organisation.values.lang ?? null))
        withNewPeople.add(plan.number)
  return withNewPeople
}

function toColumns(organisation: StoredOrganisation): Record<string, unknown> {
  const { values } = organisation
  return Object.fromEntries([
    ...Object.entries(columnOf).map(([field, column]) => [
      column,
      values[field as keyof typeof columnOf] ?? null,
    ]),
    ['name_key', nameKey(values.name)],
    ['lang', values.lang ?? 'en'],
    ['technologies', values.technologies ?? []],
    ['target_markets', values.targetMarkets ?? []],
    ['certificates', values.certificates ?? []],
  ]) as Record<string, unknown>
}

async function insertOrganisations(
  ctx: Context,
  imported: ImportFacts,
  plans: readonly RowPlan[],
): Promise<void> {
  const created = plans.flatMap(plan =>
    plan.isCreated && plan.organisation !== null ? [{ plan, organisation: plan.organisation }] : [],
  )
  const rows = created.map(({ organisation }) => ({
    id: organisation.id,
    slug: slugify(organisation.values.name, organisation.id),
    ...toColumns(organisation),
    visibility: 'platform',
    sample: false,
    version: 1,
    created_at: ctx.now(),
    updated_at: ctx.now(),
  }))
  await insertRecords(ctx.db, 'organisation', rows)
  await writeLines(
    ctx,
    created.map(({ plan, organisation }) => ({
      subjectId: organisation.id,
      change: { importId: imported.id, row: plan.number },
    })),
  )
}

async function updateOrganisations(
  ctx: Context,
  imported: ImportFacts,
  plans: readonly RowPlan[],
): Promise<void> {
  const changes = new Map<string, { organisation: StoredOrganisation; fields: Set<string>; row: number }>()
  for (const { organisation, changed, number } of plans) {
    if (organisation === null || organisation.isNew || changed.length === 0) continue
    const there = changes.get(organisation.id) ?? { organisation, fields: new Set<string>(), row: number }
    for (const field of changed) there.fields.add(field)
    changes.set(organisation.id, there)
  }
  for (const { organisation, fields } of changes.values()) {
    const columns = toColumns(organisation)
    const wanted = [...fields].map(field => columnOf[field as keyof typeof columnOf])
    if (fields.has('name')) wanted.push('name_key' as (typeof wanted)[number])
    await ctx.db
      .updateTable('organisation')
      .set({
        ...Object.fromEntries(wanted.map(column => [column, columns[column]])),
        version: sql`version + 1`,
        updated_at: ctx.now(),
      })
      .where('id', '=', organisation.id)
      .execute()
  }
  await writeLines(
    ctx,
    [...changes.values()].map(({ organisation, fields, row }) => ({
      subjectId: organisation.id,
      change: { importId: imported.id, row, fields: [...fields] },
    })),
  )
}

/** Names that people say an organisation goes by: it is found and recognised by them from now on. */
async function keepAliases(ctx: Context, imported: ImportFacts, plans: readonly RowPlan[]): Promise<void> {
  for (const { organisation, alias, number } of plans) {
    if (organisation === null || alias === null) continue
    await ctx.db
      .insertInto('organisation_alias')
      .values({
        id: ctx.newId(),
        organisation_id: organisation.id,
        kind: 'merged',
        name: alias,
        name_key: nameKey(alias),
        country: organisation.values.country,
        created_at: ctx.now(),
      })
      .execute()
    await writeLines(ctx, [
      { subjectId: organisation.id, change: { importId: imported.id, row: number, alias } },
    ])
  }
}

/** Brands, departments and sites behind those that are there; none is ever taken away. */
async function addStructure(ctx: Context, imported: ImportFacts, plans: readonly RowPlan[]): Promise<void> {
  for (const { organisation, added, number } of plans) {
    const count = added.brands.length + added.departments.length + added.sites.length
    if (organisation === null || count === 0) continue
    const organisation_id = organisation.id
    const { country, lang } = organisation.values
    for (const name of added.brands)
      await ctx.db
        .insertInto('organisation_alias')
        .values({
          ...{ id: ctx.newId(), organisation_id, kind: 'brand', name, name_key: nameKey(name), country },
          created_at: ctx.now(),
        })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    for (const name of added.departments)
      await ctx.db
        .insertInto('department')
        .values({
          ...{ id: ctx.newId(), organisation_id, name, lang: lang ?? 'en' },
          position: await nextPosition(ctx.db, 'department', organisation_id),
          created_at: ctx.now(),
          updated_at: ctx.now(),
        })
        .execute()
    for (const site of added.sites)
      await ctx.db
        .insertInto('site')
        .values({
          ...{ id: ctx.newId(), organisation_id, ...site, function: 'other' },
          position: await nextPosition(ctx.db, 'site', organisation_id),
          created_at: ctx.now(),
          updated_at: ctx.now(),
        })
        .execute()
    await writeLines(ctx, [
      { subjectId: organisation_id, change: { importId: imported.id, row: number, added } },
    ])
  }
}

async function insertMemberships(ctx: Context, clusterId: string, plans: readonly RowPlan[]): Promise<void> {
  const rows = plans.flatMap(({ organisation, membership }) =>
    organisation === null || membership === null
      ? []
      : [
          {
            id: ctx.newId(),
            cluster_id: clusterId,
            organisation_id: organisation.id,
            member_from: membership.from,
            member_to: membership.to,
            external_id: membership.externalId,
            created_at: ctx.now(),
          },
        ],
  )
  await insertRecords(ctx.db, 'membership', rows)
  for (const { numbered } of plans)
    if (numbered !== null)
      await ctx.db
        .updateTable('membership')
        .set({ external_id: numbered.externalId })
        .where('id', '=', numbered.membershipId)
        .execute()
}

async function askKeepers(
  ctx: Context,
  imported: ImportFacts,
  clusterId: string,
  plans: readonly RowPlan[],
): Promise<void> {
  const wishes = plans.flatMap(({ organisation, asks }) =>
    organisation === null || asks === null
      ? []
      : [
          {
            organisationId: organisation.id,
            memberFrom: asks.from,
            memberTo: asks.to,
            externalId: asks.externalId,
          },
        ],
  )
  await askMemberships(ctx, { clusterId, personId: imported.createdBy }, wishes)
}

/** One line of history for each organisation, in one statement. */
async function writeLines(
  ctx: Context,
  lines: readonly { subjectId: string; change: Record<string, unknown> }[],
): Promise<void> {
  const rows = lines.map(line => ({
    id: ctx.newId(),
    at: ctx.now(),
    actor_person_id: ctx.viewer.personId,
    call: 'directory.importOrganisations',
    subject_kind: 'organisation',
    subject_id: line.subjectId,
    change: line.change,
  }))
  await insertRecords(ctx.db, 'history', rows)
}

/** Names somebody at an organisation, unless they are or were named there already. True when that was new. */
async function addContact(
  ctx: Context,
  organisationId: string,
  contact: ContactInput,
  lang: string | null,
): Promise<boolean> {
  const there = await ctx.db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .select(['person.email', 'person.given_name', 'person.family_name', 'affiliation.is_contact'])
    .where('affiliation.organisation_id', '=', organisationId)
    .execute()
  const isSame = (row: (typeof there)[number]) =>
    contact.email !== undefined && row.email !== null
      ? row.email.toLowerCase() === contact.email
      : row.given_name === (contact.givenName ?? '') && row.family_name === (contact.familyName ?? '')
  if (there.some(isSame)) return false
  const personId = await ensurePerson(ctx, {
    email: contact.email ?? null,
    givenName: contact.givenName ?? '',
    familyName: contact.familyName ?? '',
    phone: contact.phone ?? null,
    ...(lang === null ? {} : { lang }),
    within: { organisationId },
  })
  await ctx.db
    .insertInto('affiliation')
    .values({
      id: ctx.newId(),
      person_id: personId,
      organisation_id: organisationId,
      job_title: contact.jobTitle ?? null,
      is_contact: !there.some(row => row.is_contact),
      created_at: ctx.now(),
    })
    .execute()
  return true
}
