import type { ReactNode } from 'react'
import { Badge, Button, FormActions, Section, StateBadge, TimeRange } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import {
  type AskedEncounter,
  type answerByLink,
  answerEncounter,
  answerEncounterByLink,
  type answerOutcome,
  type FollowUp,
} from '../contract.ts'
import { rungLook } from './outcome-words.ts'
import { WhatCame } from './WhatCame.tsx'

/** How an answer is sent: by the link of a mail, or signed in for a side. */
export type Sending =
  | { call: typeof answerByLink; token: string }
  | { call: typeof answerOutcome; person: string | null }

/** Whom somebody met without a request, each with what came of it, asked as of the meetings. */
export function EncounterList(props: {
  followUp: FollowUp
  sending: Sending
  path: string
  openForm: string | null
  /** No meeting waits for an answer: the first encounter that does stands open. */
  isFirst: boolean
}): ReactNode {
  const text = useText()
  const { encounters } = props.followUp
  const firstOpen = props.isFirst ? encounters.find(one => one.answer === null)?.encounterId : undefined
  if (encounters.length === 0) return null
  return (
    <Section title={text('outcomes.followUp.alsoMet')}>
      <ol className="k-outcomes-list">
        {encounters.map((met, index) => {
          const next = encounters.slice(index + 1).find(one => one.answer === null)
          const anchor = next === undefined ? '' : `#${keyOf(next)}`
          return (
            <li key={met.encounterId} id={keyOf(met)}>
              <OneEncounter
                {...props}
                met={met}
                next={`${props.path}${anchor}`}
                open={met.encounterId === firstOpen || props.openForm === keyOf(met)}
              />
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

function keyOf(met: AskedEncounter): string {
  return `e-${met.encounterId}`
}

function OneEncounter(props: {
  followUp: FollowUp
  sending: Sending
  met: AskedEncounter
  next: string
  open: boolean
}): ReactNode {
  const text = useText()
  const { met, sending } = props
  const { answer, other } = met
  return (
    <details open={props.open}>
      <summary>
        <span className="k-outcomes-who">
          <strong>{other.name}</strong>
          {other.nameOtherScript === null ? null : <span>{other.nameOtherScript}</span>}
          <span className="k-outcomes-when">
            <TimeRange start={met.metAt} zone={props.followUp.mission.timeZone} showDay />
            {' · '}
            {met.kind === 'other' ? null : `${text(`outcomes.kind.${met.kind}`)} · `}
            {met.organisation}
          </span>
        </span>
        {answer === null ? (
          <Badge icon="clock">{text('outcomes.open')}</Badge>
        ) : (
          <StateBadge state={rungLook(answer.rung)}>{text(`outcomes.rung.${answer.rung}`)}</StateBadge>
        )}
      </summary>
      <CallForm
        call={'token' in sending ? answerEncounterByLink : answerEncounter}
        formId={keyOf(met)}
        fixed={
          'token' in sending ? { token: sending.token, encounter: met.encounterId } : { id: met.encounterId }
        }
        next={props.next}
        done="outcomes.done.answered"
        className="k-form k-outcomes-form"
      >
        {form => (
          <>
            <WhatCame form={form} answer={answer} />
            <FormActions>
              <Button variant="primary" icon="check" large wide>
                {text(answer === null ? 'outcomes.form.save' : 'outcomes.form.saveAgain')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
