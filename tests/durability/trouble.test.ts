import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { openEmbedded } from '../../src/database/embedded/open-embedded.ts'
import { withQueryTimeout } from '../../src/database/query-timeout.ts'
import { findTemplate } from '../../src/database/template.ts'
import { silentLog } from '../harness/database.ts'

// These tests wait for disks and processes, which a busy machine makes slow.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-trouble-'))
})

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** The longest time in milliseconds that the event loop did not get to a timer while `work` ran. */
async function longestStall<T>(work: () => Promise<T>): Promise<{ result: T; stall: number }> {
  let last = performance.now()
  let stall = 0
  const timer = setInterval(() => {
    stall = Math.max(stall, performance.now() - last)
    last = performance.now()
  }, 10)
  try {
    return { result: await work(), stall }
  } finally {
    clearInterval(timer)
  }
}

async function countRows(database: Database): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from kept`.execute(database.db)
  return rows[0]?.rows ?? -1
}

test('an endless statement is ended alone: the server stays awake, others wait and succeed, nothing is lost', async () => {
  const database = await openEmbedded({ folder, log: silentLog, template: findTemplate() })
  const notices: string[] = []
  await database.listen('kontor', payload => notices.push(payload))
  await sql`create table kept (number int)`.execute(database.db)
  await sql`insert into kept values (1)`.execute(database.db)
  const { stall } = await longestStall(async () => {
    const endless = withQueryTimeout(400, () =>
      sql`select count(*) from generate_series(1, 100000000000)`.execute(database.db),
    )
    const waiting = Array.from({ length: 5 }, () => countRows(database))
    await expect(endless).rejects.toMatchObject({ name: 'DatabaseFault', code: 'query-time-out' })
    expect(await Promise.all(waiting)).toEqual([1, 1, 1, 1, 1])
  })
  expect(stall).toBeLessThan(1000)
  expect(await database.health()).toMatchObject({ ok: true, restarts: 1 })
  await sql`select pg_notify('kontor', 'again')`.execute(database.db)
  expect(notices).toEqual(['', 'again'])
  await database.close()
})

test('a transaction whose engine was ended is rolled back and says so', async () => {
  const database = await openEmbedded({ folder, log: silentLog, template: findTemplate() })
  await sql`create table kept (number int)`.execute(database.db)
  const half = database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    await withQueryTimeout(300, () =>
      sql`select count(*) from generate_series(1, 100000000000)`.execute(transaction),
    ).catch(() => {})
    await sql`insert into kept values (2)`.execute(transaction)
  })
  await expect(half).rejects.toMatchObject({ name: 'DatabaseFault', code: 'query-time-out' })
  expect(await countRows(database)).toBe(0)
  await database.close()
})

const mayMount = process.getuid?.() === 0
if (!mayMount && process.env.CI)
  throw new Error('The test of a full disk must mount a small disk and needs root.')

test.skipIf(!mayMount)(
  'on a full disk writing is refused, reading goes on, nothing acknowledged is lost, and writing resumes by itself',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=180m', 'tmpfs', folder])
    try {
      // No reserve at first, so that the engine itself meets the full disk.
      const database = await openEmbedded({ folder, log: silentLog, template: findTemplate(), reserve: 0 })
      await sql`create table kept (number int, filler text)`.execute(database.db)
      let acknowledged = 0
      const { result: fault, stall } = await longestStall(async () => {
        for (;;) {
          try {
            await sql`insert into kept select g, repeat('x', 900) from generate_series(1, 4000) g`.execute(
              database.db,
            )
            acknowledged += 4000
          } catch (error) {
            return error
          }
        }
      })
      expect(fault).toMatchObject({ name: 'DatabaseFault', code: 'disk-full' })
      expect(stall).toBeLessThan(1000)
      expect(acknowledged).toBeGreaterThan(4000)
      execFileSync('mount', ['-o', 'remount,size=500m', folder])
      expect(await countRows(database)).toBe(acknowledged)
      await sql`insert into kept values (0, '')`.execute(database.db)
      // An engine that met a full disk may spin at any later statement, so it must have been replaced.
      expect(await database.health()).toMatchObject({ ok: true, restarts: 1 })
      await database.close()

      const guarded = await openEmbedded({
        folder,
        log: silentLog,
        template: findTemplate(),
        reserve: 2 ** 40,
      })
      const write = sql`insert into kept values (0, '')`.execute(guarded.db)
      await expect(write).rejects.toMatchObject({ name: 'DatabaseFault', code: 'disk-full' })
      await expect(guarded.ensureRoom(1)).rejects.toMatchObject({ code: 'disk-full' })
      expect(await countRows(guarded)).toBe(acknowledged + 1)
      expect(await guarded.health()).toMatchObject({ ok: true, restarts: 0 })
      await guarded.close()
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  },
)
