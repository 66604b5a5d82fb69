/** One row: a time slot in which meetings can be, or a pause that runs across. */
export interface BoardSlot {
  key: string
  /** As people read it: `09:00`. */
  label: string
  /** A line above the slot, where a new day or session begins. */
  heading?: string
  /** Set for a pause: its name. Nothing can be put there. */
  pause?: string
}

/** One column: a table, a person, a cluster. */
export interface BoardColumn {
  key: string
  label: string
  /** Hall, organisation. */
  note?: string
}

/** A meeting on the board. Seen by person it stands in two columns, each under its own `key`. */
export interface BoardMeeting {
  key: string
  id: string
  slot: string
  column: string
  /** Who meets whom; seen by person, the other side and the table. */
  names: readonly [string, string]
  locked?: boolean
  /** Somebody 'must' have it. */
  must?: boolean
  /** Stands elsewhere than published. */
  moved?: boolean
  /** What is wrong with its place, in words. */
  conflict?: string
}

/** What it would mean to put the picked-up meeting on a cell. */
export interface CellCost {
  possible: boolean
  /** '+1 gap', 'no cost', or why not: 'Host B is away'. */
  words: string
  /** Marks the places that cost nothing. */
  best?: boolean
  /** The meeting that stands there and the one in the hand would change places. */
  swaps?: boolean
}

/** The meeting in the hand; `costs` by `boardCell(slot, column)`, null while they are being worked out. */
export interface PickedUp {
  id: string
  /** How it is called when announced: 'Company A with Host B'. */
  title: string
  costs: ReadonlyMap<string, CellCost> | null
}

/** A place on the board. */
export interface BoardCell {
  slot: string
  column: string
}

/** The name of a cell in `costs` and `closed`. */
export function boardCell(slot: string, column: string): string {
  return `${slot} ${column}`
}
