import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's floor: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password as typed (NFC, so that two keyboards write the same one); it is never cut. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** A hash of nothing anybody knows: compared when there is no account, so that both answers take equally long. */
const nobody = hashPassword(`${Math.random()}${Date.now()}`)

/** True when the password belongs to the hash; takes the same time when there is none. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFC'))
  return matches && passwordHash !== null
}
