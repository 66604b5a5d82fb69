import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation } from '../../../tests/harness/world.ts'
import { readSheet } from '../../server/sheets/read-sheet.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import {
  chooseAttendanceSheet,
  getAttendance,
  getAttendanceProblems,
  mapAttendance,
  takeAttendance,
} from './contract-attendance.ts'
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

let events = 0
/** Sends a list of an event of its own, so that no list finds another's companies reported already. */
const send = (text: string | Uint8Array) => {
  events += 1
  return scene.sendList(text, { title: `Webinar ${events}`, fileName: 'list.csv' })
}
const look = (list: string, rest: object = {}) =>
  scene.t.call(getAttendance, { list, ...rest }, scene.manager)
const map = (list: string, columns: (string | null)[], rest: object = {}) =>
  scene.t.call(mapAttendance, { list, columns, version: 1, ...rest }, scene.manager)

// Icelandic: none of its headings is known.
const icelandic = `Þátttakandi;Vinnustaður;Netfang;Viðvera
Ann;Company a;ann@gmail.com;45
Bob;;bob@optik.example;1:15
Dee;Strangers Ltd;;60
`

test('a list whose headings are not known is kept, mapped by hand and taken over', async () => {
  const { t, manager, define, read } = scene
  const indicator = await define({ counts: 'benefiting', name: 'Companies benefiting', unit: 'companies' })
  const before = (await read(indicator)).figure.claimed ?? 0
  const id = await send(
    'Þátttakandi;Vinnustaður;Vistfang;Viðvera\nAnn;Company a;ann at gmail;45\nBob;;bob@optik.example;1:15\nDee;Strangers Ltd;;60\n',
  )
  const seen = await look(id)
  expect([seen.isMapped, seen.asksForColumns]).toEqual([false, true])
  expect(seen.columns.map(({ heading, field, samples }) => [heading, field, samples])).toEqual([
    ['Þátttakandi', null, ['Ann', 'Bob', 'Dee']],
    ['Vinnustaður', null, ['Company a', 'Strangers Ltd']],
    ['Vistfang', null, ['ann at gmail', 'bob@optik.example']],
    ['Viðvera', null, ['45', '1:15', '60']],
  ])
  expect(seen.counts).toEqual({ counts: 0, double: 0, 'not-a-member': 0, unreadable: 3 })
  expect(seen.rows.map(row => row.firstCell)).toEqual(['Ann', 'Bob', 'Dee'])
  await expect(t.call(takeAttendance, { list: id }, manager)).rejects.toMatchObject({
    faults: [{ field: 'columns.0', code: 'no-attendance-columns' }],
  })

  expect(await map(id, ['name', 'organisation', 'email', 'minutes'])).toEqual({ id })
  const mapped = await look(id)
  expect(mapped.isMapped).toBe(true)
  expect(
    mapped.rows.map(({ number, name, standing, reason, hours }) => [number, name, standing, reason, hours]),
  ).toEqual([
    [2, 'Ann', 'counts', 'by-name', 0.75],
    [3, 'Bob', 'counts', 'by-address', 1.25],
    [4, 'Dee', 'not-a-member', 'nobody-known', null],
  ])
  expect(await t.call(takeAttendance, { list: id, version: mapped.list.version }, manager)).toEqual({
    added: 2,
  })
  expect((await read(indicator)).figure.claimed).toBe(before + 2)
})

test('what somebody said of headings holds for the next list of the cluster, and says so', async () => {
  const first = await send(icelandic)
  // Only the e-mail is known, by its values.
  const seen = await look(first)
  expect(seen.columns.map(one => one.field)).toEqual([null, null, 'email', null])
  expect([seen.isMapped, seen.asksForColumns]).toEqual([true, false])
  await map(first, ['name', 'organisation', 'email', 'minutes'])
  const next = await look(await send(icelandic.replace('Ann;', 'Eve;')))
  expect(next.isMapped).toBe(true)
  expect(next.columns.map(({ field, reason }) => [field, reason.code])).toEqual([
    ['name', 'remembered'],
    ['organisation', 'remembered'],
    ['email', 'remembered'],
    ['minutes', 'remembered'],
  ])
  expect(next.counts.counts).toBe(2)
})

