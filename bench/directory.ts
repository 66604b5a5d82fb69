/**
 * `npm run bench -- directory [--size 200000] [--peers 200000] [--http 200000]`: the search engine over made-up organisations, beside
 * MiniSearch and PostgreSQL's full text in the same run on the same texts and questions. CPU time of this process; for
 * PostgreSQL, which works in its own, time on the clock. Then the product through HTTP (`find-http.ts`). `--peers 0` and
 * `--http 0` leave those out.
 */
import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import pg from 'pg'
import { evaluate } from '../src/engines/search/evaluate/evaluate.ts'
import { percentile } from '../src/engines/search/evaluate/measures.ts'
import { readCorpus, readJudgements, readQueries } from '../src/engines/search/evaluate/read-beir.ts'
import { photonicsHealthBridges, SearchIndex } from '../src/engines/search/index.ts'
import { generateOrganisations } from '../src/engines/search/testing/generate-organisations.ts'
import { startTestServer } from '../tests/harness/postgres.ts'
import { measureThroughHttp } from './find-http.ts'

const SEED = 7
const DEFAULT_SIZE = 200_000
const LIMIT = 20
const DIFFERENT_QUESTIONS = 40_000
const fields = ['name', 'keywords', 'summary', 'description'] as const
const everybody = { sees: () => true }
const guest = { sees: (key: string) => key === 'public' }

interface Row {
  readonly engine: string
  readonly documents: number
  readonly buildSeconds: number
  readonly p50: number
  readonly p95: number
  readonly memoryMb?: number
}

const argument = (name: string, fallback: number) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}

/** Seconds of CPU that the work takes in this process. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function memoryMb(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

const milliseconds = (questions: readonly string[], ask: (question: string) => void): number[] => {
  for (const question of questions.slice(0, 50)) ask(question)
  return questions.map(question => {
    const times = [1, 2].map(() => cpuOf(() => ask(question)) * 1000)
    return Math.min(...times)
  })
}

const size = argument('--size', DEFAULT_SIZE)
const peers = Math.min(size, argument('--peers', size))
/** Through HTTP everybody asks something else, so that nothing that was answered before helps. */
const { documents, questions: different, languages } = generateOrganisations(SEED, size, DIFFERENT_QUESTIONS)
const questions = different.slice(0, 500)
const textOf = (document: (typeof documents)[number], name: string): string => {
  const field = document.fields[name]
  return typeof field === 'string' ? field : (field?.text ?? '')
}
const settings = {
  fields: [
    { name: 'name', weight: 4, lengthNorm: 0.3 },
    { name: 'keywords', weight: 3, lengthNorm: 0.3 },
    { name: 'summary', weight: 2 },
    { name: 'description', weight: 1 },
  ],
  languages,
}
const rows: Row[] = []

function report(row: Row): void {
  rows.push(row)
  const memory = row.memoryMb === undefined ? '' : `, ${row.memoryMb.toFixed(0)} MB`
  console.log(
    `${row.engine.padEnd(24)} ${row.documents} documents, built in ${row.buildSeconds.toFixed(1)} s, p50 ${row.p50.toFixed(2)} ms, p95 ${row.p95.toFixed(2)} ms${memory}`,
  )
}

function measureOurs(): void {
  const before = memoryMb()
  let index = SearchIndex.build(settings, [])
  const buildSeconds = cpuOf(() => {
    index = SearchIndex.build(settings, documents)
  })
  const built = memoryMb() - before
  for (const [name, sight] of [
    ['Kontor, sees all', everybody],
    ['Kontor, guest', guest],
  ] as const) {
    const times = milliseconds(questions, text => {
      index.search({ text, limit: LIMIT, count: ['country', 'kind'] }, sight)
    })
    report({
      engine: name,
      documents: size,
      buildSeconds,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      memoryMb: built,
    })
  }
  let bytes: Uint8Array = new Uint8Array()
  const save = cpuOf(() => {
    bytes = index.save()
  })
  const load = Math.min(...[1, 2].map(() => cpuOf(() => void SearchIndex.load(settings, bytes))))
  console.log(
    `${'snapshot'.padEnd(24)} ${(bytes.length / 2 ** 20).toFixed(0)} MB, written in ${save.toFixed(1)} s, loaded in ${load.toFixed(1)} s`,
  )
  const change = cpuOf(() => {
    for (const document of documents.slice(0, 1000)) index.add(document)
  })
  console.log(`${'a changed document'.padEnd(24)} ${change.toFixed(3)} ms`)
}

