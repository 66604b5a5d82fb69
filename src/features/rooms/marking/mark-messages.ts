/** What the child that marks a file is asked. */
export interface MarkOrder {
  kind: 'pdf' | 'picture'
  source: string
  target: string
  /** The stamp at the foot and the one across: PDF pages in base64 for a PDF, drawings (SVG) for a picture. */
  foot: string
  across: string
}

/** Why a file can never carry a mark. */
const lastingFaults = ['encrypted', 'unreadable', 'holds-files', 'too-large'] as const
type LastingFault = (typeof lastingFaults)[number]

/** Why it carries none; those that a machine under load brings about may be gone the next time. */
export type MarkFault = LastingFault | 'took-too-long' | 'took-too-much-memory' | 'gave-no-answer'

export const isLasting = (fault: MarkFault): fault is LastingFault =>
  lastingFaults.some(lasting => lasting === fault)

export type MarkAnswer = { done: true } | { fault: MarkFault }
