import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { emptySchema } from './backup/load-tables.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})

beforeEach(() => database.db.transaction().execute(emptySchema))

afterAll(() => database.close())

function step(name: string, ...statements: string[]): Migration {
  return {
    name,
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

const one = step('0001-one', 'create table one (id int)')
const two = step('0002-two', 'create table two (id int)')
const bad = step('0003-bad', 'create table half (id int)', 'create table one (id int)')

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select tablename::text as name from pg_tables
    where schemaname = 'public' order by tablename`.execute(database.db)
  return rows.map(row => row.name)
}

test('every step runs once, in order, and is remembered', async () => {
  expect(await migrate(database, { steps: [one] })).toEqual(['0001-one'])
  expect(await migrate(database, { steps: [one, two] })).toEqual(['0002-two'])
  expect(await migrate(database, { steps: [one, two] })).toEqual([])
  expect(await tables()).toEqual(['migration', 'one', 'two'])
})

test('a failing step says which and why, and leaves only itself undone', async () => {
  await expect(migrate(database, { steps: [one, bad] })).rejects.toMatchObject({
    code: 'migration-failed',
    message: 'The step 0003-bad of the database failed and was undone: relation "one" already exists',
  })
  expect(await tables()).toEqual(['migration', 'one'])
})

test('a database of a newer version is refused with a sentence', async () => {
  await migrate(database, { steps: [one, two] })
  await expect(migrate(database, { steps: [one] })).rejects.toMatchObject({
    code: 'newer-than-code',
    message: expect.stringContaining('newer version of Kontor (step 0002-two)'),
  })
})

test('a database in use is backed up before it changes, a fresh or finished one is not', async () => {
  const backupFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-migrate-'))
  try {
    await migrate(database, { steps: [one], backupFolder })
    await migrate(database, { steps: [one], backupFolder })
    expect(fs.readdirSync(backupFolder)).toEqual([])
    await migrate(database, { steps: [one, two], backupFolder })
    expect(fs.readdirSync(backupFolder)).toEqual([expect.stringMatching(/^before-0002-two-.*\.kontor$/)])
  } finally {
    fs.rmSync(backupFolder, { recursive: true })
  }
})

test('several at once run each step once', async () => {
  const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(database, { steps: [one, two] })))
  expect(runs.flat().sort()).toEqual(['0001-one', '0002-two'])
  expect(await tables()).toEqual(['migration', 'one', 'two'])
})
