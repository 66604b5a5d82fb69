/**
 * Fails the n-th flush, write, rename or removal below the embedded database, an upload and a backup, for one n after the
 * other, and prints one JSON line for each: `fault-sweep.ts <folder>`, with `--import inject-faults.ts`.
 */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { checkSeal } from '../../src/database/backup/frame.ts'
import { writeBackup } from '../../src/database/backup/write-backup.ts'
import type { Database } from '../../src/database/database.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { openFileStore } from '../../src/server/file-store.ts'
import { silentLog } from '../harness/database.ts'
import { failAt, type Operation, stopFailing } from './inject-faults.ts'

const [, , folder = ''] = process.argv
const say = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** Numbers whose pair of rows is there, and how many rows stand without their other half. */
async function readBack(database: Database): Promise<{ kept: Set<number>; torn: number }> {
  const { rows } = await sql<{ one: number | null; two: number | null }>`
    select written.number as one, written_too.number as two from written full join written_too using (number)`.execute(
    database.db,
  )
  const torn = rows.filter(row => row.one === null || row.two === null).length
  return { kept: new Set(rows.flatMap(row => row.one ?? [])), torn }
}

let next = 0

/** Writes pairs until a fault has struck or enough were written; says what was acknowledged and what was refused. */
async function writePairs(
  database: Database,
  most: number,
): Promise<{ acknowledged: number[]; refused: number[] }> {
  const acknowledged: number[] = []
  const refused: number[] = []
  for (let round = 0; round < most && refused.length === 0; round++) {
    const number = next++
    try {
      await database.db.transaction().execute(async transaction => {
        await sql`insert into written values (${number}::int)`.execute(transaction)
        await sql`insert into written_too values (${number}::int)`.execute(transaction)
      })
      acknowledged.push(number)
    } catch {
      refused.push(number)
    }
  }
  return { acknowledged, refused }
}

/** The whole history: nothing acknowledged may ever be missing. */
const promised: number[] = []

async function sweepDatabase(): Promise<void> {
  const place = path.join(folder, 'database')
  let database = await openDatabase({ folder: place, log: silentLog })
  await sql`create table written (number int primary key)`.execute(database.db)
  await sql`create table written_too (number int primary key)`.execute(database.db)
  const cases: [Operation, number, boolean][] = [
    ...[1, 2, 3, 4, 6].map((n): [Operation, number, boolean] => ['fsync', n, false]),
    ...[1, 2, 3, 5].map((n): [Operation, number, boolean] => ['write', n, false]),
    ...[2, 4].map((n): [Operation, number, boolean] => ['write', n, true]),
  ]
  for (const [operation, n, full] of cases) {
    failAt(operation, n, full)
    const { acknowledged, refused } = await writePairs(database, 12)
    const struck = stopFailing()
    promised.push(...acknowledged)
    // The engine that met the fault has been replaced by now: it answers, and has everything.
    const { kept, torn } = await readBack(database)
    const lost = promised.filter(number => !kept.has(number))
    say({ what: 'database', operation, n, full, struck, refused: refused.length, lost: lost.length, torn })
  }
  await database.close()
  // Faults while opening: the start says so, and the one after it finds everything.
  for (const [operation, n] of [
    ['fsync', 1],
    ['fsync', 3],
    ['write', 1],
    ['rename', 1],
    ['unlink', 1],
  ] as const) {
    failAt(operation, n)
    let opened = true
    try {
      database = await openDatabase({ folder: place, log: silentLog })
      await database.close()
    } catch {
      opened = false
    }
    const struck = stopFailing()
    database = await openDatabase({ folder: place, log: silentLog })
    const { kept, torn } = await readBack(database)
    const lost = promised.filter(number => !kept.has(number))
    say({ what: 'opening', operation, n, struck, opened, lost: lost.length, torn })
    await database.close()
  }
  say({ what: 'promised', count: promised.length })
}

/** An upload that was refused leaves nothing that passes for whole; the same bytes sent again are kept. */
async function sweepUploads(): Promise<void> {
  const place = path.join(folder, 'files')
  const store = openFileStore(place, async () => undefined)
  for (const operation of ['fsync', 'write', 'rename'] as const)
    for (let n = 1; n <= 6; n++) {
      const bytes = randomBytes(20_000)
      const hash = createHash('sha256').update(bytes).digest('hex')
      failAt(operation, n)
      const first = await store.put(bytes).then(
        () => true,
        () => false,
      )
      const struck = stopFailing()
      const rightFirst = !(await store.exists(hash)) || bytes.equals(await store.get(hash))
      // Sent again, the folder must be flushed though the file is there by now: else a power cut could still take it.
      failAt('fsync', 1)
      const again = await store.put(bytes).then(
        () => true,
        () => false,
      )
      const flushed = stopFailing()
      if (!again) await store.put(bytes)
      const whole = bytes.equals(await store.get(hash))
      const drafts = fs
        .readdirSync(path.dirname(await store.local(hash)))
        .filter(name => name.startsWith('.')).length
      say({ what: 'upload', operation, n, struck, first, rightFirst, again, flushed, whole, drafts })
      if (!struck) break
    }
}

/** A backup that could not be written leaves the one before it, whole. */
async function sweepBackups(): Promise<void> {
  const database = await openDatabase({ folder: path.join(folder, 'database'), log: silentLog })
  const file = path.join(folder, 'kontor.backup')
  await writeBackup(database, path.join(folder, 'files'), file)
  for (const operation of ['fsync', 'write', 'rename'] as const)
    for (const n of [1, 2, 3, 5]) {
      const before = fs.readFileSync(file)
      failAt(operation, n, operation === 'write')
      const written = await writeBackup(database, path.join(folder, 'files'), file).then(
        () => true,
        () => false,
      )
      const struck = stopFailing()
      const whole = await checkSeal(file).then(
        () => true,
        () => false,
      )
      const kept = fs.readFileSync(file).equals(before)
      const drafts = fs.readdirSync(folder).filter(name => name.includes('unfinished')).length
      say({ what: 'backup', operation, n, struck, written, whole, kept, drafts })
      if (!struck) break
    }
  await database.close()
}

await sweepDatabase()
await sweepUploads()
await sweepBackups()
say({ what: 'end' })
