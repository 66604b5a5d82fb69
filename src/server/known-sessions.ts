import { createHash } from 'node:crypto'

/** How long a session is known without being shown again. */
const knownMs = 10 * 60_000
/** More are not kept in mind; the one that was shown longest ago is forgotten. */
const most = 20_000

/**
 * Whose account the sessions are that opened something in this process lately. Answers without asking the database, so that
 * a flood can be counted before it costs anything; a cookie that was made up is never known.
 */
export class KnownSessions {
  readonly #known = new Map<string, { accountId: string; until: number }>()

  /** A session was shown: this account's, or nobody's (any more). */
  note(token: string, accountId: string | null, now: Date): void {
    const key = hash(token)
    this.#known.delete(key)
    if (accountId === null) return
    this.#known.set(key, { accountId, until: now.getTime() + knownMs })
    if (this.#known.size <= most) return
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest)
      return
    }
  }

  /** The account behind a session, or null where it is not known. */
  accountOf(token: string, now: Date): string | null {
    const known = this.#known.get(hash(token))
    return known === undefined || known.until < now.getTime() ? null : known.accountId
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
