/**
 * The control of the power-cut test: writes like `writer.ts`, but with the engine as it comes, which never flushes.
 * `careless-writer.ts <folder> <first number>`.
 */
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const [, , folder = '', first = '0'] = process.argv
const postgres = await PGlite.create(path.join(folder, 'postgres'))
await postgres.exec('create table if not exists written (number int primary key)')
process.stdout.write('open\n')
for (let number = Number(first); ; number++) {
  await postgres.query('insert into written values ($1)', [number])
  process.stdout.write(`A ${number}\n`)
}
