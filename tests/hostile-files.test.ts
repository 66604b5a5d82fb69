import { utils, write } from '@e965/xlsx'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/server/http.ts'
import { writeXlsx } from '../src/server/sheets/write-sheet.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { addCluster, addGrant, addPerson } from './harness/world.ts'

let t: TestHouse
let app: FastifyInstance
let cookie: string
let clusterId: string
beforeAll(async () => {
  t = await openTestHouse()
  app = await createHttpServer(t.house)
  clusterId = await addCluster(t.house, 'Hostile')
  const personId = await addPerson(t.house, 'manager')
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  cookie = `__Host-kontor=${await startTestSession(t.house, account.id)}`
})
afterAll(async () => {
  await app.close()
  await t.close()
})

/** A workbook whose directory states another unpacked size for every part: of a bomb that says so, or of one that lies. */
async function workbookThatStates(size: number | null): Promise<Buffer> {
  const rows = Array.from({ length: 50 }, (_, row) => [`Company ${row}`, 'LT'])
  const bytes = Buffer.from(await writeXlsx([{ title: 'Name' }, { title: 'Country' }], rows))
  if (size === null) return bytes
  const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02])
  for (let at = bytes.indexOf(entry); at !== -1; at = bytes.indexOf(entry, at + 4))
    bytes.writeUInt32LE(size, at + 24)
  return bytes
}

const boundary = 'x1x1x1'
const cookieOf = () => ({ cookie, 'content-type': `multipart/form-data; boundary=${boundary}` })

/** Sends a file as the screen does, then asks for its import. */
async function openImport(content: Buffer, name: string) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const stored = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: cookieOf(),
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return app.inject({
    method: 'POST',
    url: `/api/v1/clusters/${clusterId}/imports`,
    headers: { cookie },
    payload: { file: stored.json() },
  })
}

/** The answer to a file, and what it says is wrong. */
async function importFile(content: Buffer) {
  const answer = await openImport(content, 'members.xlsx')
  const { faults } = answer.json() as { faults?: { field: string; code: string }[] }
  return [answer.statusCode, faults?.map(fault => `${fault.field} ${fault.code}`) ?? []]
}

/** Imports a file to its end, its columns as they are proposed; names, towns and countries of what came in. */
async function importToItsEnd(content: Buffer, name: string): Promise<unknown[]> {
  const answer = await openImport(content, name)
  if (answer.statusCode !== 200) return [answer.statusCode, answer.json()]
  const { id } = answer.json() as { id: string }
  const url = `/api/v1/imports/${id}`
  const { columns } = (await app.inject({ url, headers: { cookie } })).json() as {
    columns: { field: string | null }[]
  }
  const choice = { columns: columns.map(({ field }) => field), addMembers: true, start: true }
  await app.inject({ method: 'PUT', url: `${url}/mapping`, headers: { cookie }, payload: choice })
  await t.house.jobs.runDue()
  const came = await t.house.database.db
    .selectFrom('import_row')
    .innerJoin('organisation', 'organisation.id', 'import_row.organisation_id')
    .select(['organisation.name', 'organisation.city', 'organisation.country'])
    .where('import_id', '=', id)
    .orderBy('organisation.name')
    .execute()
  return came.map(row => [row.name, row.city, row.country])
}

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** In the Baltic code page, of which these letters are all that is needed. */
function windows1257(text: string): Buffer {
  const pages: Record<string, number> = { Š: 0xd0, š: 0xf0, Ž: 0xde, ž: 0xfe, ė: 0xeb, ū: 0xfb, į: 0xe1 }
  return Buffer.from(Array.from(text, sign => pages[sign] ?? sign.charCodeAt(0)))
}

async function mergedWorkbook(): Promise<Buffer> {
  const sheet = utils.aoa_to_sheet([
    ['Members of 2026', '', ''],
    ['Name', 'City', 'Country'],
    ['Nauja Optika', 'Kaunas', 'Lithuania'],
    ['Senoji Optika', 'Alytus', ''],
  ])
  sheet['!merges'] = ['A1:C1', 'C3:C4'].map(range => utils.decode_range(range))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Members')
  return write(book, { type: 'buffer', bookType: 'xlsx' })
}

