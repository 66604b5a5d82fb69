import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { isDatabaseFault } from '../../src/database/faults.ts'
import { withQueryTimeout } from '../../src/database/query-timeout.ts'
import { openServer } from '../../src/database/server/open-server.ts'
import { silentLog } from '../harness/database.ts'
import { startTestServer, type TestServer } from '../harness/postgres.ts'
import { startTcpProxy, type TcpProxy } from '../harness/tcp-proxy.ts'

// These tests wait for disks and processes, which a busy machine makes slow.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let server: TestServer
let proxy: TcpProxy
let database: Database

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.stop())

beforeEach(async () => {
  proxy = await startTcpProxy(Number(new URL(server.url).port))
  database = await openServer(`postgres://postgres@127.0.0.1:${proxy.port}/postgres`, silentLog)
  await sql`drop table if exists kept`.execute(database.db)
  await sql`create table kept (number int)`.execute(database.db)
})

afterEach(async () => {
  await database.close()
  await proxy.close()
})

async function readKept(): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from kept order by number`.execute(database.db)
  return rows.map(row => row.number)
}

test('a network that swallows everything ends in an error in time, and work goes on when it is back', async () => {
  await sql`insert into kept values (1)`.execute(database.db)
  proxy.setMode('swallow')
  const begun = performance.now()
  const attempts = await Promise.allSettled(
    Array.from({ length: 15 }, () =>
      withQueryTimeout(500, () => sql`insert into kept values (2)`.execute(database.db)),
    ),
  )
  const codes = attempts.map(attempt =>
    attempt.status === 'rejected' && isDatabaseFault(attempt.reason) ? attempt.reason.code : attempt.status,
  )
  expect(codes.filter(code => code !== 'query-time-out' && code !== 'unavailable')).toEqual([])
  expect(codes).toContain('query-time-out')
  expect(performance.now() - begun).toBeLessThan(10_000)
  proxy.setMode('pass')
  const back = performance.now()
  expect(await readKept()).toEqual([1])
  expect(performance.now() - back).toBeLessThan(5000)
})

test('a connection that breaks in a transaction undoes it and says so', async () => {
  const broken = database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    proxy.breakAll()
    await sql`insert into kept values (2)`.execute(transaction)
  })
  await expect(broken).rejects.toMatchObject({ name: 'DatabaseFault', code: 'connection-lost' })
  expect(await readKept()).toEqual([])
})

test('the server stops a statement whose client gave up', async () => {
  const endless = withQueryTimeout(300, () =>
    sql`select pg_sleep(600) as endless_statement`.execute(database.db),
  )
  await expect(endless).rejects.toMatchObject({ code: 'query-time-out' })
  const running = async () => {
    const { rows } = await sql`select 1 from pg_stat_activity
      where query like '%pg_sleep(600)%' and state = 'active' and pid <> pg_backend_pid()`.execute(
      database.db,
    )
    return rows.length
  }
  await expect.poll(running, { timeout: 8000 }).toBe(0)
})

test('a slow network is slow and nothing else', async () => {
  proxy.setMode('delay')
  await Promise.all(
    Array.from({ length: 5 }, (_, number) => sql`insert into kept values (${number})`.execute(database.db)),
  )
  expect(await readKept()).toEqual([0, 1, 2, 3, 4])
})

test('an address nobody listens at is told as unavailable', async () => {
  await proxy.close()
  const refused = openServer(`postgres://postgres@127.0.0.1:${proxy.port}/postgres`, silentLog)
  await expect(refused).rejects.toMatchObject({ name: 'DatabaseFault', code: 'unavailable' })
  proxy = await startTcpProxy(Number(new URL(server.url).port))
})
