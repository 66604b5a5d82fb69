import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation, addParticipant, buildWorld, type World } from '../../../../tests/harness/world.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { addPerson, getOrganisation, listOrganisations } from '../contract.ts'
import { decideDuplicate, listDuplicates, mergeOrganisations, undoMerge } from '../contract-duplicates.ts'
import { findKnownOrganisations } from '../imports/known-organisations.ts'
import { mergeRelations } from './merge-relations.ts'
import { listRecords, savePairs } from './queries-duplicates.ts'

let t: TestHouse
let world: World
let manager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
})
afterAll(() => t.close())

const db = () => t.house.database.db
const add = (name: string) => addOrganisation(t.house, name, { clusterId: world.own.clusterId })
const id = () => t.house.newId()
const now = () => t.house.now()

test('every column of the schema that names an organisation has its rule', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select pg_class.relname as table, attname as column from pg_constraint
      join pg_class on pg_class.oid = conrelid
      join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and confrelid = 'organisation'::regclass`.execute(db())

  const named = (list: readonly { table: string; column: string }[]) =>
    list.map(({ table, column }) => `${table}.${column}`).sort()
  expect(named(mergeRelations)).toEqual(named(rows))
})

/** Every row of every table that names an organisation. */
async function everything(): Promise<Record<string, unknown>> {
  const dump: Record<string, unknown> = {}
  for (const table of new Set([
    'organisation',
    'capability_figure',
    ...mergeRelations.map(one => one.table),
  ])) {
    if (table === 'organisation_merge') continue
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} order by to_jsonb(${sql.table(table)})::text`.execute(
      db(),
    )
    dump[table] = rows.map(({ row }) => row)
  }
  return dump
}

/** Two records of one organisation with everything that can hang on one, some of it on both. */
async function addTwins(): Promise<[string, string]> {
  const [kept, dropped] = [await add('Nordlicht Optik AG'), await add('NORDLICHT OPTIK')]
  const { own } = world
  const people = [
    await t.call(addPerson, {
      organisation: kept,
      givenName: 'Ona',
      familyName: 'Pavyzde',
      lang: 'lt',
      isContact: true,
    }),
  ]
  people.push(
    await t.call(addPerson, {
      organisation: dropped,
      givenName: 'Jonas',
      familyName: 'Pavyzdys',
      lang: 'lt',
      isContact: true,
    }),
  )
  await db()
    .insertInto('affiliation')
    .values({ id: id(), person_id: people[0]?.id ?? '', organisation_id: dropped, created_at: now() })
    .execute()
  for (const organisation_id of [kept, dropped]) {
    await db()
      .insertInto('role_grant')
      .values({
        id: id(),
        person_id: world.stranger,
        role: 'organisation-editor',
        organisation_id,
        granted_at: now(),
      })
      .execute()
    await db()
      .insertInto('organisation_translation')
      .values({ organisation_id, lang: 'de', summary: 'Linsen', updated_at: now() })
      .execute()
    await db()
      .insertInto('capability')
      .values({
        id: id(),
        organisation_id,
        title: 'Measure',
        verb: 'measure',
        object: 'lenses',
        external_id: 'C1',
        created_at: now(),
        updated_at: now(),
      })
      .execute()
    await db()
      .insertInto('never_meet')
      .values({
        mission_id: own.missionId,
        participant_id: own.counterpartId,
        other_organisation_id: organisation_id,
        created_at: now(),
      })
      .execute()
    await addParticipant(t.house, own.missionId, organisation_id, {})
  }
  await db()
    .updateTable('organisation')
    .set({ city: 'Kaunas', vat: 'LT100001919017', technologies: ['Lenses'] })
    .where('id', '=', dropped)
    .execute()
  await db()
    .insertInto('membership')
    .values({
      id: id(),
      cluster_id: own.secondClusterId,
      organisation_id: dropped,
      member_from: '2021-05-01',
      member_to: '2022-05-01',
      created_at: now(),
    })
    .execute()
  await db()
    .insertInto('meeting_request')
    .values({
      id: id(),
      mission_id: own.missionId,
      from_participant_id: own.participantId,
      to_organisation_id: dropped,
      wish: 'must',
      state: 'pending',
      created_by: own.people.delegate,
      expires_at: now(),
      created_at: now(),
      updated_at: now(),
    })
    .execute()
  return [kept, dropped]
}

