import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DescriptionList,
  FormActions,
  Notice,
  PageHeader,
  Section,
  Stack,
} from '../../../web/design/index.ts'
import { zonePlace } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { answerInvitation, getInvitation, saveInvitedAvailability } from '../contract-registration.ts'
import { sayDays, sayPlace } from './mission-words.ts'
import { RegistrationFields } from './RegistrationFields.tsx'
import { SlotGrid } from './SlotGrid.tsx'
import './missions.css'

type Invitation = OutputOf<typeof getInvitation>

/** A guest's own page behind the link in their mail: answer, say when one can meet, change one's mind. */
export const page = definePage({
  path: '/invitation/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ invitation: use(getInvitation, { token: params.token ?? '' }) }),
  actions: [answerInvitation, saveInvitedAvailability],
  title: ({ data }) => data.invitation.mission.title,
  Component: ({ data: { invitation }, params, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mission, participant } = invitation
    const token = params.token ?? ''
    const here = `/invitation/${token}`
    return (
      <>
        <PageHeader
          title={mission.title}
          lang={mission.lang}
          subtitle={`${sayPlace(mission, lang)} · ${sayDays(mission.startsOn, mission.endsOn, lang)}`}
        />
        <Stack gap="large">
          <Notice
            kind={participant.state === 'confirmed' ? 'success' : 'info'}
            title={text(`missions.invitation.state.${participant.state}`, {
              name: participant.name,
              organisation: participant.organisation,
            })}
          >
            {invitation.message === null ? null : <p className="k-missions-prose">{invitation.message}</p>}
          </Notice>
          {participant.state === 'confirmed' && invitation.open && invitation.sessions.length > 0 ? (
            <CallForm
              call={saveInvitedAvailability}
              fixed={{ token }}
              next={here}
              done="missions.done.availability"
            >
              <p>
                {text('missions.availability.why', {
                  organisation: participant.organisation,
                  place: zonePlace(mission.timeZone),
                })}
              </p>
              <SlotGrid
                sessions={invitation.sessions}
                timeZone={mission.timeZone}
                path={here}
                query={query}
              />
            </CallForm>
          ) : null}
          {invitation.open ? <Answer invitation={invitation} token={token} here={here} /> : null}
          <Section title={text('missions.overview.facts')}>
            {mission.summary === null ? null : (
              <p className="k-missions-prose" lang={mission.lang}>
                {mission.summary}
              </p>
            )}
            <DescriptionList
              items={[
                {
                  term: text('missions.fields.place'),
                  value: [mission.venue, mission.address, sayPlace(mission, lang)].filter(Boolean).join(', '),
                },
                { term: text('missions.fields.directions'), value: mission.directions },
                { term: text('missions.fields.timeZone'), value: mission.timeZone },
                { term: text('missions.fields.partnership'), value: mission.partnership },
                { term: text('missions.fields.leadCluster'), value: mission.leadCluster },
              ]}
            />
          </Section>
        </Stack>
      </>
    )
  },
})

function Answer(props: { invitation: Invitation; token: string; here: string }): ReactNode {
  const text = useText()
  const { invitation, token, here } = props
  const { participant } = invitation
  const first = participant.state === 'invited'
  const form = (
    <CallForm
      call={answerInvitation}
      fixed={{ token, answer: 'accept' }}
      formId="accept"
      next={here}
      done={first ? 'missions.done.accepted' : 'missions.done.saved'}
      className="k-form"
    >
      <RegistrationFields
        questions={invitation.questions}
        known={participant}
        lang={invitation.mission.lang}
        inBrochure={participant.kind === 'travelling' || participant.kind === 'remote'}
      />
      <FormActions>
        <Button variant="primary" large>
          {text(first ? 'missions.invitation.accept' : 'missions.save')}
        </Button>
      </FormActions>
    </CallForm>
  )
  return (
    <>
      <Section title={text(first ? 'missions.invitation.answer' : 'missions.invitation.about')}>
        {first ? (
          form
        ) : (
          <details>
            <summary>{text('missions.invitation.change')}</summary>
            {form}
          </details>
        )}
      </Section>
      {participant.state === 'applied' ? null : (
        <CallForm
          call={answerInvitation}
          fixed={{ token, answer: 'decline' }}
          formId="decline"
          next={here}
          done="missions.done.declined"
        >
          <Button variant={first ? 'secondary' : 'quiet'} large={first}>
            {text(first ? 'missions.invitation.decline' : 'missions.invitation.withdraw')}
          </Button>
        </CallForm>
      )}
    </>
  )
}