function measureMiniSearch(): void {
  const before = memoryMb()
  const index = new MiniSearch({ fields: [...fields], storeFields: [] })
  const plain = documents.slice(0, peers).map(document => ({
    id: document.id,
    ...Object.fromEntries(fields.map(name => [name, textOf(document, name)])),
  }))
  const buildSeconds = cpuOf(() => index.addAll(plain))
  const built = memoryMb() - before
  const boost = { name: 4, keywords: 3, summary: 2, description: 1 }
  const times = milliseconds(questions, text => void index.search(text, { boost }).slice(0, LIMIT))
  report({
    engine: 'MiniSearch',
    documents: peers,
    buildSeconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    memoryMb: built,
  })
}

async function measurePostgres(): Promise<void> {
  const server = await startTestServer()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query('create table found (id text primary key, words tsvector)')
    const start = performance.now()
    const batch = 5000
    for (let at = 0; at < peers; at += batch) {
      const part = documents.slice(at, at + batch)
      await client.query(
        `insert into found select id, setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', keywords), 'B') || setweight(to_tsvector('english', summary), 'C') || to_tsvector('english', description)
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as given (id, name, keywords, summary, description)`,
        [part.map(({ id }) => id), ...fields.map(name => part.map(document => textOf(document, name)))],
      )
    }
    await client.query('create index on found using gin (words)')
    await client.query('analyze found')
    const buildSeconds = (performance.now() - start) / 1000
    const times: number[] = []
    for (const text of questions) {
      const asked = performance.now()
      await client.query(
        `select id, ts_rank(words, query) as rank from found, websearch_to_tsquery('english', $1) as query
         where words @@ query order by rank desc, id limit ${LIMIT}`,
        [text.split(' ').join(' or ')],
      )
      times.push(performance.now() - asked)
    }
    report({
      engine: 'PostgreSQL (any word)',
      documents: peers,
      buildSeconds,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
    })
  } finally {
    await client.end()
    await server.stop()
  }
}

/** Our own subject in five languages, with and without the bridge vocabulary. */
function measureSubject(): void {
  const read = (name: string) =>
    readFileSync(new URL(`../src/engines/search/testing/photonics-health/${name}`, import.meta.url), 'utf8')
  const given = {
    documents: readCorpus(read('corpus.jsonl')),
    queries: readQueries(read('queries.tsv')),
    judgements: readJudgements(read('qrels.txt')),
    languages,
    now: () => performance.now(),
  }
  for (const [name, bridges] of [
    ['words alone', []],
    ['with bridges', photonicsHealthBridges],
  ] as const) {
    const { queries, ndcgAt10, recallAt100 } = evaluate({ ...given, bridges })
    console.log(
      `${`own subject, ${name}`.padEnd(27)} ${queries} questions, nDCG@10 ${ndcgAt10.toFixed(3)}, recall@100 ${recallAt100.toFixed(3)}`,
    )
  }
}

measureSubject()
measureOurs()
if (peers > 0) {
  measureMiniSearch()
  await measurePostgres()
  const [ours, ...others] = rows.filter(({ engine }) => engine !== 'Kontor, guest')
  for (const other of ours === undefined ? [] : others)
    console.log(
      `${other.engine} ÷ Kontor: build ${(other.buildSeconds / (ours?.buildSeconds ?? 1)).toFixed(2)}, p50 ${(other.p50 / (ours?.p50 ?? 1)).toFixed(2)}, p95 ${(other.p95 / (ours?.p95 ?? 1)).toFixed(2)}${other.memoryMb === undefined ? '' : `, memory ${(other.memoryMb / (ours?.memoryMb ?? 1)).toFixed(2)}`}`,
    )
}
const throughHttp = Math.min(size, argument('--http', size))
if (throughHttp > 0) await measureThroughHttp(documents.slice(0, throughHttp), different)