test('headings that were recognised wrongly are put right; nothing of the list is lost', async () => {
  // Here 'Name' is the company's.
  const id = await send('Name;Company\nCompany a;Northern hall\nOptik Works GmbH;Southern hall\n')
  expect((await look(id)).counts).toEqual({ counts: 0, double: 0, 'not-a-member': 2, unreadable: 0 })
  await map(id, ['organisation', null])
  const seen = await look(id)
  expect(seen.counts).toEqual({ counts: 2, double: 0, 'not-a-member': 0, unreadable: 0 })
  expect(seen.columns.map(one => [one.field, one.proposed])).toEqual([
    ['organisation', 'name'],
    [null, 'organisation'],
  ])
  await scene.empty()
})

test('where no row is of a member, what the columns mean is asked, until somebody has said it', async () => {
  const id = await send('Vinnustaður;Netfang\nCompany a;ann@gmail.com\n')
  const before = await look(id)
  expect([before.isMapped, before.asksForColumns]).toEqual([true, true])
  await map(id, [null, 'email'])
  expect((await look(id)).asksForColumns).toBe(false)
})

test('a file without headings keeps its first guest', async () => {
  const id = await send('Company a,12\nOptik Works GmbH,20\n')
  expect((await look(id)).total).toBe(1)
  await map(id, ['organisation', 'minutes'], { headless: true })
  const seen = await look(id)
  expect(seen.list.headless).toBe(true)
  expect(seen.rows.map(row => [row.number, row.organisation, row.standing, row.hours])).toEqual([
    [1, 'Company a', 'counts', 0.2],
    [2, 'Optik Works GmbH', 'counts', 0.33],
  ])
  // Those were no headings, so they say nothing of a later list.
  const later = await look(await send('Company a,12\nSomebody,20\n'))
  expect(later.columns.map(one => one.reason.code)).toEqual(['part-of-heading', 'none'])
})

test('a mapping that cannot be is refused beside its column, and leaves what was said before', async () => {
  const id = await send(icelandic)
  const faultsOf = async (columns: (string | null)[]) =>
    await map(id, columns).then(
      () => [],
      (error: { faults: unknown[] }) => error.faults,
    )
  expect(await faultsOf(['name', null, '', 'minutes'])).toEqual([
    { field: 'columns.0', code: 'no-attendance-columns' },
  ])
  expect(await faultsOf(['organisation', 'organisation'])).toEqual([
    { field: 'columns.1', code: 'column-twice' },
  ])
  expect(await faultsOf(['organisation', 'constructor', '__proto__', 'phone'])).toEqual(
    [1, 2, 3].map(column => ({ field: `columns.${column}`, code: 'not-offered' })),
  )
  // More columns than the file has mean nothing.
  await map(id, ['name', 'organisation', null, null, 'email', 'vat'])
  expect((await look(id)).columns.map(one => one.field)).toEqual(['name', 'organisation', null, null])
})

