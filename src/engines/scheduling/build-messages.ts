import type { Answer, Problem, ProblemFault, Progress } from './model.ts'
import type { Lane } from './race.ts'

/** What a worker is started with. */
export interface BuildOrder {
  readonly problem: Problem
  readonly seed: number
  readonly lane: Lane
  readonly iterations?: number
  readonly deadlineMs?: number
  /** Shared with the caller; anything but 0 in its first place cancels the build. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>
}

/** What a worker sends back: progress, then one answer or one refusal. */
export type BuildMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'invalid'; readonly faults: readonly ProblemFault[] }
