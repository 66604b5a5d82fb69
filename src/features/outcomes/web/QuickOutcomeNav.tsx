import { type ReactNode, useEffect, useState } from 'react'
import { Button, FormActions, RadioGroup, StateBadge, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { type AskedMeeting, answerOutcome } from '../contract.ts'
import { rungs } from '../rules/ladder.ts'
import { rungLook, sayAnswer } from './outcome-words.ts'
import './outcomes.css'

/**
 * What came of a meeting, in two taps while it is fresh; without a network it waits on the phone. Once something was said, that
 * is shown, and the whole list takes more.
 */
export function QuickOutcome(props: {
  mission: string
  meeting: { id: string; startsAt: string; with: string }
  participantId: string
  /** What this side said last. */
  answer: AskedMeeting['answer']
  now: string
  url: string
}): ReactNode {
  const text = useText()
  const { meeting, answer, participantId } = props
  const hasBegun = useBegun(meeting.startsAt, props.now)
  if (answer !== null)
    return (
      <p className="k-floor-badges">
        <StateBadge state={answer.held ? rungLook(answer.rung ?? 'none') : 'quiet'}>
          {sayAnswer(answer, text)}
        </StateBadge>{' '}
        <a href={`/missions/${props.mission}/follow-up`}>{text('outcomes.quick.more')}</a>
      </p>
    )
  if (!hasBegun) return null
  return (
    <details className="k-floor-more">
      <summary className="k-button k-button-secondary k-button-large">{text('outcomes.quick.open')}</summary>
      <CallForm
        call={answerOutcome}
        formId={`outcome ${meeting.id}`}
        fixed={{ id: meeting.id, participant: participantId }}
        next={props.url}
        done="outcomes.done.answered"
        className="k-form k-outcomes-form"
        later={{
          label: fields =>
            text('outcomes.quick.later', {
              with: meeting.with,
              what: text(
                fields.held === 'false' ? 'outcomes.notHeld' : `outcomes.rung.${fields.rung ?? 'talking'}`,
              ),
            }),
          made: () => ({ answer: crypto.randomUUID() }),
          waiting: () => ({ at: new Date().toISOString() }),
          read: fields => ({
            held: fields.held !== 'false',
            rung: fields.held === 'false' ? null : (rungs.find(rung => rung === fields.rung) ?? 'talking'),
            nextStep: fields.nextStep ?? '',
          }),
        }}
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('held')}
              label={text('outcomes.form.held')}
              inline
              choices={[
                { value: 'true', label: text('outcomes.form.yes') },
                { value: 'false', label: text('outcomes.form.no') },
              ]}
              defaultValue={form.values('held', ['true'])[0] ?? 'true'}
            />
            <div className="k-outcomes-if-held">
              <RadioGroup
                {...form.field('rung')}
                label={text('outcomes.form.rung')}
                inline
                choices={rungs.map(rung => ({ value: rung, label: text(`outcomes.rung.${rung}`) }))}
                defaultValue={form.values('rung', ['talking'])[0] ?? 'talking'}
              />
              <TextField {...form.field('nextStep')} label={text('outcomes.form.nextStep')} optional />
            </div>
            <FormActions>
              <Button variant="primary" icon="check" large wide>
                {text('outcomes.form.save')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

/** Whether a meeting has begun; a copy from the phone goes by the phone's clock. */
function useBegun(startsAt: string, now: string): boolean {
  const [hasBegun, setBegun] = useState(startsAt <= now)
  useEffect(() => {
    const look = () => setBegun(new Date(startsAt).getTime() <= Date.now() || startsAt <= now)
    look()
    const timer = setInterval(look, 15_000)
    return () => clearInterval(timer)
  }, [startsAt, now])
  return hasBegun
}
