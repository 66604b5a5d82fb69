import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { recordStatements } from './record-statements.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  await sql`create table kept (number int)`.execute(database.db)
})

beforeEach(async () => {
  await sql`delete from kept`.execute(database.db)
})

afterAll(() => database.close())

async function readKept(): Promise<unknown[]> {
  const { rows } = await sql<{ number: number }>`select number from kept order by number`.execute(database.db)
  return rows.map(row => row.number)
}

test('a transaction that throws leaves nothing, and its error comes through', async () => {
  const failing = database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await readKept()).toEqual([])
})

test('the outer db inside a transaction is an error, also deep inside, not a hang', async () => {
  const deep = async (): Promise<void> => {
    await Promise.resolve()
    await sql`insert into kept values (2)`.execute(database.db)
  }
  const wrong = database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    await deep()
  })
  await expect(wrong).rejects.toMatchObject({ name: 'DatabaseFault', code: 'outer-use-in-transaction' })
  const nested = database.db
    .transaction()
    .execute(async () => database.db.transaction().execute(async () => 1))
  await expect(nested).rejects.toMatchObject({ code: 'outer-use-in-transaction' })
  expect(await readKept()).toEqual([])
})

test('work begun in a transaction and going on after it may use the outer db', async () => {
  let open: (() => void) | undefined
  const gate = new Promise<void>(resolve => {
    open = resolve
  })
  let later: Promise<unknown> = Promise.resolve()
  await database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    later = gate.then(() => sql`insert into kept values (2)`.execute(database.db))
  })
  open?.()
  await later
  expect(await readKept()).toEqual([1, 2])
})

test('transactions begun together do not mix, and others see them only when they are done', async () => {
  const sums = await Promise.all(
    Array.from({ length: 8 }, (_, number) =>
      database.db.transaction().execute(async transaction => {
        await sql`insert into kept values (${number})`.execute(transaction)
        await sql`insert into kept values (${number + 100})`.execute(transaction)
        const { rows } = await sql<{ mine: number }>`
          select count(*) as mine from kept where number in (${number}, ${number + 100})`.execute(transaction)
        return rows[0]?.mine
      }),
    ),
  )
  expect(sums).toEqual(Array.from({ length: 8 }, () => 2))
  expect(await readKept()).toHaveLength(16)
})

test('a savepoint undoes its part only', async () => {
  await database.db.transaction().execute(async transaction => {
    await sql`insert into kept values (1)`.execute(transaction)
    await sql`savepoint part`.execute(transaction)
    await sql`insert into nowhere values (2)`.execute(transaction).catch(() => {})
    await sql`rollback to savepoint part`.execute(transaction)
    await sql`insert into kept values (3)`.execute(transaction)
  })
  expect(await readKept()).toEqual([1, 3])
})

test('a transaction opened by hand and forgotten does not leak into the next borrower', async () => {
  await database.db.connection().execute(async connection => {
    await sql`begin`.execute(connection)
    await sql`insert into kept values (1)`.execute(connection)
  })
  expect(await readKept()).toEqual([])
})

test('notices reach who listens, after commit only, and not who stopped listening', async () => {
  const heard: string[] = []
  const stop = await database.listen('Odd "name"', payload => heard.push(payload))
  await database.db.transaction().execute(async transaction => {
    await sql`select pg_notify('Odd "name"', 'one')`.execute(transaction)
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(heard).toEqual([])
  })
  await expect.poll(() => heard).toEqual(['one'])
  await stop()
  await sql`select pg_notify('Odd "name"', 'two')`.execute(database.db)
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(heard).toEqual(['one'])
})

test('the statements of a piece of work can be counted', async () => {
  const { statements } = await recordStatements(async () => {
    await readKept()
    await Promise.all([readKept(), readKept()])
  })
  expect(statements).toEqual(Array.from({ length: 3 }, () => 'select number from kept order by number'))
})
