import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listMails, sendAgain, sendKept } from '../contract.ts'
import { MailState, mailStates } from './MailState.tsx'
import { MailTime } from './MailTime.tsx'
import './notifications.css'

type Mail = OutputOf<typeof listMails>['items'][number]

/** Everything that was mailed, and what became of it; without a mail server this is where the mail is read. */
export const page = definePage({
  path: '/administration/mails',
  access: 'signed-in',
  frame: 'app',
  calls: ({ query }) => ({
    mails: use(listMails, {
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      state: mailStates.find(known => known === query.state),
    }),
  }),
  actions: [sendAgain, sendKept],
  title: (_props, text) => text('notifications.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const { mails } = data
    const state = mailStates.find(known => known === query.state)
    const addressOf = (page: number) =>
      `/administration/mails?${new URLSearchParams({ ...(state === undefined ? {} : { state }), page: String(page) })}`
    return (
      <>
        <PageHeader
          title={text('notifications.title')}
          subtitle={text('notifications.count', { count: mails.total })}
          steps={[{ href: '/administration', label: text('frame.administration') }]}
          actions={
            <LinkButton href="/administration/mails/bounces">{text('notifications.bounces.see')}</LinkButton>
          }
        />
        {mails.smtp ? <SendKept state={state} /> : <NoServer />}
        <Tabs
          label={text('notifications.title')}
          tabs={[
            { href: '/administration/mails', label: text('notifications.all'), current: state === undefined },
            ...mailStates.map(value => ({
              href: `/administration/mails?state=${value}`,
              label: text(`notifications.states.${value}`),
              current: value === state,
              ...(value === 'failed' && mails.failed > 0 ? { count: mails.failed } : {}),
              ...(value === 'waiting' && mails.waiting > 0 ? { count: mails.waiting } : {}),
            })),
          ]}
        />
        <DataTable
          caption={text('notifications.title')}
          rows={mails.items}
          rowKey={mail => mail.id}
          rowState={mail => (['failed', 'bounced'].includes(mail.state) ? 'conflict' : undefined)}
          empty={
            <EmptyState
              icon="mail"
              title={text(state === undefined ? 'notifications.none' : 'notifications.noneInState')}
              action={
                state === undefined ? undefined : (
                  <LinkButton href="/administration/mails">{text('notifications.all')}</LinkButton>
                )
              }
            >
              {text('notifications.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'subject',
              head: text('notifications.subject'),
              cell: (mail: Mail) => <a href={`/administration/mails/${mail.id}`}>{mail.subject}</a>,
            },
            {
              key: 'to',
              head: text('notifications.to'),
              cell: mail => (
                <span className="k-notifications-address">
                  {mail.toName} {mail.toName === '' ? mail.toAddress : `<${mail.toAddress}>`}
                </span>
              ),
            },
            {
              key: 'written',
              head: text('notifications.written'),
              cell: mail => <MailTime at={mail.createdAt} />,
            },
            {
              key: 'state',
              head: text('notifications.state'),
              cell: mail => (
                <>
                  <MailState state={mail.state} />
                  {mail.lastError === null || mail.state === 'sent' ? null : (
                    <p className="k-hint">{mail.lastError}</p>
                  )}
                </>
              ),
            },
          ]}
        />
        <Pagination page={mails.page} pageSize={mails.pageSize} total={mails.total} hrefOf={addressOf} />
      </>
    )
  },
})

function NoServer(): ReactNode {
  const text = useText()
  return (
    <Notice kind="warning" title={text('notifications.noServer')}>
      <p>{text('notifications.noServerWhy')}</p>
    </Notice>
  )
}

/** Offered where mail was kept before there was a server. */
function SendKept(props: { state: string | undefined }): ReactNode {
  const text = useText()
  if (props.state !== 'kept') return null
  return (
    <Notice
      title={text('notifications.keptTitle')}
      actions={
        <CallForm call={sendKept} next="/administration/mails" done="notifications.done.keptSent">
          <Button icon="mail">{text('notifications.sendKept')}</Button>
        </CallForm>
      }
    >
      <p>{text('notifications.keptWhy')}</p>
    </Notice>
  )
}
