import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/server/http.ts'
import type { Call } from '../src/shared/contract.ts'
import type { Route } from '../src/shared/route.ts'
import { allowedBy, fieldsOf, nasty } from './harness/arbitrary-input.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { buildWorld, type World } from './harness/world.ts'

/** Requests for each route and kind; a release run sets KONTOR_FUZZ to some hundreds. */
const perRoute = Number(process.env.KONTOR_FUZZ ?? 1)
/** One seed for every run, so that a failure is the change's own; a release run draws others. */
const seed = Number(process.env.KONTOR_FUZZ_SEED ?? 492_039)

let t: TestHouse
let world: World
let app: FastifyInstance
let actors: string[]
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  app = await createHttpServer(t.house)
  const { people } = world.own
  actors = [world.administrator, people.organiser, people.manager, people.delegate, people.coordinator]
})
afterAll(async () => {
  await app.close()
  await t.close()
})

/** A new session for each request: some calls end the one they are sent with, or the account. */
async function cookieOf(personId: string): Promise<string> {
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account === undefined ? '' : `__Host-kontor=${await startTestSession(t.house, account.id)}`
}

interface Sent {
  call: Call
  status: number
  body: string
  input: Record<string, unknown>
}

async function send(call: Call, input: Record<string, unknown>, cookie: string): Promise<Sent> {
  const rest = { ...input }
  const path = call.path.replace(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(typeof value === 'string' && value !== '' ? value.toWellFormed() : 'x')
  })
  const query =
    call.method === 'GET'
      ? `?${new URLSearchParams(Object.entries(rest).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]))}`
      : ''
  const answer = await app.inject({
    method: call.method,
    url: `/api/v1${path}${query}`.slice(0, 14_000),
    headers: { cookie, ...(call.method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(call.method === 'GET' ? {} : { payload: JSON.stringify(rest) }),
  })
  return { call, status: answer.statusCode, body: answer.body, input }
}

/** What is wrong with an answer, or null. */
function faultOf({ call, status, body, input }: Sent): string | null {
  const told = `${call.method} ${call.name} ${JSON.stringify(input).slice(0, 600)}`
  if (status >= 500) {
    const [error] = t.errors.splice(0)
    const cause = error?.err instanceof Error ? error.err.message.slice(0, 300) : ''
    return `${status} ${told}: ${cause}`
  }
  if (status >= 400) {
    const problem = JSON.parse(body) as { code?: string; status?: number }
    return typeof problem.code === 'string' && problem.status === status ? null : `no problem answer: ${told}`
  }
  if (call.method !== 'GET' && !call.input.safeParse(input).success) return `accepted though invalid: ${told}`
  if (call.file || call.output.safeParse(JSON.parse(body)).success) return null
  return `answer breaks its schema: ${told}`
}

/** Probe inputs that are valid, the same with something broken, and whole inputs made from the contract. */
async function inputsFor(route: Route, index: number): Promise<Record<string, unknown>[]> {
  const { call } = route
  const probe = { ...(await probes[call.name]?.(world, t.house)) }
  const ids = [...Object.values(probe), world.own.missionId, world.own.participantId].filter(
    (value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value),
  )
  const fields = fieldsOf(call)
  const names = Object.keys(fields)
  const required = new Set(names.filter(name => !call.input.shape[name]?.safeParse(undefined).success))
  const whole = fc.record(Object.fromEntries(names.map(name => [name, allowedBy(fields[name] ?? {}, ids)])), {
    requiredKeys: [...required],
  })
  const broken =
    names.length === 0
      ? fc.constant(probe)
      : fc
          .tuple(fc.constantFrom(...names), fc.constantFrom(...nasty), fc.boolean())
          .map(([name, value, also]) => ({ ...probe, [name]: value, ...(also ? { unknown: value } : {}) }))
  const options = { numRuns: perRoute, seed: seed + index }
  return [probe, ...fc.sample(whole, options), ...fc.sample(broken, options)] as Record<string, unknown>[]
}

test('no request makes the server fail, break its contract, or take what the contract forbids', {
  timeout: 900_000,
}, async () => {
  const faults: string[] = []
  const counts = { sent: 0, valid: 0, heard: 0, accepted: 0 }
  const before = Object.getOwnPropertyNames(Object.prototype)
  for (const [index, route] of t.house.routes.entries())
    for (const [turn, input] of (await inputsFor(route, index)).entries()) {
      const sent = await send(route.call, input, await cookieOf(actors[turn % actors.length] ?? ''))
      const fault = faultOf(sent)
      if (fault !== null) faults.push(fault)
      counts.sent += 1
      if (route.call.input.safeParse(input).success) {
        counts.valid += 1
        if (sent.status !== 400 && sent.status !== 422) counts.heard += 1
      }
      if (sent.status < 300) counts.accepted += 1
    }

  expect({ seed, faults }).toEqual({ seed, faults: [] })
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(counts.sent).toBeGreaterThan(t.house.routes.length * (perRoute + 1))
  // Most of what the contract allows is understood: it is answered, or refused for what it means.
  expect(counts.heard / counts.valid).toBeGreaterThan(0.8)
  expect(counts.accepted).toBeGreaterThan(t.house.routes.length / 2)
})

test('tricks with types, keys, depth and methods are refused, never an error of ours', async () => {
  const deep = `{"email":${'['.repeat(10_000)}${']'.repeat(10_000)},"password":"x"}`
  const tricks: [
    method: 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    type: string,
    payload: string,
    statuses: number[],
  ][] = [
    ['POST', 'application/json ;charset=utf-8', '{"email":"a@b.example","password":"x"}', [401, 422]],
    ['POST', 'application/JSON\t', '{"email":5}', [415, 422]],
    ['POST', 'application/jsonx', '{}', [415]],
    ['POST', 'application/json; charset=utf-16', '{"email":5}', [415, 422]],
    ['POST', 'text/json', '{}', [415]],
    ['POST', '', '{}', [415]],
    ['POST', 'application/json', '{"email":"a@b.example","email":5,"password":"x"}', [400, 422]],
    ['POST', 'application/json', '{"constructor":{"prototype":{"polluted":1}}}', [400, 422]],
    ['POST', 'application/json', deep, [400, 422]],
    ['POST', 'application/json', '{"email":1e999999,"password":"x"}', [400, 422]],
    ['POST', 'application/json', '\ufeff{}', [400, 422]],
    ['POST', 'application/json', 'NaN', [400]],
    ['PATCH', 'application/json', '{}', [404, 405]],
    ['PUT', 'application/json', '{}', [404, 405]],
  ]
  const seen: string[] = []
  for (const [method, type, payload, statuses] of tricks) {
    const answer = await app.inject({
      method,
      url: '/api/v1/sessions',
      headers: { 'content-type': type },
      payload,
    })
    if (!statuses.includes(answer.statusCode))
      seen.push(`${method} ${type} ${payload.slice(0, 40)}: ${answer.statusCode}`)
  }
  for (const path of ['%zz', '%E0%A4%A', 'a'.repeat(8_000), '%00', '..%2f..%2fetc', '%ff']) {
    const answer = await app.inject({ method: 'GET', url: `/api/v1/organisations/${path}` })
    if (answer.statusCode !== 404 && answer.statusCode !== 422)
      seen.push(`${path.slice(0, 20)}: ${answer.statusCode}`)
  }
  for (const query of [
    'page=1&page=2',
    'page[a]=1',
    'q=%00',
    'q=%ff',
    'q=a%ED%A0%80',
    '__proto__[x]=1',
    'page=1e3',
  ]) {
    const answer = await app.inject({ method: 'GET', url: `/api/v1/organisations?${query}` })
    if (answer.statusCode >= 500) seen.push(`?${query}: ${answer.statusCode}`)
  }

  expect(seen).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
