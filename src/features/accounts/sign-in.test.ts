import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addPerson } from '../../../tests/harness/world.ts'
import type { Context } from '../../shared/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { signInWithPassword } from './contract.ts'
import {
  changePassword,
  endOtherSessions,
  getMe,
  requestSignInLink,
  setAccountState,
  signInWithCode,
  signInWithLink,
} from './contract-invitations.ts'
import { hashPassword } from './passwords.ts'
import { startSession } from './sessions.ts'
import { sweepThrottle } from './throttle.ts'

const password = 'teapot gravel nineteen owls'
let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

/** A person with an account and the password above, `<name>@test.example`. */
async function addAccount(name: string): Promise<{ personId: string; accountId: string; email: string }> {
  const personId = await addPerson(t.house, name)
  const account = await t.house.database.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(password) })
    .where('person_id', '=', personId)
    .returning(['id', 'email'])
    .executeTakeFirstOrThrow()
  return { personId, accountId: account.id, email: account.email }
}

function signIn(email: string, typed = password) {
  return t.call(signInWithPassword, { email, password: typed }, visitor('en'))
}

/** A session of an account as a browser has it, and the viewer behind it. */
async function openSession(accountId: string, method: 'password' | 'e-mail' = 'password') {
  let token = ''
  const context = t.house.makeContext({
    viewer: visitor('en'),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: next => {
      token = next ?? ''
    },
  })
  const ctx: Context = { ...context, db: t.house.database.db, afterCommit: () => undefined }
  await startSession(ctx, { id: accountId, method })
  return { token, viewer: () => t.house.loadViewer({ token, fallbackLanguage: 'en' }) }
}

/** Asks for a sign-in mail and reads link and code from it. */
async function mailFor(email: string): Promise<{ token: string; code: string }> {
  await t.call(requestSignInLink, { email }, visitor('en'))
  await t.house.jobs.runDue()
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select(['text_body', 'subject'])
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return {
    token: /sign-in\/link\/([\w-]+)/.exec(mail.text_body)?.[1] ?? '',
    code: /\b(\d{6})\b/.exec(mail.subject)?.[1] ?? '',
  }
}

test('a password signs in, a wrong one and an unknown address are answered alike', async () => {
  const { email } = await addAccount('alike')

  const right = await signIn(email)
  const [wrong, unknown] = await Promise.allSettled([
    signIn(email, 'something else altogether'),
    signIn('nobody@test.example'),
  ])

  expect(right).toEqual({ done: true })
  expect(wrong).toMatchObject({ reason: { code: 'sign-in-failed', faults: [] } })
  expect(unknown).toMatchObject({ reason: { code: 'sign-in-failed', faults: [] } })
})

test('passwords are compared to the last of many characters', async () => {
  const { email, accountId } = await addAccount('long')
  const long = `${'violet harbour trombone '.repeat(12)}x`
  await t.house.database.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(long) })
    .where('id', '=', accountId)
    .execute()

  expect(await signIn(email, long)).toEqual({ done: true })
  await expect(signIn(email, `${long.slice(0, -1)}y`)).rejects.toMatchObject({ code: 'sign-in-failed' })
  await expect(signIn(email, long.slice(0, -1))).rejects.toMatchObject({ code: 'sign-in-failed' })
  await expect(signIn(email, ` ${long}`)).rejects.toMatchObject({ code: 'sign-in-failed' })
})

test.each(['patient@test.example', 'unknown@test.example'])(
  'wrong passwords for %s make one wait longer and longer, right or wrong, and say how long',
  async email => {
    if (email.startsWith('patient')) await addAccount('patient')
    const outcomes: string[] = []
    for (let attempt = 0; attempt < 6; attempt++)
      await signIn(email, 'wrong').catch((refusal: { code: string; values: unknown }) =>
        outcomes.push(`${refusal.code} ${JSON.stringify(refusal.values)}`),
      )

    expect(outcomes).toEqual([
      ...Array.from({ length: 5 }, () => 'sign-in-failed {}'),
      'too-many-attempts {"count":1}',
    ])
    if (email.startsWith('unknown')) return
    await expect(signIn(email)).rejects.toMatchObject({ code: 'too-many-attempts' })
    t.moveClock(3_000)
    expect(await signIn(email)).toEqual({ done: true })
    expect(await signIn(email)).toEqual({ done: true })
  },
)

