import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { keptPlan } from '../shared/kept-plan.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})

afterAll(() => database.close())

const ask = async (number: number) =>
  (
    await sql<{
      number: unknown
    }>`select ${keptPlan} ${number}::int + added as number from kept_plan`.execute(database.db)
  ).rows

test('a statement whose plan is kept answers each time with its own values', async () => {
  await sql`create table kept_plan (added int)`.execute(database.db)
  await sql`insert into kept_plan values (1)`.execute(database.db)
  const answers: unknown[] = []
  for (let number = 0; number < 20; number++) answers.push(...(await ask(number)))

  expect(answers).toEqual(Array.from({ length: 20 }, (_, number) => ({ number: number + 1 })))
})

test('a statement whose plan no longer fits the tables fails once at most on each connection', async () => {
  await ask(1)
  await sql`alter table kept_plan alter column added type text using 'one'`.execute(database.db)
  await sql`alter table kept_plan alter column added type numeric using 2.5`.execute(database.db)
  const answers: unknown[] = []
  for (let nth = 0; nth < 20; nth++) answers.push(await ask(1).catch(() => 'failed'))

  expect(answers.filter(answer => answer === 'failed').length).toBeLessThanOrEqual(10)
  expect(answers.at(-1)).toEqual([{ number: '3.5' }])
})
