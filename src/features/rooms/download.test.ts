import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSession } from '../../../tests/harness/house.ts'
import { createHttpServer } from '../../server/http.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { openRoomsScene, type RoomsScene, someBytes } from './factory.ts'

/** Files of a room as a browser gets them. */

let s: RoomsScene
let app: FastifyInstance
let base: string
beforeAll(async () => {
  s = await openRoomsScene()
  app = await createHttpServer(s.t.house)
  await app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`
})
afterAll(async () => {
  await app.close()
  await s.t.close()
})

async function get(path: string, who: Viewer): Promise<Response> {
  const session = await startTestSession(s.t.house, who.accountId ?? '')
  return fetch(base + path, { headers: { cookie: `__Host-kontor=${session}` } })
}

const headersOf = (answer: Response) => [
  answer.status,
  answer.headers.get('content-type'),
  answer.headers.get('content-disposition')?.split(';')[0],
  answer.headers.get('content-security-policy'),
  answer.headers.get('x-content-type-options'),
  answer.headers.get('cache-control'),
]

test('a picture and plain text can be looked at, everything else is saved, and nothing of it can run', async () => {
  const room = await s.openTechnical()
  const at = async (name: string, bytes: Uint8Array) =>
    `/rooms/${room}/items/${await s.addFile(room, 'technical', { name, bytes })}/versions/1`
  const safe = ["default-src 'none'; sandbox", 'nosniff', 'no-store']
  const text = await at('notes.txt', Buffer.from('<script>alert(1)</script>'))
  const picture = await at('a.png', Buffer.from('89504e470d0a1a0a', 'hex'))
  const paper = await at('a.pdf', Buffer.from('%PDF-1.7'))

  expect(headersOf(await get(`${text}?show=true`, s.b))).toEqual([
    200,
    'text/plain; charset=utf-8',
    'inline',
    ...safe,
  ])
  expect(headersOf(await get(`${picture}?show=true`, s.b))).toEqual([200, 'image/png', 'inline', ...safe])
  expect(headersOf(await get(picture, s.b))).toEqual([200, 'image/png', 'attachment', ...safe])
  expect(headersOf(await get(`${paper}?show=true`, s.b))).toEqual([
    200,
    'application/pdf',
    'attachment',
    ...safe,
  ])
  const kept = await get(paper, s.b)
  expect(await kept.text()).toBe('%PDF-1.7')
})

test('a large file that is being sent stops coming when access is closed', { timeout: 60_000 }, async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7'), someBytes('large', 18_000_000)])
  const file = await s.addFile(room, 'technical', { name: 'large.pdf', bytes })
  const path = `/rooms/${room}/items/${file}/versions/1`

  const whole = await get(path, s.b)
  expect((await whole.arrayBuffer()).byteLength).toBe(bytes.length)
  const cut = await get(path, s.b)
  await s.t.call(contract.closeAccess, { room }, s.a)
  const came = await cut.arrayBuffer().then(
    all => all.byteLength,
    () => 'broken off',
  )
  expect(came).toBe('broken off')
  expect((await get(path, s.b)).status).toBe(404)
  const own = await get(path, s.a)
  expect(own.status).toBe(200)
  // Left unread, it would hold its connection.
  await own.body?.cancel()
})

test('a reader who stopped reading does not hold up the end of the server', { timeout: 60_000 }, async () => {
  const room = await s.openTechnical()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7'), someBytes('held', 18_000_000)])
  const file = await s.addFile(room, 'technical', { name: 'held.pdf', bytes })
  const other = await createHttpServer(s.t.house, { graceMs: 200 })
  const address = await other.listen({ host: '127.0.0.1', port: 0 })
  const session = await startTestSession(s.t.house, s.b.accountId ?? '')
  const held = await fetch(`${address}/api/v1/rooms/${room}/items/${file}/versions/1`, {
    headers: { cookie: `__Host-kontor=${session}` },
  })
  expect(held.status).toBe(200)

  await other.close()
  await expect(held.arrayBuffer()).rejects.toThrow()
})
