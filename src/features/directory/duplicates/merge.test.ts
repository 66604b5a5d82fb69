import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import {
  addCluster,
  addOrganisation,
  addParticipant,
  addPerson as addPersonRow,
  buildWorld,
  type World,
} from '../../../../tests/harness/world.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { addPerson, getOrganisation, listOrganisations } from '../contract.ts'
import { listCapabilities } from '../contract-capabilities.ts'
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
    const department = id()
    const below = { organisation_id, position: 1, created_at: now(), updated_at: now() }
    await db()
      .insertInto('department')
      .values({ id: department, name: organisation_id === kept ? 'Coating' : 'Metrology', ...below })
      .execute()
    await db()
      .insertInto('site')
      .values({ id: id(), name: 'Works', function: 'production', country: 'LT', ...below })
      .execute()
    for (const name of organisation_id === kept ? ['Nordauge'] : ['Nordauge', 'Nordblick'])
      await db()
        .insertInto('organisation_alias')
        .values({
          id: id(),
          organisation_id,
          kind: 'brand',
          name,
          name_key: name.toLowerCase(),
          country: 'LT',
          created_at: now(),
        })
        .execute()
    await db()
      .insertInto('capability')
      .values({
        id: id(),
        organisation_id,
        department_id: department,
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
  const records = await t.call(listCapabilities, { organisation: kept }, manager)
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
    below: [[...page.brands].sort(), page.departments.map(one => one.name).sort(), page.sites.length],
    departmentsOfRecords: records.items.map(record => record.department?.name).sort(),
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
    below: [['Nordauge', 'Nordblick'], ['Coating', 'Metrology'], 2],
    departmentsOfRecords: ['Coating', 'Metrology'],
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

test('a role, a job, a membership and a never that ended after the merge stay ended when it is taken back, and it says so', async () => {
  const [kept, dropped] = [await add('Ended One'), await add('Ended Two')]
  const { own } = world
  const gone = await addPersonRow(t.house, 'gone meanwhile')
  for (const organisation_id of [kept, dropped]) {
    await db()
      .insertInto('role_grant')
      .values({
        id: id(),
        person_id: own.people.funder,
        role: 'organisation-editor',
        organisation_id,
        granted_at: now(),
      })
      .execute()
    for (const person_id of [own.people.funder, gone])
      await db()
        .insertInto('affiliation')
        .values({ id: id(), person_id, organisation_id, created_at: now() })
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
  }
  const { id: merge } = await t.call(mergeOrganisations, { organisation: kept, other: dropped }, manager)
  const ended = new Date('2026-08-01T00:00:00Z')
  await db()
    .updateTable('role_grant')
    .set({ revoked_at: ended })
    .where('organisation_id', '=', kept)
    .execute()
  await db()
    .updateTable('affiliation')
    .set({ ended_at: ended })
    .where('organisation_id', '=', kept)
    .where('person_id', '=', own.people.funder)
    .execute()
  await db().deleteFrom('account').where('person_id', '=', gone).execute()
  await db().deleteFrom('person').where('id', '=', gone).execute()
  await db()
    .updateTable('membership')
    .set({ member_to: '2026-08-01' })
    .where('organisation_id', '=', kept)
    .execute()
  await db().deleteFrom('never_meet').where('other_organisation_id', '=', kept).execute()

  const answer = await t.call(undoMerge, { merge })

  const of = (table: 'role_grant' | 'affiliation' | 'membership', column: string) =>
    db()
      .selectFrom(table)
      .select(sql.ref(column).as('end'))
      .where('organisation_id', 'in', [kept, dropped])
      .execute()
  expect({
    answer,
    roles: await of('role_grant', 'revoked_at'),
    jobs: await of('affiliation', 'ended_at'),
    memberships: await of('membership', 'member_to'),
    nevers: await db()
      .selectFrom('never_meet')
      .selectAll()
      .where('other_organisation_id', 'in', [kept, dropped])
      .execute(),
  }).toEqual({
    answer: { done: true, stayedEnded: 4 },
    roles: [{ end: ended }, { end: ended }],
    jobs: [{ end: ended }, { end: ended }],
    memberships: [{ end: '2026-08-01' }, { end: '2026-08-01' }],
    nevers: [],
  })
})

test('a merge keeps to the narrower of two levels, of the whole and of each part', async () => {
  const [kept, dropped] = [await add('Open One'), await add('Narrow Two')]
  const levels = (organisation: string, visibility: 'public' | 'cluster', parts: Record<string, string>) =>
    db()
      .updateTable('organisation')
      .set({ visibility, part_visibility: JSON.stringify(parts) })
      .where('id', '=', organisation)
      .execute()
  await levels(kept, 'public', { needs: 'public', offers: 'cluster' })
  await levels(dropped, 'cluster', { needs: 'organisation', offers: 'public', contact: 'public' })

  const { id: merge } = await t.call(mergeOrganisations, { organisation: kept, other: dropped }, manager)
  const read = () =>
    db()
      .selectFrom('organisation')
      .select(['visibility', 'part_visibility'])
      .where('id', '=', kept)
      .executeTakeFirstOrThrow()
  const merged = await read()
  await t.call(undoMerge, { merge }, manager)

  expect([merged, await read()]).toEqual([
    { visibility: 'cluster', part_visibility: { needs: 'organisation', offers: 'cluster' } },
    { visibility: 'public', part_visibility: { needs: 'public', offers: 'cluster' } },
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

test('numbers and addresses of a pair are shown only to who may see them at both, and clusters only to who may know them', async () => {
  const hiddenCluster = await addCluster(t.house, 'Hidden cluster')
  await db().updateTable('cluster').set({ visibility: 'cluster' }).where('id', '=', hiddenCluster).execute()
  const [a, b] = [
    await add('Lumen Pavyzdys UAB'),
    await addOrganisation(t.house, 'UAB Lumen Pavyzdys', {
      clusterId: hiddenCluster,
      visibility: 'platform',
    }),
  ]
  const numbers = { pic: '999854661', vat: 'LT100001919017', email: 'info@lumen.example' }
  await db().updateTable('organisation').set({ vat: numbers.vat }).where('id', '=', a).execute()
  await db()
    .updateTable('organisation')
    .set({ ...numbers, part_visibility: JSON.stringify({ registers: 'organisation', contact: 'cluster' }) })
    .where('id', '=', b)
    .execute()
  const reasons = [
    { code: 'same-vat' as const, weight: 5, left: numbers.vat, right: numbers.vat },
    { code: 'same-email' as const, weight: 4, left: numbers.email, right: numbers.email },
    { code: 'same-website' as const, weight: 3, left: 'lumen.example', right: 'lumen.example' },
    { code: 'same-name' as const, weight: 1 },
  ]
  await savePairs(db(), [{ left: a, right: b, score: 0.99, decision: 'same' as const, reasons }], now())
  const seen = async (viewer: Viewer) => {
    const { items } = await t.call(listDuplicates, {}, viewer)
    const pair = items.find(one => [one.left.id, one.right.id].includes(b))
    const other = [pair?.left, pair?.right].find(one => one?.id === b)
    return [other?.vat, other?.pic, other?.clusters, pair?.reasons.map(reason => reason.code)]
  }

  expect(await seen(manager)).toEqual([null, null, [], ['same-name', 'kept-private']])
  expect(await seen(await t.viewerOf(world.administrator))).toEqual([
    numbers.vat,
    numbers.pic,
    ['Hidden cluster'],
    ['same-vat', 'same-email', 'same-website', 'same-name'],
  ])
})

test('the word of one side holds for that side; of both, or of who looks after both, for everybody', async () => {
  const [a, b] = [
    await addOrganisation(t.house, 'Between One', { clusterId: world.own.clusterId, visibility: 'platform' }),
    await addOrganisation(t.house, 'Between Two', {
      clusterId: world.foreign.clusterId,
      visibility: 'platform',
    }),
  ]
  const pairs = [{ left: a, right: b, score: 0.9, decision: 'perhaps' as const, reasons: [] }]
  await savePairs(db(), pairs, now())
  const foreign = await t.viewerOf(world.foreign.people.manager)
  const administrator = await t.viewerOf(world.administrator)
  const shown = async () => {
    const lists = []
    for (const viewer of [manager, foreign, administrator])
      for (const show of ['open', 'different'] as const)
        if (
          (await t.call(listDuplicates, { show }, viewer)).items.some(one =>
            [one.left.id, one.right.id].includes(a),
          )
        )
          lists.push(show)
    return lists
  }
  const say = (viewer: Viewer) =>
    t.call(decideDuplicate, { organisation: a, other: b, decision: 'different' }, viewer)

  const before = await shown()
  await say(manager)
  await savePairs(db(), pairs, now())
  const bySide = await shown()
  t.moveClock(1000)
  await say(foreign)

  expect({ before, bySide, byBoth: await shown() }).toEqual({
    before: ['open', 'open', 'open'],
    bySide: ['different', 'open', 'open'],
    byBoth: ['different', 'different', 'different'],
  })
})
