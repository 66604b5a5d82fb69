import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  discardAttendance,
  getAttendance,
  listAttendance,
  sendAttendance,
  takeAttendance,
} from './contract-attendance.ts'
import { listReported, withdrawReported } from './contract-records.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
  const { t, world } = scene
  const id = await addOrganisation(t.house, 'Optik Works GmbH', { clusterId: world.own.clusterId })
  await t.house.database.db
    .updateTable('organisation')
    .set({ website: 'https://optik.example' })
    .where('id', '=', id)
    .execute()
})
afterAll(() => scene.t.close())
beforeEach(() => scene.empty())

const csv = `Name;Company;E-mail;Duration (minutes)
Ann;Company a;ann@gmail.com;45
Bob;;bob@optik.example;1:15
Cas;Company a;;90
Dee;Strangers Ltd;dee@strangers.example;60
Eve;;;
`

test('a list is read by its headings and shown row by row before anything counts; the good rows become services once', async () => {
  const { t, world, manager, define, read } = scene
  const indicator = await define({
    counts: 'services',
    services: ['webinar'],
    name: 'Webinars',
    unit: 'services',
  })
  const id = await scene.sendList(csv)
  const seen = await t.call(getAttendance, { list: id }, manager)
  expect(seen.counts).toEqual({ counts: 2, double: 1, 'not-a-member': 1, unreadable: 1 })
  expect(seen.rows.map(({ number, standing, reason, hours }) => [number, standing, reason, hours])).toEqual([
    [2, 'counts', 'by-name', 1.5],
    [3, 'counts', 'by-address', 1.25],
    [4, 'double', 'same-company', null],
    [5, 'not-a-member', 'nobody-known', null],
    [6, 'unreadable', 'nothing-said', null],
  ])
  expect((await read(indicator)).figure.claimed).toBe(0)

  expect(await t.call(takeAttendance, { list: id }, manager)).toEqual({ added: 2 })
  await expect(t.call(takeAttendance, { list: id }, manager)).rejects.toMatchObject({ code: 'import-over' })
  expect((await read(indicator)).figure.claimed).toBe(2)
  const { items } = await t.call(listReported, { partnership: world.own.partnershipId }, manager)
  expect(items.map(one => [one.organisation?.name, one.hours, one.source, one.reach]).sort()).toEqual([
    ['Company a', 1.5, 'webinar.csv', 'indirect'],
    ['Optik Works GmbH', 1.25, 'webinar.csv', 'indirect'],
  ])
})

test('the same file twice adds nothing, and says so row by row', async () => {
  const { t, manager } = scene
  const first = await scene.sendList(csv)
  await t.call(takeAttendance, { list: first }, manager)
  const again = await scene.sendList(csv)
  expect(
    (await t.call(getAttendance, { list: again, show: 'double' }, manager)).rows.map(one => one.reason),
  ).toEqual(['reported-already', 'reported-already', 'reported-already'])
  expect(await t.call(takeAttendance, { list: again }, manager)).toEqual({ added: 0 })
})

test('a list of people is read by nobody but who reports for its cluster', async () => {
  const { t, funder, editor, coordinator } = scene
  const id = await scene.sendList(csv)
  for (const who of [funder, editor])
    await expect(t.call(getAttendance, { list: id }, who)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await t.call(getAttendance, { list: id }, coordinator)).total).toBe(5)
})

test('a file that cannot be read is refused with a sentence, hostile files as every import refuses them', async () => {
  await expect(
    scene.sendList(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), { fileName: 'list.xlsx' }),
  ).rejects.toMatchObject({
    code: 'input-invalid',
  })
  await expect(scene.sendList(new Uint8Array(2_000).fill(7), { fileName: 'list.csv' })).rejects.toMatchObject(
    {
      code: 'input-invalid',
    },
  )
  const long = `Company\n${'Company a\n'.repeat(5_001)}`
  await expect(scene.sendList(long)).rejects.toMatchObject({ faults: [{ code: 'too-many-rows' }] })
})

