import type { OutputOf } from '../../../shared/contract.ts'
import {
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  PageHeader,
  Pagination,
  SearchField,
  SelectField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { role } from '../contract-invitations.ts'
import { listPeople } from '../contract-people.ts'
import { AccountBadge } from './AccountBadge.tsx'
import { addressWith } from './addresses.ts'
import { Moment } from './Moment.tsx'
import { RoleWords } from './RoleWords.tsx'
import './accounts.css'

type Listed = OutputOf<typeof listPeople>['items'][number]
const accountStates = ['active', 'invited', 'suspended', 'none'] as const

/** Who can come in here, with which roles. */
export const page = definePage({
  path: '/people',
  access: 'signed-in',
  frame: 'app',
  calls: ({ query }) => ({
    people: use(listPeople, {
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      q: query.q?.slice(0, 100),
      role: role.options.find(known => known === query.role),
      account: accountStates.find(known => known === query.account),
    }),
  }),
  actions: [],
  title: (_props, text) => text('accounts.people.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const { people } = data
    const { q, role: roleFilter, account } = query
    const without = (name: string) =>
      addressWith('/people', { q, role: roleFilter, account, [name]: undefined })
    const chips = [
      ...(q ? [{ label: `„${q}“`, removeHref: without('q') }] : []),
      ...(roleFilter ? [{ label: text(`accounts.roles.${roleFilter}`), removeHref: without('role') }] : []),
      ...(account ? [{ label: text(`accounts.states.${account}`), removeHref: without('account') }] : []),
    ]
    const invite = (
      <LinkButton variant="primary" icon="plus" href="/people/invite">
        {text('accounts.people.invite')}
      </LinkButton>
    )
    return (
      <>
        <PageHeader
          title={text('accounts.people.title')}
          subtitle={text('accounts.people.count', { count: people.total })}
          actions={invite}
        />
        <Filters action="/people" chips={chips} clearHref="/people">
          <SearchField name="q" label={text('accounts.people.search')} hideLabel={false} defaultValue={q} />
          <SelectField
            name="role"
            label={text('accounts.role')}
            empty={text('accounts.people.anyRole')}
            defaultValue={roleFilter ?? ''}
            choices={role.options.map(value => ({ value, label: text(`accounts.roles.${value}`) }))}
          />
          <SelectField
            name="account"
            label={text('accounts.people.account')}
            empty={text('accounts.people.anyState')}
            defaultValue={account ?? ''}
            choices={accountStates.map(value => ({ value, label: text(`accounts.states.${value}`) }))}
          />
        </Filters>
        <DataTable
          caption={text('accounts.people.title')}
          rows={people.items}
          rowKey={person => person.id}
          empty={
            <EmptyState
              icon="people"
              title={text(chips.length > 0 ? 'accounts.people.noneFound' : 'accounts.people.none')}
              action={
                chips.length > 0 ? (
                  <LinkButton href="/people">{text('accounts.people.all')}</LinkButton>
                ) : (
                  invite
                )
              }
            >
              {text(chips.length > 0 ? 'accounts.people.noneFoundWhy' : 'accounts.people.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              head: text('accounts.people.name'),
              cell: (person: Listed) => <a href={`/people/${person.id}`}>{person.name || person.email}</a>,
            },
            { key: 'email', head: text('accounts.email'), cell: person => person.email },
            {
              key: 'roles',
              head: text('accounts.people.roles'),
              cell: person => (person.roles.length === 0 ? null : <RoleWords roles={person.roles} />),
            },
            {
              key: 'account',
              head: text('accounts.people.account'),
              cell: person => <AccountBadge state={person.account} />,
            },
            {
              key: 'seen',
              head: text('accounts.people.lastSignIn'),
              desktopOnly: true,
              cell: person =>
                person.lastSignInAt === null ? (
                  text('accounts.settings.never')
                ) : (
                  <Moment at={person.lastSignInAt} />
                ),
            },
          ]}
        />
        <Pagination
          page={people.page}
          pageSize={people.pageSize}
          total={people.total}
          hrefOf={page => addressWith('/people', { q, role: roleFilter, account, page })}
        />
      </>
    )
  },
})
