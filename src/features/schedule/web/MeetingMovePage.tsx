import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  DescriptionList,
  EmptyState,
  Notice,
  PageHeader,
  Row,
  Section,
  SelectField,
  Stack,
  StateBadge,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  askForSlot,
  chooseInterpreter,
  getBoard,
  lockMeeting,
  moveMeeting,
  suggestCells,
  takeProposal,
  unplaceMeeting,
} from '../contract.ts'
import { type Board, type Meeting, nameMeeting, sayCost, saySwap } from './board-view.ts'
import { InterpreterChoice } from './InterpreterChoice.tsx'
import { Proposals } from './NoPlaceList.tsx'
import './schedule.css'

type Cells = OutputOf<typeof suggestCells>

/** One meeting of the draft and where it could go: the board's twin for whoever does not drag. */
export const page = definePage({
  path: '/missions/:mission/board/:meeting',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    board: use(getBoard, {
      mission: params.mission ?? '',
      show: 'draft' as const,
      meeting: params.meeting ?? '',
    }),
    offered: use(suggestCells, { mission: params.mission ?? '', meeting: params.meeting ?? '' }),
  }),
  actions: [moveMeeting, unplaceMeeting, lockMeeting, takeProposal, askForSlot, chooseInterpreter],
  title: ({ data, params }, text) => {
    const meeting = data.board.meetings.find(one => one.id === params.meeting)
    return text('schedule.move.pageTitle', { meeting: meeting === undefined ? '' : nameMeeting(meeting) })
  },
  Component: ({ data, params }) => {
    const text = useText()
    const { board, offered } = data
    const meeting = board.meetings.find(one => one.id === params.meeting)
    if (meeting === undefined)
      return <EmptyState title={text('schedule.move.gone')}>{text('schedule.move.goneWhy')}</EmptyState>
    const back = `/missions/${board.mission.slug}/board?show=draft`
    const isHere = (cell: Cells['cells'][number]) =>
      cell.slotId === meeting.slotId && cell.placeId === meeting.placeId
    const bySlot = board.slots.map(slot => ({
      slot,
      cells: offered.cells.filter(
        cell => cell.slotId === slot.id && cell.verdict !== 'refused' && !isHere(cell),
      ),
    }))
    const possible = bySlot.filter(({ cells }) => cells.length > 0)
    const free = possible.filter(({ cells }) => cells.some(cell => cell.verdict === 'free'))
    const taken = possible.filter(({ cells }) => cells.every(cell => cell.verdict === 'displaces'))
    return (
      <Stack gap="large">
        <PageHeader
          title={nameMeeting(meeting)}
          steps={[{ href: back, label: text('schedule.board.title') }]}
          meta={
            meeting.locked ? <StateBadge state="locked">{text('schedule.board.locked')}</StateBadge> : null
          }
        />
        <Where meeting={meeting} board={board} />
        <Actions meeting={meeting} board={board} offered={offered} back={back} />
        {meeting.slotId !== null || meeting.proposals === null ? null : (
          <Section title={text('schedule.noPlace.ways')}>
            <Proposals meeting={meeting} board={board} next={back} />
          </Section>
        )}
        <Section title={text('schedule.move.title', { count: free.length })}>
          {possible.length === 0 ? (
            <p>{text(meeting.locked ? 'schedule.move.locked' : 'schedule.move.nowhere')}</p>
          ) : null}
          {free.map(({ slot, cells }) => (
            <SlotChoice
              key={slot.id}
              slot={slot}
              cells={cells}
              board={board}
              meeting={meeting}
              version={offered.version}
              back={back}
            />
          ))}
          {taken.length === 0 ? null : (
            <details className="k-schedule-more">
              <summary>{text('schedule.move.taken', { count: taken.length })}</summary>
              {taken.map(({ slot, cells }) => (
                <SlotChoice
                  key={slot.id}
                  slot={slot}
                  cells={cells}
                  board={board}
                  meeting={meeting}
                  version={offered.version}
                  back={back}
                />
              ))}
            </details>
          )}
        </Section>
        <Swaps offered={offered} board={board} meeting={meeting} back={back} />
        <InterpreterChoice
          meeting={meeting}
          board={board}
          next={`/missions/${board.mission.slug}/board/${meeting.id}`}
        />
        <p>
          <a href={back}>{text('schedule.move.back')}</a>
        </p>
      </Stack>
    )
  },
})

const swapsShown = 12

