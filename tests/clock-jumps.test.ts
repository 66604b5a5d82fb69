import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInWithPassword } from '../src/features/accounts/contract.ts'
import {
  requestSignInLink,
  signInWithCode,
  signInWithLink,
} from '../src/features/accounts/contract-invitations.ts'
import { hashPassword } from '../src/features/accounts/passwords.ts'
import { sweepSessions } from '../src/features/accounts/sessions.ts'
import { createCluster } from '../src/features/directory/contract.ts'
import { JobRunner } from '../src/server/jobs.ts'
import type { JobKind } from '../src/shared/route.ts'
import { visitor } from '../src/shared/viewer.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { addGrant, addPerson } from './harness/world.ts'

const hour = 3_600_000
const day = 24 * hour
/** How far the machine's clock is wrong before somebody sets it right. */
const jumps = [
  ['an hour ahead', hour],
  ['an hour back', -hour],
  ['a day ahead', day],
  ['two days back', -2 * day],
] as const
/** Where it stands then: an ordinary day, both changes of summer time, a day that most years lack. */
const starts = [
  '2026-09-01T08:00:00Z',
  '2026-03-29T00:30:00Z',
  '2026-10-25T00:30:00Z',
  '2028-02-29T10:00:00Z',
] as const
const cases = starts.flatMap(start => jumps.map(([words, jump]) => ({ start, words, jump })))

const password = 'teapot gravel nineteen owls'
let passwordHash: string
let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
  passwordHash = await hashPassword(password)
})
afterAll(() => t.close())

let people = 0
async function addAccount() {
  const personId = await addPerson(t.house, `clock ${++people}`)
  const account = await t.house.database.db
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('person_id', '=', personId)
    .returning(['id', 'email'])
    .executeTakeFirstOrThrow()
  return { personId, accountId: account.id, email: account.email }
}

const codeOf = (error: { code: string }) => error.code

/** Ids follow the clock, so that the newest mail is not the last by its id; one that nobody has is there from the start. */
const readMails = ['00000000-0000-0000-0000-000000000000']

/** Sends a sign-in mail and reads link and code from it. */
async function mailFor(email: string): Promise<{ token: string; code: string }> {
  await t.call(requestSignInLink, { email }, visitor('en'))
  await t.house.jobs.runDue()
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select(['id', 'text_body', 'subject'])
    .where('to_address', '=', email)
    .where('id', 'not in', readMails)
    .executeTakeFirstOrThrow()
  readMails.push(mail.id)
  return {
    token: /sign-in\/link\/([\w-]+)/.exec(mail.text_body)?.[1] ?? '',
    code: /\b(\d{6})\b/.exec(mail.subject)?.[1] ?? '',
  }
}

test.each(cases)(
  'a session of a day that is over stays over when the clock is $words at $start',
  async ({ start, jump }) => {
    t.setClock(start)
    const { accountId } = await addAccount()
    const token = await startTestSession(t.house, accountId)
    const viewer = () => t.house.loadViewer({ token, fallbackLanguage: 'en' })
    const seen = [(await viewer()).kind]
    t.moveClock(day + 1)
    seen.push((await viewer()).kind)
    await sweepSessions(t.house.database.db, t.house.now())
    t.moveClock(jump)
    seen.push((await viewer()).kind)

    expect(seen).toEqual(['person', 'visitor', 'visitor'])
  },
)

test.each(cases)(
  'a sign-in mail whose time is over signs nobody in when the clock is $words at $start',
  async ({ start, jump }) => {
    t.setClock(start)
    const { email } = await addAccount()
    const { token, code } = await mailFor(email)
    t.moveClock(16 * 60_000 + jump)

    expect(await t.call(signInWithLink, { token }, visitor('en')).catch(codeOf)).toBe('link-invalid')
    expect(await t.call(signInWithCode, { email, code }, visitor('en')).catch(codeOf)).toBe('code-wrong')
    // A new one works at once.
    const next = await mailFor(email)
    expect(await t.call(signInWithLink, { token: next.token }, visitor('en'))).toEqual({ done: true })
  },
)

