import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addPerson } from '../../../tests/harness/world.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { sendMail } from './index.ts'

const taken: {
  messageId: string | undefined
  to: string
  subject: string | undefined
  text: string | undefined
  inReplyTo: string | undefined
}[] = []
const answers: (string | null)[] = []
let smtp: SMTPServer
let t: TestHouse

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      simpleParser(stream).then(mail => {
        const refusal = answers.shift() ?? null
        if (refusal === null)
          taken.push({
            messageId: mail.messageId,
            to: session.envelope.rcptTo.map(to => to.address).join(),
            subject: mail.subject,
            text: mail.text,
            inReplyTo: mail.inReplyTo,
          })
        callback(
          refusal === null ? null : Object.assign(new Error('refused'), { responseCode: Number(refusal) }),
        )
      }, callback)
    },
  })
  const port = await new Promise<number>(resolve => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  t = await openTestHouse({ smtpUrl: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => smtp.close(resolve))
})

async function write(subject: string, about?: string): Promise<void> {
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const personId = await addPerson(t.house, `reader ${subject}`)
  await sendMail(
    { ...context, db: t.house.database.db, afterCommit: effect => effect() },
    { personId, address: 'reader@test.invalid', name: 'Réader "Q" Example' },
    { kind: 'test', lang: 'en', values: { subject } },
    about,
  )
}

const states = () =>
  t.house.database.db
    .selectFrom('mail')
    .select(['state', 'attempts', 'last_error'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()

test('a busy server gets the same mail later, under the same Message-ID', async () => {
  await write('first')
  answers.push('451')

  await t.house.jobs.runChores()
  const afterBusy = await states()
  t.moveClock(61_000)
  await t.house.jobs.runChores()
  const [row] = await t.house.database.db.selectFrom('mail').select('message_id').execute()

  expect(afterBusy.map(mail => mail.state)).toEqual(['waiting'])
  expect(taken.map(mail => mail.messageId)).toEqual([row?.message_id])
  expect(await states()).toEqual([{ state: 'sent', attempts: 2, last_error: null }])
})

test('a server that says no for good leaves a failed mail with its reason', async () => {
  await write('second')
  answers.push('550')

  await t.house.jobs.runChores()

  expect((await states()).at(-1)).toMatchObject({
    state: 'failed',
    last_error: expect.stringContaining('550'),
  })
})

test('mails about one thing stand together in a mail program, each under a name of its own', async () => {
  const about = t.house.newId()
  taken.length = 0
  for (const subject of ['asked', 'answered']) {
    await write(subject, about)
    t.moveClock(1_000)
  }
  await write('something else')

  await t.house.jobs.runChores()

  const first = taken.find(mail => mail.subject === 'asked')?.messageId
  const answered = Object.fromEntries(taken.map(mail => [mail.subject, mail.inReplyTo]))
  expect(answered).toEqual({ asked: undefined, answered: first, 'something else': undefined })
  expect(new Set(taken.map(mail => mail.messageId)).size).toBe(3)
})
