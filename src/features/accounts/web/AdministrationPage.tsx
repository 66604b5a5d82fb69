import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DescriptionList,
  LinkButton,
  type Need,
  NeedsList,
  Notice,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useText } from '../../../web/text.tsx'
import { getAdministration } from '../contract-people.ts'
import './accounts.css'

type State = OutputOf<typeof getAdministration>

/** What needs the administrator, and how the installation stands. */
export const page = definePage({
  path: '/administration',
  access: 'signed-in',
  frame: 'app',
  calls: () => ({ state: use(getAdministration, {}) }),
  actions: [],
  title: (_props, text) => text('accounts.administration.title'),
  Component: ({ data }) => {
    const text = useText()
    const { state } = data
    return (
      <>
        <PageHeader
          title={text('accounts.administration.title')}
          subtitle={state.baseUrl}
          actions={
            <>
              <LinkButton variant="primary" icon="plus" href="/people/invite">
                {text('accounts.people.invite')}
              </LinkButton>
              <LinkButton href="/administration/clusters">
                {text('directory.validation.listTitle')}
              </LinkButton>
            </>
          }
        />
        {state.mail.smtp ? null : (
          <Notice
            kind="warning"
            title={text('accounts.administration.noMail')}
            actions={
              <LinkButton icon="mail" href="/administration/mails">
                {text('accounts.administration.toMails')}
              </LinkButton>
            }
          >
            <p>{text('accounts.administration.noMailWhy', { count: state.mail.kept })}</p>
          </Notice>
        )}
        {state.database.durable ? null : (
          <Notice kind="warning" title={text('accounts.administration.notDurable')}>
            <p>{state.database.reason ?? text('accounts.administration.notDurableWhy')}</p>
          </Notice>
        )}
        <Section title={text('accounts.administration.needs')}>
          <NeedsList
            label={text('accounts.administration.needs')}
            needs={needsOf(state, text)}
            calm={<p>{text('accounts.administration.calm')}</p>}
          />
        </Section>
        <Parts state={state} />
        <Installation state={state} />
      </>
    )
  },
})

function needsOf(state: State, text: Text): Need[] {
  const { mail } = state
  const needs: (Need | null)[] = [
    mail.failed === 0
      ? null
      : {
          key: 'failed',
          count: mail.failed,
          cause: text('accounts.administration.failedMails', { count: mail.failed }),
          href: '/administration/mails?state=failed',
          urgent: true,
        },
    !mail.smtp || mail.kept === 0
      ? null
      : {
          key: 'kept',
          count: mail.kept,
          cause: text('accounts.administration.keptMails', { count: mail.kept }),
          href: '/administration/mails?state=kept',
        },
    state.jobsFailed === 0
      ? null
      : {
          key: 'jobs',
          count: state.jobsFailed,
          cause: text('accounts.administration.failedJobs', { count: state.jobsFailed }),
        },
    state.administrators > 1
      ? null
      : {
          key: 'administrators',
          count: state.administrators,
          cause: text('accounts.administration.oneAdministrator'),
          href: '/people/invite?role=platform-administrator',
        },
    state.clusters > 0
      ? null
      : {
          key: 'clusters',
          count: 0,
          cause: text('accounts.administration.noClusters'),
          href: '/clusters/new',
        },
    state.clusters === 0 || state.partnerships > 0
      ? null
      : {
          key: 'partnerships',
          count: 0,
          cause: text('accounts.administration.noPartnership'),
          href: '/partnerships/new',
        },
    state.invited === 0
      ? null
      : {
          key: 'invited',
          count: state.invited,
          cause: text('accounts.administration.invited', { count: state.invited }),
          href: '/people?account=invited',
        },
  ]
  return needs.filter(need => need !== null)
}

function Parts(props: { state: State }): ReactNode {
  const text = useText()
  const { state } = props
  const parts = [
    { href: '/people', key: 'people', count: state.accounts },
    { href: '/administration/mails', key: 'mails', count: state.mail.waiting },
    { href: '/sample', key: state.sample ? 'sampleLoaded' : 'sample', count: 0 },
  ]
  return (
    <Section title={text('accounts.administration.parts')}>
      <ul className="k-accounts-parts">
        {parts.map(part => (
          <li key={part.href}>
            <a href={part.href}>{text(`accounts.administration.part.${part.key}.title`)}</a>
            <p>{text(`accounts.administration.part.${part.key}.why`, { count: part.count })}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Installation(props: { state: State }): ReactNode {
  const text = useText()
  const { state } = props
  return (
    <Section title={text('accounts.administration.installation')}>
      <DescriptionList
        items={[
          {
            term: text('accounts.administration.database'),
            value: text(`accounts.administration.databases.${state.database.kind}`),
          },
          {
            term: text('accounts.administration.durability'),
            value: (
              <>
                <StateBadge state={state.database.durable ? 'agreed' : 'conflict'}>
                  {text(
                    state.database.durable
                      ? 'accounts.administration.durable'
                      : 'accounts.administration.durableNot',
                  )}
                </StateBadge>
                {state.database.durable ? (
                  <p className="k-hint">{text('accounts.administration.durableWhy')}</p>
                ) : null}
              </>
            ),
          },
          { term: text('accounts.administration.mailFrom'), value: state.mail.from },
          {
            term: text('accounts.administration.backup'),
            value: (
              <>
                <code>npm run -s kontor -- backup backup.kontor</code>
                <p className="k-hint">{text('accounts.administration.backupWhy')}</p>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
