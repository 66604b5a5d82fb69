import { startRegistration } from '@simplewebauthn/browser'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { sendCall } from '../../../web/api.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FieldScope,
  FormActions,
  Notice,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { getMe } from '../contract-invitations.ts'
import { addPasskey, beginPasskey, removePasskey } from '../contract-passkeys.ts'
import { Confirm } from './Confirm.tsx'
import { Moment } from './Moment.tsx'
import { describePasskeyError } from './passkey-error.ts'

type BrowserOptions = Parameters<typeof startRegistration>[0]['optionsJSON']
type Passkey = OutputOf<typeof getMe>['passkeys'][number]

/** The devices that sign me in, and how to add one. */
export function MyPasskeys(props: { passkeys: readonly Passkey[] }): ReactNode {
  const text = useText()
  return (
    <Section
      title={text('accounts.settings.passkeys')}
      id="passkeys"
      intro={text('accounts.settings.passkeysWhy')}
    >
      <DataTable
        caption={text('accounts.settings.passkeys')}
        rows={props.passkeys}
        rowKey={passkey => passkey.id}
        empty={
          <EmptyState icon="lock" level={3} title={text('accounts.settings.passkeysNone')}>
            {text('accounts.settings.passkeysFirst')}
          </EmptyState>
        }
        columns={[
          { key: 'name', head: text('accounts.settings.passkeyName'), cell: passkey => passkey.name },
          {
            key: 'made',
            head: text('accounts.settings.passkeyMade'),
            cell: passkey => <Moment at={passkey.createdAt} />,
          },
          {
            key: 'used',
            head: text('accounts.settings.passkeyUsed'),
            cell: passkey =>
              passkey.lastUsedAt === null ? (
                text('accounts.settings.never')
              ) : (
                <Moment at={passkey.lastUsedAt} />
              ),
          },
          {
            key: 'remove',
            head: text('accounts.settings.passkeyRemove'),
            hideHead: true,
            cell: passkey => (
              <Confirm
                label={text('accounts.settings.passkeyRemove')}
                why={text('accounts.settings.passkeyRemoveWhy')}
              >
                <CallForm
                  call={removePasskey}
                  fixed={{ passkey: passkey.id }}
                  formId={`remove ${passkey.id}`}
                  next="/settings#passkeys"
                  done="accounts.done.passkeyRemoved"
                >
                  <Button variant="danger">
                    {text('accounts.settings.passkeyRemoveNamed', { name: passkey.name })}
                  </Button>
                </CallForm>
              </Confirm>
            ),
          },
        ]}
      />
      <AddPasskey />
    </Section>
  )
}

/** Lets this device make a passkey; the browser's own dialogue asks for finger, face or PIN. */
function AddPasskey(): ReactNode {
  const text = useText()
  const [support, setSupport] = useState<'unknown' | 'yes' | 'no'>('unknown')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const name = useRef<HTMLFormElement>(null)
  useEffect(() => setSupport('PublicKeyCredential' in window ? 'yes' : 'no'), [])
  if (support === 'unknown')
    return <p className="k-hint k-without-script">{text('accounts.passkeys.script')}</p>
  if (support === 'no') return <p className="k-hint">{text('accounts.passkeys.unknown')}</p>
  const add = async () => {
    const typed = name.current === null ? '' : String(new FormData(name.current).get('name') ?? '').trim()
    setPending(true)
    setFault(null)
    try {
      const { options } = await sendCall(beginPasskey, {})
      const response = await startRegistration({ optionsJSON: options as unknown as BrowserOptions })
      await sendCall(addPasskey, {
        name: typed === '' ? text('accounts.settings.passkeyDefault') : typed,
        response: { ...response, clientExtensionResults: { ...response.clientExtensionResults } },
      })
      location.assign('/settings?passkey=added#passkeys')
    } catch (error) {
      setFault(describePasskeyError(error, text))
      setPending(false)
    }
  }
  return (
    <FieldScope id="passkey">
      <form
        ref={name}
        className="k-form k-accounts-below"
        onSubmit={event => {
          event.preventDefault()
          if (!pending) void add()
        }}
      >
        {fault === null ? null : <Notice kind="error" title={fault} />}
        <TextField
          name="name"
          label={text('accounts.settings.passkeyName')}
          hint={text('accounts.settings.passkeyNameHint')}
          maxLength={80}
          size="medium"
          optional
        />
        <FormActions>
          <Button icon="plus" pending={pending}>
            {text('accounts.settings.passkeyAdd')}
          </Button>
        </FormActions>
      </form>
    </FieldScope>
  )
}
