const longest = 6 * 3_600_000
const attemptsInAll = 12

/** Why a mail was not taken: the server's code, if it gave one, and its words. */
export interface Fault {
  code: number | null
  text: string
}

/**
 * What becomes of a mail that was not taken: a 5xx answer is final (RFC 5321, 4.2.1); anything else is tried again after
 * 1, 2, 4 … minutes, at most six hours apart, twelve times (about two days) in all.
 */
export function nextAttempt(
  attempts: number,
  fault: Fault,
  now: Date,
): { state: 'waiting' | 'failed'; nextAttemptAt: Date; error: string } {
  const final = (fault.code !== null && fault.code >= 500 && fault.code < 600) || attempts >= attemptsInAll
  const wait = Math.min(longest, 60_000 * 2 ** (attempts - 1))
  return {
    state: final ? 'failed' : 'waiting',
    nextAttemptAt: new Date(now.getTime() + wait),
    error: fault.text,
  }
}