test('of two who map one list the second is told, and nobody takes over what they have not seen', async () => {
  const { t, manager, coordinator } = scene
  const id = await send(icelandic)
  await map(id, ['name', 'organisation', 'email', null])
  await expect(
    t.call(mapAttendance, { list: id, columns: ['organisation'], version: 1 }, coordinator),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(t.call(takeAttendance, { list: id, version: 1 }, manager)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect(await t.call(takeAttendance, { list: id, version: 2 }, manager)).toEqual({ added: 2 })
  for (const late of [
    map(id, [null, 'organisation'], { version: 2 }),
    t.call(chooseAttendanceSheet, { list: id, encoding: 'utf-8' }, manager),
  ])
    await expect(late).rejects.toMatchObject({ code: 'import-over' })
})

test('nobody maps a list but who reports for its cluster', async () => {
  const { t, funder, editor } = scene
  const id = await send(icelandic)
  for (const who of [funder, editor]) {
    const mapped = t.call(mapAttendance, { list: id, columns: [null, 'organisation'], version: 1 }, who)
    await expect(mapped).rejects.toMatchObject({ code: 'not-allowed' })
    const turned = t.call(chooseAttendanceSheet, { list: id, encoding: 'utf-8' }, who)
    await expect(turned).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(t.call(getAttendanceProblems, { list: id }, who)).rejects.toMatchObject({
      code: 'not-allowed',
    })
  }
})

test('letters and separator that were guessed can be seen, and the letters read in another way', async () => {
  const { t, manager } = scene
  const latin = Uint8Array.from(
    [...'Name\tVinnusta\u00f0ur\nZo\u00eb\tCompany a\n'].map(one => one.charCodeAt(0)),
  )
  const id = await send(latin)
  const { reading } = await look(id)
  expect(reading).toMatchObject({
    encoding: expect.stringMatching(/^windows-/),
    delimiter: '\t',
    sheet: null,
  })
  expect(reading.notes.map(note => note.code)).toEqual(['encoding-guessed'])
  expect(reading.encodings.length).toBeGreaterThan(1)
  await map(id, ['name', 'organisation'])
  await t.call(chooseAttendanceSheet, { list: id, encoding: 'windows-1250', version: 2 }, manager)
  const turned = await look(id)
  expect(turned.reading).toMatchObject({ encoding: 'windows-1250', notes: [] })
  expect(turned.columns.map(one => one.heading)).toEqual(['Name', 'Vinnustađur'])
  expect(turned.list.version).toBe(3)
  // What was said of the columns is gone with them, and no later list is read by it.
  expect(turned.columns.map(one => one.field)).toEqual(['name', null])
  const later = await look(await send(latin))
  expect(later.columns.map(one => [one.field, one.reason.code])).toEqual([
    ['name', 'known-heading'],
    [null, 'none'],
  ])
})

test('hostile headings: twice the same, none, very many, very long', async () => {
  const twice = await send('Company;Company;;Company\nNobody;Company a;x;y\n')
  expect((await look(twice)).columns.map(one => [one.heading, one.field])).toEqual([
    ['Company', 'organisation'],
    ['Company', null],
    ['', null],
    ['Company', null],
  ])
  await map(twice, [null, 'organisation', null, null])
  expect((await look(twice)).counts.counts).toBe(1)

  const many = (count: number) =>
    `${Array.from({ length: count }, (_, index) => `Dálkur ${index}`).join(';')}\n${Array.from({ length: count }, (_, index) => (index === count - 1 ? 'Company a' : 'x')).join(';')}\n`
  const widest = await send(many(200))
  await map(widest, [...Array.from({ length: 199 }, () => null), 'organisation'])
  expect((await look(widest)).counts.counts).toBe(1)
  await expect(send(many(500))).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('more than 200 columns'),
  })

  const long = await send(`${'Mjög langt heiti '.repeat(1_500)};${'"<script>'.repeat(3)}\nCompany a;1\n`)
  await map(long, ['organisation', null])
  const { columns, counts } = await look(long)
  expect(counts.counts).toBe(1)
  expect(columns[0]?.heading).toHaveLength(120)
})

test('what cannot be taken comes back in the columns of the file, letter by letter, with reason and fix', async () => {
  const { t, manager } = scene
  const id = await send(`${icelandic}=HYPERLINK("http://x");+Evil;@sum;-1\n`)
  await map(id, ['name', 'organisation', 'email', 'minutes'])
  const file = (await t.call(getAttendanceProblems, { list: id }, manager)) as FileAnswer
  expect(file.fileName).toBe('list not taken.xlsx')
  const { hash } = await t.house.files.put(file.body as Uint8Array)
  const rows: string[][] = []
  const { header } = await readSheet(await t.house.files.local(hash), { name: file.fileName }, batch => {
    rows.push(...batch.map(row => row.cells))
  })
  expect(header).toEqual(['Þátttakandi', 'Vinnustaður', 'Netfang', 'Viðvera', 'Row', 'Reason', 'What to do'])
  expect(rows.map(row => row.slice(0, 5))).toEqual([
    ['Dee', 'Strangers Ltd', '', '60', '4'],
    ['=HYPERLINK("http://x")', '+Evil', '@sum', '-1', '5'],
  ])
  expect(rows.map(row => row[5])).toEqual([
    'No member of this cluster is known by this',
    'No member of this cluster is known by this',
  ])
})
