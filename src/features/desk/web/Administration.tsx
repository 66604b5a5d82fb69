import type { ReactNode } from 'react'
import { EmptyState, LinkButton, Notice } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { Desk } from './desk-words.tsx'

/** How far an installation is set up, for those who run it. */
export function Administration({ facts }: { facts: NonNullable<Desk['administration']> }): ReactNode {
  const text = useText()
  if (facts.clusters === 0 && !facts.sample) {
    return (
      <EmptyState
        icon="partnership"
        title={text('desk.first.title')}
        action={
          <LinkButton variant="primary" href="/sample">
            {text('desk.first.sample')}
          </LinkButton>
        }
        other={<LinkButton href="/clusters/new">{text('desk.first.cluster')}</LinkButton>}
      >
        <ol>
          {['cluster', 'members', 'partnership', 'mission'].map(step => (
            <li key={step}>{text(`desk.first.steps.${step}`)}</li>
          ))}
        </ol>
      </EmptyState>
    )
  }
  return (
    <>
      {facts.smtp ? null : (
        <Notice
          kind="warning"
          title={text('desk.administration.noSmtp')}
          actions={
            <LinkButton href="/administration/mails">
              {text('desk.administration.mails', { count: facts.keptMails })}
            </LinkButton>
          }
        >
          {text('desk.administration.noSmtpWhy')}
        </Notice>
      )}
      {facts.failedMails === 0 ? null : (
        <Notice
          kind="warning"
          title={text('desk.administration.failed', { count: facts.failedMails })}
          actions={<LinkButton href="/administration/mails?state=failed">{text('desk.act.see')}</LinkButton>}
        />
      )}
    </>
  )
}
