import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  CheckboxField,
  CheckboxGroup,
  FormActions,
  Notice,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { cancelMeeting, changeAttendees, type getRequest } from '../contract.ts'

type Request = OutputOf<typeof getRequest>

/** The meeting that came of a request: who comes, swapping a colleague, calling it off. */
export function MeetingPart(props: { request: Request; next: string; openForm: string | null }): ReactNode {
  const { request } = props
  const text = useText()
  if (request.meeting === null) return null
  if (request.meeting.state === 'cancelled')
    return <Notice title={text('meetings.meeting.calledOff')}>{request.cancelledReason}</Notice>
  return (
    <Section
      title={text('meetings.meeting.title')}
      intro={text(`meetings.meeting.intro.${request.meeting.state}`)}
    >
      <HeldProof held={request.held} />
      <ul>
        {request.attendees.map(one => (
          <li key={one.participantId}>
            {one.name === one.organisation ? one.name : `${one.name}, ${one.organisation}`}{' '}
            {one.observing ? <Badge icon="eye">{text('meetings.meeting.observing')}</Badge> : null}
            {one.attends ? null : <Badge icon="minus">{text('meetings.meeting.absent')}</Badge>}
            {request.anyOf[one.side] && one.attends && !one.observing ? (
              <Badge icon="people">{text('meetings.meeting.oneOfThem')}</Badge>
            ) : null}
          </li>
        ))}
      </ul>
      {(['from', 'to'] as const)
        .filter(side => !request.attendees.some(one => one.side === side && one.attends && !one.observing))
        .map(side => (
          <div key={side} className="k-meetings-nobody">
            <Notice
              title={text('meetings.meeting.nobody', { organisation: request[side].organisation.name })}
            >
              {text('meetings.meeting.nobodyWhy')}
            </Notice>
          </div>
        ))}
      {request.canCancelMeeting ? <ChangeMeeting {...props} /> : null}
    </Section>
  )
}

/** Whose word it is that the meeting was held or was not, and that not everybody says the same. */
function HeldProof({ held }: { held: Request['held'] }): ReactNode {
  const text = useText()
  if (held === null) return null
  return (
    <>
      {held.strength === null ? null : <p>{text(`meetings.meeting.proof.${held.strength}`)}</p>}
      {held.contradicts ? <Notice kind="warning">{text('meetings.meeting.contradicts')}</Notice> : null}
    </>
  )
}

function ChangeMeeting(props: { request: Request; next: string; openForm: string | null }): ReactNode {
  const { request, next, openForm } = props
  const text = useText()
  const side = request.side === 'to' ? 'to' : 'from'
  const fixed = { id: request.meeting?.id ?? '', version: request.meetingVersion ?? 1 }
  const coming = request.attendees
    .filter(one => one.side === side && one.attends)
    .map(one => one.participantId)
  const people = request.colleagues.filter(one => one.kind !== 'represented')
  return (
    <>
      {request.side === 'none' || people.length < 2 ? null : (
        <details className="k-meetings-more" open={openForm === 'meetings.changeAttendees'}>
          <summary>{text('meetings.meeting.change')}</summary>
          <CallForm
            call={changeAttendees}
            fixed={{ ...fixed, side }}
            next={next}
            done="meetings.done.attendees"
            className="k-form"
          >
            {form => (
              <>
                <CheckboxGroup
                  {...form.field('attendees')}
                  label={text('meetings.meeting.whoComes')}
                  hint={text('meetings.meeting.whoComesHint')}
                  choices={people.map(one => ({
                    value: one.participantId,
                    label:
                      one.kind === 'observer'
                        ? text('meetings.meeting.observer', { name: one.name })
                        : one.name,
                  }))}
                  defaultValues={form.values('attendees', coming)}
                />
                <input type="hidden" name="anyOf" value="false" />
                <CheckboxField
                  name="anyOf"
                  label={text('meetings.meeting.anyOf')}
                  hint={text('meetings.meeting.anyOfHint')}
                  defaultChecked={form.ticked('anyOf', 'true', request.anyOf[side])}
                />
                <FormActions>
                  <Button>{text('meetings.meeting.saveAttendees')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </details>
      )}
      <details className="k-meetings-more" open={openForm === 'meetings.cancelMeeting'}>
        <summary>{text('meetings.meeting.callOff')}</summary>
        <CallForm
          call={cancelMeeting}
          fixed={fixed}
          next={next}
          done="meetings.done.calledOff"
          className="k-form"
        >
          {form => (
            <>
              <TextField
                {...form.field('reason')}
                label={text('meetings.meeting.reason')}
                hint={text('meetings.meeting.reasonHint')}
                optional
              />
              <FormActions>
                <Button variant="danger">{text('meetings.meeting.callOffNow')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}
