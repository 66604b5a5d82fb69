import { CallRefused } from '../../../web/api.ts'
import type { Text } from '../../../web/text.tsx'

/** Why a passkey did not work, in words: refused by us, stopped by the person, or impossible on this address. */
export function describePasskeyError(error: unknown, text: Text): string {
  if (error instanceof CallRefused) return error.problem.title
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return text('accounts.passkeys.stopped')
  if (name === 'InvalidStateError') return text('accounts.passkeys.there')
  if (name === 'SecurityError') return text('accounts.passkeys.wrongAddress')
  return text('accounts.passkeys.failed')
}
