import { type Kysely, sql } from 'kysely'
import { emptySchema } from '../../src/database/backup/load-tables.ts'
import type { Database } from '../../src/database/database.ts'
import { applySteps } from '../../src/database/migrate.ts'
import type { Migration } from '../../src/database/migrations/index.ts'

/** A schema with what makes restoring hard: tables that refer to each other and to themselves, triggers, counters. */
export const oddSteps: readonly Migration[] = [
  {
    name: '0001-odd',
    up: async (db: Kysely<unknown>) => {
      for (const statement of ODD) await sql.raw(statement).execute(db)
    },
  },
]

const ODD = [
  'create extension if not exists citext',
  'create extension if not exists btree_gist',
  `create table kept (
    number bigint generated always as identity primary key, parent bigint references kept,
    words text, label citext, amount numeric(12, 3), share double precision, day date, moment timestamptz,
    span tstzrange, facts jsonb, tags text[], bytes bytea, id uuid, "Odd name" boolean,
    doubled bigint generated always as (number * 2) stored,
    exclude using gist (id with =, span with &&) deferrable initially deferred)`,
  'create table first_half (id int primary key, other int)',
  'create table second_half (id int primary key, other int references first_half)',
  'alter table first_half add constraint first_other foreign key (other) references second_half deferrable initially deferred',
  'create table empty_one (id int)',
  'create table log (id serial primary key, what text)',
  `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  'create trigger no_update before update or delete on log for each row execute function refuse()',
  'create trigger no_second before insert on empty_one for each row execute function refuse()',
]

const TEXTS = [
  '',
  'plain',
  'Ž̵ÄÖ 日本語 🦉',
  '\ufeffmark',
  'tab\tline\nquote"\\back',
  "it's; --",
  '\u2028',
  'NULL',
  '{a,b}',
]

/** Replaces the database's schema by the odd one and fills it. */
export async function fillOddly(database: Database, rows: number): Promise<void> {
  await database.db.transaction().execute(async transaction => {
    await emptySchema(transaction)
    await applySteps(transaction, oddSteps)
    for (let number = 0; number < rows; number++) {
      const text = TEXTS[number % TEXTS.length] ?? ''
      const values = number % 10 === 9 ? null : text
      await sql`insert into kept
        (parent, words, label, amount, share, day, moment, span, facts, tags, bytes, id, "Odd name") values (
        ${number === 0 ? null : number}, ${values}, ${values}, ${`${number}.125`}, ${number / 3},
        ${`20${10 + (number % 80)}-02-28`}, ${new Date(1.7e12 + number * 86_400_123)},
        tstzrange(to_timestamp(${number * 60}), to_timestamp(${number * 60 + 30})), ${JSON.stringify({ text, number })},
        ${[text, 'two']}, ${Buffer.from([number % 256, 0, 255])}, ${`00000000-0000-7000-8000-${String(number % 7).padStart(12, '0')}`},
        ${number % 2 === 0})`.execute(transaction)
    }
    await sql`insert into first_half values (1, 2), (2, 1), (3, null)`.execute(transaction)
    await sql`insert into second_half values (1, 1), (2, 3)`.execute(transaction)
    await sql`insert into log (what) values ('a'), ('b')`.execute(transaction)
  })
}
