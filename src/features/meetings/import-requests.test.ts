import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { chooseRequestSheet, getRequestImport, startRequestImport, uploadRequests } from './contract.ts'

let t: TestHouse
let world: World
let organiser: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  organiser = await t.viewerOf(world.own.people.organiser)
})
afterAll(() => t.close())

const sheet = `Asking organisation;Asked organisation;Priority;Message
Company a;COUNTERPART A;must;Lasers for your clinic
Company a;Nobody Ltd;must;
Company a;Company a;B;
Company a;Counterpart a;very much;
`

async function send() {
  const { hash } = await t.house.files.put(Buffer.from(sheet))
  const { id } = await t.call(
    uploadRequests,
    { mission: world.own.missionSlug, file: { hash, name: 'wishes.csv' } },
    organiser,
  )
  const proposed = await t.call(getRequestImport, { id }, organiser)
  await t.call(startRequestImport, { id, mapping: proposed.columns.map(column => column.field) }, organiser)
  await t.house.jobs.runDue()
  return { id, proposed, done: await t.call(getRequestImport, { id }, organiser) }
}

test('a sheet of requests goes in, what cannot comes back with the reason, and the same sheet again asks nobody twice', async () => {
  const first = await send()
  const second = await send()

  expect(first.proposed.columns.map(column => column.field)).toEqual(['from', 'to', 'wish', 'message'])
  expect(first.done).toMatchObject({ state: 'done', read: 4, created: 1, unchanged: 0, rejected: 3 })
  expect(first.done.problems.map(problem => [problem.row, problem.reason])).toEqual([
    [3, 'Nobody of ‘Nobody Ltd’ is confirmed here (asked side).'],
    [4, 'That is your own organisation.'],
    [5, '‘very much’ is no wish we know.'],
  ])
  expect(second.done).toMatchObject({ state: 'done', created: 0, unchanged: 1, rejected: 3 })
  const rows = await t.house.database.db
    .selectFrom('meeting_request')
    .select(['wish', 'message', 'created_by'])
    .execute()
  expect(rows).toEqual([
    { wish: 'must', message: 'Lasers for your clinic', created_by: world.own.people.organiser },
  ])
  const file = (await t.house.call('meetings.getRequestProblems', { id: first.id }, organiser)).output as {
    body: Uint8Array
  }
  expect(Buffer.from(file.body).subarray(0, 2).toString()).toBe('PK')
})

test('an import is for those who run the mission, and needs both organisations', async () => {
  const { hash } = await t.house.files.put(Buffer.from(sheet))
  const input = { mission: world.own.missionSlug, file: { hash, name: 'wishes.csv' } }
  const { id } = await t.call(uploadRequests, input, organiser)

  await expect(
    t.call(uploadRequests, input, await t.viewerOf(world.own.people.delegate)),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(
    t.call(getRequestImport, { id }, await t.viewerOf(world.foreign.people.organiser)),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(t.call(startRequestImport, { id, mapping: ['from', null] }, organiser)).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'mapping', code: 'column-missing-to' }],
  })
})

test('the sheet of requests is found among others of a workbook, and another can be turned to', async () => {
  const book = utils.book_new()
  const add = (name: string, rows: string[][]) =>
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  add('Rooms', [['Colour'], ['red']])
  add('Wishes', [
    ['Requester', 'Wunschpartner', 'Priority'],
    ['Company a', 'Counterpart a', 'must'],
  ])
  add('More', [
    ['Requester', 'Invitee'],
    ['Company a', 'Nobody Ltd'],
  ])
  const { hash } = await t.house.files.put(write(book, { type: 'buffer', bookType: 'ods' }) as Uint8Array)
  const file = { hash, name: 'wishes.ods' }
  const { id } = await t.call(uploadRequests, { mission: world.own.missionSlug, file }, organiser)
  const proposed = await t.call(getRequestImport, { id }, organiser)
  await t.call(chooseRequestSheet, { id, sheet: 'More' }, organiser)
  const chosen = await t.call(getRequestImport, { id }, organiser)
  const start = { id, mapping: ['from' as const, 'to' as const] }

  expect([proposed.sheet, proposed.sheets]).toEqual(['Wishes', ['Rooms', 'Wishes', 'More']])
  expect([chosen.sheet, chosen.columns.map(column => [column.heading, column.sample])]).toEqual([
    'More',
    [
      ['Requester', ['Company a']],
      ['Invitee', ['Nobody Ltd']],
    ],
  ])
  await expect(t.call(startRequestImport, { ...start, sheet: 'Wishes' }, organiser)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await t.call(startRequestImport, { ...start, sheet: 'More' }, organiser)
  await expect(t.call(chooseRequestSheet, { id, sheet: 'Wishes' }, organiser)).rejects.toMatchObject({
    code: 'import-begun',
  })
  await t.house.jobs.runDue()
  expect(await t.call(getRequestImport, { id }, organiser)).toMatchObject({
    state: 'done',
    read: 1,
    rejected: 1,
  })
})

test('letters of a sheet that does not say how they are coded are read as a person chooses, also by the job', async () => {
  const content = Buffer.from(
    'Asking organisation;Asked organisation\nCompany a;Caf\x8e Orl\x8eans\n',
    'latin1',
  )
  const { hash } = await t.house.files.put(new Uint8Array(content))
  const file = { hash, name: 'mac.csv' }
  const { id } = await t.call(uploadRequests, { mission: world.own.missionSlug, file }, organiser)
  const first = await t.call(getRequestImport, { id }, organiser)
  await t.call(chooseRequestSheet, { id, encoding: 'windows-1252' }, organiser)
  const turned = await t.call(getRequestImport, { id }, organiser)
  await t.call(startRequestImport, { id, mapping: ['from', 'to'] }, organiser)
  await t.house.jobs.runDue()
  const done = await t.call(getRequestImport, { id }, organiser)

  expect([first.encoding, first.columns[1]?.sample]).toEqual(['macintosh', ['Café Orléans']])
  expect([turned.encoding, turned.columns[1]?.sample]).toEqual(['windows-1252', ['CafŽ OrlŽans']])
  expect(done.problems.map(problem => problem.reason.includes('CafŽ OrlŽans'))).toEqual([true])
})
