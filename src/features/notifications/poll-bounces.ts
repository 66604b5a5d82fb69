import { lstat, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobContext } from '../../shared/route.ts'
import { noteBounce } from './note-bounce.ts'
import { longestBounce, readBounce } from './read-bounce.ts'

/** Reports read in one turn of the chore; the next turn reads on. */
const atOnce = 200

/**
 * Reads what lies in the bounce inbox (a maildir): each report is noted in a transaction and then moved from `new` to `cur`, as
 * a mail program marks what it has read. A crash in between reads it again, which changes nothing.
 */
export async function pollBounces(ctx: JobContext): Promise<void> {
  const { bounceMaildir } = ctx
  if (bounceMaildir === undefined) return
  const names = (await readdir(join(bounceMaildir, 'new'))).filter(name => !name.startsWith('.')).sort()
  for (const name of names.slice(0, atOnce)) {
    if (ctx.isCancelled()) return
    const path = join(bounceMaildir, 'new', name)
    const file = await lstat(path)
    if (!file.isFile()) continue
    await noteMessage(ctx, name, file.size > longestBounce ? null : await readFile(path))
    await rename(path, join(bounceMaildir, 'cur', `${name.split(':')[0]}:2,S`))
  }
}

async function noteMessage(ctx: JobContext, name: string, message: Uint8Array | null): Promise<void> {
  try {
    const bounce = message === null ? null : await readBounce(message)
    const noted =
      bounce === null
        ? null
        : await ctx.db.transaction().execute(db => noteBounce({ db, now: ctx.now }, bounce))
    if (noted === null) ctx.log.info({ name }, 'a message in the bounce inbox is no report about our mail')
  } catch (error) {
    // A message that cannot be read must not keep those behind it waiting; a database that is away must.
    if (error instanceof Error && 'code' in error) throw error
    ctx.log.warn({ name, why: String(error) }, 'a message in the bounce inbox cannot be read')
  }
}
