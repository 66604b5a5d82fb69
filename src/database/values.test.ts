import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase, testBackend } from '../../tests/harness/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})

afterAll(() => database.close())

// The suite runs on both backends, so these expectations hold for both, which makes the types identical.

test('values come back in the same types from either backend', async () => {
  const { rows } =
    await sql`select 9007199254740991::int8 as big, '2026-02-28T23:30:00+02'::timestamptz as moment,
    '2026-02-28'::date as day, '2026-02-28 23:30'::timestamp as clock, interval '1 day 2 hours' as pause,
    123456789012345678901234567890.10::numeric as amount, 0.1::float8 as share, '{"a":[1,null,"x"]}'::jsonb as facts,
    array['x', null, 'a,b"'] as tags, array[1, 2]::int8[] as bigs, array['2026-02-28'::date] as days,
    '\\x00ff10'::bytea as bytes, '00000000-0000-7000-8000-000000000001'::uuid as id, 'Straße'::citext as label,
    true as yes, null as nothing, tstzrange('2026-01-01Z', '2026-01-02Z') as span, count(*) as counted
    from generate_series(1, 3)`.execute(database.db)
  expect(rows).toEqual([
    {
      big: 9007199254740991,
      moment: new Date('2026-02-28T21:30:00Z'),
      day: '2026-02-28',
      clock: '2026-02-28 23:30:00',
      pause: '1 day 02:00:00',
      amount: '123456789012345678901234567890.10',
      share: 0.1,
      facts: { a: [1, null, 'x'] },
      tags: ['x', null, 'a,b"'],
      bigs: [1, 2],
      days: ['2026-02-28'],
      bytes: Buffer.from([0, 255, 16]),
      id: '00000000-0000-7000-8000-000000000001',
      label: 'Straße',
      yes: true,
      nothing: null,
      span: '["2026-01-01 00:00:00+00","2026-01-02 00:00:00+00")',
      counted: 3,
    },
  ])
})

test('a whole number that JavaScript cannot hold is refused, never rounded', async () => {
  await expect(sql`select 9007199254740993::int8 as big`.execute(database.db)).rejects.toThrow(RangeError)
  expect((await sql`select '9007199254740993'::int8::text as big`.execute(database.db)).rows).toEqual([
    { big: '9007199254740993' },
  ])
})

test('values go in unchanged: texts of any script, moments, bytes, arrays', async () => {
  const given = {
    text: '\ufeff日本 🦉 \u202e Ž "\'\\',
    moment: new Date('2026-07-01T12:34:56.789Z'),
    bytes: Buffer.from([0, 1, 255]),
    tags: ['a,b', '"', '', 'NULL'],
  }
  const { rows } = await sql`select ${given.text}::text as text, ${given.moment}::timestamptz as moment,
    ${given.bytes}::bytea as bytes, ${given.tags}::text[] as tags`.execute(database.db)
  expect(rows).toEqual([given])
})

test('text with a NUL character is refused with a fault of its own', async () => {
  const refused = sql`select ${'a\0b'}::text as text`.execute(database.db)
  await expect(refused).rejects.toMatchObject({ name: 'DatabaseFault', code: 'nul-character' })
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }])
})

test('a broken constraint names itself and leaves the connection usable', async () => {
  await sql`create table one_only (id int constraint the_one primary key)`.execute(database.db)
  await sql`insert into one_only values (1)`.execute(database.db)
  const again = sql`insert into one_only values (1)`.execute(database.db)
  await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'the_one' })
  expect((await sql`select count(*) as rows from one_only`.execute(database.db)).rows).toEqual([{ rows: 1 }])
})

test('the run uses the backend it says', async () => {
  const { rows } = await sql<{ version: string }>`select version() as version`.execute(database.db)
  expect([database.kind, /emscripten|wasm/i.test(rows[0]?.version ?? '')]).toEqual([
    testBackend(),
    testBackend() === 'embedded',
  ])
})
