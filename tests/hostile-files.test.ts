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

/** Sends a file as the screen does, then asks for its import; the answer of the import. */
async function importFile(content: Buffer) {
  const boundary = 'x1x1x1'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="members.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const stored = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/clusters/${clusterId}/imports`,
    headers: { cookie },
    payload: { file: stored.json() },
  })
  const { faults } = answer.json() as { faults?: { field: string; code: string }[] }
  return [answer.statusCode, faults?.map(fault => `${fault.field} ${fault.code}`) ?? []]
}

test('a workbook that unpacks to too much, says so or lies, is refused in words and the server goes on', async () => {
  const answers = [
    await importFile(await workbookThatStates(900_000_000)),
    await importFile(await workbookThatStates(10)),
    await importFile((await workbookThatStates(null)).subarray(0, 900)),
  ]
  const health = await app.inject({ method: 'GET', url: '/healthz' })
  const imports = await t.house.database.db.selectFrom('import').select('id').execute()

  expect(answers).toEqual([
    [413, ['file sheet-unpacks-too-large']],
    [413, ['file sheet-unpacks-too-large']],
    [422, ['file sheet-damaged']],
  ])
  expect([health.statusCode, imports, t.errors]).toEqual([200, [], []])
  // The same file with an honest directory goes in.
  expect(await importFile(await workbookThatStates(null))).toEqual([200, []])
})
