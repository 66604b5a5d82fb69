import type { ReactNode } from 'react'
import {
  Badge,
  Button,
  FormActions,
  LinkButton,
  RadioGroup,
  Row,
  SelectField,
  StateBadge,
  TimeRange,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { type Notes, NotesRead } from '../../day/web/NotesNav.tsx'
import type { AskedMeeting, FollowUp } from '../contract.ts'
import { EncounterList, type Sending } from './EncounterList.tsx'
import { draftMail, rungLook, sayAnswer } from './outcome-words.ts'
import { WhatCame } from './WhatCame.tsx'

/** All meetings of somebody, each with its form: those without an answer open, the others told in a line. */
export function FollowUpList(props: {
  followUp: FollowUp
  sending: Sending
  /** Where the page is, to come back to the next meeting. */
  path: string
  openForm: string | null
  /** What was written down of these meetings, as the reader may read it. */
  notes: Notes['items']
}): ReactNode {
  const { followUp } = props
  const { meetings } = followUp
  const firstOpen = meetings.find(meeting => meeting.answer === null)?.meetingId
  return (
    <>
      <ol className="k-outcomes-list">
        {meetings.map((meeting, index) => {
          const key = keyOf(meeting)
          const next = meetings.slice(index + 1).find(one => one.answer === null)
          const anchor = next === undefined ? '' : `#${keyOf(next)}`
          return (
            <li key={key} id={key}>
              <OneMeeting
                {...props}
                meeting={meeting}
                next={`${props.path}${anchor}`}
                open={meeting.meetingId === firstOpen || props.openForm === key}
              />
            </li>
          )
        })}
      </ol>
      <EncounterList {...props} isFirst={firstOpen === undefined} />
    </>
  )
}

function keyOf(meeting: AskedMeeting): string {
  return `m-${meeting.meetingId}-${meeting.side}`
}

function OneMeeting(props: {
  followUp: FollowUp
  sending: Sending
  meeting: AskedMeeting
  next: string
  open: boolean
  notes: Notes['items']
}): ReactNode {
  const text = useText()
  const { meeting, followUp, sending, next } = props
  const { counterpart, answer } = meeting
  const fixed =
    'token' in sending
      ? { token: sending.token, meeting: meeting.meetingId }
      : {
          id: meeting.meetingId,
          side: meeting.side,
          ...(sending.person === null ? {} : { person: sending.person }),
        }
  return (
    <details open={props.open}>
      <summary>
        <span className="k-outcomes-who">
          <strong>{counterpart.name}</strong>
          {counterpart.nameOtherScript === null ? null : <span>{counterpart.nameOtherScript}</span>}
          {counterpart.people === '' ? null : <span>{counterpart.people}</span>}
          <span className="k-outcomes-when">
            <TimeRange
              start={meeting.startsAt}
              end={meeting.endsAt}
              zone={followUp.mission.timeZone}
              showDay
            />
            {' · '}
            {meeting.organisation}
          </span>
        </span>
        {answer === null ? (
          <Badge icon="clock">{text('outcomes.open')}</Badge>
        ) : (
          <StateBadge state={answer.held ? rungLook(answer.rung ?? 'none') : 'quiet'}>
            {sayAnswer(answer, text)}
          </StateBadge>
        )}
      </summary>
      <NotesRead
        notes={props.notes.filter(note => note.meetingId === meeting.meetingId)}
        zone={followUp.mission.timeZone}
      />
      {answer === null ? null : <WhatWasSaid meeting={meeting} mission={followUp.mission.title} />}
      <CallForm
        call={sending.call}
        formId={keyOf(meeting)}
        fixed={fixed}
        next={next}
        done="outcomes.done.answered"
        className="k-form k-outcomes-form"
      >
        {form => <AnswerFields form={form} meeting={meeting} />}
      </CallForm>
    </details>
  )
}

function WhatWasSaid({ meeting, mission }: { meeting: AskedMeeting; mission: string }): ReactNode {
  const text = useText()
  const { answer } = meeting
  if (answer === null || answer.nextStep === null) return null
  return (
    <Row>
      <span>{text('outcomes.nextIs', { step: answer.nextStep })}</span>
      <LinkButton icon="mail" href={draftMail(meeting, mission, text)}>
        {text('outcomes.draft.action')}
      </LinkButton>
    </Row>
  )
}

function AnswerFields({ form, meeting }: { form: FormApi; meeting: AskedMeeting }): ReactNode {
  const text = useText()
  const { answer } = meeting
  const own = meeting.side
  const other = own === 'from' ? 'to' : 'from'
  return (
    <>
      <RadioGroup
        {...form.field('held')}
        label={text('outcomes.form.held')}
        inline
        required
        choices={[
          { value: 'true', label: text('outcomes.form.yes') },
          { value: 'false', label: text('outcomes.form.no') },
        ]}
        defaultValue={form.values('held', answer === null ? [] : [String(answer.held)])[0] ?? ''}
      />
      <div className="k-outcomes-if-not">
        <SelectField
          {...form.field('missing', answer?.missing)}
          label={text('outcomes.form.missing')}
          empty={text('outcomes.form.untold')}
          choices={[
            { value: other, label: text('outcomes.form.missingThey') },
            { value: own, label: text('outcomes.form.missingWe') },
            { value: 'both', label: text('outcomes.form.missingBoth') },
          ]}
        />
      </div>
      <div className="k-outcomes-if-held">
        <WhatCame form={form} answer={answer} rates />
      </div>
      <FormActions>
        <Button variant="primary" icon="check" large wide>
          {text(answer === null ? 'outcomes.form.save' : 'outcomes.form.saveAgain')}
        </Button>
      </FormActions>
    </>
  )
}
