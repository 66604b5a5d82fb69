import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTestBucket, type TestBucket } from '../../tests/harness/s3.ts'
import { openFileStore } from './file-store.ts'
import { OptionError, readOptions } from './options.ts'
import { openS3Store } from './s3-store.ts'

let bucket: TestBucket
const folder = mkdtempSync(join(tmpdir(), 'kontor-s3-store-'))
beforeAll(async () => {
  bucket = await openTestBucket()
})
afterEach(() => {
  bucket.stumble = {}
})
afterAll(async () => {
  await bucket.close()
  rmSync(folder, { recursive: true, force: true })
})

let count = 0
/** A store with a cache of its own, as another process has one. */
const openStore = (change: Partial<TestBucket['options']> = {}) =>
  openS3Store(
    { ...bucket.options, ...change },
    { cacheFolder: join(folder, `cache-${count++}`), ensureRoom: async () => undefined, pauseMs: 5 },
  )

async function readWhole(pieces: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; largest: number }> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(Buffer.from(piece))
  return { bytes: Buffer.concat(all), largest: Math.max(0, ...all.map(piece => piece.length)) }
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => String(error),
  )
const nobodyNeeds = async () => new Set<string>()

test('a folder and a bucket keep the same promises', { timeout: 60_000 }, async () => {
  const folderStore = openFileStore(join(folder, 'files'), async () => undefined)
  const told = []
  for (const store of [folderStore, openStore()]) {
    const bytes = Buffer.concat([Buffer.from('Größe '), Buffer.alloc(300_000, 7)])
    const put = await store.put(bytes)
    const empty = await store.put(new Uint8Array())
    const { bytes: streamed, largest } = await readWhole(store.read(put.hash))
    const unknown = createHash('sha256').update('unknown').digest('hex')
    told.push({
      put,
      again: await store.put(bytes),
      empty: [empty.size, (await readWhole(store.read(empty.hash))).bytes.length],
      whole: Buffer.from(await store.get(put.hash)).equals(bytes) && streamed.equals(bytes),
      largest: largest <= 64 * 1024,
      local: readFileSync(await store.local(put.hash)).equals(bytes),
      exists: [await store.exists(put.hash), await store.exists(unknown)],
      missing: (await codeOf(store.get(unknown))) === 'done',
      young: await store.sweep(new Date(Date.now() - 60_000), nobodyNeeds),
      needed: await store.sweep(new Date(Date.now() + 60_000), async hashes => new Set(hashes)),
      swept: await store.sweep(new Date(Date.now() + 60_000), nobodyNeeds),
      gone: await store.exists(put.hash),
    })
  }

  expect(told[0]).toMatchObject({
    whole: true,
    largest: true,
    local: true,
    exists: [true, false],
    young: 0,
    needed: 0,
    swept: 2,
    gone: false,
  })
  expect(told[1]).toEqual(told[0])
})

test('a file put by one process is read by another, and its copy for programs is fetched once', async () => {
  const bytes = randomBytes(200_000)
  const { hash } = await openStore().put(bytes)
  const other = openStore()
  bucket.asked.length = 0

  const first = readFileSync(await other.local(hash))
  await other.local(hash)
  expect(first.equals(bytes)).toBe(true)
  expect(bucket.asked).toEqual([`GET /kontor-files/one/files/${hash.slice(0, 2)}/${hash}`])
})

test('a wrong key, bucket or address is told at the start in words, and no secret with them', {
  timeout: 60_000,
}, async () => {
  expect(await codeOf(openStore().check())).toBe('done')
  const told = [
    await codeOf(openStore({ secretAccessKey: 'wrong' }).check()),
    await codeOf(openStore({ accessKeyId: 'nobody' }).check()),
    await codeOf(openStore({ bucket: 'no-such-bucket' }).check()),
    await codeOf(openStore({ endpoint: 'http://127.0.0.1:9' }).check()),
  ]

  expect(told[0]).toContain('SignatureDoesNotMatch (the signature is another one)')
  expect(told[1]).toContain('unknown key')
  expect(told[2]).toContain('no such bucket')
  expect(told[3]).toContain('does not answer')
  expect(told.join()).not.toContain('wrong')
})

test('a service that stumbles is asked again, one that refuses is not, and what never answers is given up', {
  timeout: 60_000,
}, async () => {
  const store = openStore()
  const bytes = randomBytes(1_000)
  let left = 3
  bucket.stumble.before = (_request, response) => {
    if (left-- <= 0) return false
    response.writeHead(503)
    response.end()
    return true
  }
  bucket.asked.length = 0

  const { hash } = await store.put(bytes)
  expect(bucket.asked.length).toBe(4)
  left = 100
  expect(await codeOf(store.get(hash))).toContain('answered 503')
  bucket.stumble.before = (_request, response) => {
    response.writeHead(403)
    response.end('<Error><Code>AccessDenied</Code></Error>')
    return true
  }
  bucket.asked.length = 0
  expect(await codeOf(store.put(bytes))).toContain('403: AccessDenied')
  expect(bucket.asked.length).toBe(1)
  bucket.stumble = {}
  expect(Buffer.from(await store.get(hash)).equals(bytes)).toBe(true)
})

