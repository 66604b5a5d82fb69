/**
 * Restores a backup over an installation and says when it begins and when it is done: `restorer.ts <folder> <backup>`.
 */
import path from 'node:path'
import { restoreBackup } from '../../src/database/backup/restore-backup.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { silentLog } from '../harness/database.ts'
import { oddSteps } from './odd-schema.ts'

const [, , folder = '', backup = ''] = process.argv
const database = await openDatabase({ folder, log: silentLog })
process.stdout.write('A begins\n')
await restoreBackup(backup, {
  database,
  filesFolder: path.join(folder, 'files'),
  replace: true,
  steps: oddSteps,
})
process.stdout.write('D done\n')
await database.close()
