import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { MailFaultNote } from '../../../web/mails/MailFault.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { clearBounce } from '../../notifications/contract-choices.ts'
import { revokeRole, setAccountState } from '../contract-invitations.ts'
import { getPerson, revokeInvitation, sendInvitationAgain } from '../contract-people.ts'
import { AccountBadge } from './AccountBadge.tsx'
import { addressWith } from './addresses.ts'
import { Confirm } from './Confirm.tsx'
import { Moment } from './Moment.tsx'
import './accounts.css'

type Person = OutputOf<typeof getPerson>

/** One person as those see them who answer for them: account, invitation, roles. */
export const page = definePage({
  path: '/people/:person',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({ person: use(getPerson, { person: params.person ?? '' }) }),
  actions: [revokeRole, setAccountState, sendInvitationAgain, revokeInvitation, clearBounce],
  title: ({ data }) => data.person.name,
  Component: ({ data, form }) => {
    const text = useText()
    const { lang } = useLocale()
    const { person } = data
    return (
      <>
        <PageHeader
          title={person.name}
          subtitle={person.email}
          meta={<AccountBadge state={person.account} />}
          steps={[{ href: '/people', label: text('accounts.people.title') }]}
        />
        {form === null ? null : <Notice kind="error" title={form.problem.title} />}
        <MailFaultNote
          fault={person.mailFault}
          action={
            <CallForm
              call={clearBounce}
              fixed={{ person: person.id }}
              next={`/people/${person.id}`}
              done="notifications.done.cleared"
            >
              <Button>{text('notifications.bounces.clear')}</Button>
            </CallForm>
          }
        />
        <Invitation person={person} />
        <Roles person={person} />
        <Work person={person} />
        <Section title={text('accounts.person.facts')}>
          <DescriptionList
            items={[
              { term: text('accounts.nameOtherScript'), value: person.nameOtherScript },
              { term: text('accounts.nameReading'), value: person.nameReading },
              { term: text('accounts.phone'), value: person.phone },
              { term: text('frame.language'), value: languageName(person.lang, lang) },
              {
                term: text('accounts.person.since'),
                value: person.accountSince === null ? null : <Moment at={person.accountSince} />,
              },
              {
                term: text('accounts.people.lastSignIn'),
                value: person.lastSignInAt === null ? null : <Moment at={person.lastSignInAt} />,
              },
            ]}
          />
        </Section>
        <Account person={person} />
      </>
    )
  },
})

function Invitation(props: { person: Person }): ReactNode {
  const text = useText()
  const { person } = props
  const mayInvite = person.account === 'none' && person.email !== null
  if (person.invitation === null && !mayInvite) return null
  const again = (
    <CallForm call={sendInvitationAgain} fixed={{ person: person.id }} done="accounts.done.invitedAgain">
      <Button icon="mail">
        {text(mayInvite ? 'accounts.person.inviteNow' : 'accounts.person.inviteAgain')}
      </Button>
    </CallForm>
  )
  if (person.invitation === null) return <Notice title={text('accounts.person.noAccount')} actions={again} />
  return (
    <Notice
      kind={person.invitation.expired ? 'warning' : 'info'}
      title={text(person.invitation.expired ? 'accounts.person.invitationOver' : 'accounts.person.invited')}
      actions={
        <>
          {again}
          <Confirm label={text('accounts.person.uninvite')} why={text('accounts.person.uninviteWhy')}>
            <CallForm call={revokeInvitation} fixed={{ person: person.id }} done="accounts.done.uninvited">
              <Button variant="danger">{text('accounts.person.uninvite')}</Button>
            </CallForm>
          </Confirm>
        </>
      }
    >
      <p>
        {text('accounts.person.sentAt')} <Moment at={person.invitation.sentAt} />
        {person.invitation.expiresAt === null ? null : (
          <>
            {' · '}
            {text('accounts.person.goodUntil')} <Moment at={person.invitation.expiresAt} />
          </>
        )}
      </p>
    </Notice>
  )
}

