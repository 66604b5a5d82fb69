import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { loadPersonViewer, loadViewer } from '../features/accounts/index.ts'
import type { Context, FileStore, Log, Translate } from '../shared/context.ts'
import { makeId } from '../shared/ids.ts'
import { chooseLanguage } from '../shared/languages.ts'
import type { Route } from '../shared/route.ts'
import { systemViewer, type Viewer } from '../shared/viewer.ts'
import { houseChores } from './chores.ts'
import { openFileStore } from './file-store.ts'
import type { Answer } from './idempotency.ts'
import { invoke } from './invoke.ts'
import { JobRunner } from './jobs.ts'
import { KnownSessions } from './known-sessions.ts'
import { describeApi } from './openapi.ts'
import type { Options } from './options.ts'
import { rooms } from './rooms.ts'
import { openS3Store } from './s3-store.ts'
import { loadTexts, type Texts } from './texts.ts'

/** The assembled installation: database, files, words, rooms and the people at the door. One per process. */
export interface House {
  options: Options
  database: Database
  files: FileStore
  log: Log
  texts: Texts
  routes: readonly Route[]
  jobs: JobRunner
  /** Whose sessions were shown to this process lately. */
  knownSessions: KnownSessions
  now: () => Date
  newId: () => string
  random: (bytes: number) => Uint8Array
  textFor: (acceptLanguage: string | undefined) => Translate
  loadViewer: (credentials: { token: string | null; fallbackLanguage: string }) => Promise<Viewer>
  makeContext: (request: RequestFacts) => Omit<Context, 'db' | 'afterCommit'>
  /** Runs a call as somebody, without a web request: seeds, tests and the command line. */
  call: (name: string, input: unknown, viewer: Viewer, idempotencyKey?: string) => Promise<Answer>
  /** The same as a person by their id, at a time of its own. */
  callAs: (
    name: string,
    input: unknown,
    as: { personId: string | null; at?: Date; key?: string; relaxed?: boolean },
  ) => Promise<Answer>
  /** Begins to keep in memory what rooms follow; until then, and while it is caught up, the database answers. */
  follow: () => Promise<void>
  describeApi: () => unknown
  health: () => Promise<Record<string, unknown>>
  /** Refuses to start on a bucket that cannot be written and read. */
  checkFiles: () => Promise<void>
  close: () => Promise<void>
}

interface RequestFacts {
  viewer: Viewer
  requestId: string
  remoteAddress: string
  userAgent: string
  setSessionToken: Context['setSessionToken']
}

/** Puts an installation together. `now` and `random` can be given, so that days can be simulated. */
export function buildHouse(parts: {
  options: Options
  database: Database
  log: Log
  now?: () => Date
  random?: (bytes: number) => Uint8Array
  sourceFolder?: string
}): House {
  const { options, database, log } = parts
  const now = parts.now ?? (() => new Date())
  const random = parts.random ?? (bytes => randomBytes(bytes))
  const newId = () => makeId(now(), random)
  const files = openFiles({ options, log }, bytes => database.ensureRoom(bytes))
  const texts = loadTexts(parts.sourceFolder ?? join(import.meta.dirname, '..'))
  const routes = collectRoutes()
  const knownSessions = new KnownSessions()
  let jobs: JobRunner | null = null
  const endings: (() => Promise<void>)[] = []
  const house: House = {
    options,
    database,
    files,
    log,
    texts,
    routes,
    now,
    newId,
    random,
    get jobs() {
      jobs ??= new JobRunner(
        house,
        rooms.flatMap(room => room.jobs ?? []),
        [...rooms.flatMap(room => room.chores ?? []), ...houseChores(database)],
      )
      return jobs
    },
    textFor: acceptLanguage => texts.of(chooseLanguage(acceptLanguage)),
    knownSessions,
    loadViewer: async credentials => {
      const viewer = await loadViewer(database.db, { ...credentials, now: now() })
      if (credentials.token !== null) knownSessions.note(credentials.token, viewer.accountId, now())
      return viewer
    },
    makeContext: request => ({
      ...request,
      now,
      newId,
      random,
      log,
      files,
      text: texts.of,
      baseUrl: options.baseUrl,
      mailFrom: options.mailFrom,
      smtpUrl: options.smtpUrl,
      tsaUrl: options.tsaUrl,
      bounceAddress: options.bounceAddress,
      bounceMaildir: options.bounceMaildir,
      database: {
        kind: database.kind,
        durable: database.durability.claimed,
        reason: database.durability.reason ?? null,
      },
    }),
    call: (name, input, viewer, idempotencyKey) =>
      callInProcess(house, { name, input, viewer, idempotencyKey }),
    callAs: async (name, input, as) => {
      const viewer =
        as.personId === null
          ? systemViewer()
          : await loadPersonViewer(database.db, { personId: as.personId, now: now() })
      return callInProcess(house, {
        name,
        input,
        viewer,
        idempotencyKey: as.key,
        at: as.at,
        relaxed: as.relaxed,
      })
    },
    follow: async () => {
      const listen = (channel: string, onNotice: () => void) => database.listen(channel, onNotice)
      for (const follower of rooms.flatMap(room => room.followers ?? []))
        endings.push(await follower.start({ db: database.db, log, listen, folder: options.dataFolder }))
    },
    describeApi: () => describeApi(routes, options.baseUrl),
    health: async () => ({ ...(await database.health()), durability: database.durability }),
    checkFiles: async () => {
      if ('check' in files) await files.check()
    },
    close: async () => {
      await jobs?.stop()
      for (const end of endings.splice(0)) await end()
      await database.close()
    },
  }
  return house
}

/** Where uploaded files are kept: in the data folder, or in a bucket. */
function openFiles(
  { options, log }: { options: Options; log: Log },
  ensureRoom: (bytes: number) => Promise<void>,
): FileStore | ReturnType<typeof openS3Store> {
  const { dataFolder, s3 } = options
  if (s3 === undefined) return openFileStore(join(dataFolder, 'files'), ensureRoom)
  return openS3Store(s3, {
    cacheFolder: join(dataFolder, 'cache', 'files'),
    ensureRoom,
    warn: fault => log.warn({ why: fault.message }, 'a file that nobody needs was left in the bucket'),
  })
}

/** Runs a call without a web request; `at` sets its clock. */
function callInProcess(
  house: House,
  call: {
    name: string
    input: unknown
    viewer: Viewer
    idempotencyKey: string | undefined
    at?: Date | undefined
    relaxed?: boolean | undefined
  },
): Promise<Answer> {
  const route = house.routes.find(candidate => candidate.call.name === call.name)
  if (route === undefined) throw new Error(`there is no call ${call.name}`)
  const { at } = call
  const context = house.makeContext({
    viewer: call.viewer,
    requestId: house.newId(),
    remoteAddress: '',
    userAgent: 'in process',
    setSessionToken: () => undefined,
  })
  const clock = at === undefined ? {} : { now: () => at }
  return invoke(route, call.input, {
    db: house.database.db,
    context: { ...context, ...clock },
    idempotencyKey: call.idempotencyKey,
    relaxed: call.relaxed,
  })
}

/** All calls of all rooms; two calls of one name or one address are a mistake that stops the start. */
function collectRoutes(): Route[] {
  const routes = rooms.flatMap(room => [...room.routes])
  const seen = new Set<string>()
  for (const { call } of routes) {
    for (const key of [call.name, `${call.method} ${call.path.replace(/:[^/]+/g, ':')}`]) {
      if (seen.has(key)) throw new Error(`two calls share ${key}`)
      seen.add(key)
    }
  }
  return routes
}
