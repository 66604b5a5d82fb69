import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  FormGrid,
  PageHeader,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { inviteToRole, revokeRole } from '../../accounts/contract-invitations.ts'
import { listEditors } from '../contract-claims.ts'
import { dayWords } from './days.ts'
import './directory.css'

/** Colleagues who share a profile: add one by e-mail, take one off. */
export const page = definePage({
  path: '/organisations/:slug/colleagues',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ editors: use(listEditors, { organisation: params.slug ?? '' }) }),
  actions: [inviteToRole, revokeRole],
  title: (_props, text) => text('directory.colleagues.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const it = data.editors
    const here = `/organisations/${it.slug}/colleagues`
    return (
      <>
        <PageHeader
          title={text('directory.colleagues.title')}
          subtitle={text('directory.colleagues.why')}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <DataTable
          caption={text('directory.colleagues.title')}
          rows={it.items}
          rowKey={row => row.grantId}
          empty={
            <EmptyState icon="people" title={text('directory.colleagues.noneTitle')}>
              {text('directory.colleagues.noneWhy')}
            </EmptyState>
          }
          columns={[
            { key: 'name', head: text('directory.field.name'), width: 'wide', cell: row => row.personName },
            { key: 'email', head: text('directory.person.email'), cell: row => row.email },
            {
              key: 'account',
              head: text('directory.colleagues.account'),
              cell: row => text(row.hasAccount ? 'directory.yes' : 'directory.colleagues.invited'),
            },
            {
              key: 'since',
              head: text('directory.colleagues.since'),
              width: 'fit',
              cell: row => dayWords(row.since.slice(0, 10), lang),
            },
            {
              key: 'remove',
              head: text('directory.colleagues.remove'),
              hideHead: true,
              width: 'fit',
              cell: row => (
                <CallForm
                  call={revokeRole}
                  formId={`remove-${row.grantId}`}
                  fixed={{ grant: row.grantId }}
                  next={here}
                  done="directory.done.colleagueRemoved"
                >
                  <Button variant="quiet">
                    {text('directory.colleagues.remove')} <span className="k-hidden">{row.personName}</span>
                  </Button>
                </CallForm>
              ),
            },
          ]}
        />
        <Section title={text('directory.colleagues.add')} intro={text('directory.colleagues.addWhy')}>
          <CallForm
            call={inviteToRole}
            fixed={{ role: 'organisation-editor', organisationId: it.id }}
            next={here}
            done="directory.done.colleagueAdded"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <TextField
                    {...form.field('givenName')}
                    label={text('directory.person.givenName')}
                    required
                  />
                  <TextField
                    {...form.field('familyName')}
                    label={text('directory.person.familyName')}
                    required
                  />
                  <TextField
                    {...form.field('email')}
                    type="email"
                    label={text('directory.person.email')}
                    required
                  />
                </FormGrid>
                <FormActions>
                  <Button variant="primary" icon="mail">
                    {text('directory.colleagues.addAction')}
                  </Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      </>
    )
  },
})
