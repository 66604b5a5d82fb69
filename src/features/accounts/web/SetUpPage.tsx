import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  FormActions,
  FormGrid,
  Notice,
  PageHeader,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { setUp } from '../contract.ts'

/** The first minute of an installation: who administers it. */
export const page = definePage({
  path: '/set-up',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({}),
  actions: [setUp],
  title: (_props, text) => text('accounts.setUp.title'),
  Component: ({ query, viewer }) => {
    const text = useText()
    if (query.token === undefined || query.token === '')
      return (
        <>
          <PageHeader title={text('accounts.setUp.title')} />
          <Notice kind="warning">{text('accounts.setUp.noToken')}</Notice>
        </>
      )
    const languages = new Intl.DisplayNames([viewer.lang], { type: 'language' })
    return (
      <>
        <PageHeader title={text('accounts.setUp.title')} subtitle={text('accounts.setUp.why')} />
        <CallForm
          call={setUp}
          fixed={{ token: query.token }}
          next="/desk"
          done="accounts.done.setUp"
          className="k-form"
        >
          {form => (
            <>
              <FormGrid>
                <TextField
                  {...form.field('givenName')}
                  autoComplete="given-name"
                  label={text('accounts.givenName')}
                  required
                />
                <TextField
                  {...form.field('familyName')}
                  autoComplete="family-name"
                  label={text('accounts.familyName')}
                  required
                />
              </FormGrid>
              <TextField
                {...form.field('email')}
                type="email"
                autoComplete="username"
                label={text('accounts.email')}
                required
              />
              <TextField
                {...form.field('password')}
                type="password"
                autoComplete="new-password"
                label={text('accounts.password')}
                hint={text('accounts.passwordHint')}
                required
              />
              <SelectField
                {...form.field('lang', viewer.lang)}
                label={text('frame.language')}
                choices={interfaceLanguages.map(lang => ({ value: lang, label: languages.of(lang) ?? lang }))}
              />
              <FormActions>
                <Button variant="primary">{text('accounts.setUp.action')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