test.each(jumps)(
  'nobody waits for days to sign in after a clock that was %s is set right',
  async (_words, jump) => {
    t.setClock(starts[0])
    const { email } = await addAccount()
    t.moveClock(jump)
    for (let attempt = 0; attempt < 5; attempt += 1)
      await t.call(signInWithPassword, { email, password: 'wrong' }, visitor('en')).catch(() => undefined)
    t.moveClock(-jump)
    t.moveClock(900_000)

    expect(await t.call(signInWithPassword, { email, password }, visitor('en'))).toEqual({ done: true })
  },
)

test.each(cases)(
  'a call that is sent again with its key has one effect when the clock is $words at $start',
  async ({ start, words, jump }) => {
    t.setClock(start)
    const personId = await addPerson(t.house, `administrator ${++people}`)
    await addGrant(t.house, personId, 'platform-administrator', {})
    const viewer = await t.viewerOf(personId)
    const input = {
      name: `Clock ${start} ${words}`,
      shortName: 'Clock',
      country: 'LT',
      lang: 'en',
      visibility: 'public' as const,
    }
    const first = await t.call(createCluster, input, viewer, 'key')
    t.moveClock(jump)
    await t.house.jobs.runChores()
    const again = await t.call(createCluster, input, viewer, 'key')
    const rows = await t.house.database.db
      .selectFrom('cluster')
      .select('id')
      .where('name', '=', input.name)
      .execute()

    expect([again, rows.length]).toEqual([first, 1])
  },
)

/** A runner with one kind of job of its own on the same house. */
function runnerOf(run: JobKind<object>['run']): JobRunner {
  return new JobRunner(t.house, [{ kind: 'test.clock', run } as JobKind<never>], [])
}

async function addJob(values: { state: 'waiting' | 'running'; lease_until?: Date; attempts?: number }) {
  const id = t.house.newId()
  const now = t.house.now()
  await t.house.database.db
    .insertInto('job')
    .values({
      id,
      kind: 'test.clock',
      payload: '{}',
      run_after: now,
      created_at: now,
      worker: values.state === 'running' ? t.house.newId() : null,
      ...values,
    })
    .execute()
  return id
}

const stateOf = (id: string) =>
  t.house.database.db
    .selectFrom('job')
    .select(['state', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test.each(cases)('a job under way runs once when the clock is $words at $start', async ({ start, jump }) => {
  t.setClock(start)
  const id = await addJob({ state: 'waiting' })
  let runs = 0
  const runner = runnerOf(async () => {
    runs += 1
    if (runs > 1) return
    t.moveClock(jump)
    // The server's second loop looks for work before the next heart-beat.
    await runner.runDue()
  })
  await runner.runDue()

  expect([runs, await stateOf(id)]).toEqual([1, { state: 'done', attempts: 1 }])
})

test.each(cases)(
  'what a clock that was $words at $start left behind is done once it is right',
  async ({ start, jump }) => {
    t.setClock(start)
    t.moveClock(jump)
    const waiting = await addJob({ state: 'waiting' })
    const lease = new Date(t.house.now().getTime() + 30_000)
    const orphan = await addJob({ state: 'running', lease_until: lease, attempts: 1 })
    t.moveClock(-jump)
    t.moveClock(31_000)
    await runnerOf(async () => null).runDue()

    expect([await stateOf(waiting), await stateOf(orphan)]).toEqual([
      { state: 'done', attempts: 1 },
      { state: 'done', attempts: 2 },
    ])
  },
)

test('a job that a living worker runs, or that is to begin later, is left alone', async () => {
  t.setClock(starts[0])
  const held = await addJob({ state: 'running', lease_until: new Date(t.house.now().getTime() + 29_000) })
  const later = await addJob({ state: 'waiting' })
  await t.house.database.db
    .updateTable('job')
    .set({ run_after: new Date(t.house.now().getTime() + hour) })
    .where('id', '=', later)
    .execute()
  await runnerOf(async () => null).runDue()

  expect([(await stateOf(held)).state, (await stateOf(later)).state]).toEqual(['running', 'waiting'])
})
