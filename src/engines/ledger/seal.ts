import { canonicalText, type Plain } from './canonical.ts'
import { hashSealed } from './hashes.ts'

/** What opens a sealed value: with it anybody can check the value, without it nobody can guess it. */
export interface Opening {
  /** 32 random bytes, base64. */
  salt: string
  value: Plain
}

const saltBytes = 32

/**
 * The commitment that stands in an entry for a value: its salted SHA-256, in hexadecimal. Once salt and value are
 * forgotten, the entry still stands and says nothing about anybody.
 */
export function seal({ salt, value }: Opening): string {
  const bytes = Buffer.from(salt, 'base64')
  if (bytes.length !== saltBytes || bytes.toString('base64') !== salt)
    throw new RangeError('a salt has 32 bytes')
  return hashSealed(bytes, Buffer.from(canonicalText(value))).toString('hex')
}
