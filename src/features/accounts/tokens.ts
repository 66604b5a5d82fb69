import { createHash, timingSafeEqual } from 'node:crypto'

/** A fresh secret for a cookie or a link, and the hash under which it is kept: a stolen table opens nothing. */
export function makeToken(random: (bytes: number) => Uint8Array): { token: string; hash: string } {
  const token = Buffer.from(random(32)).toString('base64url')
  return { token, hash: hashToken(token) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
