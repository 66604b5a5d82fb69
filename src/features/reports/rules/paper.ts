/** A report as it is read in one language: every output, on the screen and on paper, is made of this and nothing else. */
export interface Paper {
  lang: string
  title: string
  subtitle: string
  parts: PaperPart[]
}

export interface PaperPart {
  key: string
  heading: string
  /** What a coordinator writes here; null where everything follows from records. */
  section: string | null
  blocks: PaperBlock[]
}

export type PaperBlock = PaperText | PaperTable | PaperChart
export type PaperCell = string | number | null

/** Paragraphs, parted by blank lines. */
export interface PaperText {
  kind: 'text'
  text: string
  /** Names in it that name no figure. */
  unknown: string[]
}

export interface PaperTable {
  kind: 'table'
  key: string
  title: string
  columns: { title: string; kind: 'text' | 'number' | 'day' }[]
  /** Days as `2026-11-23`; a number that is not told is a word. */
  rows: PaperCell[][]
}

/** Bars beside the words of their figures; the table with the same figures stands beside it. */
export interface PaperChart {
  kind: 'chart'
  key: string
  title: string
  /** The same in words, for whoever does not see it. */
  alt: string
  bars: PaperBar[]
}

export interface PaperBar {
  label: string
  /** What stands at the end of the bar: '211 of 240'. */
  words: string
  /** Parts of the whole bar, from 0 to 1. */
  share: number
  /** What is claimed beyond it. */
  further: number
}
