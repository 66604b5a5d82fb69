import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'
import { startTestServer, type TestServer } from '../harness/postgres.ts'
import { startProgram } from './program.ts'

const KILLS = 20
/** Fewer would mean that the writer hardly wrote between the kills, and the test shows nothing. */
const FEWEST_ACKNOWLEDGED = 100

let folder: string

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-kill-'))
})

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Rows of both tables as the next process finds them. */
async function readBack(place: {
  folder: string
  url?: string
}): Promise<{ written: number[]; torn: number }> {
  const database = await openDatabase({ ...place, log: silentLog })
  try {
    const rows = await sql<{ number: number }>`select number from written order by number`.execute(
      database.db,
    )
    const torn = await sql<{ torn: number }>`
      select count(*) as torn from written full join written_too using (number)
      where written.number is null or written_too.number is null`.execute(database.db)
    return { written: rows.rows.map(row => row.number), torn: torn.rows[0]?.torn ?? -1 }
  } finally {
    await database.close()
  }
}

test('twenty kills of the embedded database lose no acknowledged row and tear no transaction', async () => {
  const acknowledged = new Set<number>()
  const opened: string[] = []
  let next = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = startProgram('writer', [folder, String(next)])
    opened.push(await writer.untilLine('open'))
    await writer.untilLine('A')
    // Between 20 and 210 ms, so that the kill falls into every part of a transaction.
    await new Promise(resolve => setTimeout(resolve, 20 + ((kill * 73) % 190)))
    await writer.kill()
    for (const line of writer.lines) if (line.startsWith('A ')) acknowledged.add(Number(line.slice(2)))
    // A row may have been committed just before the kill without being acknowledged.
    next = Math.max(-1, ...acknowledged) + 2
  }
  const { written, torn } = await readBack({ folder })
  const kept = new Set(written)
  expect({ lost: [...acknowledged].filter(number => !kept.has(number)), torn }).toEqual({ lost: [], torn: 0 })
  expect(written.length - acknowledged.size).toBeLessThanOrEqual(KILLS)
  expect(acknowledged.size).toBeGreaterThan(FEWEST_ACKNOWLEDGED)
  // A kill keeps the system's cache, so it cannot show a missing flush: the count at start-up does.
  expect(new Set(opened)).toEqual(new Set(['open true 1']))
}, 240_000)

test('killing every process of the server loses no acknowledged row, and the open database serves again', async () => {
  const server: TestServer = await startTestServer({ durable: true })
  try {
    const writer = startProgram('writer', [server.url, '0'])
    await writer.untilLine('A 20')
    await server.kill()
    await writer.kill()
    await server.restart()
    const acknowledged = writer.lines.filter(line => line.startsWith('A ')).map(line => Number(line.slice(2)))
    const { written, torn } = await readBack({ folder, url: server.url })
    expect({ lost: acknowledged.filter(number => !written.includes(number)), torn }).toEqual({
      lost: [],
      torn: 0,
    })

    const database = await openDatabase({ folder, url: server.url, log: silentLog })
    const notices: string[] = []
    await database.listen('kontor', payload => notices.push(payload))
    await server.kill()
    await expect(sql`select 1`.execute(database.db)).rejects.toMatchObject({ name: 'DatabaseFault' })
    await server.restart()
    await expect.poll(() => database.health().then(health => health.ok), { timeout: 5000 }).toBe(true)
    // The empty payload says that notices may have been missed.
    await expect.poll(() => notices, { timeout: 5000 }).toEqual([''])
    await sql`select pg_notify('kontor', 'again')`.execute(database.db)
    await expect.poll(() => notices, { timeout: 5000 }).toEqual(['', 'again'])
    await database.close()
  } finally {
    await server.stop()
  }
}, 240_000)
