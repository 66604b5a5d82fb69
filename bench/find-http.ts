/**
 * Find through HTTP: a server of its own on a PostgreSQL of its own that holds made-up organisations, asked by 50 clients at
 * once, as programs ask (the JSON that the screen shows too). Time on the clock: clients, server and database share the
 * machine. Also how long the product takes to build its index, and to read it from the disk at the next start.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { percentile } from '../src/engines/search/evaluate/measures.ts'
import type { SearchDocument } from '../src/engines/search/index.ts'
import { startTestServer } from '../tests/harness/postgres.ts'
import { type RunningServer, startRunningServer } from '../tests/harness/running-server.ts'

const CLIENTS = 50
const ROUND_MS = 20_000
/** Before anything is measured: a server that has just started is slower than one that has been asked a while. */
const WARM_MS = 20_000
/** What is asked again and again in the last round. */
const REPEATED = 200
/** Between a person's questions, in the rounds in which the clients are people. */
const THOUGHT_MS = 1_000
const LIMIT_MS = 600_000

const levels: Readonly<Record<string, string>> = { public: 'public', platform: 'platform' }

export async function measureThroughHttp(
  documents: readonly SearchDocument[],
  questions: readonly string[],
): Promise<void> {
  const database = await startTestServer()
  const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
  const start = () =>
    startRunningServer({
      dataFolder,
      databaseUrl: database.url,
      env: { LOG_LEVEL: 'info', NODE_ENV: 'production', REQUESTS_PER_MINUTE: '10000000' },
    })
  try {
    await (await start()).stop()
    await fill(database.url, documents)
    let server = await start()
    const built = await heard(server, 'is built', documents.length)
    console.log(`${'product, index built'.padEnd(24)} ${documents.length} documents in ${built.toFixed(1)} s`)
    await server.stop()
    server = await start()
    const read = await heard(server, 'is read from the disk', documents.length)
    console.log(`${'product, index read'.padEnd(24)} ${documents.length} documents in ${read.toFixed(1)} s`)
    const all = { questions, next: 0 }
    await askTogether(server.base, all, { thought: 0, forMs: WARM_MS })
    for (const [name, thought, some] of [
      ['50 people, 1 s apart', THOUGHT_MS, all],
      ['50 programs, no pause', 0, all],
      ['the same 200 questions', 0, { questions: questions.slice(0, REPEATED), next: 0 }],
    ] as const) {
      const before = cpuSeconds(server.pid)
      const times = await askTogether(server.base, some, { thought, forMs: ROUND_MS })
      const cpu = ((cpuSeconds(server.pid) - before) * 1000) / times.length
      console.log(
        `${name.padEnd(24)} ${times.length} questions, p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, ${((times.length * 1000) / ROUND_MS).toFixed(0)} a second, ${cpu.toFixed(1)} ms CPU of the server each, ${memoryMb(server.pid).toFixed(0)} MB`,
      )
    }
    await server.stop()
  } finally {
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Clients with a connection each, one question after another; answers with the milliseconds of each. */
async function askTogether(
  base: string,
  asked: { readonly questions: readonly string[]; next: number },
  { thought, forMs }: { readonly thought: number; readonly forMs: number },
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const times: number[] = []
  const ends = performance.now() + forMs
  const client = async (nth: number) => {
    await pause((nth / CLIENTS) * thought)
    while (performance.now() < ends) {
      const question = asked.questions[asked.next++ % asked.questions.length] ?? ''
      const begun = performance.now()
      await ask(agent, `${base}/api/v1/find?q=${encodeURIComponent(question)}`)
      times.push(performance.now() - begun)
      if (thought > 0) await pause(thought)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, nth) => client(nth)))
  agent.destroy()
  return times
}

function ask(agent: Agent, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(address, { agent, headers: { 'accept-encoding': 'gzip' } }, answer => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${address} answered ${answer.statusCode}`)),
      )
    })
      .on('error', reject)
      .end()
  })
}

/** Organisations as the generator makes them, written past the product. */
async function fill(url: string, documents: readonly SearchDocument[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const text = (document: SearchDocument, name: string) => {
      const field = document.fields[name]
      return typeof field === 'string' ? field : (field?.text ?? '')
    }
    for (let at = 0; at < documents.length; at += 5_000) {
      const part = documents.slice(at, at + 5_000)
      await client.query(
        `insert into organisation (id, slug, kind, name, name_key, country, summary, description, lang, technologies, visibility,
           part_visibility, created_at, updated_at)
         select gen_random_uuid(), slug, 'sme', name, lower(name), country, summary, description, lang, string_to_array(keywords, ', '), level,
           jsonb_build_object('description', kept), now(), now()
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
           as given (slug, name, country, summary, description, lang, keywords, level, kept)`,
        [
          part.map(({ id }) => `made-up-${id}`),
          part.map(one => text(one, 'name')),
          part.map(({ facets }) => String(facets?.country)),
          part.map(one => text(one, 'summary')),
          part.map(one => text(one, 'description')),
          part.map(({ language }) => language),
          part.map(one => text(one, 'keywords')),
          part.map(({ visibility }) => levels[visibility] ?? 'cluster'),
          part.map(({ fields: { description } }) =>
            typeof description === 'object' && description.visibility === 'platform' ? 'platform' : 'public',
          ),
        ],
      )
    }
    await client.query('analyze')
    // As every organisation that was ever entered is announced: the index is written down with its place among them.
    await client.query(
      `insert into outbox (stream, kind, subject_id, at) select 'directory', 'organisation-changed', id, now() from organisation`,
    )
  } finally {
    await client.end()
  }
}

/** Seconds that the product says it took to come by an index of that many. */
async function heard(server: RunningServer, what: string, organisations: number): Promise<number> {
  const until = performance.now() + LIMIT_MS
  for (;;) {
    for (const line of server.log().split('\n')) {
      if (!line.includes(what)) continue
      const said = JSON.parse(line) as { organisations: number; ms: number }
      if (said.organisations === organisations) return said.ms / 1000
    }
    if (performance.now() > until) throw new Error(`The product never said that its index ${what}.`)
    await pause(100)
  }
}

/** Seconds of CPU that a process has used, from Linux's clock ticks. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function memoryMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}
