import type { State } from '../../../web/design/index.ts'
import type { Text } from '../../../web/text.tsx'
import type { AskedMeeting } from '../contract.ts'
import type { Rung } from '../rules/ladder.ts'

export type Answer = NonNullable<AskedMeeting['answer']>

/** Nothing stays grey, talk waits, whatever was agreed on is green. */
export function rungLook(rung: Rung): State {
  return rung === 'none' ? 'quiet' : rung === 'talking' ? 'waiting' : 'agreed'
}

/** An answer in a few words: the rung, or that it was not held. */
export function sayAnswer(answer: Pick<Answer, 'held' | 'rung'>, text: Text): string {
  return answer.held && answer.rung !== null ? text(`outcomes.rung.${answer.rung}`) : text('outcomes.notHeld')
}

/** A mail for the next step, ready to be sent from one's own programme; whom to is for the writer to say. */
export function draftMail(meeting: AskedMeeting, mission: string, text: Text): string {
  const values = {
    mission,
    organisation: meeting.counterpart.name,
    people: meeting.counterpart.people || meeting.counterpart.name,
    step: meeting.answer?.nextStep ?? '',
    own: meeting.organisation,
  }
  const subject = encodeURIComponent(text('outcomes.draft.subject', values))
  const body = encodeURIComponent(text('outcomes.draft.body', values))
  return `mailto:?subject=${subject}&body=${body}`
}
