import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase, testBackend } from '../../tests/harness/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})

afterAll(() => database.close())

test('a hundred failing statements never disturb the one that follows', async () => {
  for (let round = 0; round < 100; round++) {
    await expect(sql`select * from nowhere`.execute(database.db)).rejects.toMatchObject({ code: '42P01' })
    const { rows } = await sql`select ${round}::int as round`.execute(database.db)
    expect(rows).toEqual([{ round }])
  }
})

test.skipIf(testBackend() === 'server')(
  'statistics follow what was written, table by table, so that plans do not stay those of an empty table',
  async () => {
    const write = (from: number, to: number) =>
      sql`insert into setting (name, value) select 'number ' || it, '1' from generate_series(${from}::int, ${to}::int) as it`.execute(
        database.db,
      )
    const planned = async () => {
      const { rows } = await sql<{ rows: number }>`
        select reltuples::int as rows from pg_class where relname = 'setting'`.execute(database.db)
      return rows[0]?.rows
    }
    await write(1, 300)
    await database.refreshStatistics()
    expect(await planned()).toBe(300)
    await write(301, 310)
    await database.refreshStatistics()
    expect(await planned(), 'a few more rows are not worth a look').toBe(300)
  },
)
