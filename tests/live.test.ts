import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkIn } from '../src/features/day/contract.ts'
import { createHttpServer } from '../src/server/http.ts'
import { startTestSession, type TestHouse } from './harness/house.ts'
import { publishMeetings } from './harness/publish-meetings.ts'
import { openSharedHouse, type SharedHouse } from './harness/shared-house.ts'
import { addParticipant, buildWorld, type Side, type World } from './harness/world.ts'

/** Streams of server-sent events over real sockets: two web servers on one database, as two processes would be. */

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
let apps: FastifyInstance[]
const bases: string[] = []

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
  apps = [await createHttpServer(t.house), await createHttpServer(t.house)]
  for (const app of apps) {
    await app.listen({ host: '127.0.0.1', port: 0 })
    bases.push(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
  }
})
afterAll(async () => {
  for (const app of apps) await app.close()
  await t.close()
})
beforeEach(async () => {
  await shared.empty()
  world = await buildWorld(t.house)
  own = world.own
  await publishMeetings(t, own, [{ slot: 0, place: 0 }])
  t.setClock('2026-10-05T00:02:00Z')
})

async function cookieOf(personId: string): Promise<string> {
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return `__Host-kontor=${await startTestSession(t.house, account.id)}`
}

interface Listening {
  status: number
  headers: Headers
  /** The next event's kind and data. */
  next: () => Promise<{ kind: string; data: { version?: number } }>
  stop: () => void
}

