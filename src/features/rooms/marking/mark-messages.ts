/** What the child that marks a file is asked. */
export interface MarkOrder {
  kind: 'pdf' | 'picture'
  source: string
  target: string
  /** The stamp at the foot and the one across: PDF pages in base64 for a PDF, drawings (SVG) for a picture. */
  foot: string
  across: string
}

/** Why a file cannot carry a mark. */
export const markFaults = [
  'encrypted',
  'unreadable',
  'holds-files',
  'too-large',
  'took-too-long',
  'took-too-much-memory',
] as const
export type MarkFault = (typeof markFaults)[number]

export type MarkAnswer = { done: true } | { fault: MarkFault }
