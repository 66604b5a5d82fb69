import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { useText } from '../text.tsx'
import { BoardRow } from './BoardRow.tsx'
import {
  type BoardCell,
  type BoardColumn,
  type BoardMeeting,
  type BoardSlot,
  boardCell,
  type CellCost,
  type PickedUp,
} from './board-model.ts'
import { type BoardPosition, moveOnBoard } from './board-moves.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { useBoardDrag } from './use-board-drag.ts'

/** What the board shows and whom it tells. It decides nothing: what may go where comes with `picked`. */
export interface ScheduleBoardProps {
  /** Names the board: 'Osaka, day 1, by table'. */
  label: string
  /** Over the first column: 'Time'. */
  cornerLabel: string
  slots: readonly BoardSlot[]
  columns: readonly BoardColumn[]
  meetings: readonly BoardMeeting[]
  /** Cells (`boardCell`) that are not open: the table is away, the person is not available. */
  closed?: ReadonlySet<string>
  picked: PickedUp | null
  /** Without it the board is for reading only. */
  onPickUp?: (id: string) => void
  onDrop?: (id: string, cell: BoardCell) => void
  onCancel?: () => void
  /** Key L on a meeting. */
  onLock?: (id: string) => void
  /** The meeting the keyboard stands on, for a panel beside the board; null on a free cell. */
  onFocusMeeting?: (id: string | null) => void
}

/**
 * The organiser's instrument: slots × tables (or people). A real table, so it reads without JavaScript; one stop for the
 * Tab key, then arrows, Home, End, Page keys, Ctrl-arrows to the next meeting or possible place. Enter picks up and
 * drops, Esc puts back, L locks. With the mouse: drag, or click and click; with a finger: tap and tap.
 */
