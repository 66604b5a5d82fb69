/** Where the keyboard stands on a board; rows and columns count from 0, heads and pauses left out. */
export interface BoardPosition {
  row: number
  column: number
}

/** How large a board is, and where one may go in a jump. */
export interface BoardField {
  rows: number
  columns: number
  /** Rows to a leap by Page Up and Page Down. */
  page: number
  /** Cells a Ctrl-arrow stops at: those a picked-up meeting may go to, else those that hold a meeting. */
  isStop: (position: BoardPosition) => boolean
}

/** Where a key leads from a position, as in any grid of the ARIA practices; null for keys that do not move. */
export function moveOnBoard(
  from: BoardPosition,
  key: { key: string; ctrlKey: boolean },
  field: BoardField,
): BoardPosition | null {
  const step = steps[key.key]
  if (step !== undefined) return key.ctrlKey ? leap(from, step, field) : keepInside(add(from, step), field)
  if (key.key === 'Home') return { row: key.ctrlKey ? 0 : from.row, column: 0 }
  if (key.key === 'End') return { row: key.ctrlKey ? field.rows - 1 : from.row, column: field.columns - 1 }
  if (key.key === 'PageUp') return keepInside({ ...from, row: from.row - field.page }, field)
  if (key.key === 'PageDown') return keepInside({ ...from, row: from.row + field.page }, field)
  return null
}

const steps: Record<string, BoardPosition> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

function add(from: BoardPosition, step: BoardPosition): BoardPosition {
  return { row: from.row + step.row, column: from.column + step.column }
}

function isInside(position: BoardPosition, field: BoardField): boolean {
  return (
    position.row >= 0 && position.row < field.rows && position.column >= 0 && position.column < field.columns
  )
}

function keepInside(position: BoardPosition, field: BoardField): BoardPosition {
  return {
    row: Math.min(Math.max(position.row, 0), field.rows - 1),
    column: Math.min(Math.max(position.column, 0), field.columns - 1),
  }
}

function leap(from: BoardPosition, step: BoardPosition, field: BoardField): BoardPosition {
  let last = from
  for (let next = add(from, step); isInside(next, field); next = add(next, step)) {
    if (field.isStop(next)) return next
    last = next
  }
  return last
}
