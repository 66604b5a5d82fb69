import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { systemViewer, visitor } from '../../shared/viewer.ts'
import { requestSignInLink, signInWithCode } from '../accounts/contract-invitations.ts'
import { getCluster } from '../directory/contract.ts'
import { getParticipant, listParticipants } from '../missions/contract-participants.ts'
import * as contract from './contract.ts'
import * as choices from './contract-choices.ts'
import { readBounce, sendMail } from './index.ts'

const maildir = mkdtempSync(join(tmpdir(), 'kontor-bounces-'))
const refusals = new Map<string, { code: number; text: string }>()
const senders: string[] = []
let smtp: SMTPServer
let t: TestHouse
let world: World
let personId: string
const address = 'Delegate@mail.invalid'

beforeAll(async () => {
  for (const folder of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, folder))
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: ({ address: from }, _session, done) => {
      senders.push(from)
      done()
    },
    onRcptTo: ({ address: to }, _session, done) => {
      const refusal = refusals.get(to)
      done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  const port = await new Promise<number>(resolve => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  t = await openTestHouse({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    bounceAddress: 'bounces+*@kontor.invalid',
    bounceMaildir: maildir,
  })
  world = await buildWorld(t.house)
  personId = world.own.people.delegate
  await t.house.database.db.updateTable('person').set({ email: address }).where('id', '=', personId).execute()
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => smtp.close(resolve))
  rmSync(maildir, { recursive: true, force: true })
})
beforeEach(async () => {
  const { db } = t.house.database
  await db.deleteFrom('bounced_address').execute()
  await db.deleteFrom('mail').execute()
  refusals.clear()
})

async function write(to = address): Promise<string> {
  t.moveClock(61_000)
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return sendMail(
    { ...context, db: t.house.database.db, afterCommit: effect => effect() },
    { personId, address: to, name: 'Reader' },
    { kind: 'test', lang: 'en', values: { subject: 'Hello' } },
  )
}
const stateOf = async (id: string) =>
  (
    await t.house.database.db
      .selectFrom('mail')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).state

const barred = async () =>
  (
    await t.house.database.db
      .selectFrom('bounced_address')
      .select('address')
      .where('cleared_at', 'is', null)
      .execute()
  ).map(row => row.address)

/** A report as Postfix writes it. */
function report(about: { to?: string; messageId?: string; action?: string; status?: string }): string {
  const { to = 'bounces@kontor.invalid', action = 'failed', status = '5.1.1' } = about
  return `From: MAILER-DAEMON@mx.invalid (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B.1/mx"

--B.1/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B.1/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.invalid
X-Postfix-Sender: rfc822; bounces@kontor.invalid

Final-Recipient: rfc822; delegate@mail.invalid
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 5.1.1 <delegate@mail.invalid>: Recipient address
    rejected: User unknown

--B.1/mx
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: Kontor <kontor@kontor.invalid>
To: Reader <delegate@mail.invalid>
Subject: Hello
${about.messageId === undefined ? 'X-Nothing: 1' : `Message-ID: ${about.messageId}`}

--B.1/mx--
`.replaceAll('\n', '\r\n')
}

test('a mail that the other server refuses for its address is failed, and nothing goes there until somebody looked', async () => {
  refusals.set(address, { code: 550, text: '5.1.1 no such user' })
  await write()
  await t.house.jobs.runChores()
  expect(await barred()).toEqual([address])
  const next = await write()
  expect(await stateOf(next)).toBe('barred')

  refusals.clear()
  await t.call(choices.clearBounce, { person: personId }, await t.viewerOf(world.own.people.organiser))
  const after = await write()
  await t.house.jobs.runChores()
  expect([await stateOf(after), await stateOf(next)]).toEqual(['sent', 'barred'])
})

test('who asks for a sign-in code is sent it although the address came back, and signing in with it opens the address', async () => {
  const { db } = t.house.database
  await db.updateTable('account').set({ email: address }).where('person_id', '=', personId).execute()
  refusals.set(address, { code: 550, text: '5.1.1 no such user' })
  await write()
  await t.house.jobs.runChores()
  const ask = async (email: string) => {
    const answer = await t.call(requestSignInLink, { email }, visitor('en'))
    await t.house.jobs.runDue()
    t.moveClock(61_000)
    await t.house.jobs.runChores()
    return answer
  }
  const codes = () =>
    db.selectFrom('mail').select(['state', 'text_body']).where('kind', '=', 'signIn').orderBy('id').execute()

  // While nobody is reached there the address stays barred, and whoever asks is told what a stranger is told.
  expect(await ask(address)).toEqual({ done: true, email: address })
  expect(await ask('nobody@mail.invalid')).toEqual({ done: true, email: 'nobody@mail.invalid' })
  expect([(await codes()).map(mail => mail.state), await barred()]).toEqual([['failed'], [address]])

  refusals.clear()
  await ask(address)
  const [, sent] = await codes()
  expect([sent?.state, await stateOf(await write()), await barred()]).toEqual(['sent', 'barred', [address]])
  const code = /\b\d{6}\b/.exec(sent?.text_body ?? '')?.[0] ?? ''
  await t.call(signInWithCode, { email: address, code }, visitor('en'))
  expect(await barred()).toEqual([])
  const after = await write()
  await t.house.jobs.runChores()
  expect(await stateOf(after)).toBe('sent')
})

