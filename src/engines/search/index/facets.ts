import type { FacetCount, QuantityCondition } from '../model.ts'
import type { Documents, FacetColumn } from './documents.ts'
import { seesKey, type View } from './view.ts'

/** Calls back with the number of each value of a document that the viewer sees. */
function eachValue(
  documents: Documents,
  view: View,
  column: FacetColumn,
  document: number,
  tell: (value: number) => void,
): void {
  if (document >= column.starts.length) return
  if (!seesKey(view, documents, document, column.keys.get(document))) return
  const next = document + 1
  const end = next < column.starts.length ? column.starts.get(next) : column.cells.length
  for (let at = column.starts.get(document); at < end; at++) tell(column.cells.get(at))
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
  for (const document of candidates) {
    if (!asked.quantities.every(condition => meets(documents, view, document, condition))) continue
    const failed = tests.filter(({ test }) => !test(document))
    if (failed.length === 0) passing.push(document)
    if (failed.length > 1) continue
    for (const { name, counter } of counters)
      if (failed.length === 0 || failed[0]?.name === name) counter.add(document)
  }
  return {
    passing,
    facets: Object.fromEntries(counters.map(({ name, counter }) => [name, counter.counts()])),
  }
}

function createTest(documents: Documents, view: View, name: string, values: readonly string[]) {
  const column = documents.facets.get(name)
  const wanted = new Set(values.map(value => column?.values.find(value)))
  return (document: number): boolean => {
    if (column === undefined) return false
    let has = false
    eachValue(documents, view, column, document, value => {
      has ||= wanted.has(value)
    })
    return has
  }
}

function createCounter(documents: Documents, view: View, name: string) {
  const column = documents.facets.get(name)
  const counts = new Int32Array(column?.values.names.length ?? 0)
  return {
    add(document: number): void {
      if (column === undefined) return
      eachValue(documents, view, column, document, value => {
        counts[value] = (counts[value] ?? 0) + 1
      })
    },
    counts: (): readonly FacetCount[] =>
      (column?.values.names ?? [])
        .map((value, number) => ({ value, count: counts[number] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }
}

/** A document meets a condition when a quantity of it that the viewer sees overlaps the range asked for. */
function meets(documents: Documents, view: View, document: number, condition: QuantityCondition): boolean {
  return (documents.quantities.get(document) ?? []).some(
    quantity =>
      quantity.dimension === condition.dimension &&
      (condition.about === undefined || quantity.about === undefined || quantity.about === condition.about) &&
      quantity.low <= condition.high &&
      quantity.high >= condition.low &&
      seesKey(view, documents, document, quantity.key),
  )
}
