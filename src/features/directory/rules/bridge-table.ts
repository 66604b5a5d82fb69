import type { Bridge } from '../../../engines/search/index.ts'
import { type SearchLanguage, searchLanguages } from './search-languages.ts'

/** Expressions of one side by language. */
export type BridgeSide = Partial<Record<SearchLanguage, readonly string[]>>

/** A bridge as it is kept and written in a file. */
export interface BridgeFacts {
  readonly kind: Bridge['kind']
  readonly left: BridgeSide
  readonly right: BridgeSide
  readonly source: string
  readonly note: string | null
}

const between = ' | '
const sides = ['left', 'right'] as const

/** The columns of the file: which bridge, what of it, then each side in each language. */
export const bridgeColumns: readonly string[] = [
  'id',
  'kind',
  'source',
  'note',
  ...sides.flatMap(side => searchLanguages.map(language => `${side} ${language}`)),
]

/** A bridge as a row; expressions of one language stand in one cell, with ' | ' between them. */
export function writeBridgeRow(bridge: BridgeFacts & { id: string }): string[] {
  return [
    bridge.id,
    bridge.kind,
    bridge.source,
    bridge.note ?? '',
    ...sides.flatMap(side => searchLanguages.map(language => (bridge[side][language] ?? []).join(between))),
  ]
}

export type ReadBridgeRow = { facts: BridgeFacts; id: string | null } | { fault: BridgeFault }
export type BridgeFault = 'no-source' | 'no-left' | 'no-right' | 'unknown-kind' | 'too-long'

const longest = { words: 120, expressions: 20, source: 300, note: 1_000 }

/** Reads a row under the headings of its file, in whatever order they stand; says what is missing. */
export function readBridgeRow(header: readonly string[], cells: readonly string[]): ReadBridgeRow {
  const at = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]))
  const cell = (name: string) => (cells[at.get(name) ?? -1] ?? '').trim()
  const side = (name: string): BridgeSide =>
    Object.fromEntries(
      searchLanguages.flatMap(language => {
        const words = tidyExpressions(cell(`${name} ${language}`).split('|'))
        return words.length === 0 ? [] : [[language, words]]
      }),
    )
  const [left, right] = [side('left'), side('right')]
  const kind = cell('kind').toLowerCase() || 'same'
  const all = [...Object.values(left), ...Object.values(right)]
  const [source, note] = [cell('source'), cell('note')]
  if (source === '') return { fault: 'no-source' }
  if (isEmpty(left)) return { fault: 'no-left' }
  if (isEmpty(right)) return { fault: 'no-right' }
  if (kind !== 'same' && kind !== 'narrower') return { fault: 'unknown-kind' }
  if (
    source.length > longest.source ||
    note.length > longest.note ||
    all.some(list => list.length > longest.expressions || list.some(({ length }) => length > longest.words))
  )
    return { fault: 'too-long' }
  return { id: cell('id') || null, facts: { kind, left, right, source, note: note || null } }
}

/** Each expression once, without what surrounds it. */
export function tidyExpressions(words: readonly string[]): string[] {
  return [...new Set(words.map(word => word.replace(/\s+/g, ' ').trim()))].filter(word => word !== '')
}

/** True when a side has no expression in any language. */
export function isEmpty(side: BridgeSide): boolean {
  return Object.values(side).every(words => words.length === 0)
}
