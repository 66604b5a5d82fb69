/**
 * The words of the schedule engine: what goes in, what comes out.
 *
 * Everything is plain data (strings, numbers, arrays), so a problem can be stored, sent to a worker and
 * compared. Times are epoch minutes and are used for order only; the engine knows no time zone.
 */

/** A time in which a meeting can be held. Slots must not overlap in time. */
export interface Slot {
  readonly id: string
  /** Epoch minutes. */
  readonly start: number
  /** Epoch minutes, after `start`. */
  readonly end: number
  /** The meeting session the slot belongs to (for words only; rules use `run` and `day`). */
  readonly session: string
  /** 'In a row' is counted among neighbouring slots with the same run; a lunch break starts a new run. */
  readonly run: string
  /** Gaps (breaks) are counted among the slots with the same day. */
  readonly day: string
}

/** Where a meeting can be held. A table takes one meeting per slot, `online` any number. */
export interface Place {
  readonly id: string
  readonly label: string
  readonly kind: 'table' | 'online'
  /** Slots in which the place exists; absent: all. */
  readonly slots?: readonly string[]
  /** An own booth: only meetings of this participant are held there. */
  readonly ownerParticipant?: string
  /** The hall (or office building) it stands in, see `Walk`; absent: no walking time to or from it. */
  readonly hall?: string
}

/** How long it takes from one hall to another, either way; halls without an entry are next to each other. */
export interface Walk {
  readonly from: string
  readonly to: string
  readonly minutes: number
}

/** Something scarce that meetings need beside a table: interpreters of one language, video lines, a demo room. */
export interface Resource {
  readonly id: string
  /** How many meetings at once can have one. */
  readonly units: number
  /** Slots in which it is there; absent: all. */
  readonly slots?: readonly string[]
  /** Slots with another number of units. */
  readonly unitsIn?: readonly { readonly slot: string; readonly units: number }[]
}

/** A set of participants counted together: a cluster, a delegation; with one member, that participant's day. */
export interface Group {
  readonly id: string
  readonly participants: readonly string[]
  /** Hard: fewest and most meetings held in which at least one of the group takes part. */
  readonly minMeetings?: number
  readonly maxMeetings?: number
  /** The two limits hold for each day by itself. */
  readonly perDay?: boolean
  /** Counted by the aim `groupsShared`. */
  readonly shared?: boolean
}

/** Somebody who can be in one meeting at a time. */
export interface Participant {
  readonly id: string
  /** Slots in which the participant can be booked. */
  readonly available: readonly string[]
  /** The guaranteed minimum of meetings (an aim, see ObjectiveTerm `minimum`). */
  readonly minMeetings?: number
  /** Hard limit of meetings. */
  readonly maxMeetings?: number
  /** Whose participant it is. */
  readonly cluster?: string
  /** Wanted longest series without a pause (an aim, see `inARow`); absent: unlimited. */
  readonly maxInARow?: number
  /** Hard: needs a free slot after so many meetings in a row; 1: after each. A new run counts as a pause. */
  readonly pauseAfter?: number
}

/** Colleagues who can stand in for one another: the schedule chooses `count` of them. */
export interface Choice {
  readonly from: readonly string[]
  readonly count: number
}

/** A meeting that stays where it is: locked, promised, under way or past. It overrides availability. */
export interface FixedPlacement {
  readonly slot: string
  /** Absent: the slot is fixed, the table is free. */
  readonly place?: string
  /** Who of each choice attends; needed when the meeting has choices. */
  readonly attending?: readonly string[]
}

/** An accepted request that wants a place. Observers never block anybody, so they are not listed. */
export interface Meeting {
  readonly id: string
  /** All needed at once; with those chosen of `choices` two or more. */
  readonly participants: readonly string[]
  /** Of each of these, so many attend as well. */
  readonly choices?: readonly Choice[]
  /** Resources of which the meeting takes one unit each. */
  readonly needs?: readonly string[]
  /** Both sides' wishes as one number, 0 or more; heavier meetings are kept. */
  readonly weight: number
  /** The schedule is not valid without this meeting. */
  readonly mustHold?: boolean
  /** Absent: any slot. */
  readonly allowedSlots?: readonly string[]
  /**
   * Absent: any table without an owner, and booths owned by one of the participants.
   * Online places are used only when listed here.
   */
  readonly allowedPlaces?: readonly string[]
  readonly fixed?: FixedPlacement
  /** Meetings that, if held, must be held in an earlier slot. */
  readonly predecessors?: readonly string[]
}