export function ScheduleBoard(props: ScheduleBoardProps): ReactNode {
  const { slots, columns, picked } = props
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<BoardPosition>({ row: 0, column: 0 })
  const [heard, setHeard] = useState('')
  const openSlots = useMemo(() => slots.filter(slot => slot.pause === undefined), [slots])
  const grid = useMemo(
    () => arrange(openSlots, columns, props.meetings),
    [openSlots, columns, props.meetings],
  )
  const actions = boardActions({ props, grid, openSlots, say: setHeard, text })
  const drag = useBoardDrag({
    box,
    ghost,
    onStart: actions.pickUp,
    onEnd: cell => {
      const at = cell === null ? null : positionOf(cell)
      if (at === null) actions.putBack()
      else actions.drop(at, true)
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || openSlots.length === 0 || columns.length === 0) return
    const next = moveOnBoard(active, event, {
      rows: openSlots.length,
      columns: columns.length,
      page: 8,
      isStop: at => actions.isStop(at),
    })
    if (next !== null)
      box.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus()
    else if (!actions.press(event.key, active)) return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const at =
      event.target instanceof Element ? positionOf(event.target.closest<HTMLElement>('[data-cell]')) : null
    if (!drag.wasDrag() && at !== null) actions.press('Enter', at)
  }
  const rowNumbers = useMemo(() => new Map(openSlots.map((slot, row) => [slot.key, row])), [openSlots])
  return (
    <div className={classNames('k-board', picked !== null && 'k-board-picking')}>
      <div className="k-board-box" ref={box}>
        <table
          {...(props.onPickUp === undefined ? readingGrid : movingGrid)}
          aria-label={props.label}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onPointerDown={props.onPickUp === undefined || picked !== null ? undefined : drag.onPointerDown}
          onFocus={event => {
            const at = positionOf(event.target.closest<HTMLElement>('[data-cell]'))
            if (at === null) return
            setActive(at)
            props.onFocusMeeting?.(grid[at.row]?.[at.column]?.id ?? null)
          }}
        >
          <BoardHead cornerLabel={props.cornerLabel} columns={columns} />
          <tbody>
            {slots.map(slot => {
              const row = rowNumbers.get(slot.key) ?? -1
              return (
                <BoardRow
                  key={slot.key}
                  slot={slot}
                  row={row}
                  columns={columns}
                  meetings={grid[row] ?? nothing}
                  activeColumn={active.row === row ? active.column : -1}
                  picked={picked}
                  closed={props.closed}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      {picked === null ? null : (
        <div className="k-board-hand">
          <Icon name="hand" />
          <span>
            <b>{picked.title}</b>{' '}
            {text(picked.costs === null ? 'design.board.weighing' : 'design.board.howToDrop')}
          </span>
          <button type="button" onClick={actions.putBack}>
            {text('design.board.return')}
          </button>
        </div>
      )}
      <div className="k-hidden" role="status" aria-live="polite">
        {heard}
      </div>
      <div className="k-board-ghost" ref={ghost} hidden aria-hidden="true" />
    </div>
  )
}

// The grid pattern of ARIA, on a table that reads as one where scripts do not run.
const movingGrid = { role: 'grid' }
const readingGrid = { role: 'grid', 'aria-readonly': true }

const nothing: readonly undefined[] = []

type Grid = readonly (readonly (BoardMeeting | undefined)[])[]

function arrange(
  slots: readonly BoardSlot[],
  columns: readonly BoardColumn[],
  meetings: readonly BoardMeeting[],
): Grid {
  const byCell = new Map(meetings.map(meeting => [boardCell(meeting.slot, meeting.column), meeting]))
  return slots.map(slot => columns.map(column => byCell.get(boardCell(slot.key, column.key))))
}

function positionOf(cell: HTMLElement | null): BoardPosition | null {
  const [row, column] = (cell?.dataset.cell ?? '').split(' ').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}

function BoardHead(props: { cornerLabel: string; columns: readonly BoardColumn[] }): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col" className="k-board-corner">
          {props.cornerLabel}
        </th>
        {props.columns.map(column => (
          <th key={column.key} scope="col">
            <span className="k-board-column" title={column.label}>
              {column.label}
            </span>
            {column.note === undefined ? null : <span className="k-board-note">{column.note}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** What Enter, Esc, L, a click and a drop mean at present. */
function boardActions(parts: {
  props: ScheduleBoardProps
  grid: Grid
  openSlots: readonly BoardSlot[]
  say: (words: string) => void
  text: (key: string, values?: Record<string, unknown>) => string
}) {
  const { props, grid, say, text } = parts
  const { picked } = props
  const cellAt = (at: BoardPosition): BoardCell | null => {
    const slot = parts.openSlots[at.row]
    const column = props.columns[at.column]
    return slot === undefined || column === undefined ? null : { slot: slot.key, column: column.key }
  }
  const costAt = (at: BoardPosition): CellCost | undefined => {
    const cell = cellAt(at)
    return cell === null ? undefined : picked?.costs?.get(boardCell(cell.slot, cell.column))
  }
  const meetingAt = (at: BoardPosition) => grid[at.row]?.[at.column]
  const pickUp = (id: string) => {
    const meeting = props.meetings.find(candidate => candidate.id === id)
    if (props.onPickUp === undefined || meeting === undefined) return
    if (meeting.locked === true) {
      say(text('design.board.isLocked', { title: meeting.names.join(', ') }))
      return
    }
    props.onPickUp(id)
    say(text('design.board.pickedUp', { title: meeting.names.join(', ') }))
  }
  const putBack = () => {
    if (picked === null) return
    props.onCancel?.()
    say(text('design.board.putBack', { title: picked.title }))
  }
  const drop = (at: BoardPosition, letGo: boolean) => {
    const cell = cellAt(at)
    const cost = costAt(at)
    if (picked === null || cell === null) return
    if (meetingAt(at)?.id === picked.id) putBack()
    else if (cost?.possible === true) {
      props.onDrop?.(picked.id, cell)
      say(text('design.board.dropped', { title: picked.title, cost: cost.words }))
    } else {
      say(text('design.board.cannot', { why: cost?.words ?? '' }))
      if (letGo && picked.costs !== null) props.onCancel?.()
    }
  }
  const press = (key: string, at: BoardPosition): boolean => {
    const meeting = meetingAt(at)
    if (key === 'Escape' && picked !== null) putBack()
    else if (key !== 'Enter' && key !== ' ') {
      if (key.toLowerCase() !== 'l' || meeting === undefined || props.onLock === undefined) return false
      props.onLock(meeting.id)
    } else if (picked !== null) drop(at, false)
    else if (meeting !== undefined) pickUp(meeting.id)
    else return false
    return true
  }
  const isStop = (at: BoardPosition) =>
    picked === null ? meetingAt(at) !== undefined : costAt(at)?.possible === true
  return { pickUp, putBack, drop, press, isStop }
}
