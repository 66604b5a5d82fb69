import { longestBounce, noteBounce, readBounce } from '../features/notifications/index.ts'
import { type DatabaseCommandIo, EXIT, hasDatabase, withInstallation } from './database-command.ts'

const usage = `Usage: kontor mail bounce < MESSAGE
Reads one mail server's report about a mail that did not arrive (RFC 3464) from standard input and notes it, as an alias or a
filter of a mail server calls it. Exit 0: noted, or none of ours. 75: the database is away, try again later.`

/** What mail servers understand as 'keep it and try again' (sysexits.h, EX_TEMPFAIL). */
const tryAgain = 75

/**
 * Runs `kontor mail bounce`.
 * @returns exit code: 0 read, 2 wrong arguments, 75 the database could not be used
 */
export async function runMailCommand(
  args: readonly string[],
  io: DatabaseCommandIo & { readonly input: AsyncIterable<Uint8Array> },
): Promise<number> {
  if (args.length !== 1 || args[0] !== 'bounce') {
    io.err(usage)
    return EXIT.wrongUse
  }
  if (!hasDatabase(io)) {
    io.err('There is no database here yet; set KONTOR_DATA or DATABASE_URL to the installation.')
    return tryAgain
  }
  const message = await readAll(io.input)
  const bounce = message === null ? null : await readBounce(message)
  if (bounce === null) {
    io.out('not a report about a mail that did not arrive')
    return EXIT.done
  }
  const code = await withInstallation(io, async ({ database }) => {
    const noted = await database.db
      .transaction()
      .execute(db => noteBounce({ db, now: () => new Date() }, bounce))
    io.out(
      noted === null
        ? 'a report, but about no mail of this installation'
        : `${noted.mailId} came back${noted.barred ? '; its address is not written to until somebody looked at it' : ''}`,
    )
    return EXIT.done
  })
  return code === EXIT.failed ? tryAgain : code
}

/** Everything that comes in, null when it is longer than a report can be. */
async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of input) {
    size += part.byteLength
    if (size <= longestBounce) parts.push(part)
  }
  return size > longestBounce ? null : Buffer.concat(parts)
}
