import { statfs } from 'node:fs/promises'
import { DatabaseFault } from '../faults.ts'

/** Bytes that stay free for the database to finish and clean up in. */
const RESERVE = 96 * 1024 * 1024
/** Milliseconds a measurement holds. */
const FRESH = 2000

/** Watches the room on the disk of one folder. */
export class FreeSpace {
  readonly #folder: string
  readonly #reserve: number
  #measured = Number.NEGATIVE_INFINITY
  #free = Number.POSITIVE_INFINITY

  constructor(folder: string, reserve: number = RESERVE) {
    this.#folder = folder
    this.#reserve = reserve
  }

  /** Bytes free for the database, measured at most two seconds ago. */
  async measure(): Promise<number> {
    if (performance.now() - this.#measured > FRESH) {
      this.#measured = performance.now()
      const disk = await statfs(this.#folder)
      this.#free = disk.bavail * disk.bsize
    }
    return this.#free
  }

  /** Throws 'disk-full' when `bytes` more would eat into the reserve. */
  async ensureRoom(bytes: number): Promise<void> {
    const free = await this.measure()
    if (free - bytes >= this.#reserve) return
    const left = Math.max(0, Math.floor(free / 1024 / 1024))
    throw new DatabaseFault(
      'disk-full',
      `Only ${left} MB are free on the disk of the data folder; nothing more is written.`,
    )
  }

  /** Throws 'disk-full' when the statement writes and the reserve is touched; reading goes on. */
  async checkStatement(statement: string): Promise<void> {
    if (mayWrite(statement)) await this.ensureRoom(0)
  }
}

const READS =
  /^[\s(]*(select|with|values|show|set|reset|begin|start|commit|end|rollback|savepoint|release|listen|unlisten|notify|explain|declare|fetch|move|close|discard)\b/i
const WRITES_INSIDE = /\b(insert\s+into|update|delete\s+from|merge\s+into)\b/i

/** True unless the statement is plainly one that only reads or steers a transaction. */
export function mayWrite(statement: string): boolean {
  if (!READS.test(statement)) return true
  return /^[\s(]*with\b/i.test(statement) && WRITES_INSIDE.test(statement)
}
