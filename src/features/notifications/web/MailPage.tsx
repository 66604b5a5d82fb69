import type { ReactNode } from 'react'
import { Button, DescriptionList, PageHeader, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMail, sendAgain } from '../contract.ts'
import { MailState } from './MailState.tsx'
import { MailTime } from './MailTime.tsx'
import './notifications.css'

/** One mail as it was, or will be, sent. */
export const page = definePage({
  path: '/administration/mails/:id',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ mail: use(getMail, { id: params.id ?? '' }) }),
  actions: [sendAgain],
  title: ({ data }) => data.mail.subject,
  Component: ({ data }) => {
    const text = useText()
    const { mail } = data
    return (
      <>
        <PageHeader
          title={mail.subject}
          lang={mail.lang}
          meta={<MailState state={mail.state} />}
          steps={[
            { href: '/administration', label: text('frame.administration') },
            { href: '/administration/mails', label: text('notifications.title') },
          ]}
          actions={
            ['failed', 'bounced', 'barred', 'kept'].includes(mail.state) ? (
              <CallForm call={sendAgain} fixed={{ id: mail.id }} done="notifications.done.queued">
                <Button icon="mail">{text('notifications.sendAgain')}</Button>
              </CallForm>
            ) : undefined
          }
        />
        <DescriptionList
          items={[
            {
              term: text('notifications.to'),
              value: mail.toName === '' ? mail.toAddress : `${mail.toName} <${mail.toAddress}>`,
            },
            { term: text('notifications.written'), value: <MailTime at={mail.createdAt} /> },
            {
              term: text('notifications.sent'),
              value: mail.sentAt === null ? null : <MailTime at={mail.sentAt} />,
            },
            {
              term: text('notifications.states.gathered'),
              value:
                mail.digestId === null ? null : (
                  <a href={`/administration/mails/${mail.digestId}`}>{text('notifications.digest')}</a>
                ),
            },
            {
              term: text('notifications.error'),
              value: mail.state === 'sent' ? null : mail.lastError,
            },
            {
              term: text('notifications.attached'),
              value: mail.hasCalendar ? text('notifications.calendar') : null,
            },
          ]}
        />
        <Section title={text('notifications.body')}>
          <div className="k-notifications-body" lang={mail.lang}>
            <Linked body={mail.textBody} />
          </div>
        </Section>
      </>
    )
  },
})

/** The plain text with its addresses to follow: without a mail server they are passed on from here. */
function Linked(props: { body: string }): ReactNode {
  let at = 0
  return props.body.split(/(https?:\/\/[^\s<>"]+)/g).map(part => {
    const key = at
    at += part.length
    return /^https?:\/\//.test(part) ? (
      <a key={key} href={part}>
        {part}
      </a>
    ) : (
      part
    )
  })
}
