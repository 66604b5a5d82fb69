import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { getAttendance, sendAttendance, takeAttendance } from './contract-attendance.ts'
import { listReported } from './contract-records.ts'
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

async function send(text: string | Uint8Array, name = 'webinar.csv', viewer: Viewer = scene.manager) {
  const { t, world } = scene
  const { own } = world
  const { hash, size } = await t.house.files.put(
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
  )
  await t.house.database.db
    .insertInto('upload')
    .values({ person_id: viewer.personId ?? '', hash, size, sent_at: t.house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return t.call(
    sendAttendance,
    {
      partnership: own.partnershipId,
      clusterId: own.clusterId,
      title: 'How hospitals buy',
      heldOn: '2026-09-10',
      file: { hash, name },
    },
    viewer,
  )
}

test('a list is read by its headings and shown row by row before anything counts; the good rows become services once', async () => {
  const { t, world, manager, define, read } = scene
  const indicator = await define({
    counts: 'services',
    services: ['webinar'],
    name: 'Webinars',
    unit: 'services',
  })
  const { id } = await send(csv)
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
  const first = await send(csv)
  await t.call(takeAttendance, { list: first.id }, manager)
  const again = await send(csv)
  expect(
    (await t.call(getAttendance, { list: again.id, show: 'double' }, manager)).rows.map(one => one.reason),
  ).toEqual(['reported-already', 'reported-already', 'reported-already'])
  expect(await t.call(takeAttendance, { list: again.id }, manager)).toEqual({ added: 0 })
})

test('a list of people is read by nobody but who reports for its cluster', async () => {
  const { t, funder, editor, coordinator } = scene
  const { id } = await send(csv)
  for (const who of [funder, editor])
    await expect(t.call(getAttendance, { list: id }, who)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await t.call(getAttendance, { list: id }, coordinator)).total).toBe(5)
})

test('a file that cannot be read is refused with a sentence, hostile files as every import refuses them', async () => {
  await expect(send(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'list.xlsx')).rejects.toMatchObject({
    code: 'input-invalid',
  })
  await expect(send(new Uint8Array(2_000).fill(7), 'list.csv')).rejects.toMatchObject({
    code: 'input-invalid',
  })
  const long = `Company\n${'Company a\n'.repeat(5_001)}`
  await expect(send(long)).rejects.toMatchObject({ faults: [{ code: 'too-many-rows' }] })
})
