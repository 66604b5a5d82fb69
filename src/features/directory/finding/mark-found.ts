import type { Highlight, Reason, SearchAnswer, SearchIndex } from '../../../engines/search/index.ts'
import { reaches } from '../rules/profile-parts.ts'
import { textsOf } from './make-document.ts'
import type { FoundRow } from './queries-found.ts'

interface Piece {
  text: string
  hit: boolean
}

/** Characters of a passage, and how many of them stand before the first hit. */
const passageLength = 260
const before = 60
/** Fields that a result shows anyway. */
const shownAnyway = new Set(['name', 'summary', 'technologies', 'place'])

/** A found organisation's texts with what was asked for marked, as far as its viewer may read them. */
export function markFound(
  index: SearchIndex,
  answer: SearchAnswer,
  row: FoundRow,
  reasons: readonly Reason[],
): { name: Piece[]; summary: Piece[] | null; passage: { field: string; text: Piece[] } | null } {
  const found = new Set(reasons.flatMap(({ fields }) => fields))
  const mark = (field: string, text: string) =>
    cut(text, found.has(field) ? index.highlight(answer, text, row.lang) : [])
  return {
    name: mark('name', row.name),
    summary: row.summary === null ? null : mark('summary', row.summary),
    passage: findPassage(index, answer, row, reasons),
  }
}

function findPassage(index: SearchIndex, answer: SearchAnswer, row: FoundRow, reasons: readonly Reason[]) {
  const weights = new Map<string, number>()
  for (const { fields, contribution } of reasons)
    for (const field of fields) weights.set(field, (weights.get(field) ?? 0) + contribution)
  const texts = textsOf(row)
    // What no word was found in has nothing to mark.
    .filter(
      ({ field, level }) =>
        weights.has(field) && !shownAnyway.has(field) && (level === null || reaches(row.reach, level)),
    )
    .sort((a, b) => (weights.get(b.field) ?? 0) - (weights.get(a.field) ?? 0))
  for (const { field, text } of texts) {
    const hits = index.highlight(answer, text, row.lang, passageLength)
    const [first] = hits
    if (first === undefined) continue
    const { start, end } = window(text, first.start)
    const inside = hits.filter(hit => hit.start >= start && hit.end <= end)
    const pieces = cut(
      text.slice(start, end),
      inside.map(hit => ({ ...hit, start: hit.start - start, end: hit.end - start })),
    )
    const lead: Piece[] = start > 0 ? [{ text: '… ', hit: false }] : []
    const tail: Piece[] = end < text.length ? [{ text: ' …', hit: false }] : []
    return { field: fieldName(field), text: [...lead, ...pieces, ...tail] }
  }
  return null
}

/** A stretch around a place that begins and ends between words. */
function window(text: string, at: number): { start: number; end: number } {
  const from = Math.max(0, at - before)
  const start = from === 0 ? 0 : Math.min(at, text.slice(from).search(/\s/) + from + 1)
  const until = Math.min(text.length, start + passageLength)
  const blank = text.slice(0, until).search(/\s\S*$/)
  return { start, end: until === text.length || blank <= at ? until : blank }
}

/** The text in pieces, hits and what is between them. */
function cut(text: string, hits: readonly Pick<Highlight, 'start' | 'end'>[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(Math.max(at, start), end), hit: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

/** Records of all levels are one field to their reader. */
export function fieldName(field: string): string {
  return field.startsWith('capabilities-') ? 'capabilities' : field
}
