import type { ReactNode } from 'react'
import { Button, DescriptionList, LinkButton, StateBadge } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { type Text, useText } from '../../../web/text.tsx'
import { discardDraft, startDraft } from '../contract.ts'
import { BuildCourse } from './BuildCourse.tsx'
import type { Board } from './board-view.ts'

/** What is shown and how good it is, in one sentence, with the reasons behind a fold. */
export function BoardStatus(props: { board: Board }): ReactNode {
  const { board } = props
  const text = useText()
  const shown = board.shown === null ? null : board[board.shown]
  const known = shown?.certificate ?? null
  return (
    <div className="k-schedule-status">
      <Versions board={board} />
      <p className="k-schedule-line">{sayFigures(board, text).join(' · ')}</p>
      {known?.edited === true ? <p className="k-schedule-quiet">{text('schedule.line.edited')}</p> : null}
      {known === null ? null : (
        <details className="k-schedule-why">
          <summary>{text('schedule.why.title')}</summary>
          <p>{text(`schedule.why.${known.status}`)}</p>
          {known.edited ? <p>{text('schedule.why.edited')}</p> : null}
          {known.proof === null ? null : (
            <ul className="k-schedule-proof">
              {sayProof(known.proof).map(key => (
                <li key={key}>{text(`schedule.proof.${key}`)}</li>
              ))}
            </ul>
          )}
          <DescriptionList
            items={[
              {
                term: text('schedule.why.aims'),
                value: known.aims.map(aim => text(`schedule.aim.${aim}`)).join(' → '),
              },
              {
                term: text('schedule.why.gaps'),
                value:
                  known.breaks === null
                    ? null
                    : text('schedule.why.ofAtLeast', {
                        value: known.breaks,
                        bound: known.breaksLowerBound ?? 0,
                      }),
              },
              {
                term: text('schedule.why.weight'),
                value:
                  known.weight === null
                    ? null
                    : text('schedule.why.ofAtMost', {
                        value: known.weight,
                        bound: known.weightUpperBound ?? 0,
                      }),
              },
              { term: text('schedule.why.minimumMissed'), value: String(board.figures.minimumMissed) },
              { term: text('schedule.why.longSeries'), value: String(board.figures.longSeries) },
              { term: text('schedule.why.tableChanges'), value: String(board.figures.tableChanges) },
              {
                term: text('schedule.why.verified'),
                value: text(known.verified ? 'schedule.why.yes' : 'schedule.why.atPublishing'),
              },
              {
                term: text('schedule.why.effort'),
                value:
                  known.seconds === null
                    ? null
                    : text('schedule.why.seconds', { seconds: known.seconds, seed: known.seed ?? 0 }),
              },
            ]}
          />
          <BuildCourse course={known.course} now={known.seconds ?? 0} until={known.seconds ?? 0} />
        </details>
      )}
    </div>
  )
}

/** '118 of 121 accepted meetings scheduled', '6 gaps in 41 schedules', and how far both are from the best possible, where known. */
function sayFigures(board: Board, text: Text): string[] {
  const { figures } = board
  const { gapsFromBest: far, wishesHeld } = figures
  return [
    text('schedule.line.scheduled', { count: figures.accepted, scheduled: figures.scheduled }),
    ...(wishesHeld === null || figures.scheduled === figures.accepted
      ? []
      : [text('schedule.line.wishes', { share: wishesHeld })]),
    text('schedule.line.gaps', {
      count: figures.gaps,
      people: text('schedule.line.schedules', { count: figures.people }),
    }),
    ...(far === null
      ? []
      : [far === 0 ? text('schedule.line.best') : text('schedule.line.fromBest', { count: far })]),
  ]
}

type Proof = NonNullable<NonNullable<NonNullable<Board['draft']>['certificate']>['proof']>

/** How the bounds were found, as message keys. */
function sayProof(proof: Proof): string[] {
  if (proof.infeasible !== undefined) return [`infeasible-${proof.infeasible}`]
  return [
    ...(proof.breaks === 'none' ? [] : [`breaks-${proof.breaks}`]),
    ...(proof.weight === 'none' ? [] : [`weight-${proof.weight}`]),
  ]
}

/** Which version is shown, and the way to the other one. */
function Versions(props: { board: Board }): ReactNode {
  const { board } = props
  const text = useText()
  const { draft, published, shown } = board
  const here = `/missions/${board.mission.slug}/board`
  return (
    <div className="k-row k-schedule-versions">
      {draft === null ? null : (
        <a href={`${here}?show=draft`} aria-current={shown === 'draft' ? 'true' : undefined}>
          <StateBadge state="waiting">{text('schedule.board.draft', { number: draft.number })}</StateBadge>
        </a>
      )}
      {published === null ? null : (
        <a href={`${here}?show=published`} aria-current={shown === 'published' ? 'true' : undefined}>
          <StateBadge state="agreed">
            {text('schedule.board.published', { number: published.number })}
          </StateBadge>
        </a>
      )}
      {board.mayEdit && draft === null && published !== null ? (
        <CallForm call={startDraft} fixed={{ mission: board.mission.slug }} next={`${here}?show=draft`}>
          <Button variant="quiet" icon="edit">
            {text('schedule.board.startDraft')}
          </Button>
        </CallForm>
      ) : null}
      {board.mayEdit ? (
        <LinkButton variant="quiet" icon="clock" href={`/missions/${board.mission.slug}/settings/history`}>
          {text('history.title')}
        </LinkButton>
      ) : null}
      {board.mayEdit && draft !== null ? (
        <CallForm
          call={discardDraft}
          fixed={{ mission: board.mission.slug, version: draft.version }}
          next={here}
          done="schedule.done.discarded"
        >
          <Button variant="quiet" icon="remove">
            {text('schedule.board.discard')}
          </Button>
        </CallForm>
      ) : null}
    </div>
  )
}
