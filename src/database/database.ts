import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Where the database layer reports what an operator should know; pino fits. */
export interface DatabaseLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What was measured at start-up about keeping acknowledged writes through a power cut. */
export interface Durability {
  /** True when a commit was seen to reach the disk (embedded) or the server says it does (server). */
  readonly claimed: boolean
  /** Disk flushes counted during one test commit; undefined on a server, where they cannot be counted. */
  readonly fsyncs: number | undefined
  /** Why durability is not claimed, in a sentence for the operator. */
  readonly reason: string | undefined
}

/** How the database is doing right now. */
export interface DatabaseHealth {
  readonly ok: boolean
  /** Milliseconds one trivial statement took, waiting included. */
  readonly milliseconds: number
  /** Bytes free on the disk of the data folder; undefined on a server. */
  readonly freeBytes: number | undefined
  /** How often the embedded engine was ended and opened again since start-up. */
  readonly restarts: number
  /** Why it is not ok, or why the engine was last restarted. */
  readonly reason: string | undefined
}

/** An open database, embedded or on a server, with the same behaviour and value types on both. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly kind: 'embedded' | 'server'
  readonly durability: Durability
  /**
   * Calls `onNotify` with the payload of each `NOTIFY channel`, and once with an empty payload after the
   * connection was renewed, since notices may have been missed. The answer ends the listening.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>
  health(): Promise<DatabaseHealth>
  /** Throws the fault 'disk-full' when `bytes` more would eat into the reserve; does nothing on a server. */
  ensureRoom(bytes: number): Promise<void>
  /** Frees dead rows and refreshes the planner's statistics; the embedded engine never does so by itself. */
  maintain(): Promise<void>
  /** Refreshes the statistics of tables that changed much since the last time; a server does so by itself. */
  refreshStatistics(): Promise<void>
  close(): Promise<void>
}