async function listenAt(base: string, path: string, cookie: string): Promise<Listening> {
  const ending = new AbortController()
  const answer = await fetch(`${base}/api/v1${path}`, { headers: { cookie }, signal: ending.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    status: answer.status,
    headers: answer.headers,
    next: async () => {
      for (;;) {
        const match = /event: (\w+)\ndata: (.*)\n\n/.exec(text)
        if (match !== null) {
          text = text.slice(match.index + match[0].length)
          return { kind: match[1] ?? '', data: JSON.parse(match[2] ?? '') as { version?: number } }
        }
        const part = await reader?.read()
        if (part === undefined || part.done) return { kind: 'end', data: {} }
        text += part.value
      }
    },
    stop: () => ending.abort(),
  }
}

/** The next event of a kind, past a number where one is given: a server that begins to listen tells that it may have missed something. */
async function nextOf(listener: Listening, kind: string, past = -1) {
  for (;;) {
    const heard = await listener.next()
    if (heard.kind === 'end' || (heard.kind === kind && (heard.data.version ?? 0) > past)) return heard
  }
}

const address = '/missions/mission-a/day/version/live'

test('what one desk notes reaches listeners at both servers within two seconds, as a number and nothing else', async () => {
  const listeners = await Promise.all(
    bases.map(async base => listenAt(base, address, await cookieOf(own.people.delegate))),
  )
  const first = await Promise.all(listeners.map(listener => nextOf(listener, 'beat')))

  const start = performance.now()
  await t.call(
    checkIn,
    { mission: 'mission-a', participant: own.counterpartId },
    await t.viewerOf(own.people.steward),
  )
  const told = await Promise.all(
    listeners.map((listener, at) => nextOf(listener, 'changed', first[at]?.data.version)),
  )

  expect(performance.now() - start).toBeLessThan(2_000)
  expect(first.map(event => event.kind)).toEqual(['beat', 'beat'])
  expect(told.map(event => [event.kind, Object.keys(event.data)])).toEqual([
    ['changed', ['version']],
    ['changed', ['version']],
  ])
  expect(told[0]?.data.version).toBeGreaterThan(first[0]?.data.version ?? 0)
  for (const listener of listeners) listener.stop()
})

test('the stream carries the headers of every answer, and passes proxies unbuffered', async () => {
  const listener = await listenAt(bases[0] ?? '', address, await cookieOf(own.people.steward))

  expect(listener.status).toBe(200)
  expect(listener.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(listener.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(listener.headers.get('x-accel-buffering')).toBe('no')
  expect(listener.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(listener.headers.get('content-encoding')).toBeNull()
  listener.stop()
})

test('whoever may not make the call may not listen either', async () => {
  const cookies = ['', await cookieOf(world.stranger), await cookieOf(world.foreign.people.organiser)]

  const answers = await Promise.all(
    cookies.map(async cookie => {
      const listener = await listenAt(bases[0] ?? '', address, cookie)
      listener.stop()
      return listener.status
    }),
  )
  const dead = await listenAt(bases[0] ?? '', '/my-schedule/no-such-token/version/live', '')
  dead.stop()

  expect(answers).toEqual([404, 404, 404])
  expect(dead.status).toBe(410)
})

test('one account listens twelve times at most; one that ends makes room', async () => {
  const cookie = await cookieOf(own.people.steward)
  const many = await Promise.all(Array.from({ length: 12 }, () => listenAt(bases[0] ?? '', address, cookie)))

  const tooMany = await listenAt(bases[0] ?? '', address, cookie)
  tooMany.stop()
  many[0]?.stop()
  await expect
    .poll(async () => {
      const listener = await listenAt(bases[0] ?? '', address, cookie)
      listener.stop()
      return listener.status
    })
    .toBe(200)

  expect(many.map(listener => listener.status)).toEqual(Array.from({ length: 12 }, () => 200))
  expect(tooMany.status).toBe(429)
  for (const listener of many) listener.stop()
})

test('one link listens twelve times at most, whatever stands behind its address; a HEAD request opens nothing', async () => {
  const token = 'live-link'.padEnd(43, 'x')
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose: 'my-schedule',
      person_id: own.people.delegate,
      subject_id: own.missionId,
      payload: JSON.stringify({ participants: [own.participantId] }),
      created_at: t.house.now(),
      expires_at: new Date(t.house.now().getTime() + 86_400_000),
    })
    .execute()
  const link = `/my-schedule/${token}/version/live`

  const head = await fetch(`${bases[0]}/api/v1${link}`, { method: 'HEAD' })
  const many = await Promise.all(
    Array.from({ length: 12 }, (_, index) => listenAt(bases[0] ?? '', `${link}?n=${index}`, '')),
  )
  const tooMany = await listenAt(bases[0] ?? '', `${link}?n=12`, '')
  tooMany.stop()

  expect(head.status).not.toBe(200)
  expect(many.map(listener => listener.status)).toEqual(Array.from({ length: 12 }, () => 200))
  expect(tooMany.status).toBe(429)
  for (const listener of many) listener.stop()
})

test('a stream ends when its reader has lost the right to it', { timeout: 40_000 }, async () => {
  const listener = await listenAt(bases[0] ?? '', address, await cookieOf(own.people.steward))
  const first = await listener.next()
  await t.house.database.db
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('person_id', '=', own.people.steward)
    .execute()

  const last = await listener.next()

  expect(first.kind).toBe('beat')
  expect(last.kind).toBe('over')
  expect(await listener.next()).toEqual({ kind: 'end', data: {} })
})

test('a phone that listens to its own day hears of what concerns it, and of nobody else', async () => {
  const third = await addParticipant(t.house, own.missionId, own.organisationId, {
    personId: own.people.editor,
    groupId: own.groupIds[0],
  })
  const phone = async (personId: string, participant: string) =>
    listenAt(bases[0] ?? '', `${address}?participant=${participant}`, await cookieOf(personId))
  const across = await phone(own.people.delegate, own.participantId)
  const other = await phone(own.people.editor, third)
  await Promise.all([across.next(), other.next()])
  const note = async (participant: string) =>
    t.call(checkIn, { mission: 'mission-a', participant }, await t.viewerOf(own.people.steward))

  // Of the two the first concerns only the delegate, who meets them; the second only the third.
  await note(own.counterpartId)
  const heard = await across.next()
  await note(third)
  const heardByOther = await other.next()

  expect([heard.kind, heardByOther.kind]).toEqual(['changed', 'changed'])
  expect(heardByOther.data.version).toBeGreaterThan(heard.data.version ?? Number.POSITIVE_INFINITY)
  expect(await Promise.race([across.next(), pause(1_000).then(() => 'nothing')])).toBe('nothing')
  for (const listener of [across, other]) listener.stop()
})

test('nobody listens to the own day of somebody whose schedule they may not read', async () => {
  const listener = await listenAt(
    bases[0] ?? '',
    `${address}?participant=${own.counterpartId}`,
    await cookieOf(own.people.delegate),
  )
  listener.stop()

  expect(listener.status).toBe(404)
})
