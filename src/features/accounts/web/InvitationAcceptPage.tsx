import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  DescriptionList,
  FormActions,
  FormGrid,
  Notice,
  PageHeader,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { acceptInvitation, getInvitation } from '../contract-invitations.ts'
import { RoleWords } from './RoleWords.tsx'
import './accounts.css'

/** Behind the link of an invitation: who invites to what, and an account in one form. */
export const page = definePage({
  path: '/join/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ invitation: use(getInvitation, { token: params.token ?? '' }) }),
  actions: [acceptInvitation],
  title: (_props, text) => text('accounts.join.title'),
  Component: ({ params, data, viewer }) => {
    const text = useText()
    const { invitation } = data
    return (
      <>
        <PageHeader
          title={text('accounts.join.title')}
          subtitle={
            invitation.invitedBy === null
              ? text('accounts.join.invited')
              : text('accounts.join.invitedBy', { name: invitation.invitedBy })
          }
        />
        {viewer.signedIn ? (
          <Notice kind="warning">{text('accounts.join.signedInAs', { name: viewer.name })}</Notice>
        ) : null}
        <DescriptionList
          items={[
            { term: text('accounts.email'), value: invitation.email },
            {
              term: text('accounts.join.roles'),
              value: invitation.roles.length === 0 ? null : <RoleWords roles={invitation.roles} />,
            },
          ]}
        />
        <CallForm
          call={acceptInvitation}
          fixed={{ token: params.token ?? '' }}
          next="/desk"
          done="accounts.done.joined"
          className="k-form k-accounts-below"
        >
          {form => (
            <>
              <input type="hidden" name="_username" value={invitation.email} autoComplete="username" />
              <FormGrid>
                <TextField
                  {...form.field('givenName', invitation.givenName)}
                  autoComplete="given-name"
                  label={text('accounts.givenName')}
                  required
                />
                <TextField
                  {...form.field('familyName', invitation.familyName)}
                  autoComplete="family-name"
                  label={text('accounts.familyName')}
                  required
                />
              </FormGrid>
              <SelectField
                {...form.field('lang', invitation.lang)}
                label={text('frame.language')}
                choices={interfaceLanguages.map(lang => ({
                  value: lang,
                  label: languageName(lang, viewer.lang),
                }))}
              />
              <TextField
                {...form.field('password')}
                type="password"
                autoComplete="new-password"
                label={text('accounts.password')}
                hint={text('accounts.join.passwordHint')}
                optional
              />
              <FormActions>
                <Button variant="primary">{text('accounts.join.action')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
