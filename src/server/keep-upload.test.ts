import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, startTestSession, type TestHouse } from '../../tests/harness/house.ts'
import { addCluster, addPerson } from '../../tests/harness/world.ts'
import { systemViewer } from '../shared/viewer.ts'
import { sweepFiles } from './chores.ts'
import { createHttpServer } from './http.ts'

let t: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  t = await openTestHouse({ uploadLimitBytes: 1_000 })
  app = await createHttpServer(t.house)
})
afterAll(async () => {
  await app.close()
  await t.close()
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Somebody with an account and no role; what they are answered when they send a text as a file. */
async function sender(name: string) {
  const personId = await addPerson(t.house, name)
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const boundary = 'x1x1x1'
  const sendWhole = async (text: string, length?: number) => {
    const cookie = `__Host-kontor=${await startTestSession(t.house, account.id)}`
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: {
        cookie,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...(length === undefined ? {} : { 'content-length': String(length) }),
      },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    })
    return { status: answer.statusCode, ...(answer.json() as { code?: string; title?: string }) }
  }
  const send = async (text: string): Promise<string> => {
    const { status, code = 'kept' } = await sendWhole(text)
    return `${status} ${code}`
  }
  return { personId, send, sendWhole }
}

/** An import of this file, as its own call would write it. */
async function take(hash: string, personId: string): Promise<void> {
  const { db } = t.house.database
  const now = t.house.now()
  await db.insertInto('file').values({ hash, size: 900, created_at: now }).execute()
  await db
    .insertInto('import')
    .values({
      id: t.house.newId(),
      kind: 'organisations',
      cluster_id: await addCluster(t.house, 'Taker'),
      file_hash: hash,
      file_name: 'x.csv',
      state: 'mapping',
      created_by: personId,
      created_at: now,
    })
    .execute()
}

async function sweep(): Promise<void> {
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: 'chore',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  await sweepFiles({ ...context, db: t.house.database.db } as unknown as Parameters<typeof sweepFiles>[0])
}

const text = (letter: string) => letter.repeat(900)

test('what one person has sent and nobody has taken is bounded; sent again, taken or swept it counts no more', async () => {
  const one = await sender('Sender')
  const other = await sender('Other sender')
  const filled = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(letter => one.send(text(letter))))
  const kept = ['a', 'b', 'c', 'd', 'e', 'f'].filter((_, index) => filled[index] === '201 kept')
  const refused = hashOf(text(['a', 'b', 'c', 'd', 'e', 'f'].find(letter => !kept.includes(letter)) ?? ''))

  const again = await one.send(text(kept[0] ?? ''))
  const byAnother = await other.send(text('g'))
  await take(hashOf(text(kept[0] ?? '')), one.personId)
  const afterTaking = await one.send(text('h'))
  const full = await one.send(text('i'))
  t.moveClock(86_400_001)
  await sweep()
  const afterSweep = await one.send(text('i'))

  expect([...filled].sort()).toEqual([
    ...Array.from({ length: 4 }, () => '201 kept'),
    ...Array.from({ length: 2 }, () => '429 too-many-files'),
  ])
  expect(await t.house.files.exists(refused)).toBe(false)
  expect([again, byAnother, afterTaking, full, afterSweep]).toEqual([
    '201 kept',
    '201 kept',
    '201 kept',
    '429 too-many-files',
    '201 kept',
  ])
})

test('the bound does not tell whether somebody else has the same file in an import or a room', async () => {
  const one = await sender('Curious sender')
  const other = await addPerson(t.house, 'Secret keeper')
  const sent = ['1', '2', '3', '4'].map(letter => text(letter))
  for (const content of sent) await one.send(content)
  await take(hashOf(sent[0] ?? ''), other)

  expect(await one.send(text('5'))).toBe('429 too-many-files')
})

test('many small files are bounded, too', async () => {
  const one = await sender('Small sender')
  await t.house.database.db
    .insertInto('upload')
    .values(
      Array.from({ length: 99 }, (_, index) => ({
        person_id: one.personId,
        hash: hashOf(`file ${index}`),
        size: 1,
        sent_at: t.house.now(),
      })),
    )
    .execute()

  expect([await one.send('file 99'), await one.send('file 100'), await one.send('file 99')]).toEqual([
    '201 kept',
    '429 too-many-files',
    '201 kept',
  ])
})

test('a file beyond the limit is refused with the limit in megabytes, read or only announced, and is not kept', async () => {
  const one = await sender('Large sender')
  const long = 'x'.repeat(2_000)

  const answers = [await one.sendWhole(long), await one.sendWhole('Name;Country', 200 * 1024 * 1024)]

  expect(answers.map(({ status, code, title }) => [status, code, title?.includes('1 MB')])).toEqual([
    [413, 'file-too-large', true],
    [413, 'file-too-large', true],
  ])
  expect(await t.house.files.exists(hashOf(long))).toBe(false)
})
