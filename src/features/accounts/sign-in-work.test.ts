import { verify } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addPerson } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { signInWithPassword } from './contract.ts'
import { hashPassword } from './passwords.ts'

// Files share the modules of their process: these are loaded anew, to meet the counted comparison, and left to nobody.
vi.hoisted(() => vi.resetModules())
vi.mock('@node-rs/argon2', async original => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(async () => {
  await t.close()
  vi.doUnmock('@node-rs/argon2')
  vi.resetModules()
})
beforeEach(() => {
  vi.mocked(verify).mockClear()
})

/** The cost of each comparison that an attempt made: `argon2id m=…,t=…,p=…`. */
async function workOf(email: string): Promise<string[]> {
  await t
    .call(signInWithPassword, { email, password: 'wrong altogether' }, visitor('en'))
    .catch(() => undefined)
  return vi.mocked(verify).mock.calls.map(([hash]) => {
    const [, kind, , cost] = String(hash).split('$')
    return `${kind} ${cost}`
  })
}

async function addAccount(name: string, password: string | null): Promise<string> {
  const account = await t.house.database.db
    .updateTable('account')
    .set({ password_hash: password === null ? null : await hashPassword(password) })
    .where('person_id', '=', await addPerson(t.house, name))
    .returning('email')
    .executeTakeFirstOrThrow()
  return account.email
}

test.each(['known', 'without a password', 'unknown'])(
  'an attempt at an address that is %s compares one hash of the same cost',
  async which => {
    const email =
      which === 'unknown'
        ? 'nobody@test.example'
        : await addAccount(which, which === 'known' ? 'teapot gravel nineteen owls' : null)

    expect(await workOf(email)).toEqual(['argon2id m=19456,t=2,p=1'])
  },
)
