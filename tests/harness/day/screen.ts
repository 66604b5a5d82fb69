import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const agent = new Agent({ keepAlive: true, maxSockets: 400 })
const apiPrefix = '/api/v1'

/** Ends every connection that is kept open. */
export function closeConnections(): void {
  agent.destroy()
}

export class Refused extends Error {
  readonly status: number
  constructor(status: number, text: string) {
    super(`${status} ${text.slice(0, 300)}`)
    this.status = status
  }
}

/** One request of the API with somebody's session. */
export function ask<Answer>(
  base: string,
  cookie: string,
  call: { method: 'GET' | 'POST'; path: string; body?: object; key?: string },
): Promise<Answer> {
  const payload = call.method === 'GET' ? undefined : JSON.stringify(call.body ?? {})
  return new Promise((resolve, reject) => {
    const sent = request(`${base}${apiPrefix}${call.path}`, {
      method: call.method,
      agent,
      headers: {
        cookie,
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
      },
    })
    sent.on('error', reject)
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer within a minute')))
    sent.on('response', answer => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', chunk => {
        text += chunk
      })
      answer.on('error', reject)
      answer.on('close', () => {
        if (!answer.complete) reject(new Error('the answer broke off'))
        else if (answer.statusCode === 200) resolve(JSON.parse(text) as Answer)
        else reject(new Refused(answer.statusCode ?? 0, text))
      })
    })
    sent.end(payload)
  })
}

function isNobodyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
}

export interface ScreenParts {
  /** The app processes, by choice; as a balancer before them does, the next is tried where one does not answer the door. */
  bases: readonly string[]
  cookie: string
  /** The stream it listens to. */
  live: string
  /** What it shows; the answer of the last one carries the number of the last change. */
  paths: readonly string[]
  spreadMs: number
}

/** A phone or desk as `useLive` has it (src/web/live.tsx): listens, asks anew when told, comes back after a lost connection. */
export class Screen {
  readonly parts: ScreenParts
  /** What was shown from when on, by the number of the last change it holds. */
  readonly shown: { at: number; version: number }[] = []
  answers: unknown[] = []
  lost = 0
  #base = 0
  #stream: ClientRequest | null = null
  #isEnded = false
  #isAsking = false
  #wanted = -1
  #version = -1
  #pauseMs = 1_000

  constructor(parts: ScreenParts) {
    this.parts = parts
  }

  async open(): Promise<void> {
    await this.#reload()
    this.#version = this.shown.at(-1)?.version ?? -1
    this.#listen()
  }

  close(): void {
    this.#isEnded = true
    this.#stream?.destroy()
  }

  /** Everything it shows, asked anew, beside what it shows. */
  async compare(): Promise<{ fresh: unknown[]; shown: unknown[] }> {
    return { fresh: await this.#askAll(), shown: this.answers }
  }

  async #askAll(): Promise<unknown[]> {
    const base = this.#base
    const all = () =>
      Promise.all(
        this.parts.paths.map(path => ask(this.#address(), this.parts.cookie, { method: 'GET', path })),
      )
    try {
      return await all()
    } catch (error) {
      if (!isNobodyThere(error)) throw error
      if (this.#base === base) this.#base++
      return all()
    }
  }

  #address(): string {
    return this.parts.bases[this.#base % this.parts.bases.length] ?? ''
  }

  async #reload(): Promise<void> {
    this.answers = await this.#askAll()
    const { version } = this.answers.at(-1) as { version: number }
    this.shown.push({ at: performance.now(), version })
  }

  #listen(): void {
    if (this.#isEnded) return
    const base = this.#base
    const stream = request(`${this.#address()}${apiPrefix}${this.parts.live}`, {
      headers: { cookie: this.parts.cookie },
    })
    this.#stream = stream
    stream.on('error', error => {
      if (!isNobodyThere(error) || this.#stream !== stream) return this.#lose(stream)
      if (this.#base === base) this.#base++
      this.#listen()
    })
    stream.on('response', answer => {
      if (answer.statusCode !== 200) return this.#lose(stream)
      this.#read(answer)
      answer.on('close', () => this.#lose(stream))
      answer.on('error', () => this.#lose(stream))
    })
    stream.end()
  }

  #read(answer: IncomingMessage): void {
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', chunk => {
      const parts = (rest + chunk).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (data === undefined) continue
        const { version } = JSON.parse(data) as { version?: number }
        if (version !== undefined) void this.#follow(version)
      }
    })
  }

  async #follow(version: number): Promise<void> {
    this.#wanted = version
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      while (this.#version !== this.#wanted && !this.#isEnded) {
        if (this.parts.spreadMs > 0) await pause(this.parts.spreadMs * Math.random())
        const told = this.#wanted
        await this.#reload()
        this.#version = told
      }
      this.#pauseMs = 1_000
    } catch {
      this.#lose(this.#stream)
    } finally {
      this.#isAsking = false
    }
  }

  #lose(stream: ClientRequest | null): void {
    // A connection that was replaced already is told of its end by several events.
    if (this.#isEnded || stream === null || this.#stream !== stream) return
    this.#stream = null
    stream.destroy()
    this.lost++
    setTimeout(() => this.#listen(), this.#pauseMs * (0.5 + Math.random())).unref()
    this.#pauseMs = Math.min(this.#pauseMs * 2, 15_000)
  }
}