/** The meetings this one can change places with, the cheapest first; neither loses its place. */
function Swaps(props: { offered: Cells; board: Board; meeting: Meeting; back: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { board, offered } = props
  const price = (swap: NonNullable<Cells['cells'][number]['swap']>) =>
    swap.gaps * 10 + swap.longSeries * 5 + swap.tableChanges
  const swaps = offered.cells
    .flatMap(({ slotId, placeId, swap }) => {
      const slot = board.slots.find(one => one.id === slotId)
      const other = board.meetings.find(one => one.slotId === slotId && one.placeId === placeId)
      return swap === null || slot === undefined || other === undefined
        ? []
        : [{ slot, other, swap, placeId }]
    })
    .sort((a, b) => price(a.swap) - price(b.swap))
  if (swaps.length === 0) return null
  const places = new Map(board.places.map(place => [place.id, place.label]))
  const zone = board.mission.timeZone
  return (
    <Section title={text('schedule.move.swapTitle', { count: swaps.length })}>
      <ul className="k-schedule-swaps">
        {swaps.slice(0, swapsShown).map(({ slot, other, swap, placeId }) => (
          <li key={other.id}>
            <div>
              <b>{nameMeeting(other)}</b>
              <p className="k-schedule-quiet">
                {`${formatDay(slot.startsAt, zone, lang, 'short')} ${formatTime(slot.startsAt, zone, lang)}, ${places.get(placeId) ?? ''} · ${saySwap(swap, text)}`}
              </p>
            </div>
            <CallForm
              call={moveMeeting}
              formId={`swap-${other.id}`}
              fixed={{
                mission: board.mission.slug,
                meeting: props.meeting.id,
                version: offered.version,
                slotId: slot.id,
                placeId,
                inTheWay: 'swap',
              }}
              next={props.back}
              done="schedule.done.swapped"
            >
              <Button icon="swap">
                {text('schedule.move.swap')}
                <span className="k-hidden"> {nameMeeting(other)}</span>
              </Button>
            </CallForm>
          </li>
        ))}
      </ul>
      {swaps.length > swapsShown ? (
        <p className="k-schedule-quiet">
          {text('schedule.move.moreSwaps', { count: swaps.length - swapsShown })}
        </p>
      ) : null}
    </Section>
  )
}

function Where(props: { meeting: Meeting; board: Board }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { meeting, board } = props
  const slot = board.slots.find(one => one.id === meeting.slotId)
  const zone = board.mission.timeZone
  const place = board.places.find(one => one.id === meeting.placeId)?.label ?? ''
  return (
    <DescriptionList
      items={[
        {
          term: text('schedule.move.now'),
          value:
            slot === undefined
              ? text('schedule.board.noPlace')
              : `${formatDay(slot.startsAt, zone, lang, 'short')} ${formatTime(slot.startsAt, zone, lang)}, ${place}`,
        },
        {
          term: text('schedule.move.people'),
          value: meeting.people
            .map(person => [person.name, person.organisation].filter(word => word !== '').join(', '))
            .join(' · '),
        },
        {
          term: text('schedule.board.wish'),
          value: [meeting.wish, meeting.answerWish]
            .flatMap(wish => (wish === null ? [] : [text(`schedule.wish.${wish}`)]))
            .join(' / '),
        },
        {
          term: text('schedule.move.why'),
          value:
            meeting.reasons.length === 0
              ? null
              : meeting.reasons.map(reason => text(`schedule.${reason.key}`, reason.values)).join(' '),
        },
      ]}
    />
  )
}

/** Lock, and take out: whoever would be left with too few meetings is named before. */
function Actions(props: { meeting: Meeting; board: Board; offered: Cells; back: string }): ReactNode {
  const text = useText()
  const { meeting, offered } = props
  if (meeting.slotId === null) return null
  const fixed = { mission: props.board.mission.slug, meeting: meeting.id, version: offered.version }
  const losses = offered.takeOut ?? []
  return (
    <Row>
      <CallForm call={lockMeeting} fixed={{ ...fixed, locked: !meeting.locked }} next={props.back}>
        <Button icon={meeting.locked ? 'unlock' : 'lock'}>
          {text(meeting.locked ? 'schedule.board.unlock' : 'schedule.board.lock')}
        </Button>
      </CallForm>
      {meeting.locked ? null : (
        <CallForm
          call={unplaceMeeting}
          fixed={{ ...fixed, ...(losses.length === 0 ? {} : { belowFewest: 'accept' }) }}
          next={props.back}
        >
          {losses.length === 0 ? null : (
            <Notice kind="warning" title={text('schedule.move.takeOutLeaves')}>
              {losses.map(loss => (
                <p key={JSON.stringify(loss)}>{text(`schedule.${loss.key}`, loss.values)}</p>
              ))}
            </Notice>
          )}
          <Button icon="remove">{text('schedule.move.takeOut')}</Button>
        </CallForm>
      )}
    </Row>
  )
}

function SlotChoice(props: {
  slot: Board['slots'][number]
  cells: Cells['cells']
  board: Board
  meeting: Meeting
  version: number
  back: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { slot, cells, board } = props
  const zone = board.mission.timeZone
  const places = new Map(board.places.map(place => [place.id, place.label]))
  const cost = (cell: Cells['cells'][number]) =>
    (cell.verdict === 'displaces' ? 100 : 0) + cell.gaps * 10 + cell.longSeries * 5 + cell.tableChanges
  const sorted = [...cells].sort((a, b) => cost(a) - cost(b))
  const displacesAlways = sorted.every(cell => cell.verdict === 'displaces')
  return (
    <CallForm
      call={moveMeeting}
      formId={`move-${slot.id}`}
      fixed={{
        mission: board.mission.slug,
        meeting: props.meeting.id,
        version: props.version,
        slotId: slot.id,
      }}
      next={props.back}
      done="schedule.done.moved"
      className="k-schedule-slot"
    >
      {form => (
        <>
          <h3>{`${formatDay(slot.startsAt, zone, lang, 'short')} ${formatTime(slot.startsAt, zone, lang)}`}</h3>
          <SelectField
            name="placeId"
            label={text('schedule.move.where')}
            error={form.field('placeId').error}
            defaultValue={form.field('placeId', sorted[0]?.placeId ?? '').defaultValue}
            choices={sorted.map(cell => ({
              value: cell.placeId,
              label: `${places.get(cell.placeId) ?? ''}: ${sayCost(cell, text, 'long')}`,
            }))}
          />
          {sorted.some(cell => cell.verdict === 'displaces') ? (
            <CheckboxField
              name="inTheWay"
              value="take-out"
              label={text('schedule.move.takeOutOthers')}
              error={undefined}
              defaultChecked={false}
              required={displacesAlways}
            />
          ) : null}
          <Button>{text('schedule.move.move')}</Button>
        </>
      )}
    </CallForm>
  )
}