test('a merge keeps every relation under the kept organisation, and undoing it gives back the same rows', async () => {
  const [kept, dropped] = await addTwins()
  const before = await everything()

  const { id: merge } = await t.call(mergeOrganisations, { organisation: kept, other: dropped }, manager)
  const page = await t.call(getOrganisation, { organisation: dropped }, manager)
  const left = await Promise.all(
    mergeRelations
      .filter(one => one.twice !== 'stays')
      .map(async ({ table, column }) => {
        const { rows } =
          await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${dropped}`.execute(db())
        return rows.length
      }),
  )
  const merged = {
    page: [page.id, page.name, page.city, page.technologies],
    memberships: page.memberships.map(one => [one.memberFrom, one.memberTo]).sort(),
    people: page.people.map(person => person.name).sort(),
    left: left.reduce((sum, count) => sum + count, 0),
  }
  await t.call(undoMerge, { merge }, manager)

  expect(merged).toEqual({
    page: [kept, 'Nordlicht Optik AG', 'Kaunas', ['Lenses']],
    memberships: [
      ['2020-01-01', null],
      ['2021-05-01', '2022-05-01'],
    ],
    people: ['Jonas Pavyzdys', 'Ona Pavyzde'],
    left: 0,
  })
  expect(await everything()).toEqual(before)
})

test('what somebody wrote after the merge stays when it is taken back', async () => {
  const [kept, dropped] = [await add('Later One'), await add('Later Two')]
  await db().updateTable('organisation').set({ city: 'Riga' }).where('id', '=', dropped).execute()
  const { id: merge } = await t.call(mergeOrganisations, { organisation: kept, other: dropped }, manager)
  await db()
    .updateTable('organisation')
    .set({ city: 'Tallinn', version: sql`version + 1` })
    .where('id', '=', kept)
    .execute()

  await t.call(undoMerge, { merge }, manager)

  const rows = await db()
    .selectFrom('organisation')
    .select(['city', 'merged_into', 'version'])
    .where('id', 'in', [kept, dropped])
    .orderBy('name')
    .execute()
  expect(rows).toEqual([
    { city: 'Tallinn', merged_into: null, version: 4 },
    { city: 'Riga', merged_into: null, version: 1 },
  ])
})

test('two that have dealings with each other are not one; a merge is not done twice', async () => {
  const other = await add('Counterpart of the delegate')
  const request = {
    mission_id: world.own.missionId,
    from_participant_id: world.own.participantId,
    to_organisation_id: other,
    wish: 'must' as const,
    state: 'pending' as const,
    created_by: world.own.people.delegate,
    expires_at: now(),
    created_at: now(),
    updated_at: now(),
  }
  await db()
    .insertInto('meeting_request')
    .values({ id: id(), ...request })
    .execute()
  const [one, two] = [await add('Once'), await add('Twice')]
  await t.call(mergeOrganisations, { organisation: one, other: two }, manager)

  const refused = async (organisation: string, second: string) =>
    t.call(mergeOrganisations, { organisation, other: second }, manager).then(
      () => 'merged',
      error => (error as { code?: string }).code,
    )
  expect([
    await refused(world.own.organisationId, other),
    await refused(one, one),
    await refused(two, one),
  ]).toEqual(['merge-meet-each-other', 'merge-itself', 'merge-itself'])
})

test('a merged name goes on being found in search and import', async () => {
  const [kept, dropped] = [await add('Lantern Works'), await add('Old Lantern Oy')]
  await t.call(mergeOrganisations, { organisation: kept, other: dropped }, manager)

  const found = await t.call(listOrganisations, { q: 'old lantern' }, manager)
  const { known } = await findKnownOrganisations(
    db(),
    world.own.clusterId,
    [
      {
        values: { name: 'Old Lantern Oy', country: 'AT', kind: 'sme' },
        given: ['name', 'country'],
        contact: null,
        membership: { externalId: null, from: null, to: null },
      } as unknown as Parameters<typeof findKnownOrganisations>[2][number],
    ],
    [],
    now(),
  )
  expect({ found: found.items.map(item => item.id), known: known.map(one => [one.id, one.aliases]) }).toEqual(
    {
      found: [kept],
      known: [[kept, ['Old Lantern Oy']]],
    },
  )
})

test('the manager sees pairs of the own members with reasons; what was decided is remembered', async () => {
  const [a, b] = [await add('Brandvold Maskin AS'), await add('BRANDVOLD MASKIN A/S')]
  const reasons = [{ code: 'same-name' as const, weight: 1 }]
  const pairs = [{ left: a, right: b, score: 0.99, decision: 'same' as const, reasons }]
  await savePairs(db(), pairs, now())
  const foreign = await t.viewerOf(world.foreign.people.manager)
  const names = async (viewer: Viewer, show: 'open' | 'different') =>
    (await t.call(listDuplicates, { show }, viewer)).items.map(({ left, right, mayMerge }) => [
      [left.name, right.name].sort(),
      mayMerge,
    ])

  const seen = [await names(manager, 'open'), await names(foreign, 'open')]
  await t.call(decideDuplicate, { organisation: a, other: b, decision: 'different' }, manager)
  await savePairs(db(), pairs, now())

  expect({ seen, after: [await names(manager, 'open'), await names(manager, 'different')] }).toEqual({
    seen: [[[['BRANDVOLD MASKIN A/S', 'Brandvold Maskin AS'], true]], []],
    after: [[], [[['BRANDVOLD MASKIN A/S', 'Brandvold Maskin AS'], true]]],
  })
  expect((await listRecords(db())).some(record => record.id === a)).toBe(true)
})
