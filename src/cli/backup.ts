import { writeBackup } from '../database/backup/write-backup.ts'
import { type DatabaseCommandIo, EXIT, hasDatabase, withInstallation } from './database-command.ts'

const USAGE = `Usage: kontor backup FILE
Writes all records and uploaded files of the installation (DATABASE_URL, KONTOR_DATA) into FILE.`

/**
 * Runs `kontor backup FILE`.
 * @returns exit code: 0 written, 1 it could not be written or a stored file is damaged, 2 wrong arguments
 */
export async function runBackupCommand(args: readonly string[], io: DatabaseCommandIo): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || file.startsWith('-') || rest.length > 0) {
    io.err(USAGE)
    return EXIT.wrongUse
  }
  if (!hasDatabase(io)) {
    io.err('There is no database here yet; set KONTOR_DATA or DATABASE_URL to the installation to back up.')
    return EXIT.failed
  }
  return withInstallation(io, async ({ database, filesFolder, bucket }) => {
    const summary = await writeBackup(database, bucket === undefined ? filesFolder : undefined, file)
    const rows = summary.tables.reduce((sum, table) => sum + table.rows, 0)
    const megabytes = (summary.bytes / 1024 / 1024).toFixed(1)
    io.out(
      `${file}: ${rows} rows of ${summary.tables.length} tables, ${summary.files} files, ${megabytes} MB`,
    )
    if (bucket !== undefined)
      io.out(
        `The uploaded files lie in the bucket ${bucket} and are not in this backup; keep a copy of the bucket.`,
      )
    for (const name of summary.damagedFiles)
      io.err(`The stored file ${name} is damaged; it is in the backup as found.`)
    return summary.damagedFiles.length > 0 ? EXIT.failed : EXIT.done
  })
}