test('a reading that breaks off goes on where it ended; damaged bytes are never passed for whole', {
  timeout: 60_000,
}, async () => {
  const store = openStore()
  const bytes = randomBytes(500_000)
  const { hash } = await store.put(bytes)
  bucket.stumble = { cutAfter: 150_000 }
  bucket.asked.length = 0

  const { bytes: read } = await readWhole(store.read(hash))
  expect(read.equals(bytes)).toBe(true)
  expect(bucket.asked.length).toBeGreaterThan(1)
  bucket.stumble = {
    change: body => Buffer.concat([body.subarray(0, 400_000), Buffer.alloc(body.length - 400_000, 1)]),
  }
  expect(await codeOf(store.get(hash))).toContain('damaged')
  expect(await codeOf(openStore().local(hash))).toContain('damaged')
})

test('a file that is sent while the sweep removes it is there afterwards', async () => {
  const store = openStore({ prefix: 'swept/' })
  const bytes = randomBytes(3_000)
  const { hash } = await store.put(bytes)
  let asked = 0
  // Nobody needed it when the sweep looked; its sender comes between the look and the removal.
  const removed = await store.sweep(new Date(Date.now() + 60_000), async () =>
    asked++ === 0 ? new Set<string>() : new Set([hash]),
  )

  expect(removed).toBe(0)
  expect(Buffer.from(await openStore({ prefix: 'swept/' }).get(hash)).equals(bytes)).toBe(true)
})

test('a file that is damaged or vanished in the bucket is left, said, and ends no sweep', {
  timeout: 60_000,
}, async () => {
  const told: string[] = []
  const store = openS3Store(
    { ...bucket.options, prefix: 'lost/' },
    {
      cacheFolder: join(folder, `cache-${count++}`),
      ensureRoom: async () => undefined,
      pauseMs: 5,
      warn: fault => told.push(fault.message),
    },
  )
  const [damaged, vanished, sound] = [
    await store.put(randomBytes(3_001)),
    await store.put(randomBytes(3_002)),
    await store.put(randomBytes(3_003)),
  ]
  bucket.stumble = {
    change: body => (body.length === 3_001 ? Buffer.alloc(3_001) : body),
    before: (request, response) => {
      if (request.method !== 'GET' || request.url?.includes(vanished.hash) !== true) return false
      response.writeHead(404).end()
      return true
    },
  }

  expect(await store.sweep(new Date(Date.now() + 60_000), nobodyNeeds)).toBe(1)
  expect(told.sort()).toEqual(
    [
      `The file ${damaged.hash} is damaged in the S3 service`,
      `There is no file ${vanished.hash} in the S3 service`,
    ].sort(),
  )
  bucket.stumble = {}
  const all = [damaged, vanished, sound].map(({ hash }) => store.exists(hash))
  expect(await Promise.all(all)).toEqual([true, true, false])
  // A service that is ill ends it: it is tried again another time.
  bucket.stumble = {
    before: (request, response) => {
      if (request.method !== 'GET' || request.url?.includes(damaged.hash) !== true) return false
      response.writeHead(403).end()
      return true
    },
  }
  expect(await codeOf(store.sweep(new Date(Date.now() + 60_000), nobodyNeeds))).toContain('403')
})

test('the address of a time-stamping service is a web address without a secret', () => {
  const told = ['https://tsa.example.org/tsr', 'https://', 'ftp://x', 'https://me:hush@tsa.example.org/'].map(
    KONTOR_TSA_URL => {
      try {
        return readOptions({ KONTOR_TSA_URL }, '/tmp').tsaUrl
      } catch (error) {
        return error instanceof OptionError ? error.message : error
      }
    },
  )

  expect(told).toEqual([
    'https://tsa.example.org/tsr',
    'KONTOR_TSA_URL is not a web address',
    'KONTOR_TSA_URL is not a web address',
    'KONTOR_TSA_URL holds a name or password, which would stand in the log',
  ])
})

test('the bucket is read from the environment whole, or the start says what is missing', () => {
  const env = {
    KONTOR_S3_BUCKET: 'files',
    KONTOR_S3_ENDPOINT: 'https://s3.example.org',
    KONTOR_S3_ACCESS_KEY_ID: 'id',
    KONTOR_S3_SECRET_ACCESS_KEY: 'secret',
  }
  const faultOf = (change: Record<string, string>) => {
    try {
      readOptions({ ...env, ...change }, '/tmp')
      return null
    } catch (error) {
      return error instanceof OptionError ? error.message : error
    }
  }

  expect(readOptions({}, '/tmp').s3).toBeUndefined()
  expect(readOptions(env, '/tmp').s3).toEqual({
    endpoint: 'https://s3.example.org',
    bucket: 'files',
    region: 'us-east-1',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    pathStyle: true,
    prefix: '',
  })
  expect(faultOf({ KONTOR_S3_ENDPOINT: '' })).toContain('KONTOR_S3_ENDPOINT is missing')
  expect(faultOf({ KONTOR_S3_SECRET_ACCESS_KEY: '' })).toContain('KONTOR_S3_SECRET_ACCESS_KEY is missing')
  expect(faultOf({ KONTOR_S3_ENDPOINT: 'ftp://x' })).toContain('not a web address')
  expect(faultOf({ KONTOR_S3_BUCKET: 'UPPER' })).toContain('not the name of a bucket')
  expect(faultOf({ KONTOR_S3_PATH_STYLE: 'yes' })).toContain('true or false')
  expect(faultOf({ KONTOR_S3_PREFIX: 'a' })).toContain('ends with a slash')
})
