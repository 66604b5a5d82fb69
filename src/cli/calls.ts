import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { loadCallLines } from '../features/opportunities/index.ts'
import { type DatabaseCommandIo, EXIT, hasDatabase, withInstallation } from './database-command.ts'

const usage = `Usage: kontor calls load FILE
Loads funding topics, one JSON object a line; the same file again changes nothing.`

/**
 * Runs `kontor calls load FILE`.
 * @returns exit code: 0 loaded, 1 the file or the database could not be used, 2 wrong arguments
 */
export async function runCallsCommand(args: readonly string[], io: DatabaseCommandIo): Promise<number> {
  const [command, file, ...rest] = args
  if (command !== 'load' || file === undefined || rest.length > 0) {
    io.err(usage)
    return EXIT.wrongUse
  }
  if (!hasDatabase(io)) {
    io.err('There is no database here yet; set KONTOR_DATA or DATABASE_URL to the installation.')
    return EXIT.failed
  }
  return withInstallation(io, async ({ database }) => {
    try {
      const text = await readFile(file, 'utf8')
      const parts = { now: () => new Date(), random: (bytes: number) => new Uint8Array(randomBytes(bytes)) }
      const done = await database.db.transaction().execute(db => loadCallLines({ ...parts, db }, text))
      io.out(
        `${done.created} new, ${done.updated} changed, ${done.unchanged} unchanged, ${done.rejected} lines not taken`,
      )
      for (const { line, fault } of done.faults) io.err(`line ${line}: ${fault}`)
      return EXIT.done
    } catch (error) {
      if (!(error instanceof Error)) throw error
      io.err(error.message)
      return EXIT.failed
    }
  })
}
