import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/server/http.ts'
import { invoke } from '../src/server/invoke.ts'
import type { Call } from '../src/shared/contract.ts'
import type { Refusal } from '../src/shared/refusals.ts'
import type { Route } from '../src/shared/route.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { buildWorld, type World } from './harness/world.ts'

/** Every call that changes something, sent twice under one key over HTTP: one effect, one answer. */

let t: TestHouse
let world: World
let app: FastifyInstance
let senders: string[]
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  app = await createHttpServer(t.house)
  const { people } = world.own
  senders = [world.administrator, people.delegate, people.counterpart, people.editor, people.host]
})
afterAll(async () => {
  await app.close()
  await t.close()
})

/** Calls that answer anew under any key, with what a second answer would do. */
const withoutReplay: Record<string, string> = {
  'accounts.acceptInvitation': 'sets the cookie of a session, and its link works once',
  'accounts.beginPasskey': 'a challenge is answered once',
  'accounts.beginPasskeySignIn': 'a challenge is answered once',
  'accounts.changePassword': 'the request holds passwords, of which nothing is kept',
  'accounts.setUp': 'sets the cookie of a session, and its link works once',
  'accounts.signInWithCode': 'sets the cookie of a session, and its code works once',
  'accounts.signInWithLink': 'sets the cookie of a session, and its link works once',
  'accounts.signInWithPasskey': 'sets the cookie of a session',
  'accounts.signInWithPassword': 'sets the cookie of a session',
  'accounts.signOut': 'takes the cookie of a session away',
  'opportunities.confirmInterest': 'gives the link that opens an interest, once',
  'sample.signInAs': 'sets the cookie of a session',
}

interface Sent {
  status: number
  body: string
  isReplay: boolean
}

/** Sends a call as JSON, or as a form when a file goes with it. */
async function send(call: Call, input: Record<string, unknown>, cookie: string, key: string): Promise<Sent> {
  if (call.method === 'GET') throw new Error(`${call.name} changes nothing`)
  const rest = { ...input }
  const path = call.path.replace(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const answer = await app.inject({
    method: call.method,
    url: `/api/v1${path}`,
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
    payload: JSON.stringify(rest),
  })
  return {
    status: answer.statusCode,
    body: answer.body,
    isReplay: answer.headers['idempotent-replayed'] === 'true',
  }
}

async function cookieOf(personId: string): Promise<string> {
  if (personId === '') return ''
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account === undefined ? '' : `__Host-kontor=${await startTestSession(t.house, account.id)}`
}

/** A fingerprint of everything the database holds, table by table. */
async function readEverything(): Promise<Record<string, string>> {
  const { db } = t.house.database
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const prints = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, md5(coalesce(string_agg(line, ' ' order by line), '')) as print
        from (select md5(it::text) as line from ${sql.table(name)} as it) as lines`,
  )
  const { rows } = await sql<{ name: string; print: string }>`${sql.join(prints, sql` union all `)}`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}

/** Another valid input of the same call, or null where a call takes nothing that could differ. */
function changed(call: Call, input: Record<string, unknown>): Record<string, unknown> | null {
  const others: unknown[] = [
    'something else',
    'en',
    'de',
    2,
    true,
    false,
    t.house.newId(),
    '2026-09-09',
    null,
  ]
  for (const field of Object.keys(call.input.shape))
    for (const other of others) {
      const one = { ...input, [field]: other }
      const parsed = call.input.safeParse(one)
      if (parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(call.input.parse(input)))
        return one
    }
  return null
}

/** What is wrong with how a call treats its key, or null; 'refused' when nobody may do it with this input. */
async function walk({ call }: Route): Promise<string | null> {
  const probe = { ...(await probes[call.name]?.(world, t.house)) }
  for (const sender of senders) {
    const cookie = await cookieOf(sender)
    for (let version = 1; version <= 8; version++) {
      const input = 'version' in probe ? { ...probe, version } : probe
      const key = t.house.newId()
      const first = await send(call, input, cookie, key)
      if (first.status < 300) return walkOn(call, { input, cookie, key, first })
      if (!first.body.includes('"changed-meanwhile"')) break
    }
  }
  return 'refused'
}

async function walkOn(
  call: Call,
  { input, cookie, key, first }: { input: Record<string, unknown>; cookie: string; key: string; first: Sent },
): Promise<string | null> {
  const before = await readEverything()
  const second = await send(call, input, cookie, key)
  if (second.status !== first.status || second.body !== first.body || !second.isReplay)
    return `another answer: ${second.status} ${second.body.slice(0, 200)}`
  const other = changed(call, input)
  const third = await send(other === null ? preferences() : call, other ?? { lang: 'de' }, cookie, key)
  const { code } = JSON.parse(third.body) as { code?: string }
  if (third.status !== 422 || code !== 'idempotency-key-reused')
    return `another body under the key: ${third.status} ${third.body.slice(0, 200)}`
  const after = await readEverything()
  const touched = Object.keys(after).filter(name => after[name] !== before[name])
  return touched.length === 0 ? null : `a second effect on ${touched.join(', ')}`
}

/** For a call that takes nothing: the key belongs to it, so that under it any other call is another wish. */
function preferences(): Call {
  const route = t.house.routes.find(({ call }) => call.name === 'accounts.setPreferences')
  if (route === undefined) throw new Error('there is no other call')
  return route.call
}

/**
 * The same with a stand-in for what the call does, where its probe wants a link from a mail, a draft or a moment in time:
 * what such a call does is tested in its room.
 */
async function walkWithStandIn(route: Route): Promise<string | null> {
  let effects = 0
  const standIn: Route = {
    ...route,
    call: { ...route.call, file: true },
    load: async () => null,
    allow: () => true,
    run: async () => ({ effect: ++effects }),
  }
  const context = t.house.makeContext({
    viewer: await t.viewerOf(world.administrator),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const idempotencyKey = t.house.newId()
  const ask = (one: Route, input: unknown) =>
    invoke(one, input, { db: t.house.database.db, context, idempotencyKey }).catch(
      (error: Refusal) => error.code,
    )
  const input = { ...(await probes[route.call.name]?.(world, t.house)) }
  const other = changed(route.call, input)
  const answers = [await ask(standIn, input), await ask(standIn, input)]
  answers.push(
    await (other === null ? ask({ ...standIn, call: preferences() }, { lang: 'de' }) : ask(standIn, other)),
  )
  const wanted = [
    { output: { effect: 1 }, replayed: false },
    { output: { effect: 1 }, replayed: true },
    'idempotency-key-reused',
  ]
  return JSON.stringify(answers) === JSON.stringify(wanted) ? null : JSON.stringify(answers)
}

test('a key sent twice has one effect and one answer, and another body under it is refused, call by call', {
  timeout: 600_000,
}, async () => {
  // What ends missions, organisations and accounts comes last.
  const unsafe = t.house.routes.filter(({ call }) => call.method !== 'GET').toReversed()
  const faults: Record<string, string> = {}
  let done = 0
  const answeredAnew: string[] = []
  for (const route of unsafe) {
    const { name } = route.call
    if (!route.replay) {
      answeredAnew.push(name)
      continue
    }
    const walked = await walk(route)
    const fault = walked === 'refused' ? await walkWithStandIn(route) : walked
    if (fault !== null) faults[name] = fault
    if (walked !== 'refused') done++
  }

  expect(faults).toEqual({})
  expect(answeredAnew.sort()).toEqual(Object.keys(withoutReplay).sort())
  expect(done).toBeGreaterThan(unsafe.length / 2)
})
