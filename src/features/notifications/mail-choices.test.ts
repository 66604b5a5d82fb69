import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { systemViewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import * as choices from './contract-choices.ts'
import { type MailContent, sendMail, writeMailsAnew } from './index.ts'

interface Taken {
  subject: string
  text: string
  off: string | null
}

const taken: Taken[] = []
let smtp: SMTPServer
let t: TestHouse
let world: World
let personId: string
const address = 'delegate@mail.invalid'

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(mail => {
        const off = mail.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
        taken.push({
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          off: off?.unsubscribe?.url ?? null,
        })
        done()
      }, done)
    },
  })
  const port = await new Promise<number>(resolve => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  t = await openTestHouse({ smtpUrl: `smtp://127.0.0.1:${port}` })
  world = await buildWorld(t.house)
  personId = world.own.people.delegate
  await t.house.database.db.updateTable('person').set({ email: address }).where('id', '=', personId).execute()
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => smtp.close(resolve))
})
beforeEach(async () => {
  const { db } = t.house.database
  for (const table of ['mail_choice', 'mail_hours'] as const) await db.deleteFrom(table).execute()
  await db.updateTable('mail').set({ digest_id: null }).execute()
  await db.deleteFrom('mail').execute()
  taken.length = 0
  t.setClock('2026-09-01T08:00:00Z')
})

const me = () => t.viewerOf(personId)
const contextOf = () => ({
  ...t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  }),
  db: t.house.database.db,
  afterCommit: (effect: () => void) => effect(),
})

async function write(kind: string, values: Record<string, unknown> = {}, more: Partial<MailContent> = {}) {
  t.moveClock(1_000)
  const content = { kind, lang: 'en', values, link: 'http://localhost:4600/somewhere', ...more }
  return sendMail(contextOf(), { personId, address, name: 'Reader' }, content)
}

