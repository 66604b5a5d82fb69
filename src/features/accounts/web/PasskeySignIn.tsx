import { startAuthentication } from '@simplewebauthn/browser'
import { type ReactNode, useEffect, useState } from 'react'
import { sendCall } from '../../../web/api.ts'
import { Button, Notice } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { beginPasskeySignIn, signInWithPasskey } from '../contract-passkeys.ts'
import { describePasskeyError } from './passkey-error.ts'

type BrowserOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Signs in with the device's own dialogue; only there where scripts run and the browser knows passkeys. */
export function PasskeySignIn(props: { next: string }): ReactNode {
  const text = useText()
  const [known, setKnown] = useState(false)
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => setKnown('PublicKeyCredential' in window), [])
  if (!known) return null
  const signIn = async () => {
    setPending(true)
    setFault(null)
    try {
      const { options } = await sendCall(beginPasskeySignIn, {})
      const response = await startAuthentication({ optionsJSON: options as unknown as BrowserOptions })
      await sendCall(signInWithPasskey, {
        response: { ...response, clientExtensionResults: { ...response.clientExtensionResults } },
      })
      location.assign(props.next)
    } catch (error) {
      setFault(describePasskeyError(error, text))
      setPending(false)
    }
  }
  return (
    <div className="k-accounts-passkey">
      {fault === null ? null : <Notice kind="error" title={fault} />}
      <Button type="button" variant="secondary" icon="lock" pending={pending} onClick={signIn}>
        {text('accounts.signIn.passkey')}
      </Button>
      <p className="k-hint">{text('accounts.signIn.passkeyHint')}</p>
    </div>
  )
}
