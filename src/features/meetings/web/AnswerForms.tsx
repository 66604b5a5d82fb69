import type { ReactNode } from 'react'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  FormActions,
  Icon,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { answerByLink, answerRequest } from '../contract.ts'
import { wishChoices } from './request-words.ts'

interface AnswerProps {
  /** By link or signed in. */
  call: typeof answerRequest | typeof answerByLink
  fixed: { id: string } | { token: string }
  colleagues: readonly { participantId: string; name: string }[]
  /** Who could come for the side that was asked, where there is a choice. */
  people?: readonly { participantId: string; name: string }[]
  next: string
  openForm: string | null
}

/** The answers a request can be given: two large buttons, and three that need a word more. Works without JavaScript. */
export function AnswerForms(props: AnswerProps): ReactNode {
  const text = useText()
  return (
    <div className="k-meetings-answer">
      <AnswerForm {...props} answer="accept">
        {form => (
          <>
            <RadioGroup
              {...form.field('wish')}
              label={text('meetings.answer.howMuch')}
              hint={text('meetings.meet.wishHint')}
              choices={wishChoices(text)}
              defaultValue={form.values('wish', ['would-like'])[0] ?? 'would-like'}
            />
            {props.people === undefined || props.people.length < 2 ? null : (
              <CheckboxGroup
                {...form.field('attendees')}
                label={text('meetings.meeting.whoComes')}
                hint={text('meetings.answer.whoComesHint')}
                choices={props.people.map(one => ({ value: one.participantId, label: one.name }))}
                defaultValues={form.values('attendees', [])}
              />
            )}
            {props.people === undefined || props.people.length < 2 ? null : (
              <CheckboxField
                name="anyOf"
                label={text('meetings.meeting.anyOf')}
                hint={text('meetings.meeting.anyOfHint')}
                defaultChecked={form.ticked('anyOf', 'true', false)}
              />
            )}
            <Button variant="primary" icon="check" large wide>
              {text('meetings.answer.accept')}
            </Button>
          </>
        )}
      </AnswerForm>
      <AnswerForm {...props} answer="decline">
        {() => (
          <>
            <Button icon="close" large wide>
              {text('meetings.answer.decline')}
            </Button>
            <p className="k-meetings-label">{text('meetings.answer.declineHint')}</p>
          </>
        )}
      </AnswerForm>
      <MoreAnswer {...props} answer="another-time">
        {form => (
          <TextField
            {...form.field('proposedTime')}
            label={text('meetings.answer.proposedTime')}
            hint={text('meetings.answer.proposedTimeHint')}
            required
          />
        )}
      </MoreAnswer>
      {props.colleagues.length === 0 ? null : (
        <MoreAnswer {...props} answer="pass">
          {form => (
            <SelectField
              {...form.field('colleague')}
              label={text('meetings.answer.colleague')}
              choices={props.colleagues.map(one => ({ value: one.participantId, label: one.name }))}
            />
          )}
        </MoreAnswer>
      )}
      <MoreAnswer {...props} answer="by-e-mail">
        {form => (
          <TextArea
            {...form.field('message')}
            label={text('meetings.answer.mailMessage')}
            hint={text('meetings.answer.mailHint')}
            rows={3}
            optional
          />
        )}
      </MoreAnswer>
    </div>
  )
}

type Fields = Extract<Parameters<typeof CallForm>[0]['children'], (form: never) => ReactNode>
type Answer = 'accept' | 'decline' | 'another-time' | 'pass' | 'by-e-mail'

function AnswerForm(props: AnswerProps & { answer: Answer; children: Fields }): ReactNode {
  return (
    <CallForm
      call={props.call}
      formId={`answer-${props.answer}`}
      fixed={{ ...props.fixed, answer: props.answer }}
      next={props.next}
      done={`meetings.done.${props.answer}`}
      className="k-form"
    >
      {props.children}
    </CallForm>
  )
}

function MoreAnswer(
  props: AnswerProps & { answer: 'another-time' | 'pass' | 'by-e-mail'; children: Fields },
): ReactNode {
  const text = useText()
  const { children, ...rest } = props
  const icon = { 'another-time': 'clock', pass: 'forward', 'by-e-mail': 'mail' } as const
  return (
    <details className="k-meetings-more" open={props.openForm === `answer-${props.answer}`}>
      <summary>
        <Icon name={icon[props.answer]} /> {text(`meetings.answer.${props.answer}.title`)}
      </summary>
      <AnswerForm {...rest}>
        {form => (
          <>
            {children(form)}
            <FormActions>
              <Button large>{text(`meetings.answer.${props.answer}.send`)}</Button>
            </FormActions>
          </>
        )}
      </AnswerForm>
    </details>
  )
}
