import type { ReportKind } from './sections.ts'

/** A figure with its targets, as counted until the end of the period. */
export interface ReportFigure {
  id: string
  code: string
  name: string
  unit: string
  lang: string
  shippedAs: string | null
  level: string
  target: number | null
  periodTarget: number | null
  /** What should be there at the period's end; null without a target. */
  expected: number | null
  inPeriod: { proven: number; claimed: number }
  soFar: { proven: number; claimed: number }
  /** Each cluster's part; null: of no partner. */
  clusters: { cluster: string | null; proven: number; claimed: number }[]
  /** What counts for several of them. */
  shared: number
}

export interface ReportMission {
  id: string
  title: string
  lang: string
  type: string
  country: string
  city: string
  startsOn: string
  endsOn: string
  state: string
  travelling: number
  represented: number
  local: number
  /** Held meetings; null where so few are not told. */
  held: number | null
}

/** Everything a report tells, in data: what is filed of it, and what every paper is made of. */
export interface ReportModel {
  kind: ReportKind
  langs: [string, string]
  partnership: {
    id: string
    acronym: string
    title: string
    theme: string | null
    startsOn: string | null
    endsOn: string | null
  }
  /** Those that pay for a part of the period. */
  grants: { title: string; number: string | null; call: string | null; programme: string | null }[]
  partners: {
    id: string
    name: string
    country: string
    role: string
    joinedOn: string
    leftOn: string | null
  }[]
  period: { id: string; name: string; from: string; to: string; dueOn: string | null }
  /** When the figures were counted, and what was filed of them; null while they are live. */
  asOf: string
  filing: { number: number; hash: string } | null
  clusters: { id: string; name: string }[]
  figures: ReportFigure[]
  missions: ReportMission[]
  outcomes: {
    /** Null where a small group is hidden. */
    steps: { step: string; value: number | null; of: number | null; disputed: number | null }[]
    encounters: number | null
  }
  /** What was written, with the names of figures in it. */
  texts: { part: string; lang: string; text: string }[]
}

/** Whether a figure has less than should be there at the end of the period. */
export function isBelow(figure: ReportFigure): boolean {
  return figure.expected !== null && figure.soFar.proven < Math.floor(figure.expected)
}

/** Whether a figure has what was promised for the end of the whole. */
export function isReached(figure: ReportFigure): boolean {
  return figure.target !== null && figure.soFar.proven >= figure.target
}

/** What was written in a part, in this language; null where nothing was. */
export function textOf(model: ReportModel, part: string, lang: string): string | null {
  const text = model.texts.find(one => one.part === part && one.lang === lang)?.text ?? ''
  return text === '' ? null : text
}
