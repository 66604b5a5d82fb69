import { LinkButton, Notice, PageHeader, Section, Stack } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listMyConsents, withdrawConsent } from '../../missions/contract-consents.ts'
import { setPreferences } from '../contract.ts'
import {
  changePassword,
  endOtherSessions,
  endSession,
  exportMyData,
  getMe,
  updateMe,
} from '../contract-invitations.ts'
import { removePasskey } from '../contract-passkeys.ts'
import { MyConsents } from './MyConsents.tsx'
import { MyDetails, MyTheme } from './MyDetails.tsx'
import { MyPasskeys } from './MyPasskeys.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MySessions } from './MySessions.tsx'
import { RoleWords } from './RoleWords.tsx'
import './accounts.css'

/** Me: my details, how I sign in, where I am signed in, what is held about me. */
export const page = definePage({
  path: '/settings',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ me: use(getMe, {}), consents: use(listMyConsents, {}) }),
  actions: [
    updateMe,
    setPreferences,
    changePassword,
    endSession,
    endOtherSessions,
    removePasskey,
    withdrawConsent,
  ],
  title: (_props, text) => text('accounts.settings.title'),
  Component: ({ data, viewer, query }) => {
    const text = useText()
    const { me } = data
    return (
      <>
        <PageHeader title={text('accounts.settings.title')} subtitle={me.email} />
        {query.passkey === 'added' ? (
          <Notice kind="success" title={text('accounts.done.passkeyAdded')} />
        ) : null}
        <Stack gap="large">
          <MyDetails me={me} />
          <MyTheme theme={viewer.theme} />
          <MyPasskeys passkeys={me.passkeys} />
          <MyPassword email={me.email} hasPassword={me.hasPassword} freshSignIn={me.freshSignIn} />
          <MySessions sessions={me.sessions} />
          <Section title={text('accounts.settings.roles')} id="roles">
            {me.roles.length === 0 ? (
              <p>{text('accounts.settings.rolesNone')}</p>
            ) : (
              <RoleWords roles={me.roles} />
            )}
          </Section>
          <Section
            title={text('notifications.choices.title')}
            id="mails"
            intro={text('notifications.choices.mine')}
          >
            <LinkButton href="/settings/mails" icon="mail">
              {text('notifications.choices.groups')}
            </LinkButton>
          </Section>
          <MyConsents consents={data.consents.items} />
          <Section title={text('accounts.settings.data')} id="data" intro={text('accounts.settings.dataWhy')}>
            <LinkButton href={`/api/v1${exportMyData.path}`} download="kontor-my-data.json" icon="download">
              {text('accounts.settings.dataGet')}
            </LinkButton>
          </Section>
        </Stack>
      </>
    )
  },
})
