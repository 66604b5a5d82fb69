import type { Context } from './context.ts'
import type { AnswerOf, Call, InputOf, OutputOf, ParsedInputOf } from './contract.ts'
import type { Viewer } from './viewer.ts'

/**
 * The actors of the access table. 'own:' stands on the side of the records asked for (same cluster, partnership,
 * mission or organisation), 'foreign:' holds the same role elsewhere.
 */
export const actors = [
  'visitor',
  'signed-in',
  'platform-administrator',
  'own:cluster-manager',
  'own:partnership-coordinator',
  'own:event-organiser',
  'own:steward',
  'own:local-host',
  'own:organisation-editor',
  'own:participant',
  'own:counterpart',
  'own:funder',
  'foreign:cluster-manager',
  'foreign:partnership-coordinator',
  'foreign:event-organiser',
  'foreign:steward',
  'foreign:local-host',
  'foreign:organisation-editor',
  'foreign:participant',
  'foreign:funder',
] as const
export type Actor = (typeof actors)[number]

/** Everybody with an account. */
export const everySignedIn: readonly Actor[] = actors.filter(actor => actor !== 'visitor')

/**
 * One row of the written policy: the predicate the server asks, and who is expected to pass it. The access test walks
 * every route with every actor and compares; the two are written separately so that one can catch the other.
 */
export interface PolicyRow<Subject = never> {
  allow: (viewer: Viewer, subject: Subject) => boolean
  who: readonly Actor[] | 'everybody'
}

/** A call bound to its guard and its use case. `load` fetches what the guard judges, and refuses what does not exist. */
export interface Route {
  call: Call
  who: readonly Actor[] | 'everybody'
  guarded: boolean
  /** False for an unsafe call that manages its own transactions: long ones, or those whose refusals leave a trace. */
  transaction: boolean
  /** False where an answer must not be kept and given twice under one idempotency key: signing in sets a cookie, a password is not hashed with the request. */
  replay: boolean
  /** Null where a file that comes with the call's form is the viewer's own; `FileSender` for forms behind a link. */
  fileSender: FileSender | null
  load: (ctx: Context, input: unknown) => Promise<unknown>
  allow: (viewer: Viewer, subject: unknown) => boolean
  run: (ctx: Context, input: unknown, subject: unknown) => Promise<unknown>
}

/**
 * Whose the file is that comes with a form behind a link, read from the fields of the page's address before anything that was
 * sent; refuses where the link opens nothing, so that no byte of a stranger's file is read.
 */
export type FileSender = (
  ctx: Context,
  address: Readonly<Record<string, string>>,
) => Promise<{ personId: string }>

/** Binds a call to its policy row, its loader and its use case: contract → load → authorise → run. */
export function route<C extends Call, Subject>(
  call: C,
  parts: {
    policy: PolicyRow<Subject>
    load: (ctx: Context, input: ParsedInputOf<C>) => Promise<Subject>
    run: (ctx: Context, input: ParsedInputOf<C>, subject: Subject) => Promise<AnswerOf<C>>
    transaction?: boolean
    replay?: boolean
    fileSender?: FileSender
  },
): Route {
  return {
    call,
    who: parts.policy.who,
    guarded: parts.policy.who !== 'everybody',
    transaction: parts.transaction ?? call.method !== 'GET',
    replay: parts.replay ?? true,
    fileSender: parts.fileSender ?? null,
    load: parts.load as Route['load'],
    allow: parts.policy.allow as Route['allow'],
    run: parts.run as Route['run'],
  }
}

/** For calls whose guard needs no record: only who is asking. */
export async function nothingToLoad(): Promise<null> {
  return null
}

/** Anybody may call this; what they get is decided row by row by the query. */
export const everybody: PolicyRow<unknown> = { allow: () => true, who: 'everybody' }

/** A background job of a room. `run` may be called again after a crash: what it did must be safe to repeat. */
export interface JobKind<Payload = unknown> {
  kind: string
  run: (ctx: JobContext, payload: Payload) => Promise<unknown>
}

export interface JobContext extends Omit<Context, 'db'> {
  /**
   * Runs a call of the API as a person (null: as the house itself), at a time of its own if one is given. With a key a
   * repeat has no second effect: how the sample is played through the use cases, and played on after a crash. `relaxed`
   * does not wait for the disk, which only work that is played again may ask for.
   */
  call: <C extends Call>(
    call: C,
    input: InputOf<C>,
    as: { personId: string | null; at?: Date; key?: string; relaxed?: boolean },
  ) => Promise<OutputOf<C>>
  db: import('kysely').Kysely<import('../database/tables.ts').Tables>
  jobId: string
  /** Saves what the person waiting sees; at most a few times a second. */
  progress: (progress: Record<string, unknown>) => Promise<void>
  /** True once somebody asked to stop; checked between steps. */
  isCancelled: () => boolean
}

/** Work the server does by the clock, on one process at a time. */
export interface Chore {
  name: string
  everySeconds: number
  run: (ctx: JobContext) => Promise<void>
}

/** What a follower may use of its process. */
export interface FollowerParts {
  db: import('kysely').Kysely<import('../database/tables.ts').Tables>
  log: import('./context.ts').Log
  /** Calls back for each notice on a channel; a hint only, notices can be lost. */
  listen: (channel: string, onNotice: () => void) => Promise<() => Promise<void>>
  /** Where the process may keep what it can make again; as confidential as the database. */
  folder?: string
}

/** Keeps something in the memory of every process in step with the database; `start` answers with what ends it. */
export interface Follower {
  name: string
  start: (parts: FollowerParts) => Promise<() => Promise<void>>
}

/**
 * A call that open screens listen to: its address followed by `/live` is a stream of server-sent events that says when the
 * answer changed. Whoever may make the call may listen, as long as they may. `topic` reads from the answer what it is about.
 */
export interface LiveCall {
  call: Call
  topic: (answer: unknown) => string
  /** Of whom the listener wants to hear alone; null: of everybody. */
  concerning: (answer: unknown) => string | null
}

/** Binds a call to the topic whose changes its listeners are told of; the answer carries the number of the last one. */
export function live<C extends Call>(
  call: C,
  topic: (answer: OutputOf<C> & { version: number }) => string,
  concerning: (answer: OutputOf<C>) => string | null = () => null,
): LiveCall {
  return {
    call,
    topic: topic as LiveCall['topic'],
    concerning: concerning as LiveCall['concerning'],
  }
}

/** What a room hands to the house. */
export interface Room {
  name: string
  routes: readonly Route[]
  live?: readonly LiveCall[]
  jobs?: readonly JobKind<never>[]
  chores?: readonly Chore[]
  followers?: readonly Follower[]
}
