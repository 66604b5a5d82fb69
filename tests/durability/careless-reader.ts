/**
 * Prints `read <numbers>` with what the engine as it comes finds in a folder: `careless-reader.ts <folder>`. It is a
 * process of its own, since an engine that cannot open a damaged folder keeps its files open.
 */
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const postgres = await PGlite.create(path.join(process.argv[2] ?? '', 'postgres'))
const { rows } = await postgres.query<{ number: number }>('select number from written')
process.stdout.write(`read ${rows.map(row => row.number).join(' ')}\n`)
await postgres.close()
