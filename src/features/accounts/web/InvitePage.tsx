import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  EmptyState,
  FieldScope,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  SearchField,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { inviteToRole, role } from '../contract-invitations.ts'
import { getRoleChoices } from '../contract-people.ts'
import { addressWith } from './addresses.ts'
import './accounts.css'

type Role = OutputOf<typeof getRoleChoices>['roles'][number]
type Query = Record<string, string | undefined>

/** Which record a role is held for, by the name of the call's field; an administrator's is the whole installation. */
const scopeField = {
  'platform-administrator': null,
  'cluster-manager': 'clusterId',
  'partnership-coordinator': 'partnershipId',
  funder: 'partnershipId',
  'event-organiser': 'missionId',
  steward: 'missionId',
  'local-host': 'missionId',
  'organisation-editor': 'organisationId',
} as const satisfies Record<Role, string | null>

/** Gives somebody a role: first which, then for what and to whom. */
export const page = definePage({
  path: '/people/invite',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ query }) => ({
    choices: use(getRoleChoices, {
      role: role.options.find(known => known === query.role),
      q: query.q?.slice(0, 100),
    }),
  }),
  actions: [inviteToRole],
  title: (_props, text) => text('accounts.invite.title'),
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const { seesPeople } = viewer
    const chosen = data.choices.roles.find(known => known === query.role)
    return (
      <>
        <PageHeader
          title={
            chosen === undefined
              ? text('accounts.invite.title')
              : text('accounts.invite.titleAs', { role: text(`accounts.roles.${chosen}`) })
          }
          subtitle={chosen === undefined ? text('accounts.invite.why') : text(`accounts.roleWhy.${chosen}`)}
          steps={[
            seesPeople
              ? { href: '/people', label: text('accounts.people.title') }
              : { href: '/desk', label: text('frame.desk') },
            ...(chosen === undefined
              ? []
              : [{ href: whoAddress(query), label: text('accounts.invite.title') }]),
          ]}
        />
        {data.choices.roles.length === 0 ? (
          <EmptyState
            icon="people"
            title={text('accounts.invite.nothing')}
            action={<LinkButton href="/desk">{text('frame.desk')}</LinkButton>}
          >
            {text('accounts.invite.nothingWhy')}
          </EmptyState>
        ) : chosen === undefined ? (
          <RoleForm roles={data.choices.roles} query={query} />
        ) : (
          <InviteForm
            role={chosen}
            choices={data.choices}
            query={query}
            reader={viewer.lang}
            next={seesPeople ? '/people' : '/desk'}
          />
        )}
      </>
    )
  },
})

/** The prefilled person goes along from step to step. */
function whoAddress(query: Query, more: Query = {}): string {
  const { email, givenName, familyName } = query
  return addressWith('/people/invite', { email, givenName, familyName, ...more })
}

function Kept(props: { query: Query; names: readonly string[] }): ReactNode {
  return props.names.map(name => {
    const value = props.query[name]
    return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />
  })
}

function RoleForm(props: { roles: readonly Role[]; query: Query }): ReactNode {
  const text = useText()
  return (
    <FieldScope id="role">
      <form method="get" action="/people/invite" className="k-form">
        <Kept query={props.query} names={['email', 'givenName', 'familyName']} />
        <RadioGroup
          name="role"
          label={text('accounts.invite.which')}
          {...(props.roles.length === 1 && props.roles[0] !== undefined
            ? { defaultValue: props.roles[0] }
            : {})}
          required
          choices={props.roles.map(value => ({
            value,
            label: text(`accounts.roles.${value}`),
            hint: text(`accounts.roleWhy.${value}`),
          }))}
        />
        {props.roles.length === 1 && props.roles[0] === 'platform-administrator' ? (
          <p className="k-hint">
            {text('accounts.invite.clusterFirst')}{' '}
            <a href="/clusters/new">{text('accounts.invite.makeCluster')}</a>
          </p>
        ) : null}
        <FormActions>
          <Button variant="primary">{text('accounts.signIn.continue')}</Button>
        </FormActions>
      </form>
    </FieldScope>
  )
}

function InviteForm(props: {
  role: Role
  choices: OutputOf<typeof getRoleChoices>
  query: Query
  reader: string
  /** Where to go after the invitation is sent. */
  next: string
}): ReactNode {
  const text = useText()
  const { choices, query } = props
  const scope = scopeField[props.role]
  const isLong = choices.total > choices.records.length || (query.q ?? '') !== ''
  return (
    <>
      {scope !== null && isLong ? (
        <FieldScope id="search">
          <form method="get" action="/people/invite" className="k-accounts-inline">
            <Kept
              query={{ ...query, role: props.role }}
              names={['role', 'email', 'givenName', 'familyName']}
            />
            <SearchField
              name="q"
              label={text('accounts.invite.search')}
              hideLabel={false}
              defaultValue={query.q}
            />
            <Button>{text('accounts.invite.searchAction')}</Button>
          </form>
          <p className="k-hint">{text('accounts.invite.found', { count: choices.total })}</p>
        </FieldScope>
      ) : null}
      {props.role === 'platform-administrator' ? (
        <Notice kind="warning">{text('accounts.invite.administrator')}</Notice>
      ) : null}
      <CallForm
        call={inviteToRole}
        fixed={{ role: props.role }}
        next={props.next}
        done="accounts.done.invited"
        className="k-form"
      >
        {form => (
          <>
            {scope === null ? null : (
              <SelectField
                {...form.field(
                  scope,
                  query.of ?? (choices.records.length === 1 ? choices.records[0]?.id : null),
                )}
                label={text(`accounts.invite.of.${scope}`)}
                empty={text('accounts.invite.choose')}
                choices={choices.records.map(record => ({ value: record.id, label: record.name }))}
                required
              />
            )}
            <TextField
              {...form.field('email', query.email)}
              type="email"
              autoComplete="off"
              label={text('accounts.email')}
              hint={text('accounts.invite.emailHint')}
              required
            />
            <FormGrid>
              <TextField
                {...form.field('givenName', query.givenName)}
                autoComplete="off"
                label={text('accounts.givenName')}
                required
              />
              <TextField
                {...form.field('familyName', query.familyName)}
                autoComplete="off"
                label={text('accounts.familyName')}
                required
              />
            </FormGrid>
            <SelectField
              {...form.field('lang', 'en')}
              label={text('accounts.invite.lang')}
              choices={interfaceLanguages.map(lang => ({
                value: lang,
                label: languageName(lang, props.reader),
              }))}
            />
            <FormActions>
              <Button variant="primary" icon="mail">
                {text('accounts.invite.action')}
              </Button>
              <LinkButton variant="quiet" href={whoAddress(query)}>
                {text('accounts.invite.other')}
              </LinkButton>
            </FormActions>
          </>
        )}
      </CallForm>
    </>
  )
}
