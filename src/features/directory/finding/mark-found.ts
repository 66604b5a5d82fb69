import type { Highlight, Reason, SearchAnswer, SearchIndex } from '../../../engines/search/index.ts'
import { reaches } from '../rules/part-table.ts'
import { textsOf } from './make-document.ts'
import type { FoundRow } from './queries-found.ts'

interface Piece {
  text: string
  hit: boolean
}

/** Lists, one thing to a line, names in all languages: those that were found are shown, not what stands beside them. */
const listed = new Set(['terms', 'sites', 'aliases', 'capabilities'])
const mostLines = 3

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
    const name = fieldName(field)
    const lines = listed.has(name) ? cutLines(text, hits) : []
    if (lines.length > 0) return { field: name, text: lines }
    return { field: name, text: cutPassage(text, hits, first.start) }
  }
  return null
}

/** A stretch of a text around its first hit, with what stands marked in it. */
function cutPassage(text: string, hits: readonly Pick<Highlight, 'start' | 'end'>[], at: number): Piece[] {
  const { start, end } = window(text, at)
  const inside = hits.filter(hit => hit.start >= start && hit.end <= end)
  const pieces = cut(
    text.slice(start, end),
    inside.map(hit => ({ start: hit.start - start, end: hit.end - start })),
  )
  const lead: Piece[] = start > 0 ? [{ text: '… ', hit: false }] : []
  const tail: Piece[] = end < text.length ? [{ text: ' …', hit: false }] : []
  return [...lead, ...pieces, ...tail]
}

/** The lines that have something to mark, those with most of it first. */
function cutLines(text: string, hits: readonly Highlight[]): Piece[] {
  let at = 0
  const lines = text.split('\n').map(line => {
    const start = at
    at += line.length + 1
    const inside = hits.filter(hit => hit.start >= start && hit.end <= start + line.length)
    return { line, hits: inside.map(hit => ({ start: hit.start - start, end: hit.end - start })) }
  })
  const found = lines.filter(line => line.hits.length > 0).sort((a, b) => b.hits.length - a.hits.length)
  let room = passageLength
  return found.slice(0, mostLines).flatMap(({ line, hits: inside }, index) => {
    if (index > 0 && line.length > room) return []
    room -= line.length
    const passage = cutPassage(line, inside, inside[0]?.start ?? 0)
    return index === 0 ? passage : [{ text: '; ', hit: false }, ...passage]
  })
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
