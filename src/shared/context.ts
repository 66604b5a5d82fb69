import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Viewer } from './viewer.ts'

export type Db = Kysely<Tables> | Transaction<Tables>

/** Translates a message key into the words of one language, with i18next's plurals and {{values}}. */
export type Translate = (key: string, values?: Record<string, unknown>) => string

export interface Log {
  info(facts: Record<string, unknown>, message: string): void
  warn(facts: Record<string, unknown>, message: string): void
  error(facts: Record<string, unknown>, message: string): void
}

/** Stored files, addressed by the SHA-256 of their bytes. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ hash: string; size: number }>
  get(hash: string): Promise<Uint8Array>
  /** The bytes in pieces of at most 64 KB. */
  read(hash: string): AsyncIterable<Uint8Array>
  /** A copy on this machine, for what wants a path; good for this piece of work. */
  local(hash: string): Promise<string>
  exists(hash: string): Promise<boolean>
  /** Removes files last written before a moment that `isNeeded` does not know; gives how many. */
  sweep(before: Date, isNeeded: (hashes: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>
}

/**
 * What a use case may use of the world: capabilities, never features. In an unsafe call `db` is the call's own
 * transaction; everything written through it is kept or lost as one.
 */
export interface Context {
  db: Db
  viewer: Viewer
  now: () => Date
  newId: () => string
  random: (bytes: number) => Uint8Array
  log: Log
  files: FileStore
  text: (lang: string) => Translate
  /** Address of this installation without a trailing slash, for links in mails. */
  baseUrl: string
  /** Sender of mails, and where they go; without an SMTP address mail is kept for the administrator to read. */
  mailFrom: string
  smtpUrl: string | undefined
  /** The time-stamping service (RFC 3161) that checkpoints are sent to; without it they get no stamp. */
  tsaUrl: string | undefined
  /** The address mails come back to, when they do, and the maildir in which they lie then; a star is the mail's own name. */
  bounceAddress: string | undefined
  bounceMaildir: string | undefined
  /** Which database this installation runs on, and whether what it acknowledges survives a power cut. */
  database: { kind: 'embedded' | 'server'; durable: boolean; reason: string | null }
  requestId: string
  /** Address of the caller, for throttling only; never stored with what they do. */
  remoteAddress: string
  userAgent: string
  /** Runs once the transaction is committed: waking workers, dropping caches. Nothing that must not be lost. */
  afterCommit: (effect: () => void) => void
  /** Sets or clears the session cookie of the answer; does nothing outside a web request. */
  setSessionToken: (token: string | null, expiresAt: Date | null) => void
}
