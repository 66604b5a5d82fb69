import type { Clauses } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at } from './dense.ts'

/** One request: the meeting that stands for it, or one for each way to choose who attends (a family). */
export interface EncodedRequest {
  /** At most one of these is held; exactly one when the request is certain. */
  readonly members: readonly number[]
  readonly isCertain: boolean
}

/** An encoding in the making. */
export interface Draft {
  readonly compiled: Compiled
  readonly meetings: readonly number[]
  readonly requests: readonly EncodedRequest[]
  readonly cnf: Clauses
  readonly heldAt: Int32Array
  /** participant × slot → variable 'busy then', 0 where impossible. */
  readonly busyAt: Int32Array
  readonly ownMeetings: readonly (readonly number[])[]
}

/** The variable of a meeting in a slot, 0 where impossible. */
export function heldVariable(draft: Draft, meeting: number, slot: number): number {
  return at(draft.heldAt, meeting * draft.compiled.slotCount + slot)
}