test('after a hundred wrong attempts in a row only the link in a mail signs in, and it sets all right', async () => {
  const { email } = await addAccount('locked')
  let wrong = 0
  for (let attempt = 0; attempt < 150; attempt++) {
    t.moveClock(901_000)
    const refusal = await signIn(email, 'wrong').catch((error: { code: string }) => error.code)
    if (refusal === 'sign-in-failed') wrong++
    else expect(refusal).toBe('sign-in-locked')
  }
  expect(wrong).toBe(100)
  await sweepThrottle(t.house.database.db, new Date(t.house.now().getTime() + 30 * 86_400_000))
  await expect(signIn(email)).rejects.toMatchObject({ code: 'sign-in-locked' })
  const mail = await mailFor(email)
  await expect(t.call(signInWithCode, { email, code: mail.code }, visitor('en'))).rejects.toMatchObject({
    code: 'sign-in-locked',
  })

  expect(await t.call(signInWithLink, { token: mail.token }, visitor('en'))).toEqual({ done: true })
  expect(await signIn(email)).toEqual({ done: true })
})

test('of many guesses at one moment only as many get through as one after the other', async () => {
  const { email } = await addAccount('parallel')

  const codes = await Promise.all(
    Array.from({ length: 30 }, () => signIn(email, 'wrong').catch((error: { code: string }) => error.code)),
  )

  expect(codes.filter(code => code === 'sign-in-failed').length).toBeLessThanOrEqual(5)
})