/**
 * What a good schedule is, most important first. Terms left out do not count.
 *
 * - `minimum`: meetings missing to the participants' guaranteed minimum
 * - `weight`: weight of the meetings held
 * - `inARow`: meetings beyond `maxInARow` in one series
 * - `breaks`: gaps; an idle group between two meetings of one person on one day counts 1 however long it is
 * - `shared`: held meetings evenly shared (sum over participants of held²)
 * - `groupsShared`: evenly shared between groups (sum over groups marked `shared` of meetings² / members)
 * - `tableChanges`: how often somebody's next meeting of the day is at another place
 */
export type ObjectiveTerm =
  | 'minimum'
  | 'weight'
  | 'inARow'
  | 'breaks'
  | 'shared'
  | 'groupsShared'
  | 'tableChanges'

/** The order of practice: guaranteed minimum, wishes, pauses, waiting time, fairness, walking. */
export const MISSION_ORDER: readonly ObjectiveTerm[] = [
  'minimum',
  'weight',
  'inARow',
  'breaks',
  'shared',
  'groupsShared',
  'tableChanges',
]

/** The order of the published problem (Bofill and others, JAIR 74, 2022): all meetings held, fewest breaks. */
export const PUBLISHED_ORDER: readonly ObjectiveTerm[] = ['breaks', 'tableChanges']

/** The longest series of meetings without a pause that a mission wants for anybody. */
export const DEFAULT_MAX_IN_A_ROW = 5

export interface Problem {
  readonly slots: readonly Slot[]
  readonly places: readonly Place[]
  readonly participants: readonly Participant[]
  readonly meetings: readonly Meeting[]
  /** Hard: no two participants' numbers of breaks differ by more than this. Absent: no such rule. */
  readonly fairness?: number
  readonly walks?: readonly Walk[]
  readonly resources?: readonly Resource[]
  readonly groups?: readonly Group[]
  readonly order: readonly ObjectiveTerm[]
}

/**
 * Something wrong with the input itself, with the record it stands on. All faults are named at once.
 * `wrong`: cannot be read as a problem, no build starts. `impossible`: understood, but no schedule can do it.
 */
export interface ProblemFault {
  readonly severity: 'wrong' | 'impossible'
  readonly code:
    | 'duplicate-id'
    | 'unknown-id'
    | 'slot-ends-before-start'
    | 'slots-overlap'
    | 'too-few-participants'
    | 'participant-twice'
    | 'negative-number'
    | 'fixed-clash'
    | 'predecessor-cycle'
    | 'repeated-objective'
    | 'not-whole'
    | 'choice-too-large'
    | 'choice-overlaps'
    | 'choice-not-made'
    | 'empty-group'
    | 'minimum-above-maximum'
    | 'no-possible-slot'
    | 'too-many-must'
    | 'impossible-minimum'
  readonly record: 'slot' | 'place' | 'participant' | 'meeting' | 'resource' | 'group' | 'walk' | 'problem'
  readonly id: string
  readonly field: string
  /** One sentence for people. */
  readonly message: string
}

export interface Placement {
  readonly meeting: string
  readonly slot: string
  readonly place: string
  /** Who was chosen of the meeting's choices; absent when it has none. */
  readonly attending?: readonly string[]
}

/** Who or what is in the way in one slot that all participants of a meeting have in common. */
export interface SlotObstacle {
  readonly slot: string
  readonly busy: readonly {
    readonly participant: string
    readonly meeting: string
    readonly weight: number
    readonly locked: boolean
  }[]
  /** True when everyone is free but every suitable place is taken or closed. */
  readonly noPlace: boolean
}

