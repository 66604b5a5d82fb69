import type { OutputOf } from '../../../shared/contract.ts'
import {
  type BoardCell,
  type BoardColumn,
  type BoardMeeting,
  type BoardSlot,
  boardCell,
  type CellCost,
} from '../../../web/design/board-model.ts'
import { formatTime } from '../../../web/design/times.ts'
import type { Text } from '../../../web/text.tsx'
import type { getBoard, suggestCells } from '../contract.ts'

export type Board = OutputOf<typeof getBoard>
export type Meeting = Board['meetings'][number]
export type Sentence = Meeting['reasons'][number]

/** How the board is looked at. */
export const views = ['table', 'person', 'cluster', 'list'] as const
export type View = (typeof views)[number]

/** The view an address asks for; by table when it asks for none. */
export function readView(asked: string | undefined): View {
  return views.find(view => view === asked) ?? 'table'
}

/** The days that have slots, in order, and the one to show: as asked, else the first that is not over. */
export function chooseDay(board: Board, asked: string | undefined): { days: string[]; day: string } {
  const days = [...new Set(board.slots.map(slot => slot.day))]
  const coming = board.slots.find(slot => !slot.begun)?.day
  return { days, day: days.find(day => day === asked) ?? coming ?? days.at(-1) ?? '' }
}

/** The rows of one day, with a heading where a session begins. */
export function layRows(board: Board, day: string, lang: string): BoardSlot[] {
  const slots = board.slots.filter(slot => slot.day === day)
  return slots.map((slot, index) => ({
    key: slot.id,
    label: formatTime(slot.startsAt, board.mission.timeZone, lang),
    ...(slots[index - 1]?.sessionId === slot.sessionId ? {} : { heading: slot.session }),
  }))
}

/** The columns, the meetings under them and the cells that are closed, by table or by person. */
export function layColumns(
  board: Board,
  view: 'table' | 'person',
): { columns: BoardColumn[]; meetings: BoardMeeting[]; closed: Set<string> } {
  return view === 'table' ? layTables(board) : layPeople(board)
}

function layTables(board: Board) {
  const columns = board.places.map(place => ({
    key: place.id,
    label: place.label,
    ...(place.owner === null ? {} : { note: place.owner }),
  }))
  const meetings = board.meetings.flatMap(meeting =>
    meeting.slotId === null || meeting.placeId === null
      ? []
      : [layMeeting(meeting, { slot: meeting.slotId, column: meeting.placeId })],
  )
  const closed = board.places.flatMap(place => place.closedSlotIds.map(slot => boardCell(slot, place.id)))
  return { columns, meetings, closed: new Set(closed) }
}

function layPeople(board: Board) {
  const columns = board.people.map(person => ({
    key: person.participantId,
    label: person.organisation,
    ...(person.name === '' ? {} : { note: person.name }),
  }))
  const places = new Map(board.places.map(place => [place.id, place.label]))
  const meetings = board.meetings.flatMap(meeting => {
    const { slotId, placeId } = meeting
    if (slotId === null || placeId === null) return []
    return meeting.people
      .filter(person => !person.observing)
      .map(person => {
        const across = person.organisation === meeting.from.name ? meeting.to.name : meeting.from.name
        const cell = { slot: slotId, column: person.participantId }
        return {
          ...layMeeting(meeting, cell),
          key: `${meeting.id} ${person.participantId}`,
          names: [across, places.get(placeId) ?? ''] as const,
        }
      })
  })
  const closed = board.people.flatMap(person =>
    person.awaySlotIds.map(slot => boardCell(slot, person.participantId)),
  )
  return { columns, meetings, closed: new Set(closed) }
}

function layMeeting(meeting: Meeting, cell: BoardCell): BoardMeeting {
  return {
    key: meeting.id,
    id: meeting.id,
    ...cell,
    names: [meeting.from.name, meeting.to.name],
    ...(meeting.locked ? { locked: true } : {}),
    ...(meeting.wish === 'must' || meeting.answerWish === 'must' ? { must: true } : {}),
    ...(meeting.moved ? { moved: true } : {}),
  }
}

type Cell = OutputOf<typeof suggestCells>['cells'][number]

/** What a cell costs, in words: '+1 gap', 'no cost', 'takes out 2', for a swap what the whole exchange costs; long names whom it takes out. */
export function sayCost(cost: Cell, text: Text, length: 'short' | 'long'): string {
  if (length === 'short' && cost.swap !== null) return sayChange(cost.swap, text)
  if (length === 'short' && cost.verdict === 'displaces')
    return text('schedule.cost.displaces', { count: cost.displaces.length })
  if (cost.words.length > 0)
    return cost.words.map(word => text(`schedule.${word.key}`, word.values)).join('; ')
  return sayChange(cost, text)
}

/** 'swap: no cost'. */
export function saySwap(swap: NonNullable<Cell['swap']>, text: Text): string {
  return text('schedule.cost.swap', { cost: sayChange(swap, text) })
}

type Change = NonNullable<Cell['swap']>

/** '+1 gap, longer series'; 'no cost'. */
export function sayChange(cost: Change, text: Text): string {
  const parts = [
    cost.gaps > 0
      ? text('schedule.cost.moreGaps', { count: cost.gaps })
      : cost.gaps < 0
        ? text('schedule.cost.fewerGaps', { count: -cost.gaps })
        : '',
    cost.longSeries > 0 ? text('schedule.cost.longSeries', { count: cost.longSeries }) : '',
    cost.tableChanges > 0 ? text('schedule.cost.tableChanges', { count: cost.tableChanges }) : '',
  ].filter(part => part !== '')
  return parts.length === 0 ? text('schedule.cost.none') : parts.join(', ')
}

function isFree(cost: Change): boolean {
  return cost.gaps <= 0 && cost.longSeries <= 0 && cost.tableChanges <= 0
}

/**
 * The costs of all cells for the board. Where another meeting stands, the two swap if the rules let them; else it would lose
 * its place, which is possible and said.
 */
export function layCosts(offered: OutputOf<typeof suggestCells>, text: Text): Map<string, CellCost> {
  return new Map(
    offered.cells.map(cost => [
      boardCell(cost.slotId, cost.placeId),
      {
        possible: cost.verdict !== 'refused',
        words: sayCost(cost, text, 'short'),
        ...(cost.swap === null ? {} : { swaps: true }),
        ...((cost.verdict === 'free' && isFree(cost)) || (cost.swap !== null && isFree(cost.swap))
          ? { best: true }
          : {}),
      },
    ]),
  )
}

/** 'Iberlaser ↔ Hoshi Optics'. */
export function nameMeeting(meeting: Pick<Meeting, 'from' | 'to'>): string {
  return `${meeting.from.name} ↔ ${meeting.to.name}`
}
