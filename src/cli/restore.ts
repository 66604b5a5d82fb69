import { checkSeal } from '../database/backup/frame.ts'
import { restoreBackup } from '../database/backup/restore-backup.ts'
import { type DatabaseCommandIo, EXIT, type Installation, withInstallation } from './database-command.ts'

const USAGE = `Usage: kontor restore FILE [--replace]
Puts a backup into the installation (DATABASE_URL, KONTOR_DATA) and checks every row and file.
--replace  the installation may hold data, which is then lost`

/**
 * Runs `kontor restore FILE [--replace]`.
 * @returns exit code: 0 restored and checked, 1 it failed for the reason told, 2 wrong arguments
 */
export async function runRestoreCommand(args: readonly string[], io: DatabaseCommandIo): Promise<number> {
  const replace = args.includes('--replace')
  const [file, ...rest] = args.filter(argument => argument !== '--replace')
  if (file === undefined || file.startsWith('-') || rest.length > 0) {
    io.err(USAGE)
    return EXIT.wrongUse
  }
  const restore = async ({ database, filesFolder, bucket }: Installation): Promise<number> => {
    const summary = await restoreBackup(file, { database, filesFolder, replace })
    const rows = summary.tables.reduce((sum, table) => sum + table.rows, 0)
    io.out(
      `Restored the backup of ${summary.made}: ${rows} rows of ${summary.tables.length} tables, ${summary.files} files, all checked.`,
    )
    if (bucket !== undefined && summary.files > 0)
      io.out(
        `The files were put into ${filesFolder}; copy that folder into the bucket ${bucket} as files/ before anybody needs them.`,
      )
    return EXIT.done
  }
  // A file that cannot be used is told before an installation is made for it.
  return withInstallation(io, restore, () => checkSeal(file))
}
