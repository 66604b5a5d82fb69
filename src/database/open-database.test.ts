import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'

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
