import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, DataTable, Section, StateBadge } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { endOtherSessions, endSession, type getMe } from '../contract-invitations.ts'
import { Moment } from './Moment.tsx'

type Session = OutputOf<typeof getMe>['sessions'][number]

/** Where I am signed in; each of them can be ended from here. */
export function MySessions(props: { sessions: readonly Session[] }): ReactNode {
  const text = useText()
  const others = props.sessions.filter(session => !session.current)
  return (
    <Section
      title={text('accounts.settings.sessions')}
      id="sessions"
      intro={text('accounts.settings.sessionsWhy')}
      aside={
        others.length === 0 ? undefined : (
          <CallForm
            call={endOtherSessions}
            next="/settings#sessions"
            done="accounts.done.othersEnded"
            formId="others"
          >
            <Button variant="quiet" icon="leave">
              {text('accounts.settings.endOthers')}
            </Button>
          </CallForm>
        )
      }
    >
      <DataTable
        caption={text('accounts.settings.sessions')}
        rows={props.sessions}
        rowKey={session => session.id}
        columns={[
          {
            key: 'device',
            head: text('accounts.settings.device'),
            cell: session => (
              <>
                {session.device}{' '}
                {session.current ? (
                  <StateBadge state="agreed">{text('accounts.settings.here')}</StateBadge>
                ) : null}
              </>
            ),
          },
          {
            key: 'method',
            head: text('accounts.settings.method'),
            cell: session => text(`accounts.methods.${session.method}`),
          },
          {
            key: 'seen',
            head: text('accounts.settings.seen'),
            cell: session => <Moment at={session.lastSeenAt} />,
          },
          {
            key: 'end',
            head: text('accounts.settings.end'),
            hideHead: true,
            cell: session =>
              session.current ? null : (
                <CallForm
                  call={endSession}
                  fixed={{ session: session.id }}
                  formId={`end ${session.id}`}
                  next="/settings#sessions"
                  done="accounts.done.sessionEnded"
                >
                  <Button variant="quiet" aria-label={`${text('accounts.settings.end')}: ${session.device}`}>
                    {text('accounts.settings.end')}
                  </Button>
                </CallForm>
              ),
          },
        ]}
      />
    </Section>
  )
}
