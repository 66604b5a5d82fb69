import pg from 'pg'
import type { DatabaseLog } from '../database.ts'
import { quoteChannel } from '../embedded/pool.ts'
import { DatabaseFault } from '../faults.ts'

const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000
const ALIVE_EVERY = 30_000

/** One connection of its own for notices, renewed whenever it breaks. */
export class ServerListener {
  readonly #settings: pg.ClientConfig
  readonly #log: DatabaseLog
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  #connecting: Promise<pg.Client> | undefined
  #client: pg.Client | undefined
  #closed = false
  #pause = FIRST_PAUSE
  #retry: NodeJS.Timeout | undefined
  #beat: NodeJS.Timeout | undefined

  constructor(settings: pg.ClientConfig, log: DatabaseLog) {
    this.#settings = settings
    this.#log = log
  }

  /** Calls back on each notice of a channel; the answer ends the listening. */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    if (this.#closed) throw new DatabaseFault('unavailable', 'The database is closed.')
    const known = this.#listeners.get(channel) ?? new Set()
    known.add(onNotify)
    this.#listeners.set(channel, known)
    const client = await this.#connect()
    await client.query(`listen ${quoteChannel(channel)}`)
    return async () => {
      known.delete(onNotify)
      if (known.size > 0 || this.#listeners.get(channel) !== known) return
      this.#listeners.delete(channel)
      await this.#client?.query(`unlisten ${quoteChannel(channel)}`)
    }
  }

  /** Ends the connection and everybody's listening. */
  async close(): Promise<void> {
    this.#closed = true
    this.#listeners.clear()
    clearTimeout(this.#retry)
    clearInterval(this.#beat)
    await this.#connecting?.catch(() => {})
    await this.#client?.end().catch(() => {})
  }

  #connect(): Promise<pg.Client> {
    this.#connecting ??= this.#open().catch(error => {
      this.#connecting = undefined
      throw error
    })
    return this.#connecting
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#settings, query_timeout: ALIVE_EVERY })
    client.on('error', error => this.#lose(client, error))
    client.on('end', () => this.#lose(client, new Error('ended')))
    client.on('notification', notice => this.#notify(notice.channel, notice.payload ?? ''))
    await client.connect()
    this.#client = client
    this.#pause = FIRST_PAUSE
    clearInterval(this.#beat)
    // A connection that only waits would never notice that the other side is gone.
    this.#beat = setInterval(() => {
      client.query('select 1').catch(error => this.#lose(client, error))
    }, ALIVE_EVERY)
    this.#beat.unref()
    return client
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#client !== client || this.#closed) return
    this.#client = undefined
    this.#connecting = undefined
    clearInterval(this.#beat)
    client.end().catch(() => {})
    this.#log.warn({ error: String(error) }, 'The connection for notices broke and is renewed.')
    this.#renewLater()
  }

  #renewLater(): void {
    if (this.#closed || this.#listeners.size === 0) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#renew().catch(() => this.#renewLater())
    }, this.#pause)
    this.#retry.unref()
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
  }

  async #renew(): Promise<void> {
    const client = await this.#connect()
    for (const channel of this.#listeners.keys()) await client.query(`listen ${quoteChannel(channel)}`)
    for (const channel of this.#listeners.keys()) this.#notify(channel, '')
  }

  #notify(channel: string, payload: string): void {
    for (const onNotify of [...(this.#listeners.get(channel) ?? [])]) {
      try {
        onNotify(payload)
      } catch (error) {
        this.#log.error({ error, channel }, 'A listener failed.')
      }
    }
  }
}
