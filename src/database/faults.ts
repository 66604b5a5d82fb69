/** What can go wrong with the database itself, apart from a statement that breaks a rule of the schema. */
export type DatabaseFaultCode =
  /** The data folder is held by another live process. */
  | 'locked'
  /** No room left on the disk, or less than the reserve; reading goes on. */
  | 'disk-full'
  /** A statement ran longer than it may. */
  | 'query-time-out'
  /** The connection ended under a statement; whether it took effect is unknown. */
  | 'connection-lost'
  /** The database cannot be opened or reached. */
  | 'unavailable'
  /** Text with a NUL character, which PostgreSQL cannot store. */
  | 'nul-character'
  /** The outer `db` was used inside a transaction: a mistake in our code. */
  | 'outer-use-in-transaction'
  /** The database was written by a later version of Kontor. */
  | 'newer-than-code'
  /** A migration failed; the database is as it was before it. */
  | 'migration-failed'
  /** A backup file is damaged or not one of ours. */
  | 'backup-damaged'
  /** The place to restore into already holds data. */
  | 'target-not-empty'

/** An error of the database with a code to act on; `cause` holds what the driver said. */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode

  constructor(code: DatabaseFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DatabaseFault'
    this.code = code
  }
}

/** True when the error is a database fault, of the given code if one is given. */
export function isDatabaseFault(error: unknown, code?: DatabaseFaultCode): error is DatabaseFault {
  return error instanceof DatabaseFault && (code === undefined || error.code === code)
}

/** The five-character SQLSTATE of a driver error, also when a fault wraps it; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseFault) return sqlState(error.cause)
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

/** True when a unique or exclusion constraint refused a row; of that name if one is given. */
export function isConflict(error: unknown, constraint?: string): boolean {
  const state = sqlState(error)
  return (
    (state === '23505' || state === '23P01') &&
    (constraint === undefined || brokenConstraint(error) === constraint)
  )
}

/** The name of the constraint that refused a row, if the error names one. */
export function brokenConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}

/** True when trying the whole transaction again may succeed: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

const LOST_STATES = new Set(['57P01', '57P02', '57P03', '57P05'])
const LOST_CODES = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const UNREACHABLE_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])

/** Turns what the driver threw into a fault where it is one; constraint and syntax errors stay as they are. */
export function toDatabaseFault(error: unknown): unknown {
  if (error instanceof DatabaseFault || !(error instanceof Error)) return error
  const state = sqlState(error)
  if (state === '53100') return new DatabaseFault('disk-full', 'The disk of the database is full.', error)
  if (state === '22021')
    return new DatabaseFault('nul-character', 'Text must not contain a NUL character.', error)
  if (state === '57014')
    return new DatabaseFault('query-time-out', 'A statement was cancelled because it ran too long.', error)
  if (state !== undefined && (LOST_STATES.has(state) || state.startsWith('08'))) return lost(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (UNREACHABLE_CODES.has(code))
    return new DatabaseFault('unavailable', 'The database cannot be reached.', error)
  if (LOST_CODES.has(code) || /^Connection terminated/.test(error.message)) return lost(error)
  if (error.message === 'Query read timeout') {
    return new DatabaseFault('query-time-out', 'The database did not answer in time.', error)
  }
  if (/timeout exceeded when trying to connect|timeout expired/.test(error.message)) {
    return new DatabaseFault('unavailable', 'The database cannot be reached in time.', error)
  }
  return error
}

function lost(error: Error): DatabaseFault {
  return new DatabaseFault('connection-lost', 'The connection to the database was lost.', error)
}
