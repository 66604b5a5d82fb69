import { Duplex } from 'node:stream'
import type { Engine } from './engine.ts'

const SYNC = 0x53
const QUERY = 0x51
const TERMINATE = 0x58
const HEADER = 5

/**
 * The socket that the `pg` client believes it has: collects its messages up to a Sync or a simple query and hands
 * them to the engine in one piece, since the engine forgets an error half-way if it gets them one by one.
 */
export class EngineStream extends Duplex {
  readonly #engine: Engine
  #pending: Buffer = Buffer.alloc(0)
  #scanned = 0
  #greeted = false
  #sending: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    super()
    this.#engine = engine
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    let batch = this.#takeBatch()
    while (batch !== undefined) {
      this.#forward(batch)
      batch = this.#takeBatch()
    }
    done()
  }

  override _final(done: (error?: Error | null) => void): void {
    this.push(null)
    done()
  }

  #forward(batch: Uint8Array): void {
    this.#sending = this.#sending.then(async () => {
      if (this.destroyed) return
      try {
        const answer = await this.#engine.send(batch)
        if (!this.destroyed) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  #takeBatch(): Uint8Array | undefined {
    if (!this.#greeted) return this.#takeGreeting()
    while (this.#pending.length >= this.#scanned + HEADER) {
      const end = this.#scanned + 1 + this.#pending.readInt32BE(this.#scanned + 1)
      if (this.#pending.length < end) return undefined
      const kind = this.#pending[this.#scanned]
      if (kind === TERMINATE) {
        this.#cut(end)
        this.push(null)
        return undefined
      }
      this.#scanned = end
      if (kind === SYNC || kind === QUERY) return this.#cut(end)
    }
    return undefined
  }

  #takeGreeting(): Uint8Array | undefined {
    if (this.#pending.length < 4) return undefined
    const end = this.#pending.readInt32BE(0)
    if (this.#pending.length < end) return undefined
    this.#greeted = true
    return this.#cut(end)
  }

  #cut(end: number): Uint8Array {
    const batch = new Uint8Array(this.#pending.subarray(0, end))
    this.#pending = this.#pending.subarray(end)
    this.#scanned = 0
    return batch
  }
}
