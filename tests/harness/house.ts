import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHouse, type House } from '../../src/server/house.ts'
import type { Options } from '../../src/server/options.ts'
import type { Log } from '../../src/shared/context.ts'
import type { Call, InputOf, OutputOf } from '../../src/shared/contract.ts'
import { systemViewer, type Viewer, visitor } from '../../src/shared/viewer.ts'
import { openTestDatabase } from './database.ts'

/** A whole house on a fresh database, with a clock that stands still until it is moved. */
export interface TestHouse {
  house: House
  /** Runs a call as somebody and gives its typed output. */
  call: <C extends Call>(
    call: C,
    input: InputOf<C>,
    viewer?: Viewer,
    idempotencyKey?: string,
  ) => Promise<OutputOf<C>>
  /** The viewer of a person with an account, as a request of theirs would have it, read anew each time. */
  viewerOf: (personId: string) => Promise<Viewer>
  moveClock: (milliseconds: number) => void
  setClock: (instant: string) => void
  /** Clock and drawn numbers as when it was opened, so that the same work makes the same ids again. */
  rewind: () => void
  /** What was logged as an error; a test that expects none compares it with []. */
  errors: Record<string, unknown>[]
  close: () => Promise<void>
}

/** Where the tests' clock stands when a house opens. */
export const testStart = new Date('2026-09-01T08:00:00Z')

/** Opens a house for one test file; close it in afterAll. */
export async function openTestHouse(options: Partial<Options> = {}): Promise<TestHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-test-'))
  const database = await openTestDatabase()
  let now = testStart.getTime()
  let draw = 0
  const errors: Record<string, unknown>[] = []
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts, message) => errors.push({ ...facts, message }),
  }
  const house = buildHouse({
    options: {
      host: '127.0.0.1',
      port: 0,
      baseUrl: 'http://localhost:4600',
      databaseUrl: undefined,
      dataFolder,
      smtpUrl: undefined,
      mailFrom: 'Kontor <kontor@kontor.example>',
      trustedProxies: [],
      requestsPerMinute: 1_000_000,
      uploadLimitBytes: 20 * 1024 * 1024,
      production: false,
      s3: undefined,
      tsaUrl: undefined,
      bounceAddress: undefined,
      bounceMaildir: undefined,
      ...options,
    },
    database,
    log,
    now: () => new Date(now),
    random: bytes =>
      new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`draw ${draw++}`).digest()),
  })
  return {
    house,
    errors,
    call: async (call, input, viewer = systemViewer(), idempotencyKey) =>
      (await house.call(call.name, input, viewer, idempotencyKey)).output as never,
    viewerOf: personId => viewerOf(house, personId),
    moveClock: milliseconds => {
      now += milliseconds
    },
    setClock: instant => {
      now = new Date(instant).getTime()
    },
    rewind: () => {
      now = testStart.getTime()
      draw = 0
      errors.length = 0
    },
    close: async () => {
      await house.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Signs a person in behind the scenes and reads their viewer as a request would. */
async function viewerOf(house: House, personId: string): Promise<Viewer> {
  const account = await house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (account === undefined) return visitor('en')
  const token = await startTestSession(house, account.id)
  return house.loadViewer({ token, fallbackLanguage: 'en' })
}

/** A session token for an account, to send as a cookie or turn into a viewer. */
export async function startTestSession(house: House, accountId: string): Promise<string> {
  const token = Buffer.from(house.random(32)).toString('base64url')
  const now = house.now()
  await house.database.db
    .insertInto('session')
    .values({
      id: house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      account_id: accountId,
      method: 'password',
      user_agent: 'test',
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute()
  return token
}
