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
  readonly passing: Int32Array
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
}

/**
 * Filters documents by facets and quantities and counts facet values. Each facet is counted as if its own filter were
 * open: what else there is to choose.
 */
export function filterAndCount(
  documents: Documents,
  view: View,
  candidates: Int32Array,
  asked: {
    readonly filters: Readonly<Record<string, readonly string[]>>
    readonly quantities: readonly QuantityCondition[]
    readonly count: readonly string[]
    readonly mostValues: number
  },
): Filtered {
  const filters = Object.entries(asked.filters).filter(([, values]) => values.length > 0)
  const tests = filters.map(([name, values]) => ({ name, test: createTest(documents, view, name, values) }))
  const count = (passing: Int32Array, alone?: ReadonlyMap<string, readonly number[]>) =>
    Object.fromEntries(
      asked.count.map(name => [
        name,
        countValues(documents, view, { name, most: asked.mostValues }, passing, alone?.get(name)),
      ]),
    )
  if (tests.length === 0 && asked.quantities.length === 0)
    return { passing: candidates, facets: count(candidates) }
  const passing = new Int32Array(candidates.length)
  let found = 0
  // Documents that fail one filter only, by its name.
  const alone = new Map<string, number[]>(filters.map(([name]) => [name, []]))
  for (const document of candidates) {
    if (!meetsAll(documents, view, document, asked.quantities)) continue
    const failed = tests.filter(({ test }) => !test(document))
    if (failed.length === 0) passing[found++] = document
    const [only] = failed
    if (failed.length === 1 && only !== undefined) alone.get(only.name)?.push(document)
  }
  const passed = passing.slice(0, found)
  return { passing: passed, facets: count(passed, alone) }
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

/** What everything that a viewer sees comes to, by facet: asked for whenever somebody opens the directory. */
const ofEverything = new WeakMap<View, Map<string, Int32Array>>()

function countValues(
  documents: Documents,
  view: View,
  asked: { readonly name: string; readonly most: number },
  passing: Int32Array,
  others: readonly number[] = [],
): readonly FacetCount[] {
  const column = documents.facets.get(asked.name)
  if (column === undefined) return []
  const isEverything = passing.length === view.count
  const known = isEverything ? ofEverything.get(view)?.get(asked.name) : undefined
  const counts = known ?? new Int32Array(column.values.names.length)
  if (known === undefined) {
    addCounts(documents, view, column, passing, counts)
    addCounts(documents, view, column, Int32Array.from(others), counts)
  }
  if (isEverything) {
    const kept = ofEverything.get(view) ?? new Map<string, Int32Array>()
    ofEverything.set(view, kept.set(asked.name, counts))
  }
  return listMost(counts, column.values.names, asked.most)
}

/** The most frequent values, equal ones by name. Of thousands only those that can be among them are sorted. */
function listMost(counts: Int32Array, names: readonly string[], most: number): readonly FacetCount[] {
  const least = counts.length <= most ? 1 : Math.max(1, counts.toSorted().at(-most) ?? 1)
  const list: FacetCount[] = []
  counts.forEach((count, number) => {
    if (count >= least) list.push({ value: names[number] ?? '', count })
  })
  return list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most)
}

function addCounts(
  documents: Documents,
  view: View,
  column: FacetColumn,
  numbers: Int32Array,
  counts: Int32Array,
): void {
  const keys = column.keys.raw()
  const starts = column.starts.raw()
  const cells = column.cells.raw()
  const rows = column.starts.length
  for (let nth = 0; nth < numbers.length; nth++) {
    const document = numbers[nth] ?? 0
    if (document >= rows) continue
    const key = keys[document] ?? 0
    if (view.keys[key] !== 1 && !seesKey(view, documents, document, key)) continue
    const end = document + 1 < rows ? (starts[document + 1] ?? 0) : column.cells.length
    for (let at = starts[document] ?? 0; at < end; at++) {
      const value = cells[at] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
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
