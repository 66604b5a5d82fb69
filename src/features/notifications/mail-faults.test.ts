import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testBackend } from '../../../tests/harness/database.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { deliverMails } from './deliver-mails.ts'

/** A thousand mails through a mail server that fails in every way a network lets it. */

const mails = 1_000
const stallMs = 3_000

/** What the server does with a mail: takes it, says not now, never answers, hangs up before it has it, or once it has it. */
type Whim = 'take' | 'refuse' | 'stall' | 'drop' | 'take-and-drop'

let smtp: SMTPServer
let t: TestHouse
const taken: { messageId: string; body: string; whim: Whim }[] = []
const whims: Record<Whim, number> = { take: 0, refuse: 0, stall: 0, drop: 0, 'take-and-drop': 0 }
let received = 0

/** In turns that no length of a batch divides, and only a few that stall, since each holds up a sender until it gives up. */
function nextWhim(): Whim {
  const nth = received++
  if (nth % 167 === 5) return 'stall'
  if (nth % 7 === 2) return 'refuse'
  if (nth % 11 === 3) return 'drop'
  if (nth % 13 === 4) return 'take-and-drop'
  return 'take'
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  let text = ''
  for await (const part of stream) text += String(part)
  return text
}

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const whim = nextWhim()
      whims[whim]++
      const hangUp = () => {
        for (const connection of smtp.connections)
          if (connection.id === session.id) connection._socket.destroy()
      }
      // Before the end of the mail: what has come until then is no mail.
      if (whim === 'drop') {
        stream.resume()
        return hangUp()
      }
      void readAll(stream).then(source => {
        if (whim === 'stall') return
        if (whim === 'refuse') return done(Object.assign(new Error('busy'), { responseCode: 451 }))
        const [head = '', ...body] = source.split('\r\n\r\n')
        taken.push({
          messageId: /^message-id: (.*)$/im.exec(head)?.[1] ?? '',
          body: body.join('\r\n\r\n').replace(/--_NmP-[^\r\n]*/g, ''),
          whim,
        })
        if (whim === 'take-and-drop') hangUp()
        else done()
      })
    },
  })
  smtp.on('error', () => undefined)
  const port = await new Promise<number>(resolve => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  t = await openTestHouse({ smtpUrl: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => smtp.close(resolve))
})

async function deliver(): Promise<void> {
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const work = {
    ...context,
    db: t.house.database.db,
    afterCommit: (effect: () => void) => effect(),
    call: () => Promise.reject(new Error('mails make no calls')),
    jobId: '',
    progress: async () => undefined,
    isCancelled: () => false,
  }
  await deliverMails(work, { socketTimeout: stallMs })
}

test.skipIf(testBackend() === 'embedded')(
  'of a thousand mails none is lost, and only those the server took without saying so come twice, as the same mail',
  async () => {
    const { db } = t.house.database
    const now = t.house.now()
    const rows = Array.from({ length: mails }, (_, index) => ({
      id: t.house.newId(),
      kind: 'test',
      to_address: `reader${index}@test.invalid`,
      to_name: `Reader ${index}`,
      lang: 'en',
      subject: `Mail ${index}`,
      text_body: `What mail ${index} says.`,
      html_body: `<p>What mail ${index} says.</p>`,
      message_id: `<mail-${index}@test.invalid>`,
      state: 'waiting' as const,
      next_attempt_at: now,
      created_at: now,
    }))
    await db.insertInto('mail').values(rows).execute()

    let rounds = 0
    const waiting = async () =>
      (await db.selectFrom('mail').select('id').where('state', 'in', ['waiting', 'sending']).execute()).length
    while ((await waiting()) > 0 && rounds++ < 12) {
      await deliver()
      t.moveClock(6 * 3_600_000)
    }

    const states = await db.selectFrom('mail').select(['state', 'attempts']).execute()
    expect(states.filter(mail => mail.state !== 'sent')).toEqual([])
    const byId = Map.groupBy(taken, mail => mail.messageId)
    expect([...byId.keys()].sort()).toEqual(rows.map(mail => mail.message_id).sort())
    for (const [messageId, copies] of byId) {
      // All but the last were taken without an answer; each says the same.
      expect(
        copies.slice(0, -1).map(copy => copy.whim),
        messageId,
      ).toEqual(copies.slice(1).map(() => 'take-and-drop'))
      expect(new Set(copies.map(copy => copy.body)).size, messageId).toBe(1)
    }
    // The server did fail, in each of its ways.
    for (const count of Object.values(whims)) expect(count).toBeGreaterThan(5)
    expect(taken.length - byId.size).toBeGreaterThan(50)
  },
)
