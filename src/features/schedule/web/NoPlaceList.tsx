import type { ReactNode } from 'react'
import { Badge, Button, LinkButton, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { placeLate } from '../contract.ts'
import { type Board, type Meeting, nameMeeting, type Sentence } from './board-view.ts'

/** The meetings that found no place, each with why and the cheapest ways out. */
export function NoPlaceList(props: { board: Board }): ReactNode {
  const { board } = props
  const text = useText()
  const waiting =
    board.shown === null
      ? []
      : board.meetings.filter(meeting => meeting.slotId === null).sort((a, b) => b.weight - a.weight)
  return (
    <Section title={text('schedule.noPlace.title', { count: waiting.length })}>
      {waiting.length === 0 ? (
        <p>{text(board.shown === null ? 'schedule.noPlace.nothingBuilt' : 'schedule.noPlace.none')}</p>
      ) : null}
      <ul className="k-schedule-noplace">
        {waiting.map(meeting => (
          <li key={meeting.id}>
            <Waiting meeting={meeting} board={board} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Waiting(props: { meeting: Meeting; board: Board }): ReactNode {
  const text = useText()
  const { meeting, board } = props
  const isMust = meeting.wish === 'must' || meeting.answerWish === 'must'
  const { slug } = board.mission
  return (
    <>
      <h3>
        {nameMeeting(meeting)} {isMust ? <Badge strong>{text('schedule.wish.must')}</Badge> : null}
      </h3>
      <Why meeting={meeting} />
      {!board.mayEdit ? null : board.shown === 'draft' ? (
        <LinkButton variant="quiet" icon="place" href={`/missions/${slug}/board/${meeting.id}`}>
          {text('schedule.noPlace.find')}
        </LinkButton>
      ) : (
        <CallForm
          call={placeLate}
          formId={`late-${meeting.id}`}
          fixed={{ mission: slug, meeting: meeting.id }}
          next={`/missions/${slug}/board?show=published`}
          done="schedule.done.placedLate"
        >
          <Button variant="quiet" icon="place">
            {text('schedule.noPlace.bookFree')}
          </Button>
        </CallForm>
      )}
    </>
  )
}

/** The reason in a sentence and the cheapest way out; everything else behind a fold. */
function Why(props: { meeting: Meeting }): ReactNode {
  const text = useText()
  const [reason, ...reasons] = props.meeting.reasons
  const [remedy, ...remedies] = props.meeting.remedies
  const say = (sentence: Sentence) => text(`schedule.${sentence.key}`, sentence.values)
  return (
    <>
      {reason === undefined ? null : <p>{say(reason)}</p>}
      {remedy === undefined ? null : <p>{text('schedule.noPlace.remedy', { remedy: say(remedy) })}</p>}
      {reasons.length + remedies.length === 0 ? null : (
        <details className="k-schedule-more">
          <summary>{text('schedule.noPlace.more')}</summary>
          <ul className="k-schedule-remedies">
            {[...reasons, ...remedies].map(sentence => (
              <li key={JSON.stringify(sentence)}>{say(sentence)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