test('the link of a mail works once in 200 tries, and not after a quarter of an hour', async () => {
  const { email } = await addAccount('link')
  const mail = await mailFor(email)
  expect(await t.call(signInWithLink, { token: mail.token }, visitor('en'))).toEqual({ done: true })

  const replays = await Promise.allSettled(
    Array.from({ length: 200 }, () => t.call(signInWithLink, { token: mail.token }, visitor('en'))),
  )
  const late = await mailFor(email)
  t.moveClock(15 * 60_000 + 1)

  expect(replays.filter(replay => replay.status === 'fulfilled')).toEqual([])
  await expect(t.call(signInWithLink, { token: late.token }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('the code of a mail works once, only the newest, and no longer after five wrong ones', async () => {
  const { email } = await addAccount('code')
  const first = await mailFor(email)
  t.moveClock(1_000)
  const second = await mailFor(email)
  const use = (code: string) => t.call(signInWithCode, { email, code }, visitor('en'))
  const wrong = second.code === '111111' ? '222222' : '111111'

  if (first.code !== second.code) await expect(use(first.code)).rejects.toMatchObject({ code: 'code-wrong' })
  t.moveClock(10_000)
  expect(await use(second.code)).toEqual({ done: true })
  await expect(use(second.code)).rejects.toMatchObject({ code: 'code-wrong' })

  t.moveClock(16 * 60_000)
  const third = await mailFor(email)
  for (let attempt = 0; attempt < 5; attempt++) {
    t.moveClock(61_000)
    await expect(use(wrong)).rejects.toMatchObject({ code: 'code-wrong' })
  }
  t.moveClock(61_000)
  await expect(use(third.code)).rejects.toMatchObject({ code: 'code-wrong' })
})

test('asking for a mail answers alike for known and unknown addresses, and only so often', async () => {
  const { email } = await addAccount('mails')
  const ask = (address: string) =>
    t
      .call(requestSignInLink, { email: address }, visitor('en'))
      .catch((error: { code: string }) => error.code)

  const known = [await ask(email)]
  const unknown = [await ask('stranger@nowhere.example')]
  for (let attempt = 0; attempt < 6; attempt++) {
    known.push(await ask(email))
    unknown.push(await ask('stranger@nowhere.example'))
  }
  await t.house.jobs.runDue()
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select('to_address')
    .where('to_address', 'in', [email, 'stranger@nowhere.example'])
    .execute()

  expect(known).toEqual([...Array.from({ length: 6 }, () => ({ done: true, email })), 'too-many-attempts'])
  expect(unknown.map(answer => (typeof answer === 'string' ? answer : answer.done))).toEqual(
    known.map(answer => (typeof answer === 'string' ? answer : answer.done)),
  )
  expect(mails.map(mail => mail.to_address)).toEqual(Array.from({ length: 6 }, () => email))
})

test('a new password ends every other session, needs the old one or a fresh mail, and is not an easy one', async () => {
  const { accountId, email } = await addAccount('changing')
  const here = await openSession(accountId)
  const there = await openSession(accountId)
  const change = async (input: { currentPassword?: string; newPassword: string }, session = here) =>
    t.call(changePassword, input, await session.viewer())
  const newPassword = 'violet harbour trombone'

  await expect(change({ newPassword })).rejects.toMatchObject({ code: 'password-wrong' })
  await expect(change({ currentPassword: password, newPassword: 'Password12345678' })).rejects.toMatchObject({
    code: 'password-known',
    faults: [{ field: 'newPassword' }],
  })
  expect(await change({ currentPassword: password, newPassword })).toEqual({ done: true })
  expect((await here.viewer()).kind).toBe('person')
  expect((await there.viewer()).kind).toBe('visitor')
  expect(await signIn(email, newPassword)).toEqual({ done: true })

  const byMail = await openSession(accountId, 'e-mail')
  expect(await change({ newPassword: password }, byMail)).toEqual({ done: true })
  t.moveClock(10 * 60_000)
  await expect(change({ newPassword }, byMail)).rejects.toMatchObject({ code: 'password-wrong' })
})

test('guessing the present password from a stolen session is counted like guessing at the door', async () => {
  const { accountId } = await addAccount('stolen')
  const session = await openSession(accountId)
  const codes: string[] = []
  for (let attempt = 0; attempt < 8; attempt++)
    await t
      .call(
        changePassword,
        { currentPassword: `wrong ${attempt}`, newPassword: 'violet harbour trombone' },
        await session.viewer(),
      )
      .catch((error: { code: string }) => codes.push(error.code))

  expect(codes).toEqual([
    ...Array.from({ length: 5 }, () => 'password-wrong'),
    ...Array.from({ length: 3 }, () => 'too-many-attempts'),
  ])
})

test('sessions are listed, ended, and end with thirty days, a suspension, or a new sign-in here', async () => {
  const { accountId, personId } = await addAccount('sessions')
  const here = await openSession(accountId)
  const there = await openSession(accountId)
  const listed = await t.call(getMe, {}, await here.viewer())

  expect(listed.sessions.map(session => session.current).sort()).toEqual([false, true])
  expect(await t.call(endOtherSessions, {}, await here.viewer())).toEqual({ sessions: 1 })
  expect((await there.viewer()).kind).toBe('visitor')

  const third = await openSession(accountId)
  await t.call(setAccountState, { person: personId, state: 'active' })
  t.moveClock(30 * 86_400_000)
  expect((await third.viewer()).kind).toBe('visitor')
})

test('a suspended account is out at once and stays out by every way in', async () => {
  const keeper = await addPerson(t.house, 'keeper')
  await t.house.database.db
    .insertInto('role_grant')
    .values({
      id: t.house.newId(),
      person_id: keeper,
      role: 'platform-administrator',
      granted_at: t.house.now(),
    })
    .execute()
  const { accountId, personId, email } = await addAccount('suspended')
  const session = await openSession(accountId)
  const mail = await mailFor(email)

  await t.call(setAccountState, { person: personId, state: 'suspended' })

  expect((await session.viewer()).kind).toBe('visitor')
  await expect(signIn(email)).rejects.toMatchObject({ code: 'account-suspended' })
  await expect(signIn(email, 'wrong')).rejects.toMatchObject({ code: 'sign-in-failed' })
  await expect(t.call(signInWithLink, { token: mail.token }, visitor('en'))).rejects.toMatchObject({
    code: 'account-suspended',
  })
})

test('known and unknown addresses take equally long', async () => {
  const { email } = await addAccount('timing')
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 12; round++)
    for (const kind of ['known', 'unknown'] as const) {
      t.moveClock(901_000)
      const start = performance.now()
      await signIn(kind === 'known' ? email : 'never@test.example', 'wrong').catch(() => undefined)
      times[kind].push(performance.now() - start)
    }
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const ratio = median(times.known) / median(times.unknown)

  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})
