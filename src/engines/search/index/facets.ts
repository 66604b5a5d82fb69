import type { FacetCount, QuantityCondition } from '../model.ts'
import type { Documents, FacetColumn, StoredQuantity } from './documents.ts'
import { seesKey, type View } from './view.ts'

/** Where the values of a document that the viewer sees stand in the column's cells: [start, end). */
function startOf(documents: Documents, view: View, column: FacetColumn, document: number): number {
  if (document >= column.starts.length) return column.cells.length
  if (!seesKey(view, documents, document, column.keys.get(document))) return endOf(column, document)
  return column.starts.get(document)
}

function endOf(column: FacetColumn, document: number): number {
  return document + 1 < column.starts.length ? column.starts.get(document + 1) : column.cells.length
}

export interface Filtered {
  /** Documents that pass every filter and condition, in the order given. */
  readonly passing: readonly number[]
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
}

/**
 * Filters documents by facets and quantities and counts facet values. Each facet is counted as if its own filter were
 * open: what else there is to choose.
 */
export function filterAndCount(
  documents: Documents,
  view: View,
  candidates: readonly number[],
  asked: {
    readonly filters: Readonly<Record<string, readonly string[]>>
    readonly quantities: readonly QuantityCondition[]
    readonly count: readonly string[]
  },
): Filtered {
  const filters = Object.entries(asked.filters).filter(([, values]) => values.length > 0)
  const tests = filters.map(([name, values]) => ({ name, test: createTest(documents, view, name, values) }))
  const counters = asked.count.map(name => ({ name, counter: createCounter(documents, view, name) }))
  const passing: number[] = []
  if (tests.length === 0 && asked.quantities.length === 0) {
    for (const { counter } of counters) for (const document of candidates) counter.add(document)
    return { passing: candidates, facets: countsOf(counters) }
  }
  for (const document of candidates) {
    if (!meetsAll(documents, view, document, asked.quantities)) continue
    const failed = tests.filter(({ test }) => !test(document))
    if (failed.length === 0) passing.push(document)
    if (failed.length > 1) continue
    for (const { name, counter } of counters)
      if (failed.length === 0 || failed[0]?.name === name) counter.add(document)
  }
  return { passing, facets: countsOf(counters) }
}

function countsOf(counters: readonly { name: string; counter: { counts: () => readonly FacetCount[] } }[]) {
  return Object.fromEntries(counters.map(({ name, counter }) => [name, counter.counts()]))
}

function createTest(documents: Documents, view: View, name: string, values: readonly string[]) {
  const column = documents.facets.get(name)
  const wanted = new Set(values.flatMap(value => column?.values.find(value) ?? []))
  return (document: number): boolean => {
    if (column === undefined) return false
    const end = endOf(column, document)
    for (let at = startOf(documents, view, column, document); at < end; at++)
      if (wanted.has(column.cells.get(at))) return true
    return false
  }
}

function createCounter(documents: Documents, view: View, name: string) {
  const column = documents.facets.get(name)
  const counts = new Int32Array(column?.values.names.length ?? 0)
  const keys = column?.keys.raw() ?? new Int32Array()
  const starts = column?.starts.raw() ?? new Int32Array()
  const cells = column?.cells.raw() ?? new Int32Array()
  const rows = column?.starts.length ?? 0
  return {
    add(document: number): void {
      if (column === undefined || document >= rows) return
      const key = keys[document] ?? 0
      if (view.keys[key] !== 1 && !seesKey(view, documents, document, key)) return
      const end = document + 1 < rows ? (starts[document + 1] ?? 0) : column.cells.length
      for (let at = starts[document] ?? 0; at < end; at++) {
        const value = cells[at] ?? 0
        counts[value] = (counts[value] ?? 0) + 1
      }
    },
    counts: (): readonly FacetCount[] =>
      (column?.values.names ?? [])
        .map((value, number) => ({ value, count: counts[number] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }
}

/**
 * A document meets the conditions when one record of it meets them all: for each, a quantity that the viewer sees
 * overlaps the range asked for. A fast instrument and an exact one are not a fast and exact one.
 */
function meetsAll(
  documents: Documents,
  view: View,
  document: number,
  conditions: readonly QuantityCondition[],
): boolean {
  if (conditions.length === 0) return true
  const seen = (documents.quantities.get(document) ?? []).filter(({ key }) =>
    seesKey(view, documents, document, key),
  )
  return seen.some(({ record }) => {
    const same = seen.filter(quantity => quantity.record === record)
    return conditions.every(condition => same.some(quantity => meets(quantity, condition)))
  })
}

function meets(quantity: StoredQuantity, condition: QuantityCondition): boolean {
  return (
    quantity.dimension === condition.dimension &&
    (condition.about === undefined || quantity.about === undefined || quantity.about === condition.about) &&
    quantity.low <= condition.high &&
    quantity.high >= condition.low
  )
}
