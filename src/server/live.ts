import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { liveChannel } from '../shared/live.ts'
import { Refusal } from '../shared/refusals.ts'
import type { LiveCall, Route } from '../shared/route.ts'
import { readRefusal } from './answer.ts'
import { apiPrefix } from './api-prefix.ts'
import type { House } from './house.ts'
import { invoke } from './invoke.ts'
import { readFields } from './read-fields.ts'
import { contextOf } from './request-context.ts'
import { rooms } from './rooms.ts'

/** How often a stream says that it is alive, and looks whether its reader may still listen. */
const beatMs = 15_000
/** Streams of one account, or of one link, at a time; more are refused until one ends. */
const mostPerReader = 12
/** Streams of a process, so that listeners never take all its sockets. */
const mostInAll = 5_000
/** Refusals after which there is nothing to come back for: rights, records and links that ended. */
const endings = new Set([401, 403, 404, 410])
/** Several changes within this time are told as one. */
const gatherMs = 150

interface Listener {
  topic: string
  /** Of whom it wants to hear alone; null: of everybody. */
  concerning: string | null
  tell: (version: number) => void
  end: () => void
}

/** What is to be told of a topic: the last number for everybody, and for those whom alone a change concerned. */
interface Due {
  all: number | null
  watching: number
  concerned: Map<string, number>
}

/** The listeners of this process by what they listen to. */
class Hub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #due = new Map<string, Due>()
  readonly #perReader = new Map<string, number>()
  #gathering: NodeJS.Timeout | undefined
  #count = 0
  #isClosed = false

  /** Takes a listener in, or refuses it where there are too many; gives what takes it out. */
  add(listener: Listener, reader: string): () => void {
    // Whoever was still asking when it closed would be told of nothing and hold up the end.
    if (this.#isClosed) throw new Refusal('busy')
    const own = this.#perReader.get(reader) ?? 0
    if (own >= mostPerReader || this.#count >= mostInAll) throw new Refusal('too-many-requests')
    this.#perReader.set(reader, own + 1)
    this.#count++
    const set = this.#listeners.get(listener.topic) ?? new Set()
    this.#listeners.set(listener.topic, set.add(listener))
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      this.#count--
      const left = (this.#perReader.get(reader) ?? 1) - 1
      if (left === 0) this.#perReader.delete(reader)
      else this.#perReader.set(reader, left)
      set.delete(listener)
      if (set.size === 0) this.#listeners.delete(listener.topic)
    }
  }

  /**
   * A notice from the database: a topic, its number and, where it does not concern everybody, whom; empty after notices may
   * have been missed, which concerns everybody.
   */
  hear(notice: string): void {
    const [kind = '', id = '', number = '', whom] = notice.split(' ')
    const version = Number(number) || 0
    for (const topic of notice === '' ? this.#listeners.keys() : [`${kind} ${id}`]) {
      const due = this.#due.get(topic) ?? { all: null, watching: 0, concerned: new Map() }
      this.#due.set(topic, due)
      due.watching = Math.max(due.watching, version)
      if (whom === undefined) due.all = Math.max(due.all ?? 0, version)
      else for (const one of whom.split(',')) due.concerned.set(one, version)
    }
    this.#gathering ??= setTimeout(() => this.#tell(), gatherMs)
  }

  #tell(): void {
    this.#gathering = undefined
    const all = [...this.#due]
    this.#due.clear()
    for (const [topic, due] of all)
      for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
        const own = listener.concerning === null ? due.watching : due.concerned.get(listener.concerning)
        // Of two changes at once the later one says all there is to ask for.
        const version = own === undefined ? due.all : Math.max(own, due.all ?? 0)
        if (version !== null) listener.tell(version)
      }
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#gathering)
    for (const set of [...this.#listeners.values()]) for (const listener of [...set]) listener.end()
  }
}

/**
 * Lets open screens listen for changes: for each live call a stream of server-sent events at its address and `/live`. An
 * event carries a number and nothing else; the page then asks its calls again. Works with any number of processes, since
 * the database wakes them all.
 */
export async function serveLive(app: FastifyInstance, house: House): Promise<void> {
  const hub = new Hub()
  const end = await house.database.listen(liveChannel, notice => hub.hear(notice))
  app.addHook('preClose', async () => hub.close())
  app.addHook('onClose', async () => {
    await end().catch(() => undefined)
  })
  for (const live of rooms.flatMap(room => room.live ?? [])) {
    const route = house.routes.find(candidate => candidate.call.name === live.call.name)
    if (route === undefined) throw new Error(`there is no call ${live.call.name} to listen to`)
    // A HEAD request would open a stream that nobody reads and nobody closes.
    app.get(`${apiPrefix}${live.call.path}/live`, { exposeHeadRoute: false }, async (request, reply) =>
      openStream({ house, hub, live, route, request, reply }),
    )
  }
}

interface Opening {
  house: House
  hub: Hub
  live: LiveCall
  route: Route
  request: FastifyRequest
  reply: FastifyReply
}

/** Makes the call as whoever asks, with their rights of this moment. */
async function ask({ house, route, request, reply }: Opening): Promise<{ answer: unknown; reader: string }> {
  const { context } = await contextOf(house, request, reply)
  const named = {
    ...(request.query as Record<string, string>),
    ...(request.params as Record<string, string>),
  }
  const input = readFields(route.call.input, named, { form: false })
  const { output } = await invoke(route, input, { db: house.database.db, context })
  // By what the path names: a query string would make another reader of the same link.
  const link = `link ${JSON.stringify(request.params)}`
  return { answer: output, reader: context.viewer.accountId ?? link }
}

async function openStream(opening: Opening): Promise<FastifyReply> {
  const { hub, live, reply } = opening
  const { answer, reader } = await ask(opening)
  const stream = new PassThrough()
  const write = (text: string) => {
    if (!stream.writableEnded && !stream.destroyed) stream.write(text)
  }
  let told = -1
  const tell = (kind: 'changed' | 'beat', version: number) => {
    // What it was told already, when it came or with the beat, is no news; 0 means that something may have been missed.
    if (kind === 'changed' && version === told && version !== 0) return
    told = version
    write(event(kind, version))
  }
  let beat: NodeJS.Timeout | undefined
  let leave = () => {}
  const close = () => {
    clearInterval(beat)
    leave()
    if (!stream.writableEnded) stream.end()
  }
  leave = hub.add(
    {
      topic: live.topic(answer),
      concerning: live.concerning(answer),
      tell: version => tell('changed', version),
      // Sent elsewhere at once: another process, or this one after its restart.
      end: close,
    },
    reader,
  )
  stream.on('close', close)
  stream.on('error', close)
  beat = setInterval(() => {
    ask(opening).then(
      latest => tell('beat', (latest.answer as { version: number }).version),
      error => {
        // Whoever may not listen any more is told so; a fault of ours only ends the stream, and the screen tries again.
        if (endings.has(readRefusal(error)?.status ?? 0)) write('event: over\ndata: {}\n\n')
        close()
      },
    )
  }, beatMs)
  beat.unref()
  // Asked once more: what changed between the first answer and now has woken nobody here.
  const latest = await ask(opening).catch(error => {
    close()
    throw error
  })
  write('retry: 2000\n')
  tell('beat', (latest.answer as { version: number }).version)
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(stream)
}

function event(kind: 'changed' | 'beat', version: number): string {
  return `event: ${kind}\ndata: ${JSON.stringify({ version })}\n\n`
}