function Roles(props: { person: Person }): ReactNode {
  const text = useText()
  const { person } = props
  return (
    <Section
      title={text('accounts.people.roles')}
      aside={
        person.email === null ? undefined : (
          <LinkButton
            variant="quiet"
            icon="plus"
            href={addressWith('/people/invite', {
              email: person.email,
              givenName: person.givenName,
              familyName: person.familyName,
            })}
          >
            {text('accounts.person.giveRole')}
          </LinkButton>
        )
      }
    >
      <DataTable
        caption={text('accounts.people.roles')}
        rows={person.roles}
        rowKey={grant => grant.id}
        empty={
          <EmptyState icon="person" level={3} title={text('accounts.person.noRoles')}>
            {text('accounts.person.noRolesWhy')}
          </EmptyState>
        }
        columns={[
          {
            key: 'role',
            head: text('accounts.role'),
            cell: grant => <Badge>{text(`accounts.roles.${grant.role}`)}</Badge>,
          },
          {
            key: 'of',
            head: text('accounts.person.of'),
            cell: grant => grant.of ?? text('accounts.person.all'),
          },
          {
            key: 'since',
            head: text('accounts.person.roleSince'),
            cell: grant => <Moment at={grant.since} />,
          },
          {
            key: 'revoke',
            head: text('accounts.person.revoke'),
            hideHead: true,
            cell: grant =>
              grant.mayRevoke ? (
                <Confirm label={text('accounts.person.revoke')} why={text('accounts.person.revokeWhy')}>
                  <CallForm
                    call={revokeRole}
                    fixed={{ grant: grant.id }}
                    formId={`revoke ${grant.id}`}
                    next={person.roles.length > 1 ? `/people/${person.id}` : '/people'}
                    done="accounts.done.revoked"
                  >
                    <Button variant="danger">{text('accounts.person.revoke')}</Button>
                  </CallForm>
                </Confirm>
              ) : (
                text('accounts.person.lastAdministrator')
              ),
          },
        ]}
      />
    </Section>
  )
}

/** Where they work; name, function and address are corrected there. */
function Work(props: { person: Person }): ReactNode {
  const text = useText()
  const { person } = props
  if (person.worksFor.length === 0) return null
  return (
    <Section title={text('accounts.person.worksFor')}>
      <DataTable
        caption={text('accounts.person.worksFor')}
        rows={person.worksFor}
        rowKey={work => work.affiliationId}
        columns={[
          {
            key: 'name',
            head: text('accounts.person.employer'),
            cell: work => <a href={work.href}>{work.name}</a>,
          },
          { key: 'job', head: text('accounts.person.jobTitle'), cell: work => work.jobTitle },
          {
            key: 'edit',
            head: text('accounts.person.correct'),
            hideHead: true,
            width: 'fit',
            cell: work => (
              <LinkButton variant="quiet" icon="edit" href={`/affiliations/${work.affiliationId}/edit`}>
                {text('accounts.person.correct')}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Account(props: { person: Person }): ReactNode {
  const text = useText()
  const { person } = props
  if (!person.maySuspend) return null
  return (
    <Section title={text('accounts.person.account')}>
      {person.account === 'suspended' ? (
        <CallForm
          call={setAccountState}
          fixed={{ person: person.id, state: 'active' }}
          done="accounts.done.reinstated"
        >
          <Button icon="unlock">{text('accounts.person.reinstate')}</Button>
        </CallForm>
      ) : (
        <Confirm label={text('accounts.person.suspend')} why={text('accounts.person.suspendWhy')}>
          <CallForm
            call={setAccountState}
            fixed={{ person: person.id, state: 'suspended' }}
            done="accounts.done.suspended"
          >
            <Button variant="danger" icon="lock">
              {text('accounts.person.suspend')}
            </Button>
          </CallForm>
        </Confirm>
      )}
    </Section>
  )
}