/** Why a meeting found no place: codes, ids and numbers; the rooms turn them into sentences. */
export type Reason =
  /** The participants share no slot in which they are available and the meeting is allowed. */
  | {
      readonly code: 'no-common-slot'
      readonly slotsOf: readonly { readonly participant: string; readonly slots: number }[]
    }
  /** A participant's limit of meetings is used up. */
  | {
      readonly code: 'at-maximum'
      readonly participant: string
      readonly held: number
      readonly maximum: number
    }
  /** Every slot in which the participant is available already holds a meeting. */
  | { readonly code: 'diary-full'; readonly participant: string; readonly slots: number }
  /** More meetings that must be held than slots the participant is available in. */
  | {
      readonly code: 'too-many-must'
      readonly participant: string
      readonly must: number
      readonly slots: number
    }
  /** In each common slot somebody sits in another meeting. */
  | { readonly code: 'common-slots-taken'; readonly obstacles: readonly SlotObstacle[] }
  /** Everyone is free together, but only in slots without a free place. */
  | { readonly code: 'no-free-place'; readonly slots: readonly string[] }
  /** No place exists that this meeting may use in a common slot. */
  | { readonly code: 'no-suitable-place' }
  /** Free slots exist, but not after (before) the meetings it must follow (precede). */
  | { readonly code: 'order'; readonly slots: readonly string[] }
  /** A free place existed after all: the search ended before trying it (or holding it costs a higher aim). */
  | { readonly code: 'left-out'; readonly slots: readonly string[] }

/**
 * One of the facts that together keep a request out as the schedule stands; `slots` are those it rules out.
 * `away`: not available then (`free`: slots available in all). `busy`: sits in these meetings, `must` of them
 * mandatory. `tables`: every suitable place is taken; `no-place`: none exists. `session`: the meeting may not use them.
 */
export type Fact =
  | {
      readonly code: 'away'
      readonly participant: string
      readonly slots: readonly string[]
      readonly free: number
    }
  | {
      readonly code: 'busy'
      readonly participant: string
      readonly slots: readonly string[]
      readonly meetings: readonly string[]
      readonly free: number
      readonly must: number
    }
  | {
      readonly code: 'limit'
      readonly participant: string
      readonly maximum: number
      readonly slots: readonly string[]
    }
  | { readonly code: 'tables' | 'no-place' | 'session'; readonly slots: readonly string[] }
  | { readonly code: 'order'; readonly slots: readonly string[]; readonly meetings: readonly string[] }
  | {
      readonly code: 'pause' | 'walk'
      readonly participant: string
      readonly slots: readonly string[]
      readonly meetings: readonly string[]
    }
  | {
      readonly code: 'resource'
      readonly resource: string
      readonly slots: readonly string[]
      readonly meetings: readonly string[]
    }
  | {
      readonly code: 'group'
      readonly group: string
      readonly maximum: number
      readonly slots: readonly string[]
    }

/** One thing the organiser could do. */
export type Step =
  | { readonly code: 'add-table'; readonly slot: string }
  | { readonly code: 'open-slot'; readonly participant: string; readonly slot: string }
  /** Let the meeting itself use the slot. */
  | { readonly code: 'allow-slot'; readonly slot: string }
  | { readonly code: 'raise-maximum'; readonly participant: string; readonly to: number }
  | { readonly code: 'raise-group-maximum'; readonly group: string; readonly to: number }
  | { readonly code: 'add-resource'; readonly resource: string; readonly slot: string }
  | {
      readonly code: 'drop-meeting'
      readonly meeting: string
      readonly weight: number
      readonly slot: string
    }

/** What the organiser could do so that a request fits, everything else unmoved. */
export type Remedy = Step | { readonly code: 'two-steps'; readonly steps: readonly [Step, Step] }

export interface Unplaced {
  readonly meeting: string
  readonly reasons: readonly Reason[]
  /** The smallest set of facts that keeps it out; empty when a slot was open and it was left out for other aims. */
  readonly conflict: readonly Fact[]
  /** Cheapest first, each checked by doing it; of two steps only where no single one is enough. */
  readonly remedies: readonly Remedy[]
}

/** How far the numbers of an answer are proven. */
export interface Proof {
  /** How the lower bound on breaks was obtained. */
  readonly breaks: 'forced-breaks' | 'exact-search' | 'none'
  /** How the upper bound on weight was obtained. */
  readonly weight: 'all-held' | 'capacity-dual' | 'exact-search' | 'none'
  /** Why there is no valid schedule, when the status is `infeasible`. */
  readonly infeasible?: 'counting' | 'exact-search'
}

/** The measured quality of a set of placements. */
export interface Quality {
  readonly breaks: number
  /** Idle slots between first and last meeting of a day, over all participants. */
  readonly idle: number
  readonly weight: number
  readonly inARowExcess: number
  readonly minimumMissed: number
  readonly tableChanges: number
}

