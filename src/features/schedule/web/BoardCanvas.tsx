import { type ReactNode, useMemo, useState } from 'react'
import { CallRefused, sendCall } from '../../../web/api.ts'
import { type BoardCell, boardCell, type PickedUp } from '../../../web/design/board-model.ts'
import { Button, Icon, LinkButton, Notice, Row } from '../../../web/design/index.ts'
import { ScheduleBoard } from '../../../web/design/ScheduleBoard.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { getBoard, lockMeeting, moveMeeting, suggestCells, unplaceMeeting } from '../contract.ts'
import { type Board, layColumns, layCosts, layRows, type Meeting, nameMeeting } from './board-view.ts'

interface Undo {
  words: string
  /** Where meetings go back to, in order; null is out of the schedule. */
  back: { meeting: string; slotId: string | null; placeId: string | null; swaps?: boolean }[]
}

/**
 * The board as the organiser's instrument: pick up, see what each cell costs, drop, lock, undo. Without JavaScript it is a
 * table to read, and each meeting's own page moves it.
 */
export function BoardCanvas(props: {
  board: Board
  view: 'table' | 'person'
  day: string
  onChange: (board: Board) => void
}): ReactNode {
  const { board, view, day } = props
  const text = useText()
  const { lang } = useLocale()
  const [picked, setPicked] = useState<PickedUp | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [undo, setUndo] = useState<Undo | null>(null)
  const rows = useMemo(() => layRows(board, day, lang), [board, day, lang])
  const grid = useMemo(() => layColumns(board, view), [board, view])
  const mission = board.mission.slug
  const isEditable = board.mayEdit && board.shown === 'draft' && view === 'table'
  const version = board.draft?.version ?? 0

  const act = async (work: () => Promise<unknown>, undoing: Undo | null) => {
    setFault(null)
    try {
      await work()
      setUndo(undoing)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setFault(error.problem.title)
    }
    setPicked(null)
    props.onChange(await sendCall(getBoard, { mission, show: 'draft' }))
  }
  const pickUp = async (id: string) => {
    const meeting = board.meetings.find(one => one.id === id)
    if (meeting === undefined) return
    setPicked({ id, title: nameMeeting(meeting), costs: null })
    const offered = await sendCall(suggestCells, { mission, meeting: id })
    setPicked(hand => (hand?.id === id ? { ...hand, costs: layCosts(offered, text) } : hand))
  }
  const drop = (id: string, cell: BoardCell) => {
    const meeting = board.meetings.find(one => one.id === id)
    if (meeting === undefined || (meeting.slotId === cell.slot && meeting.placeId === cell.column))
      return setPicked(null)
    const swaps = picked?.costs?.get(boardCell(cell.slot, cell.column))?.swaps === true
    const move = () =>
      sendCall(moveMeeting, {
        mission,
        meeting: id,
        version,
        slotId: cell.slot,
        placeId: cell.column,
        inTheWay: swaps ? 'swap' : 'take-out',
      })
    // The focus stays on the cell, which was free when it came there: the line below has to hear of the meeting.
    setFocused(id)
    const back = swaps
      ? [{ meeting: id, slotId: meeting.slotId, placeId: meeting.placeId, swaps }]
      : placesBefore(board, meeting, cell)
    void act(move, { words: nameMeeting(meeting), back })
  }
  const lock = (id: string) => {
    const isLocked = board.meetings.find(one => one.id === id)?.locked === true
    void act(() => sendCall(lockMeeting, { mission, meeting: id, version, locked: !isLocked }), undo)
  }
  const takeBack = (last: Undo) => void act(() => moveBack(mission, version, last), null)
  return (
    <div className="k-schedule-canvas">
      {fault === null ? null : <Notice kind="error">{fault}</Notice>}
      <ScheduleBoard
        label={text(`schedule.board.label.${view}`, { mission: board.mission.title, day })}
        cornerLabel={text('schedule.board.time')}
        slots={rows}
        columns={grid.columns}
        meetings={grid.meetings}
        closed={grid.closed}
        picked={picked}
        onFocusMeeting={setFocused}
        {...(isEditable
          ? { onPickUp: id => void pickUp(id), onDrop: drop, onCancel: () => setPicked(null), onLock: lock }
          : {})}
      />
      <Row spread>
        <MeetingLine
          meeting={board.meetings.find(one => one.id === focused) ?? null}
          board={board}
          onLock={isEditable ? lock : null}
        />
        {undo === null ? null : (
          <Button type="button" variant="quiet" icon="undo" onClick={() => takeBack(undo)}>
            {text('schedule.board.undo', { meeting: undo.words })}
          </Button>
        )}
      </Row>
    </div>
  )
}

/** Where the meeting moved and the ones it displaces stand before the move; those displaced go back last. */
function placesBefore(board: Board, moved: Meeting, cell: BoardCell): Undo['back'] {
  const people = new Set(moved.people.filter(person => !person.observing).map(person => person.participantId))
  const inTheWay = board.meetings.filter(
    other =>
      other.id !== moved.id &&
      other.slotId === cell.slot &&
      (other.placeId === cell.column ||
        other.people.some(person => !person.observing && people.has(person.participantId))),
  )
  return [moved, ...inTheWay].map(({ id, slotId, placeId }) => ({ meeting: id, slotId, placeId }))
}

async function moveBack(mission: string, version: number, last: Undo): Promise<void> {
  let current = version
  for (const { meeting, slotId, placeId, swaps } of last.back) {
    const saved =
      slotId === null || placeId === null
        ? await sendCall(unplaceMeeting, { mission, meeting, version: current, belowFewest: 'accept' })
        : await sendCall(moveMeeting, {
            mission,
            meeting,
            version: current,
            slotId,
            placeId,
            inTheWay: swaps === true ? 'swap' : 'refuse',
          })
    current = saved.version
  }
}

/** The meeting the keyboard stands on: who, how much they want it, and what can be done with it. */
function MeetingLine(props: {
  meeting: Meeting | null
  board: Board
  onLock: ((id: string) => void) | null
}): ReactNode {
  const text = useText()
  const { meeting, onLock } = props
  if (meeting === null)
    return (
      <p className="k-schedule-hint">
        {text(onLock === null ? 'schedule.board.hintRead' : 'schedule.board.hintMove')}
      </p>
    )
  return (
    <div className="k-schedule-focus">
      <b>{nameMeeting(meeting)}</b> <span>{text(`schedule.wish.${meeting.wish}`)}</span>
      {meeting.locked ? <Icon name="lock" label={text('schedule.board.locked')} /> : null}
      {onLock === null ? null : (
        <>
          <Button
            type="button"
            variant="quiet"
            icon={meeting.locked ? 'unlock' : 'lock'}
            onClick={() => onLock(meeting.id)}
          >
            {text(meeting.locked ? 'schedule.board.unlock' : 'schedule.board.lock')}
          </Button>
          <LinkButton
            variant="quiet"
            icon="swap"
            href={`/missions/${props.board.mission.slug}/board/${meeting.id}`}
          >
            {text('schedule.board.moveTo')}
          </LinkButton>
        </>
      )}
    </div>
  )
}
