import type { JobContext } from '../../shared/route.ts'
import type { MailContent } from './send-mail.ts'

/**
 * Says what a waiting mail is to say at the moment it leaves; null when there is nothing left to say.
 * `mayHaveLeft`: an earlier try ended without the answer of the mail server, so that its reader may have it.
 */
export type WriteAnew = (
  ctx: JobContext,
  mail: { id: string; personId: string | null; mayHaveLeft: boolean },
) => Promise<MailContent | null>

const writersAnew = new Map<string, WriteAnew>()

/** Mails of a kind are written anew before each try: what their reader may see can change while they wait. */
export function writeMailsAnew(kind: string, write: WriteAnew): void {
  writersAnew.set(kind, write)
}

/** What writes a kind of mail anew; undefined where it stays as it was written. */
export function writerOf(kind: string): WriteAnew | undefined {
  return writersAnew.get(kind)
}
