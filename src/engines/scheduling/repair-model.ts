import type { Meeting, Placement, Problem, Reason } from './model.ts'

/** Something that went wrong, or came up, on the day. Times are epoch minutes. */
export type Change =
  /** Did not come: away from `from` (absent: from now) to the end. */
  | { readonly code: 'no-show'; readonly participant: string; readonly from?: number }
  /** A late train: away before `until`. */
  | { readonly code: 'late'; readonly participant: string; readonly until: number }
  /** Has to leave: away from `from` on. */
  | { readonly code: 'leaves'; readonly participant: string; readonly from: number }
  /** Away for a while, for instance an interpreter who is needed elsewhere. */
  | { readonly code: 'away'; readonly participant: string; readonly from: number; readonly until: number }
  /** Tables or a whole hall cannot be used, from `from` (absent: now) until `until` (absent: the end). */
  | {
      readonly code: 'places-lost'
      readonly places: readonly string[]
      readonly from?: number
      readonly until?: number
    }
  /** Units of a scarce resource are missing, for instance an interpreter (absent: all units). */
  | {
      readonly code: 'resource-lost'
      readonly resource: string
      readonly units?: number
      readonly from?: number
      readonly until?: number
    }
  /** A meeting runs over: its people and its table are taken until then. */
  | { readonly code: 'overrun'; readonly meeting: string; readonly until: number }
  /** A request that came up on the spot. */
  | { readonly code: 'walk-in'; readonly meeting: Meeting }

export interface RepairRequest {
  readonly problem: Problem
  /** The schedule as published. */
  readonly placed: readonly Placement[]
  readonly changes: readonly Change[]
  /** Epoch minutes. Meetings whose slot has begun stay; nothing new is put into a slot that has begun. */
  readonly now: number
}

export interface RepairOptions {
  /** Limits the exact method; with neither clock nor deadline its conflicts are limited instead. */
  readonly deadlineMs?: number
  readonly clock?: () => number
}

/** Why a meeting cannot stay where it was. */
export type Cause =
  | { readonly code: 'participant-away'; readonly participant: string }
  | { readonly code: 'place-lost'; readonly place: string }
  | { readonly code: 'resource-lost'; readonly resource: string }
  /** Asked for on the spot. */
  | { readonly code: 'walk-in' }
  /** Nothing is wrong with it; it makes room for another. */
  | { readonly code: 'makes-room' }

export interface Cell {
  readonly slot: string
  readonly place: string
}

export interface RepairMove {
  readonly meeting: string
  /** Absent for a request that came up on the spot. */
  readonly from: Cell | undefined
  readonly to: Cell
  /** Who of the meeting's choices attends now; a colleague may stand in while slot and place stay. */
  readonly attending?: readonly string[]
  readonly cause: Cause
  /** Participants who must be told. */
  readonly tell: readonly string[]
}

export interface FallenMeeting {
  readonly meeting: string
  /** Absent for a request that came up on the spot. */
  readonly from: Cell | undefined
  readonly mustHold: boolean
  readonly cause: Cause
  /** Why no other slot takes it: facts about the repaired schedule. */
  readonly reasons: readonly Reason[]
  readonly tell: readonly string[]
}

/** What a proposal costs. */
export interface RepairCost {
  /** Meetings in another slot or at another place than before (requests made on the spot not counted). */
  readonly moved: number
  /** Those of them at another time. */
  readonly retimed: number
  readonly fallen: number
  /** Meetings with which nothing was wrong and that move or fall out. */
  readonly disturbed: number
  readonly peopleToTell: number
  /** Breaks of everybody together after the repair, less those before the changes. */
  readonly gapsAdded: number
}

export interface RepairProposal {
  /** `nobody-else-moves`: only meetings that could not stay are moved. */
  readonly code: 'nobody-else-moves' | 'fewest-moves'
  /**
   * `minimal`: proven that no schedule (of this kind) loses fewer meetings, mandatory ones first, and among
   * those that lose as few none moves fewer. `bound`: see `fallenAtLeast` and `movedAtLeast`.
   */
  readonly status: 'minimal' | 'bound'
  readonly fallenAtLeast: number
  /** Holds for schedules that lose as many meetings as this one. */
  readonly movedAtLeast: number
  readonly placed: readonly Placement[]
  readonly moves: readonly RepairMove[]
  readonly fallen: readonly FallenMeeting[]
  readonly cost: RepairCost
}

export interface Repair {
  /**
   * The problem as it is now: begun meetings fixed, nobody to be booked in the past or while away, lost places
   * closed, requests made on the spot added. Fairness of breaks and the least number of meetings of a group
   * are rules of planning and left out.
   */
  readonly problem: Problem
  /** Gentlest first; the second is left out when it would be the same as the first. */
  readonly proposals: readonly RepairProposal[]
}
