import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { restoreBackup } from '../../src/database/backup/restore-backup.ts'
import { writeBackup } from '../../src/database/backup/write-backup.ts'
import type { Database } from '../../src/database/database.ts'
import type { Migration } from '../../src/database/migrations/index.ts'
import { openTestDatabase, prepareServerTemplate } from '../harness/database.ts'
import { startTestServer, type TestServer } from '../harness/postgres.ts'
import { fillOddly, oddSteps } from './odd-schema.ts'

// These tests wait for disks and processes, which a busy machine makes slow.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const ROWS = 2500

let server: TestServer | undefined
let folder: string
let opened: Database[]

beforeAll(async () => {
  if (process.env.KONTOR_TEST_DATABASE_URL) return
  server = await startTestServer()
  process.env.KONTOR_TEST_DATABASE_URL = server.url
  await prepareServerTemplate(server.url)
})

afterAll(async () => {
  if (!server) return
  delete process.env.KONTOR_TEST_DATABASE_URL
  await server.stop()
})

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-backup-'))
  opened = []
})

afterEach(async () => {
  for (const database of opened) await database.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function open(kind: 'embedded' | 'server'): Promise<Database> {
  const database = await openTestDatabase(kind)
  opened.push(database)
  return database
}

function inFolder(...parts: string[]): string {
  return path.join(folder, ...parts)
}

/** Some uploads: one of several pieces, one empty, one still being written. */
function makeFiles(home: string): void {
  fs.mkdirSync(path.join(home, 'ab'), { recursive: true })
  fs.writeFileSync(path.join(home, 'ab', 'big'), randomBytes(150_001))
  fs.writeFileSync(path.join(home, 'ab', 'none'), '')
  fs.writeFileSync(path.join(home, 'ab', '.draft'), 'not whole')
}

/** What a backup says, without when it was made. */
function contents(file: string): string[] {
  const bytes = fs.readFileSync(file)
  const text = gunzipSync(bytes.subarray('KONTOR BACKUP 1\n'.length, bytes.length - 73)).toString('utf8')
  return text.split('\n').filter(line => !line.startsWith('{"kind":"backup"'))
}

test('a backup goes from the embedded database to the server and back, every row and file the same', async () => {
  const source = await open('embedded')
  await fillOddly(source, ROWS)
  makeFiles(inFolder('files-1'))
  const first = await writeBackup(source, inFolder('files-1'), inFolder('1.kontor'))
  expect(first.tables.map(table => [table.name, table.rows])).toEqual([
    ['empty_one', 0],
    ['first_half', 3],
    ['kept', ROWS],
    ['log', 2],
    ['second_half', 2],
  ])

  const onServer = await open('server')
  const common = { replace: true, steps: oddSteps }
  await restoreBackup(inFolder('1.kontor'), {
    database: onServer,
    filesFolder: inFolder('files-2'),
    ...common,
  })
  const second = await writeBackup(onServer, inFolder('files-2'), inFolder('2.kontor'))

  const target = await open('embedded')
  await restoreBackup(inFolder('2.kontor'), { database: target, filesFolder: inFolder('files-3'), ...common })
  const third = await writeBackup(target, inFolder('files-3'), inFolder('3.kontor'))

  expect([second.tables, third.tables]).toEqual([first.tables, first.tables])
  expect([first.files, second.files, third.files]).toEqual([2, 2, 2])
  expect(contents(inFolder('2.kontor'))).toEqual(contents(inFolder('1.kontor')))
  expect(contents(inFolder('3.kontor'))).toEqual(contents(inFolder('1.kontor')))
  for (const name of ['big', 'none']) {
    expect(fs.readFileSync(inFolder('files-3', 'ab', name))).toEqual(
      fs.readFileSync(inFolder('files-1', 'ab', name)),
    )
  }
})

test('after restoring, counters go on, keys and triggers hold', async () => {
  const source = await open('embedded')
  await fillOddly(source, 20)
  await writeBackup(source, undefined, inFolder('1.kontor'))
  const target = await open('server')
  const filesFolder = inFolder('files')
  await restoreBackup(inFolder('1.kontor'), { database: target, filesFolder, replace: true, steps: oddSteps })
  const next = await sql`insert into kept (words) values ('next') returning number, doubled`.execute(
    target.db,
  )
  expect(next.rows).toEqual([{ number: 21, doubled: 42 }])
  const orphan = sql`insert into second_half values (9, 99)`.execute(target.db)
  await expect(orphan).rejects.toMatchObject({ code: '23503' })
  await expect(sql`update log set what = 'c'`.execute(target.db)).rejects.toMatchObject({ message: 'no' })
})

test('a flipped byte anywhere is found, and the target stays as it was', async () => {
  const source = await open('embedded')
  await fillOddly(source, 30)
  makeFiles(inFolder('files-1'))
  await writeBackup(source, inFolder('files-1'), inFolder('1.kontor'))
  const whole = fs.readFileSync(inFolder('1.kontor'))
  const target = { database: source, filesFolder: inFolder('files-2'), replace: true, steps: oddSteps }
  for (let round = 0; round < 100; round++) {
    const place = Math.floor((round / 99) * (whole.length - 1))
    const flipped = Buffer.from(whole)
    flipped[place] = (whole[place] ?? 0) ^ (1 << (round % 8))
    fs.writeFileSync(inFolder('flipped.kontor'), flipped)
    const restoring = restoreBackup(inFolder('flipped.kontor'), target)
    await expect(restoring, `bit ${round % 8} of byte ${place}`).rejects.toMatchObject({
      code: 'backup-damaged',
    })
  }
  fs.writeFileSync(inFolder('cut.kontor'), whole.subarray(0, whole.length / 2))
  await expect(restoreBackup(inFolder('cut.kontor'), target)).rejects.toMatchObject({
    code: 'backup-damaged',
  })
  expect((await sql`select count(*) as rows from kept`.execute(source.db)).rows).toEqual([{ rows: 30 }])
})

test('a database that holds rows is replaced only when told, and a failed restore changes nothing', async () => {
  const source = await open('embedded')
  await fillOddly(source, 10)
  await writeBackup(source, undefined, inFolder('1.kontor'))
  const target = await open('server')
  await sql`insert into setting (name, value) values ('colour', '"blue"')`.execute(target.db)
  const filesFolder = inFolder('files')
  const unasked = restoreBackup(inFolder('1.kontor'), { database: target, filesFolder, steps: oddSteps })
  await expect(unasked).rejects.toMatchObject({ code: 'target-not-empty' })
  // The steps of this version do not know the schema of that backup.
  const foreign = restoreBackup(inFolder('1.kontor'), { database: target, filesFolder, replace: true })
  await expect(foreign).rejects.toMatchObject({ code: 'newer-than-code' })
  const kept = await sql`select name, value from setting`.execute(target.db)
  expect(kept.rows).toEqual([{ name: 'colour', value: 'blue' }])
})

test('a backup of an earlier version is brought to this one', async () => {
  const source = await open('embedded')
  await fillOddly(source, 10)
  await writeBackup(source, undefined, inFolder('1.kontor'))
  const target = await open('embedded')
  const later: Migration = {
    name: '0002-later',
    up: async db => {
      await sql`alter table kept add later int default 7`.execute(db)
    },
  }
  const steps = [...oddSteps, later]
  await restoreBackup(inFolder('1.kontor'), {
    database: target,
    filesFolder: inFolder('f'),
    replace: true,
    steps,
  })
  const { rows } = await sql`select count(*) as rows, sum(later)::int as later from kept`.execute(target.db)
  expect(rows).toEqual([{ rows: 10, later: 70 }])
})
