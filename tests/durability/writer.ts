/**
 * Writes pairs of rows for ever, each pair in one transaction, and prints `A <number>` after each acknowledgement:
 * `writer.ts <folder or address> <first number>`.
 */
import { sql } from 'kysely'
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'

const [, , place = '', first = '0'] = process.argv
const url = place.startsWith('postgres://') ? place : undefined
const database = await openDatabase({ folder: place, url, log: silentLog })
await sql`create table if not exists written (number int primary key)`.execute(database.db)
await sql`create table if not exists written_too (number int primary key)`.execute(database.db)
process.stdout.write(`open ${database.durability.claimed} ${database.durability.fsyncs}\n`)
for (let number = Number(first); ; number++) {
  await database.db.transaction().execute(async transaction => {
    await sql`insert into written values (${number}::int)`.execute(transaction)
    await sql`insert into written_too values (${number}::int)`.execute(transaction)
  })
  process.stdout.write(`A ${number}\n`)
}
