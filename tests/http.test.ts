import { createHash } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepFiles } from '../src/server/chores.ts'
import { createHttpServer } from '../src/server/http.ts'
import { systemViewer } from '../src/shared/viewer.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { buildWorld, type World } from './harness/world.ts'

let t: TestHouse
let world: World
let app: FastifyInstance
let cookie: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  app = await createHttpServer(t.house)
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', world.administrator)
    .executeTakeFirstOrThrow()
  cookie = `__Host-kontor=${await startTestSession(t.house, account.id)}`
})
afterAll(async () => {
  await app.close()
  await t.close()
})

/** robust.md 19: what every answer carries, whatever its status. */
const required: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'strict-transport-security': /^max-age=31536000/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'cache-control': /^no-store$/,
  'x-request-id': /^[0-9a-f-]{36}$/,
}

function missingHeaders(headers: Record<string, unknown>): string[] {
  return Object.entries(required)
    .filter(([name, pattern]) => !pattern.test(String(headers[name] ?? '')))
    .map(([name]) => name)
}

/** The address of a call with its probe's path parameters filled in. */
async function addressOf(call: {
  name: string
  path: string
  method: string
}): Promise<{ url: string; body: Record<string, unknown> }> {
  const input = { ...(await probes[call.name]?.(world, t.house)) }
  const url = call.path.replace(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = String(input[name] ?? 'x')
    delete input[name]
    return encodeURIComponent(value)
  })
  return { url: `/api/v1${url}`, body: input }
}

/** A file that is handed out may not run as part of this site, and carries the rest all the same. */
function faultsOf(name: string, answer: { statusCode: number; headers: Record<string, unknown> }): string[] {
  const isFile = answer.headers['content-disposition'] !== undefined
  const wrong = missingHeaders(answer.headers).filter(
    header => !(isFile && header === 'content-security-policy'),
  )
  if (isFile && answer.headers['content-security-policy'] !== "default-src 'none'; sandbox")
    wrong.push('sandbox')
  if (
    !isFile &&
    !/require-trusted-types-for 'script'; ?trusted-types kontor-worker(;|$)/.test(
      String(answer.headers['content-security-policy']),
    )
  )
    wrong.push('trusted types')
  return wrong.length === 0 ? [] : [`${name} ${answer.statusCode}: ${wrong.join(', ')}`]
}

test('every answer of every route carries the security headers, refused or not', {
  timeout: 120_000,
}, async () => {
  const faults: string[] = []
  const statuses = new Set<number>()
  const look = (name: string, answer: { statusCode: number; headers: Record<string, unknown> }) => {
    statuses.add(answer.statusCode)
    faults.push(...faultsOf(name, answer))
  }
  const json = { 'content-type': 'application/json' }
  for (const { call } of t.house.routes) {
    const { url, body } = await addressOf(call)
    const payload = call.method === 'GET' ? {} : { payload: { nonsense: true } }
    for (const headers of [{}, { cookie }])
      look(call.name, await app.inject({ method: call.method, url, headers, ...payload }))
    if (call.method === 'GET') {
      const query = new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)]))
      look(call.name, await app.inject({ method: 'GET', url: `${url}?${query}`, headers: { cookie } }))
      continue
    }
    const send = { method: call.method, url } as const
    look(call.name, await app.inject({ ...send, headers: json, payload: '{' }))
    look(call.name, await app.inject({ ...send, headers: { 'content-type': 'text/csv' }, payload: 'a' }))
    look(
      call.name,
      await app.inject({ ...send, headers: { ...json, origin: 'https://evil.example' }, payload: '{}' }),
    )
  }
  const addresses = [
    '/',
    '/sign-in',
    '/desk',
    '/nowhere',
    '/%zz',
    '/api/v1/nowhere',
    '/api/v1/%zz',
    '/healthz',
    '/api/v1/openapi.json',
    `/api/v1/organisations/${'a'.repeat(9_000)}`,
  ]
  for (const url of addresses)
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PATCH'] as const)
      for (const headers of [{ accept: 'text/html' }, { accept: 'text/html', cookie }])
        look(`${method} ${url.slice(0, 30)}`, await app.inject({ method, url, headers }))
  look(
    'too large',
    await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: json,
      payload: `"${'a'.repeat(3_000_000)}"`,
    }),
  )

  expect(faults).toEqual([])
  expect([...statuses].filter(status => status >= 500)).toEqual([])
  expect([200, 303, 400, 401, 403, 404, 413, 415, 422].filter(status => !statuses.has(status))).toEqual([])
})

test('an answer that misses a header is noticed', async () => {
  const answer = await app.inject({ method: 'GET', url: '/sign-in', headers: { accept: 'text/html' } })

  const noticed = Object.keys(required).flatMap(name =>
    faultsOf(name, { statusCode: 200, headers: { ...answer.headers, [name]: undefined } }),
  )

  expect(noticed.length).toBe(Object.keys(required).length)
})

test('the cookies of a browser’s choices are kept from scripts and from other sites', async () => {
  const link = await app.inject({
    method: 'POST',
    url: '/preferences',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: 'lang=de&theme=dark',
  })

  const cookies = [link.headers['set-cookie']].flat().map(String)
  expect(cookies.map(one => one.split('=')[0])).toEqual(['kontor-language', 'kontor-theme'])
  expect(cookies.filter(one => !/HttpOnly/.test(one) || !/SameSite=Lax/.test(one))).toEqual([])
})