test('a refusal of what is said, or a full box, bars nobody', async () => {
  refusals.set(address, { code: 550, text: '5.7.1 looks like spam' })
  const id = await write()
  await t.house.jobs.runChores()
  expect([await stateOf(id), await barred()]).toEqual(['failed', []])
})

test.each(['by the address it came back to', 'by the Message-ID it quotes'])(
  'a mail that came back is found %s, in the inbox for it',
  async way => {
    const id = await write()
    await t.house.jobs.runChores()
    expect(senders.at(-1)).toBe(`bounces+${id}@kontor.invalid`)
    const about = way.includes('Message-ID')
      ? { messageId: `<${id}@localhost>` }
      : { to: senders.at(-1) ?? '' }
    writeFileSync(join(maildir, 'new', `1.${id}.mx`), report(about))
    writeFileSync(join(maildir, 'new', `0.${id}.mx`), 'From: a holiday\r\n\r\nI am away.\r\n')
    t.moveClock(61_000)
    await t.house.jobs.runChores()

    expect(readdirSync(join(maildir, 'new'))).toEqual([])
    expect([await stateOf(id), await barred()]).toEqual(['bounced', [address]])
    const { items } = await t.call(choices.listBounces, {}, await t.viewerOf(world.administrator))
    expect(items).toMatchObject([{ address, status: '5.1.1', personId, mailId: id }])
    const failed = await t.call(
      contract.listMails,
      { state: 'bounced' },
      await t.viewerOf(world.administrator),
    )
    expect(failed.items.map(mail => mail.id)).toEqual([id])
  },
)

test('a report of a delay, of a full box, or about nobody’s mail bars nobody; and nobody bars by a made-up name', async () => {
  const id = await write()
  await t.house.jobs.runChores()
  const messageId = `<${id}@localhost>`
  const stranger = `<${t.house.newId()}@localhost>`
  for (const [name, text] of [
    ['delay', report({ messageId, action: 'delayed', status: '4.4.1' })],
    ['stranger', report({ messageId: stranger })],
    ['words', `To: bounces+${id}@kontor.invalid\r\n\r\n550 5.1.1 your mail ${messageId} failed\r\n`],
  ] as const)
    writeFileSync(join(maildir, 'new', name), text)
  t.moveClock(61_000)
  await t.house.jobs.runChores()
  expect([await stateOf(id), await barred()]).toEqual(['sent', []])
  writeFileSync(join(maildir, 'new', 'full'), report({ messageId, status: '5.2.2' }))
  t.moveClock(61_000)
  await t.house.jobs.runChores()
  expect([await stateOf(id), await barred()]).toEqual(['bounced', []])
})

test('what came back is shown to whoever answers for the person, and to nobody else', async () => {
  refusals.set(address, { code: 550, text: '5.1.1 no such user' })
  await write()
  await t.house.jobs.runChores()
  const { people, missionSlug, participantId, clusterId } = world.own
  const mission = { mission: missionSlug }
  const asked = { ...mission, participant: participantId }
  const organiser = await t.viewerOf(people.organiser)
  const seen = await t.call(getParticipant, asked, organiser)
  expect(seen.mailFault).toMatchObject({ status: '5.1.1', reason: expect.stringContaining('no such user') })
  const { items } = await t.call(listParticipants, mission, organiser)
  expect(items.filter(item => item.mailFault !== null).map(item => item.id)).toEqual([participantId])
  const others = await t.call(listParticipants, mission, await t.viewerOf(people.counterpart))
  expect(others.items.filter(item => item.mailFault !== null)).toEqual([])
  const cluster = await t.call(getCluster, { cluster: clusterId }, await t.viewerOf(people.manager))
  expect(cluster.people.every(person => person.mailFault === null)).toBe(true)
  await expect(
    t.call(choices.clearBounce, { person: personId }, await t.viewerOf(world.foreign.people.manager)),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a message that is no report, is cut off, or is far too long is none', async () => {
  const whole = Buffer.from(report({ messageId: '<a@b>' }))
  expect(await readBounce(whole)).toMatchObject({ messageIds: ['<a@b>'], reports: [{ status: '5.1.1' }] })
  expect(await readBounce(Buffer.from(''))).toBeNull()
  expect(await readBounce(Buffer.alloc(1024 * 1024 + 1, 'a'))).toBeNull()
  for (let end = 0; end < whole.length; end += 97) await readBounce(whole.subarray(0, end))
})
