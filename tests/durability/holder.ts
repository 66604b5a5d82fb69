/** Opens the embedded database of a folder, prints `open`, and keeps it: `holder.ts <folder>`. */
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'

await openDatabase({ folder: process.argv[2] ?? '', log: silentLog })
process.stdout.write('open\n')
setInterval(() => {}, 60_000)