const states = async () =>
  (
    await t.house.database.db
      .selectFrom('mail')
      .select(['kind', 'state'])
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(({ kind, state }) => `${kind}: ${state}`)

/** The token of the link beneath the last mail that was taken. */
const lastToken = () => /mail-choices\/([\w-]+)/.exec(taken.at(-1)?.text ?? '')?.[1] ?? ''

test('who wants a group once a day gets everything that waited in one mail, in their zone, and nothing twice', async () => {
  await t.call(
    choices.saveMailChoices,
    { requests: 'daily', timeZone: 'Europe/Vilnius', digestAt: '07:30' },
    await me(),
  )
  await write('meeting-accepted', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await write('meetings-waiting', { mission: 'Osaka', name: 'Reader', count: 2 })
  await write('meeting-declined', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await t.house.jobs.runChores()
  expect(taken.length).toBe(1)
  expect(await states()).toEqual([
    'meeting-accepted: held',
    'meetings-waiting: sent',
    'meeting-declined: held',
  ])

  // 07:29 and 07:31 in Vilnius.
  t.setClock('2026-09-02T04:29:00Z')
  await t.house.jobs.runChores()
  expect(taken.length).toBe(1)
  t.setClock('2026-09-02T04:31:00Z')
  await t.house.jobs.runChores()
  t.moveClock(4_000)
  await t.house.jobs.runChores()

  expect(taken.map(mail => mail.subject)).toEqual([expect.any(String), 'Your mails of today: 2'])
  const said = await t.house.database.db
    .selectFrom('mail')
    .select('subject')
    .where('state', '=', 'gathered')
    .execute()
  expect(said.length).toBe(2)
  for (const { subject } of said) expect(taken.at(-1)?.text).toContain(subject)
  t.moveClock(86_400_000)
  await t.house.jobs.runChores()
  expect(taken.length).toBe(2)
  await t.call(choices.endMailsByLink, { token: lastToken() }, visitor('en'))
  const { topics } = await t.call(choices.getMailChoices, {}, await me())
  expect(topics.filter(one => one.rhythm !== 'at-once')).toEqual([{ topic: 'requests', rhythm: 'never' }])
})

test('what a digest said of a mail that is written anew is what is on record of it', async () => {
  let hidden: string | null = 'Told to nobody any more'
  writeMailsAnew('written-anew-in-this-test', async () => ({
    kind: 'room-checkpoint',
    lang: 'en',
    values: { count: 3, key: 'K' },
    paragraphs: hidden === null ? ['What may be told'] : [hidden],
    link: 'http://localhost:4600/anew',
  }))
  await t.call(choices.saveMailChoices, { rooms: 'daily', timeZone: 'UTC', digestAt: '07:30' }, await me())
  await write('room-step', {}, { paragraphs: ['Stays as it is'] })
  await t.house.database.db
    .updateTable('mail')
    .set({
      kind: 'written-anew-in-this-test',
      gist: hidden,
      text_body: hidden,
      html_body: hidden,
      subject: hidden,
    })
    .execute()
  hidden = null
  t.setClock('2026-09-02T07:31:00Z')
  await t.house.jobs.runChores()
  t.moveClock(4_000)
  await t.house.jobs.runChores()

  expect(taken.at(-1)?.text).toContain('What may be told')
  const rows = await t.house.database.db
    .selectFrom('mail')
    .selectAll()
    .where('state', '=', 'gathered')
    .execute()
  expect(rows.map(row => [row.subject, row.link])).toEqual([
    ['Signed state of the ledger', 'http://localhost:4600/anew'],
  ])
  expect(rows[0]?.text_body).toContain('What may be told')
  expect(JSON.stringify(rows)).not.toContain('Told to nobody any more')
  const administrator = await t.viewerOf(world.administrator)
  const mail = await t.call(contract.getMail, { id: rows[0]?.id ?? '' }, administrator)
  expect(mail.digestId).toBe(rows[0]?.digest_id)
})

test('a digest to an invented address is kept with all it says, and nothing leaves', async () => {
  const invented = 'delegate@sample.example'
  const { db } = t.house.database
  await db.updateTable('person').set({ email: invented }).where('id', '=', personId).execute()
  await t.call(choices.saveMailChoices, { rooms: 'daily', timeZone: 'UTC', digestAt: '07:30' }, await me())
  const to = { personId, address: invented, name: 'Reader' }
  const content = { kind: 'room-step', lang: 'en', values: {}, link: 'http://localhost:4600/room' }
  await sendMail(contextOf(), to, { ...content, paragraphs: ['The drawing is shown'] })
  expect(await states()).toEqual(['room-step: held'])
  t.setClock('2026-09-02T07:31:00Z')
  await t.house.jobs.runChores()
  t.moveClock(4_000)
  await t.house.jobs.runChores()
  await db.updateTable('person').set({ email: address }).where('id', '=', personId).execute()

  expect([await states(), taken]).toEqual([['room-step: gathered', 'digest: kept'], []])
  const digest = await db
    .selectFrom('mail')
    .selectAll()
    .where('kind', '=', 'digest')
    .executeTakeFirstOrThrow()
  expect([digest.text_body, digest.html_body].every(body => body.includes('The drawing is shown'))).toBe(true)
  expect(digest.may_have_left).toBe(false)
})

test('the line beneath each mail ends its group with one click, without an account, and nothing else', async () => {
  await write('meeting-accepted', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await t.house.jobs.runChores()
  const token = lastToken()
  expect(taken[0]?.off).toContain(`/mail-choices/${token}`)
  const before = await t.call(choices.getMailChoicesByLink, { token }, visitor('en'))
  expect([before.about, before.ends, before.address]).toEqual(['requests', ['requests'], address])

  await t.call(choices.endMailsByLink, { token }, visitor('en'))
  await write('meeting-declined', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await write('outcome-evening', { mission: 'Osaka', name: 'Reader', count: 1 })
  t.moveClock(4_000)
  await t.house.jobs.runChores()
  expect(await states()).toEqual([
    'meeting-accepted: sent',
    'meeting-declined: unwanted',
    'outcome-evening: sent',
  ])

  for (const wrong of [`${token.slice(0, -2)}AA`, `B${token.slice(1)}`, token.slice(0, 20), 'x'.repeat(47)])
    await expect(t.call(choices.getMailChoicesByLink, { token: wrong }, visitor('en'))).rejects.toMatchObject(
      { code: 'link-invalid' },
    )
  t.moveClock(401 * 86_400_000)
  await expect(t.call(choices.getMailChoicesByLink, { token }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('what must arrive cannot be ended or gathered, and says so', async () => {
  for (const topic of ['needed', 'schedule'] as const)
    await expect(t.call(choices.saveMailChoices, { [topic]: 'never' }, await me())).rejects.toMatchObject({
      faults: [{ field: topic, code: 'mail-must-arrive' }],
    })
  await write('signIn', { code: '123456', minutes: 15 })
  await t.house.jobs.runChores()
  expect(taken[0]?.off).toBeNull()
  const token = lastToken()
  expect((await t.call(choices.getMailChoicesByLink, { token }, visitor('en'))).ends).toEqual([])
  await expect(t.call(choices.endMailsByLink, { token }, visitor('en'))).rejects.toMatchObject({
    code: 'mail-must-arrive',
  })
})

test('in quiet hours only sign-in codes and the mission’s days come through; the rest comes in the morning', async () => {
  const night = { timeZone: 'Asia/Tokyo', quietFrom: '21:00', quietTo: '07:00' }
  await t.call(choices.saveMailChoices, night, await me())
  t.setClock('2026-09-01T14:00:00Z') // 23:00 in Tokyo
  await write('room-checkpoint', { room: 'A', size: 3 })
  await write('signIn', { code: '123456', minutes: 15 })
  const aboutMission = { mission: world.own.missionId }
  await write('schedule-changed', { mission: 'Osaka', name: 'Reader', count: 1 }, aboutMission)
  const { startsOn } = await t.house.database.db
    .selectFrom('mission')
    .select('starts_on as startsOn')
    .where('id', '=', world.own.missionId)
    .executeTakeFirstOrThrow()
  await t.house.jobs.runChores()
  expect(await states()).toEqual(['room-checkpoint: waiting', 'signIn: sent', 'schedule-changed: waiting'])
  t.setClock('2026-09-01T21:59:00Z')
  await t.house.jobs.runChores()
  expect(taken.length).toBe(1)
  t.setClock('2026-09-01T22:01:00Z')
  await t.house.jobs.runChores()
  expect(taken.length).toBe(3)

  t.setClock(`${startsOn}T14:00:00Z`)
  await write('schedule-changed', { mission: 'Osaka', name: 'Reader', count: 1 }, aboutMission)
  await t.house.jobs.runChores()
  expect(taken.length).toBe(4)
})

test('another choice holds for what waits already, and half a quiet hour is refused where it stands', async () => {
  await t.call(choices.saveMailChoices, { requests: 'daily' }, await me())
  await write('meeting-accepted', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await t.call(choices.saveMailChoices, { requests: 'at-once' }, await me())
  await t.house.jobs.runChores()
  expect(await states()).toEqual(['meeting-accepted: sent'])

  await t.call(choices.saveMailChoices, { requests: 'daily' }, await me())
  await write('meeting-declined', { mission: 'Osaka', from: 'A', to: 'B', name: 'Reader' })
  await t.call(choices.saveMailChoices, { requests: 'never' }, await me())
  t.moveClock(4_000)
  await t.house.jobs.runChores()
  expect(await states()).toEqual(['meeting-accepted: sent', 'meeting-declined: unwanted'])

  await expect(t.call(choices.saveMailChoices, { quietFrom: '22:00' }, await me())).rejects.toMatchObject({
    faults: [{ field: 'quietTo', code: 'missing' }],
  })
})
