import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, startTestSession, type TestHouse } from '../../tests/harness/house.ts'
import { addPerson } from '../../tests/harness/world.ts'
import { createHttpServer } from './http.ts'

let t: TestHouse
let app: FastifyInstance

beforeAll(async () => {
  t = await openTestHouse({ requestsPerMinute: 5 })
  app = await createHttpServer(t.house)
})
afterAll(async () => {
  await app.close()
  await t.close()
})

async function signedIn(name: string): Promise<string> {
  const personId = await addPerson(t.house, name)
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return startTestSession(t.house, account.id)
}

const ask = async (token: string, remoteAddress: string) =>
  (
    await app.inject({
      method: 'GET',
      url: '/api/v1/me',
      remoteAddress,
      headers: { cookie: `__Host-kontor=${token}` },
    })
  ).statusCode

test('behind one address each account has requests of its own, and one that uses them up bars nobody else', async () => {
  const [first, second] = [await signedIn('first phone'), await signedIn('second phone')]
  const hall = '192.0.2.1'

  const firstAnswers: number[] = []
  // The first request of a session is counted by address: whose it is is not known before.
  for (let index = 0; index < 8; index++) firstAnswers.push(await ask(first, hall))
  const secondAnswers = [await ask(second, hall), await ask(second, hall)]

  expect(firstAnswers).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  expect(secondAnswers).toEqual([200, 200])
})

test('cookies that were made up, and sessions that ended, are counted by address', async () => {
  const token = await signedIn('third phone')
  const cafe = '192.0.2.2'
  await ask(token, cafe)
  await t.house.database.db.deleteFrom('session').execute()

  const answers: number[] = []
  for (let index = 0; index < 7; index++)
    answers.push(await ask(index === 0 ? token : `made-up-${index}`.padEnd(43, 'x'), cafe))

  expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429])
})
