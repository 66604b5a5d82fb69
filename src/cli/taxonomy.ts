import { readFile } from 'node:fs/promises'
import { importTaxonomy, taxonomySources } from '../features/directory/index.ts'
import { type DatabaseCommandIo, EXIT, hasDatabase, withInstallation } from './database-command.ts'

const usage = `Usage: kontor taxonomy import SCHEME FILE [--revision R]
Imports a list from its official CSV file: ${Object.keys(taxonomySources).join(', ')}.`

/**
 * Runs `kontor taxonomy import SCHEME FILE`: replaces what an earlier import of the list brought.
 * @returns exit code: 0 imported, 1 the file or the database could not be used, 2 wrong arguments
 */
export async function runTaxonomyCommand(args: readonly string[], io: DatabaseCommandIo): Promise<number> {
  const [command, scheme, file, option, revision, ...rest] = args
  const isRight =
    command === 'import' &&
    scheme !== undefined &&
    scheme in taxonomySources &&
    file !== undefined &&
    (option === undefined || (option === '--revision' && revision !== undefined)) &&
    rest.length === 0
  if (!isRight) {
    io.err(usage)
    return EXIT.wrongUse
  }
  if (!hasDatabase(io)) {
    io.err('There is no database here yet; set KONTOR_DATA or DATABASE_URL to the installation.')
    return EXIT.failed
  }
  return withInstallation(io, async ({ database }) => {
    try {
      const csv = await readFile(file, 'utf8')
      const done = await importTaxonomy(database, { scheme, csv, revision, now: new Date() })
      io.out(
        `${scheme} ${done.revision}: ${done.terms} terms${done.skipped > 0 ? `, ${done.skipped} rows without code or name left out` : ''}`,
      )
      return EXIT.done
    } catch (error) {
      if (!(error instanceof Error)) throw error
      io.err(error.message)
      return EXIT.failed
    }
  })
}