test('nothing is changed for a request that comes from another site', async () => {
  const faults: string[] = []
  for (const { call } of t.house.routes.filter(route => route.call.method !== 'GET')) {
    const { url, body } = await addressOf(call)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      const answer = await app.inject({
        method: call.method,
        url,
        headers: { cookie, ...headers },
        payload: body,
      })
      if (answer.statusCode !== 403 || !answer.body.includes('foreign-origin'))
        faults.push(`${call.name}: ${answer.statusCode}`)
    }
  }

  expect(faults).toEqual([])
})

test('a form is not an API call: an HTML form cannot reach an API route at all', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=a%40test.example&password=x',
  })

  expect(answer.statusCode).toBe(415)
  expect(answer.json()).toMatchObject({ code: 'media-type-unknown', status: 415 })
})

test('a problem answer names the field, the code and the request', async () => {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email: 5 } })

  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({
    code: 'input-invalid',
    status: 422,
    faults: [
      { field: 'email', code: 'not-string' },
      { field: 'password', code: 'missing', message: 'Please fill this in' },
    ],
  })
  expect(answer.json().requestId).toBe(answer.headers['x-request-id'])
})

test('broken, deep, huge and misnamed bodies are refused, never an error of ours', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  const bodies: [string, string, number[]][] = [
    ['{', 'application/json', [400]],
    [deep, 'application/json', [400, 422]],
    ['{"__proto__":{"polluted":true},"email":"a","password":"b"}', 'application/json', [400]],
    [`{"email":"${'a'.repeat(3_000_000)}"}`, 'application/json', [413]],
    ['hello', 'text/plain', [415]],
    ['[]', 'application/json', [400]],
  ]
  for (const [payload, type, expected] of bodies) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: { 'content-type': type },
      payload,
    })
    expect(expected, `${type} ${payload.slice(0, 20)}`).toContain(answer.statusCode)
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('a file is stored for somebody signed in, and named by its hash', async () => {
  const boundary = 'x1x1x1'
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="members.csv"\r\nContent-Type: text/csv\r\n\r\nName;Country\r\n--${boundary}--\r\n`
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', world.stranger)
    .executeTakeFirstOrThrow()
  const ownCookie = `__Host-kontor=${await startTestSession(t.house, account.id)}`

  const refused = await app.inject({ method: 'POST', url: '/api/v1/files', headers, payload })
  const stored = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { ...headers, cookie: ownCookie },
    payload,
  })

  expect(refused.statusCode).toBe(401)
  expect(stored.statusCode).toBe(201)
  expect(stored.json()).toEqual({
    hash: createHash('sha256').update('Name;Country').digest('hex'),
    name: 'members.csv',
  })
})

test('a file that comes with a form is kept only once its sender may do what they ask for', async () => {
  const boundary = 'x2x2x2'
  const send = async (who: string | null, text: string, lies?: number) => {
    const account =
      who === null
        ? undefined
        : await t.house.database.db
            .selectFrom('account')
            .select('id')
            .where('person_id', '=', who)
            .executeTakeFirstOrThrow()
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const answer = await app.inject({
      method: 'POST',
      url: `/clusters/${world.own.clusterId}/import`,
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...(lies === undefined ? {} : { 'content-length': String(lies) }),
        ...(account === undefined
          ? {}
          : { cookie: `__Host-kontor=${await startTestSession(t.house, account.id)}` }),
      },
      payload: `${part('_call', 'directory.uploadImport')}${part('cluster', world.own.clusterId)}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="members.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    })
    return [answer.statusCode, await t.house.files.exists(createHash('sha256').update(text).digest('hex'))]
  }

  expect([
    await send(null, 'Name;Country\nVisitor;LT'),
    await send(world.foreign.people.manager, 'Name;Country\nForeign;LT'),
    await send(world.own.people.manager, 'Name;Country\nLong;LT', 900_000_000),
    await send(world.own.people.manager, 'Name;Country\nOwn;LT'),
  ]).toEqual([
    [401, false],
    [403, false],
    [413, false],
    [303, true],
  ])
})

test('files that nobody has taken are swept after a day, the others stay', async () => {
  const put = async (text: string, daysOld: number) => {
    const { hash } = await t.house.files.put(new TextEncoder().encode(text))
    const at = new Date(t.house.now().getTime() - daysOld * 86_400_000)
    await utimes(await t.house.files.local(hash), at, at)
    return hash
  }
  const hashes = [await put('old', 2), await put('young', 0.5), await put('taken', 30)]
  await t.house.database.db
    .insertInto('file')
    .values({ hash: hashes[2] ?? '', size: 5, created_at: t.house.now() })
    .execute()
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: 'chore',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  await sweepFiles({ ...context, db: t.house.database.db } as unknown as Parameters<typeof sweepFiles>[0])

  expect(await Promise.all(hashes.map(hash => t.house.files.exists(hash)))).toEqual([false, true, true])
})

test.each(['/api/v1/capabilities', '/api/v1/openapi.json'])(
  'an answer of %s that the caller has already is not sent again',
  async url => {
    const sent = await app.inject({ url, headers: { cookie } })
    const ask = (tag: string) => app.inject({ url, headers: { cookie, 'if-none-match': tag } })
    const again = await ask(`W/${String(sent.headers.etag)}, "x"`)
    const other = await ask('"x"')

    expect([sent.statusCode, again.statusCode, again.body, other.statusCode]).toEqual([200, 304, '', 200])
    expect(missingHeaders(again.headers)).toEqual([])
  },
)