test('files in wrong letters, with semicolons or merged cells come in as they were meant', {
  timeout: 120_000,
}, async () => {
  const rows = (first: string, second: string) =>
    `Name;City;Country\r\n${first};Šiauliai;LT\r\n${second};Žiežmariai;LT\r\n`
  const garbled = rows('Müller Optik', 'Lazerių spektras').replace(/[^\0-\x7f]/g, letter =>
    new TextDecoder('macintosh').decode(Buffer.from(letter)),
  )

  const came = [
    await importToItsEnd(utf16(rows('Šviesa', 'Žara'), 'le'), 'members.csv'),
    await importToItsEnd(utf16(rows('Šviesa dvi', 'Žara dvi').replaceAll(';', '\t'), 'be'), 'members.txt'),
    await importToItsEnd(windows1257(rows('Šviesos konversija', 'Žaibo technika')), 'members.csv'),
    await importToItsEnd(Buffer.from(garbled), 'members.csv'),
    await importToItsEnd(await mergedWorkbook(), 'members.xlsx'),
  ]

  const both = (first: string, second: string) => [
    [first, 'Šiauliai', 'LT'],
    [second, 'Žiežmariai', 'LT'],
  ]
  expect(came).toEqual([
    both('Šviesa', 'Žara'),
    both('Šviesa dvi', 'Žara dvi'),
    both('Šviesos konversija', 'Žaibo technika'),
    both('Lazerių spektras', 'Müller Optik').map(([name], at) => [
      name,
      at === 0 ? 'Žiežmariai' : 'Šiauliai',
      'LT',
    ]),
    [
      ['Nauja Optika', 'Kaunas', 'LT'],
      ['Senoji Optika', 'Alytus', 'LT'],
    ],
  ])
  expect(t.errors).toEqual([])
})

test('a file of 200 MB is refused with the limit named, and others are answered while it comes', {
  timeout: 120_000,
}, async () => {
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const megabyte = new Uint8Array(1024 * 1024).fill(120)
  const head = new TextEncoder().encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\nContent-Type: text/csv\r\n\r\n`,
  )
  const answered: number[] = []
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(head),
    pull: async controller => {
      if (sent % 10 === 0) answered.push((await fetch(`${base}/healthz`)).status)
      if (sent++ < 200) return controller.enqueue(megabyte)
      controller.enqueue(new TextEncoder().encode(`\r\n--${boundary}--\r\n`))
      controller.close()
    },
  })
  const before = process.memoryUsage().rss

  // The types of the browser's fetch do not know that a body can be sent bit by bit.
  const send: RequestInit & { duplex: 'half' } = { method: 'POST', headers: cookieOf(), body, duplex: 'half' }
  const answer = await fetch(`${base}/api/v1/files`, send)
  const { code } = (await answer.json()) as { code: string }

  expect([answer.status, code]).toEqual([413, 'file-too-large'])
  expect(answered.length).toBeGreaterThan(2)
  expect(answered.filter(status => status !== 200)).toEqual([])
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150)
  expect((await app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
})

test('a form that breaks off, or is none, is refused in words', async () => {
  const whole = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName;Country\r\n--${boundary}--\r\n`
  const send = async (payload: string) =>
    (await app.inject({ method: 'POST', url: '/api/v1/files', headers: cookieOf(), payload })).statusCode

  const answers = [await send(whole)]
  for (const cut of [whole.length - 6, whole.length - 20, 60, 10])
    answers.push(await send(whole.slice(0, cut)))

  expect(answers[0]).toBe(201)
  expect(answers.slice(1).filter(status => status < 400 || status >= 500)).toEqual([])
  expect(t.errors).toEqual([])
})

test('a workbook that unpacks to too much, says so or lies, is refused in words and the server goes on', async () => {
  const answers = [
    await importFile(await workbookThatStates(900_000_000)),
    await importFile(await workbookThatStates(10)),
    await importFile((await workbookThatStates(null)).subarray(0, 900)),
  ]
  const health = await app.inject({ method: 'GET', url: '/healthz' })
  const imports = await t.house.database.db
    .selectFrom('import')
    .select('id')
    .where('state', '!=', 'done')
    .execute()

  expect(answers).toEqual([
    [413, ['file sheet-unpacks-too-large']],
    [413, ['file sheet-unpacks-too-large']],
    [422, ['file sheet-damaged']],
  ])
  expect([health.statusCode, imports, t.errors]).toEqual([200, [], []])
  // The same file with an honest directory goes in.
  expect(await importFile(await workbookThatStates(null))).toEqual([200, []])
})
