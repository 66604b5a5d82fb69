import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { invoke, parseInput } from '../src/server/invoke.ts'
import { defineCall } from '../src/shared/contract.ts'
import { Refusal } from '../src/shared/refusals.ts'
import { everybody, nothingToLoad, type Route, route } from '../src/shared/route.ts'
import { type Viewer, visitor } from '../src/shared/viewer.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { addPerson } from './harness/world.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const addLine = defineCall({
  name: 'test.addLine',
  method: 'POST',
  path: '/lines',
  summary: 'Adds a line',
  input: z.object({ text: z.string(), fail: z.boolean().default(false) }),
  output: z.object({ id: z.string() }),
})
const [addLineRoute, addLineAlone] = [true, false].map(transaction =>
  route(addLine, {
    policy: everybody,
    load: nothingToLoad,
    transaction,
    run: async (ctx, input) => {
      const id = ctx.newId()
      await ctx.db
        .insertInto('outbox')
        .values({ stream: 'test', kind: input.text, subject_id: id, at: ctx.now() })
        .execute()
      if (input.fail) throw new Refusal('still-used')
      return { id }
    },
  }),
) as [Route, Route]

const send = (
  viewer: Viewer,
  input: unknown,
  idempotencyKey?: string,
  remoteAddress = '',
  by = addLineRoute,
) => {
  const context = t.house.makeContext({
    viewer,
    requestId: '',
    remoteAddress,
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return invoke(by, input, { db: t.house.database.db, context, idempotencyKey })
}
const lines = async (text: string) =>
  (await t.house.database.db.selectFrom('outbox').select('number').where('kind', '=', text).execute()).length

test.each([
  ['one transaction', addLineRoute],
  ['transactions of its own', addLineAlone],
])('ten sends of one key at the same moment have one effect and one answer: %s', async (name, by) => {
  const viewer = await t.viewerOf(await addPerson(t.house, name.replaceAll(' ', '')))

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send(viewer, { text: name }, 'key-1', '', by)),
  )

  expect(await lines(name)).toBe(1)
  expect(new Set(answers.map(answer => JSON.stringify(answer.output))).size).toBe(1)
  expect(answers.filter(answer => !answer.replayed).length).toBe(1)
})

test('another body under a used key is refused', async () => {
  const viewer = await t.viewerOf(await addPerson(t.house, 'body'))
  await send(viewer, { text: 'body' }, 'key-2')

  await expect(send(viewer, { text: 'other body' }, 'key-2')).rejects.toMatchObject({
    code: 'idempotency-key-reused',
    status: 422,
  })
})

test('another person with the same key has an effect of their own', async () => {
  const one = await t.viewerOf(await addPerson(t.house, 'one'))
  const two = await t.viewerOf(await addPerson(t.house, 'two'))
  await send(one, { text: 'mine' }, 'key-3')
  await send(two, { text: 'mine' }, 'key-3')
  await send(visitor('en'), { text: 'mine' }, 'key-3', '192.0.2.1')

  expect(await lines('mine')).toBe(3)
})

test('a refused call leaves nothing behind, its key included', async () => {
  const viewer = await t.viewerOf(await addPerson(t.house, 'refused'))

  await expect(send(viewer, { text: 'refused', fail: true }, 'key-4')).rejects.toMatchObject({
    code: 'still-used',
  })
  const answer = await send(viewer, { text: 'refused' }, 'key-4')

  expect(answer.replayed).toBe(false)
  expect(await lines('refused')).toBe(1)
})

test('what manages its own transactions waits for the process that is at its key, and takes over from one that died', async () => {
  const viewer = await t.viewerOf(await addPerson(t.house, 'claims'))
  await send(viewer, { text: 'claimed' }, 'key-5', '', addLineAlone)
  const another = (silent: number) =>
    t.house.database.db
      .updateTable('idempotency')
      .set({ status: 102, body: '', created_at: new Date(Date.now() - silent) })
      .where('key', '=', 'key-5')
      .execute()

  await another(0)
  const second = send(viewer, { text: 'claimed' }, 'key-5', '', addLineAlone)
  await new Promise(resolve => setTimeout(resolve, 300))
  await t.house.database.db
    .updateTable('idempotency')
    .set({ status: 200, body: '{"id":"theirs"}' })
    .where('key', '=', 'key-5')
    .execute()
  expect(await second).toEqual({ output: { id: 'theirs' }, replayed: true })
  expect(await lines('claimed')).toBe(1)

  await another(60_000)
  expect(await send(viewer, { text: 'claimed' }, 'key-5', '', addLineAlone)).toMatchObject({
    replayed: false,
  })
  expect(await lines('claimed')).toBe(2)
})

test('a refusal leaves the key free where a call manages its own transactions', async () => {
  const viewer = await t.viewerOf(await addPerson(t.house, 'free'))
  await expect(send(viewer, { text: 'free', fail: true }, 'key-6', '', addLineAlone)).rejects.toMatchObject({
    code: 'still-used',
  })

  expect(await send(viewer, { text: 'free' }, 'key-6', '', addLineAlone)).toMatchObject({ replayed: false })
})

test('every wrong field is named at once', async () => {
  await expect(send(visitor('en'), { text: 5, fail: 'maybe' })).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [
      { field: 'text', code: 'not-string' },
      { field: 'fail', code: 'not-boolean' },
    ],
  })
})

test('a choice left open asks for a choice, another address than ours is said to be none of ours', () => {
  const schema = z.object({ cluster: z.uuid() })
  const codeOf = (cluster: string) => {
    try {
      parseInput(schema, { cluster })
    } catch (error) {
      return error instanceof Refusal ? error.faults[0]?.code : error
    }
  }
  expect([codeOf(''), codeOf('somewhere')]).toEqual(['not-offered', 'not-uuid'])
})

test('text that no database keeps as it is is refused by the name of its field', async () => {
  for (const text of ['a\u0000b', '\ud800'])
    await expect(send(visitor('en'), { text })).rejects.toMatchObject({
      code: 'input-invalid',
      faults: [{ field: 'text', code: 'control-characters' }],
    })
})
