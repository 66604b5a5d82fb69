import type { ReactNode } from 'react'
import { Badge, Button, LinkButton, Notice, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import type { FormState } from '../../../web/page.ts'
import { type Text, useText } from '../../../web/text.tsx'
import { askForSlot, placeLate, takeProposal, undoProposal } from '../contract.ts'
import { type Board, type Meeting, nameMeeting, type Sentence, sayChange } from './board-view.ts'

/** The meetings that found no place, each with why and the cheapest ways out. */
export function NoPlaceList(props: { board: Board; form: FormState | null }): ReactNode {
  const { board, form } = props
  const text = useText()
  const waiting =
    board.shown === null
      ? []
      : board.meetings.filter(meeting => meeting.slotId === null).sort((a, b) => b.weight - a.weight)
  return (
    <Section title={text('schedule.noPlace.title', { count: waiting.length })}>
      {form !== null && isLost(form, board) ? <Notice kind="error">{form.problem.title}</Notice> : null}
      <UndoProposal board={board} />
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

/** A refused press whose button is not offered any more: its words have nowhere else to stand. */
function isLost(form: FormState, board: Board): boolean {
  const calls: readonly string[] = [takeProposal.name, askForSlot.name, undoProposal.name]
  if (!calls.includes(form.call)) return false
  const offered = board.meetings.flatMap(meeting =>
    (meeting.proposals ?? []).flatMap(({ key, ask }) => [
      `take ${meeting.id} ${key}`,
      ...(ask === null ? [] : [`ask ${meeting.id} ${key}`]),
    ]),
  )
  return !offered.includes(form.formId) && (form.call !== undoProposal.name || board.undo === null)
}

/** Takes the last proposal back, as long as nothing was changed since. */
function UndoProposal(props: { board: Board }): ReactNode {
  const text = useText()
  const { undo, mission, meetings } = props.board
  const meeting = meetings.find(one => one.id === undo?.meeting)
  if (undo === null || meeting === undefined) return null
  return (
    <CallForm
      call={undoProposal}
      fixed={{ mission: mission.slug, version: undo.version }}
      next={`/missions/${mission.slug}/board?show=draft&left={left}`}
      done="schedule.done.proposalUndone"
    >
      <Button variant="quiet" icon="undo">
        {text('schedule.board.undo', { meeting: nameMeeting(meeting) })}
      </Button>
    </CallForm>
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
      <Questions meeting={meeting} />
      <Proposals meeting={meeting} board={board} />
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

const factsShown = 3

/** The facts that keep it out, in sentences; more than a few behind a fold. */
function Why(props: { meeting: Meeting }): ReactNode {
  const text = useText()
  const { reasons } = props.meeting
  const say = (sentence: Sentence) => (
    <p key={JSON.stringify(sentence)}>{text(`schedule.${sentence.key}`, sentence.values)}</p>
  )
  const more = reasons.slice(factsShown)
  return (
    <>
      {reasons.slice(0, factsShown).map(say)}
      {more.length === 0 ? null : (
        <details className="k-schedule-more">
          <summary>{text('schedule.noPlace.more')}</summary>
          {more.map(say)}
        </details>
      )}
    </>
  )
}

/** Who was asked to be free for it, and what they said. */
function Questions(props: { meeting: Meeting }): ReactNode {
  const text = useText()
  const { questions } = props.meeting
  if (questions.length === 0) return null
  return (
    <ul className="k-schedule-asked">
      {questions.map(({ words }) => (
        <li key={JSON.stringify(words)}>{text(`schedule.${words.key}`, words.values)}</li>
      ))}
    </ul>
  )
}

/** What would give it a place, the cheapest first, each a button that does it and says before what it costs. */
export function Proposals(props: { meeting: Meeting; board: Board; next?: string }): ReactNode {
  const text = useText()
  const { meeting, board } = props
  const { proposals } = meeting
  if (!board.mayEdit || board.shown !== 'draft' || proposals === null) return null
  if (proposals.length === 0) return <p className="k-schedule-quiet">{text('schedule.noPlace.noWay')}</p>
  const next = props.next ?? `/missions/${board.mission.slug}/board?show=draft`
  const fixed = { mission: board.mission.slug, meeting: meeting.id }
  return (
    <ul className="k-schedule-proposals" aria-label={text('schedule.noPlace.ways')}>
      {proposals.map(proposal => (
        <li key={proposal.key}>
          <CallForm
            call={takeProposal}
            formId={`take ${meeting.id} ${proposal.key}`}
            fixed={{ ...fixed, proposal: proposal.key, gaps: proposal.gaps }}
            next={next}
            done="schedule.done.proposal"
          >
            <Button className="k-schedule-proposal">
              <span>{sayWords(proposal, text)}</span>
              <small>{sayPrice(proposal, text)}</small>
            </Button>
          </CallForm>
          {proposal.ask === null ? null : (
            <CallForm
              call={askForSlot}
              formId={`ask ${meeting.id} ${proposal.key}`}
              fixed={{ ...fixed, participant: proposal.ask.participantId, slotId: proposal.ask.slotId }}
              next={next}
              done="schedule.done.asked"
            >
              <Button variant="quiet" icon="mail">
                {text('schedule.proposal.ask', { who: proposal.ask.name })}
              </Button>
            </CallForm>
          )}
        </li>
      ))}
    </ul>
  )
}

type Proposal = NonNullable<Meeting['proposals']>[number]

function sayWords(proposal: Proposal, text: Text): string {
  return proposal.words
    .map(word => text(`schedule.${word.key}`, word.values))
    .join(text('schedule.proposal.and'))
}

/** '10:20, Table 4 · +1 gap, moves nobody'. */
function sayPrice(proposal: Proposal, text: Text): string {
  const cost = sayChange(proposal, text)
  const others =
    proposal.takesOut === 0
      ? text('schedule.proposal.movesNobody')
      : text('schedule.proposal.takesOut', { count: proposal.takesOut })
  return `${proposal.where} · ${cost}, ${others}`
}