/** The manager of the second cluster, which belongs to the same partnership. */
async function secondManager(): Promise<Viewer> {
  const { t, world } = scene
  const id = await addPerson(t.house, `second manager ${t.house.newId()}`)
  await addGrant(t.house, id, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  return t.viewerOf(id)
}

/** Runs something while Company a is a member of the second cluster as well. */
async function inBoth<T>(run: () => Promise<T>): Promise<T> {
  const { t, world } = scene
  const { db } = t.house.database
  const id = t.house.newId()
  await db
    .insertInto('membership')
    .values({
      id,
      cluster_id: world.own.secondClusterId,
      organisation_id: world.own.organisationId,
      member_from: '2024-01-01',
      created_at: t.house.now(),
    })
    .execute()
  return run().finally(() => db.deleteFrom('membership').where('id', '=', id).execute())
}

const reasonsOf = async (list: string, viewer: Viewer = scene.manager) =>
  (await scene.t.call(getAttendance, { list }, viewer)).rows.map(one => one.reason)
const reported = async (viewer: Viewer = scene.coordinator) =>
  (await scene.t.call(listReported, { partnership: scene.world.own.partnershipId }, viewer)).items

test('a list is sent for a partner cluster that one manages, of an event that was, and from a file that one sent', async () => {
  const { t, world, manager, coordinator } = scene
  const { own, foreign } = world
  await expect(scene.sendList(csv, { clusterId: own.secondClusterId })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(scene.sendList(csv, { clusterId: foreign.clusterId })).rejects.toMatchObject({
    faults: [{ field: 'clusterId', code: 'not-offered' }],
  })
  await expect(scene.sendList(csv, { heldOn: '2027-01-01' })).rejects.toMatchObject({
    faults: [{ field: 'heldOn', code: 'in-the-future' }],
  })
  const id = await scene.sendList(csv, {}, coordinator)
  const { fileHash } = await t.house.database.db
    .selectFrom('attendance_list')
    .select('file_hash as fileHash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  // Whoever knows the hash of somebody else's list reads nothing by it.
  const stolen = {
    partnership: own.partnershipId,
    clusterId: own.secondClusterId,
    title: 'Stolen',
    heldOn: '2026-09-10',
    file: { hash: fileHash, name: 'x.csv' },
  }
  await expect(t.call(sendAttendance, stolen, await secondManager())).rejects.toMatchObject({
    faults: [{ field: 'file', code: 'missing' }],
  })
  expect((await t.call(listAttendance, { partnership: own.partnershipId }, manager)).items).toMatchObject([
    { id },
  ])
})

test('each manager sees the lists of their own cluster, the coordinator all; what was taken keeps its counts', async () => {
  const { t, world, manager, coordinator } = scene
  const { partnershipId: partnership, secondClusterId } = world.own
  const second = await secondManager()
  const mine = await scene.sendList(csv)
  const theirs = await scene.sendList(csv, { clusterId: secondClusterId }, second)
  const seen = async (viewer: Viewer) =>
    (await t.call(listAttendance, { partnership }, viewer)).items.map(one => one.id).sort()
  expect(await seen(manager)).toEqual([mine])
  expect(await seen(second)).toEqual([theirs])
  expect(await seen(coordinator)).toEqual([mine, theirs].sort())
  for (const [list, viewer] of [
    [mine, second],
    [theirs, manager],
  ] as const)
    await expect(t.call(getAttendance, { list }, viewer)).rejects.toMatchObject({ code: 'not-allowed' })

  await t.call(takeAttendance, { list: mine }, manager)
  const { counts, rows } = await t.call(getAttendance, { list: mine }, manager)
  expect(counts.counts).toBe(2)
  expect(rows.filter(row => row.standing === 'counts')).toEqual([])
})

test('a member of another cluster that a list names is nobody here', async () => {
  const { t, world } = scene
  await addOrganisation(t.house, 'Elsewhere Photonics', { clusterId: world.own.secondClusterId })
  await addOrganisation(t.house, 'Foreign Photonics', { clusterId: world.foreign.clusterId })
  const id = await scene.sendList('Company\nElsewhere Photonics\nForeign Photonics\nNobody at all\n')
  expect(await reasonsOf(id)).toEqual(['nobody-known', 'nobody-known', 'nobody-known'])
  const { rows } = await t.call(getAttendance, { list: id }, scene.coordinator)
  expect(rows.map(row => row.member)).toEqual([null, null, null])
})

test('two clusters that send the list of one event report a company of both once, also at one moment', async () => {
  const { t, manager } = scene
  const second = await secondManager()
  await inBoth(async () => {
    const mine = { title: 'How hospitals buy' }
    const theirs = { title: 'HOW hospitals buy', clusterId: scene.world.own.secondClusterId }
    const lists: { list: string; viewer: Viewer }[] = []
    for (let each = 0; each < 5; each++)
      for (const [rest, viewer] of [
        [mine, manager],
        [theirs, second],
      ] as const)
        lists.push({ list: await scene.sendList('Company\nCompany a\n', rest, viewer), viewer })
    const added = await Promise.all(lists.map(({ list, viewer }) => t.call(takeAttendance, { list }, viewer)))
    expect(added.map(one => one.added).sort((a, b) => b - a)).toEqual([
      1,
      ...Array.from({ length: 9 }, () => 0),
    ])
    expect(await reported()).toHaveLength(1)
    // Another event of that day is another service.
    const third = await scene.sendList('Company\nCompany a\n', { title: 'Another hour' })
    expect(await t.call(takeAttendance, { list: third }, manager)).toEqual({ added: 1 })
  })
})

test('services that were withdrawn can come with the same list again; merged companies do not come twice', async () => {
  const { t, world, manager } = scene
  const { db } = t.house.database
  const list = 'Company\nCompany a\nTwin Optics\n'
  const twin = await addOrganisation(t.house, 'Twin Optics', { clusterId: world.own.clusterId })
  const first = await scene.sendList(list)
  expect(await t.call(takeAttendance, { list: first }, manager)).toEqual({ added: 2 })
  for (const one of await reported())
    if (one.organisation?.name === 'Twin Optics')
      await t.call(withdrawReported, { record: one.id, version: 1, reason: 'a mistake' }, manager)
  const again = await scene.sendList(list)
  expect(await reasonsOf(again)).toEqual(['reported-already', 'by-name'])

  // The other way about: what was reported of a company that went into another is of that one.
  await t.call(takeAttendance, { list: again }, manager)
  await db
    .updateTable('organisation')
    .set({ merged_into: world.own.organisationId })
    .where('id', '=', twin)
    .execute()
  await db
    .deleteFrom('reported_record')
    .where(
      'id',
      'in',
      (await reported())
        .filter(one => one.organisation?.name === 'Company a')
        .slice(0, 1)
        .map(one => one.id),
    )
    .execute()
  expect(await reasonsOf(await scene.sendList('Company\nCompany a\n'))).toEqual(['reported-already'])
  await db.deleteFrom('membership').where('organisation_id', '=', twin).execute()
})

test('who counts is who was a member on the day of the event, not today', async () => {
  const { t, world } = scene
  const { db } = t.house.database
  const joined = await addOrganisation(t.house, 'Joined Later', { clusterId: world.own.clusterId })
  const left = await addOrganisation(t.house, 'Left Since', { clusterId: world.own.clusterId })
  const gone = await addOrganisation(t.house, 'Gone Before', { clusterId: world.own.clusterId })
  const set = (id: string, member_from: string, member_to: string | null) =>
    db.updateTable('membership').set({ member_from, member_to }).where('organisation_id', '=', id).execute()
  await set(joined, '2026-09-11', null)
  await set(left, '2024-01-01', '2026-09-10')
  await set(gone, '2024-01-01', '2026-09-09')
  const id = await scene.sendList('Company\nJoined Later\nLeft Since\nGone Before\n')
  const seen = await t.call(getAttendance, { list: id }, scene.manager)
  expect(seen.rows.map(({ standing, reason, member }) => [standing, reason, member?.name])).toEqual([
    ['not-a-member', 'not-member-then', 'Joined Later'],
    ['counts', 'by-name', 'Left Since'],
    ['not-a-member', 'not-member-then', 'Gone Before'],
  ])
  // What it says would count counts.
  const indicator = await scene.define({
    counts: 'services',
    services: ['webinar'],
    name: 'W',
    unit: 'services',
  })
  await t.call(takeAttendance, { list: id }, scene.manager)
  expect((await scene.read(indicator)).figure.claimed).toBe(1)
  for (const one of [joined, left, gone])
    await db.deleteFrom('membership').where('organisation_id', '=', one).execute()
})

test('a list sent by mistake is thrown away with everybody in it; one that was taken over stays on record', async () => {
  const { t, manager, funder } = scene
  const wrong = await scene.sendList(csv)
  await expect(t.call(discardAttendance, { list: wrong }, funder)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await t.call(discardAttendance, { list: wrong }, manager)
  await expect(t.call(getAttendance, { list: wrong }, manager)).rejects.toMatchObject({ code: 'not-found' })
  const { db } = t.house.database
  expect(await db.selectFrom('attendance_list').select('id').execute()).toEqual([])
  const right = await scene.sendList(csv)
  await t.call(takeAttendance, { list: right }, manager)
  await expect(t.call(discardAttendance, { list: right }, manager)).rejects.toMatchObject({
    code: 'import-over',
  })
})