export interface Answer extends Quality {
  /**
   * `optimal`: valid, and no valid schedule is better in any term of the order (table changes excepted).
   * `feasible`: valid. `infeasible`: proven that no valid schedule exists.
   * `unknown`: none found and none excluded; `placed` holds what fits.
   */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown'
  readonly placed: readonly Placement[]
  readonly unplaced: readonly Unplaced[]
  /**
   * Sum of the weights of all meetings that could be held at best, by schedules that do as well in the aims that come
   * before weight; never below `weight`.
   */
  readonly weightUpperBound: number
  /**
   * No schedule that holds the same meetings, and does as well in the aims that come before breaks, has
   * fewer breaks.
   */
  readonly breaksLowerBound: number
  readonly seconds: number
  readonly seed: number
  readonly proof: Proof
}

/** What is known while a build runs: 'breaks 12, best possible at least 9'. */
export interface Progress {
  readonly phase: 'start' | 'improve' | 'prove' | 'tables'
  readonly placed: number
  readonly total: number
  readonly weight: number
  readonly weightUpperBound: number
  readonly breaks: number
  readonly breaksLowerBound: number
  readonly seconds: number
}

/** Reads the time in milliseconds; given by the caller, so that the engine itself knows no clock. */
export type Clock = () => number

export interface SolveOptions {
  readonly seed: number
  /** The exact method's solver keeps to its stable mode: faster on some problems, slower on others. */
  readonly isStable?: boolean
  /** Stop after this many local-search steps; same problem, seed and count give the same answer. */
  readonly iterations?: number
  /** Stop this many milliseconds after the start (needs `clock`). */
  readonly deadlineMs?: number
  readonly clock?: Clock
  readonly onProgress?: (progress: Progress) => void
  /** Asked often; true ends the build with the best schedule so far. */
  readonly isCancelled?: () => boolean
}

/** A rule that a schedule breaks, as found by the verifier. */
export interface Violation {
  readonly code:
    | 'unknown-meeting'
    | 'unknown-slot'
    | 'unknown-place'
    | 'placed-twice'
    | 'missing'
    | 'participant-twice-at-once'
    | 'place-twice-at-once'
    | 'participant-away'
    | 'place-closed'
    | 'slot-not-allowed'
    | 'place-not-allowed'
    | 'fixed-moved'
    | 'must-not-held'
    | 'above-maximum'
    | 'order-broken'
    | 'wrong-attendance'
    | 'resource-short'
    | 'pause-missing'
    | 'too-far'
    | 'group-above-maximum'
    | 'group-below-minimum'
    | 'unfair'
    | 'wrong-number'
  readonly meeting?: string
  readonly participant?: string
  readonly slot?: string
  readonly place?: string
  readonly resource?: string
  readonly group?: string
  /** One sentence for people. */
  readonly message: string
}

/** What a move on the board would cost, and what stands against it. */
export interface MoveCost {
  readonly slot: string
  readonly place: string
  /** `free`: nothing in the way. `displaces`: others would have to go. `refused`: a hard rule forbids it. */
  readonly verdict: 'free' | 'displaces' | 'refused'
  readonly refusals: readonly Refusal[]
  /** Meetings that would lose their place. */
  readonly displaces: readonly string[]
  /** Who of the meeting's choices would attend; absent when it has none. */
  readonly attending?: readonly string[]
  /** Change in the number of gaps, displaced meetings taken out. */
  readonly breaks: number
  readonly inARowExcess: number
  readonly tableChanges: number
}

export type Refusal =
  | { readonly code: 'participant-away'; readonly participant: string }
  | { readonly code: 'place-closed' }
  | { readonly code: 'place-not-allowed' }
  | { readonly code: 'slot-not-allowed' }
  | { readonly code: 'locked' }
  | { readonly code: 'locked-in-the-way'; readonly meeting: string }
  | { readonly code: 'at-maximum'; readonly participant: string; readonly maximum: number }
  | { readonly code: 'order'; readonly meeting: string }
  | { readonly code: 'resource-short'; readonly resource: string }
  | { readonly code: 'pause-missing'; readonly participant: string; readonly after: number }
  | {
      readonly code: 'too-far'
      readonly participant: string
      readonly meeting: string
      readonly minutes: number
    }
  | { readonly code: 'group-at-maximum'; readonly group: string; readonly maximum: number }
  | { readonly code: 'group-below-minimum'; readonly group: string; readonly minimum: number }
  | { readonly code: 'no-colleague-free' }
