import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addPerson } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { beginPasskey, beginPasskeySignIn, removePasskey, signInWithPasskey } from './contract-passkeys.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const base64Url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** A person with a passkey that, like those kept in step between devices, does not count its uses. */
async function addPasskeyOwner(name: string) {
  const personId = await addPerson(t.house, name)
  const { db } = t.house.database
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' })
  // COSE_Key of an ES256 key (RFC 9053, 2.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  const publicKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const id = t.house.newId()
  const credentialId = base64Url(`credential of ${name}`)
  await db
    .insertInto('passkey')
    .values({
      id,
      account_id: account.id,
      credential_id: credentialId,
      public_key: publicKey,
      counter: 0,
      transports: [],
      name,
      created_at: t.house.now(),
    })
    .execute()
  /** What the device answers to a challenge, for a site. */
  const answer = (challenge: string, site: { origin?: string; host?: string; userHandle?: string } = {}) => {
    const clientData = JSON.stringify({
      type: 'webauthn.get',
      challenge,
      origin: site.origin ?? 'http://localhost:4600',
    })
    const host = createHash('sha256')
      .update(site.host ?? 'localhost')
      .digest()
    const authenticatorData = Buffer.concat([host, Buffer.from([0x05, 0, 0, 0, 0])])
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    return {
      response: {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64Url(clientData),
          authenticatorData: base64Url(authenticatorData),
          signature: base64Url(sign('sha256', signed, pair.privateKey)),
          userHandle: base64Url(site.userHandle ?? account.id),
        },
      },
    }
  }
  return { id, personId, accountId: account.id, answer }
}

async function askChallenge(): Promise<string> {
  const { options } = await t.call(beginPasskeySignIn, {}, visitor('en'))
  return String(options.challenge)
}

const send = (answer: ReturnType<Awaited<ReturnType<typeof addPasskeyOwner>>['answer']>) =>
  t.call(signInWithPasskey, answer, visitor('en'))

test('a passkey signs in; none of 180 replays of its answer does', async () => {
  const owner = await addPasskeyOwner('owner')
  const answer = owner.answer(await askChallenge())

  const first = await send(answer)
  const replays = await Promise.allSettled(Array.from({ length: 90 }, () => send(answer)))
  t.moveClock(16 * 60_000)
  const later = await Promise.allSettled(Array.from({ length: 90 }, () => send(answer)))
  const sessions = await t.house.database.db
    .selectFrom('session')
    .select('method')
    .where('account_id', '=', owner.accountId)
    .execute()

  expect(first).toEqual({ done: true })
  expect([...replays, ...later].filter(replay => replay.status === 'fulfilled')).toEqual([])
  expect(sessions).toEqual([{ method: 'passkey' }])
})

test('answers for another site, another account, an old or a foreign question are refused', async () => {
  t.moveClock(16 * 60_000)
  const owner = await addPasskeyOwner('careful')
  const old = await askChallenge()
  t.moveClock(10 * 60_000)
  const ownQuestion = await t.call(beginPasskey, {}, await t.viewerOf(owner.personId))
  const wrong = [
    owner.answer(await askChallenge(), { origin: 'https://kontor.evil.example' }),
    owner.answer(await askChallenge(), { host: 'evil.example' }),
    owner.answer(await askChallenge(), { userHandle: t.house.newId() }),
    owner.answer(old),
    owner.answer(String(ownQuestion.options.challenge)),
    owner.answer(base64Url('a question we never asked, at all')),
  ]

  const outcomes = await Promise.allSettled(wrong.map(send))

  expect(outcomes.map(outcome => (outcome.status === 'rejected' ? outcome.reason.code : 'in'))).toEqual(
    wrong.map(() => 'passkey-refused'),
  )
})

test('a wrong answer uses the question up', async () => {
  const owner = await addPasskeyOwner('once')
  const challenge = await askChallenge()

  await expect(send(owner.answer(challenge, { host: 'evil.example' }))).rejects.toMatchObject({
    code: 'passkey-refused',
  })
  await expect(send(owner.answer(challenge))).rejects.toMatchObject({ code: 'passkey-refused' })
})

test('only its owner removes a passkey, and then it signs nobody in', async () => {
  const owner = await addPasskeyOwner('remover')
  const other = await addPasskeyOwner('other')
  const answer = owner.answer(await askChallenge())

  await expect(
    t.call(removePasskey, { passkey: owner.id }, await t.viewerOf(other.personId)),
  ).rejects.toMatchObject({ code: 'not-found' })
  await t.call(removePasskey, { passkey: owner.id }, await t.viewerOf(owner.personId))
  await expect(send(answer)).rejects.toMatchObject({ code: 'passkey-refused' })
})
