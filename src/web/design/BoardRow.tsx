import { memo, type ReactNode } from 'react'
import { type Text, useText } from '../text.tsx'
import {
  type BoardColumn,
  type BoardMeeting,
  type BoardSlot,
  boardCell,
  type PickedUp,
} from './board-model.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'

const cellRole = { role: 'gridcell' }
const pickedRole = { role: 'gridcell', 'aria-selected': true }
const rowRole = { role: 'row' }

interface RowProps {
  slot: BoardSlot
  /** Among the rows that can hold meetings; -1 for a pause. */
  row: number
  columns: readonly BoardColumn[]
  /** By column, undefined where the cell is free. */
  meetings: readonly (BoardMeeting | undefined)[]
  /** The column the Tab key enters by, if it is in this row. */
  activeColumn: number
  picked: PickedUp | null
  closed: ReadonlySet<string> | undefined
}

/** One slot across all columns; drawn again only when something in it changes, so that 60 columns stay smooth. */
export const BoardRow = memo(function BoardRow(props: RowProps): ReactNode {
  const { slot, columns } = props
  const text = useText()
  return (
    <>
      {slot.heading === undefined ? null : (
        <tr {...rowRole} className="k-board-heading">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            <span>{slot.heading}</span>
          </th>
        </tr>
      )}
      {slot.pause === undefined ? (
        <tr {...rowRole}>
          <th scope="row">
            <span>{slot.label}</span>
          </th>
          {columns.map((column, index) => (
            <Cell
              key={column.key}
              place={`${props.row} ${index}`}
              name={boardCell(slot.key, column.key)}
              meeting={props.meetings[index]}
              isActive={index === props.activeColumn}
              picked={props.picked}
              closed={props.closed?.has(boardCell(slot.key, column.key)) === true}
              text={text}
            />
          ))}
        </tr>
      ) : (
        <tr {...rowRole} className="k-board-pause">
          <th scope="row">
            <span>{slot.label}</span>
          </th>
          <td {...cellRole} colSpan={columns.length}>
            <span>{slot.pause}</span>
          </td>
        </tr>
      )}
    </>
  )
})

function Cell(props: {
  place: string
  name: string
  meeting: BoardMeeting | undefined
  isActive: boolean
  picked: PickedUp | null
  closed: boolean
  text: Text
}): ReactNode {
  const { meeting, picked, text } = props
  const cost = picked?.costs?.get(props.name)
  const isPicked = picked !== null && meeting?.id === picked.id
  return (
    <td
      {...(isPicked ? pickedRole : cellRole)}
      data-cell={props.place}
      tabIndex={props.isActive ? 0 : -1}
      className={classNames(
        props.closed && 'k-board-closed',
        picked !== null && !isPicked && cost?.possible !== true && 'k-board-cannot',
        cost?.possible === true && 'k-board-can',
        cost?.best === true && 'k-board-best',
        cost?.swaps === true && 'k-board-swap',
      )}
    >
      {meeting === undefined ? null : <Chip meeting={meeting} isPicked={isPicked} text={text} />}
      {cost === undefined || isPicked ? null : cost.possible ? (
        <span className="k-board-cost">
          {cost.swaps === true ? (
            <Icon name="swap" label={text('design.board.swaps')} />
          ) : cost.best === true ? (
            <Icon name="check" />
          ) : null}
          {cost.words}
        </span>
      ) : (
        <span className="k-hidden">{cost.words}</span>
      )}
      {meeting === undefined && cost === undefined ? (
        <span className="k-hidden">{text(props.closed ? 'design.board.closed' : 'design.board.free')}</span>
      ) : null}
    </td>
  )
}

function Chip(props: { meeting: BoardMeeting; isPicked: boolean; text: Text }): ReactNode {
  const { meeting, text } = props
  return (
    <div
      className={classNames(
        'k-chip',
        meeting.locked === true && 'k-chip-locked',
        meeting.moved === true && 'k-chip-moved',
        meeting.conflict !== undefined && 'k-chip-conflict',
        props.isPicked && 'k-chip-picked',
      )}
      data-meeting={meeting.id}
      data-title={meeting.names.join(' · ')}
      title={[meeting.names.join(' · '), meeting.conflict].filter(Boolean).join(': ')}
    >
      <span className="k-chip-name">{meeting.names[0]}</span>
      <span className="k-chip-name k-chip-other">{meeting.names[1]}</span>
      <span className="k-chip-marks">
        {meeting.conflict === undefined ? null : <Icon name="conflict" label={meeting.conflict} />}
        {meeting.moved === true ? <Icon name="swap" label={text('design.board.moved')} /> : null}
        {meeting.must === true ? <Icon name="star" label={text('design.board.must')} /> : null}
        {meeting.locked === true ? <Icon name="lock" label={text('design.board.locked')} /> : null}
      </span>
    </div>
  )
}
