import type { FacetCount, QuantityCondition } from '../model.ts'
import { meetsQuantity } from '../quantities/meets.ts'
import { type BitSet, setOf } from './bit-set.ts'
import { type Documents, endOfRow, type FacetColumn, NO_VALUE, OF_ANOTHER_KEY } from './documents.ts'
import type { Scratch } from './scratch.ts'
import { First, type Scored } from './select.ts'
import { listSeen, seesKey, type View } from './view.ts'

/** Where the values of a document that the viewer sees stand in the column's cells: [start, end). */
function startOf(documents: Documents, view: View, column: FacetColumn, document: number): number {
  if (document >= column.starts.length) return column.cells.length
  if (!seesKey(view, documents, document, column.keys.get(document))) return endOfRow(column, document)
  return column.starts.get(document)
}

const ANY_NUMBER = Number.MAX_SAFE_INTEGER
/** Values that are gone through in the time in which one is noted. */
const FEW = 8

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
  context: Counting,
  view: View,
  candidates: Int32Array,
  asked: {
    readonly filters: Readonly<Record<string, readonly string[]>>
    readonly quantities: readonly QuantityCondition[]
    readonly count: readonly string[]
    readonly mostValues: number | Readonly<Record<string, number>>
  },
): Filtered {
  const { documents } = context
  const filters = Object.entries(asked.filters).filter(([, values]) => values.length > 0)
  const tests = filters.map(([name, values]) => ({ name, test: createTest(documents, view, name, values) }))
  const mostOf = (name: string) =>
    (typeof asked.mostValues === 'number' ? asked.mostValues : asked.mostValues[name]) ?? ANY_NUMBER
  const count = (passing: Int32Array, alone?: ReadonlyMap<string, readonly number[]>) => {
    let missing: Int32Array | undefined
    const given = {
      passing,
      missing: () => {
        missing ??= everythingOf(view, documents).set.without(setOf(passing, view.size))
        return missing
      },
    }
    return Object.fromEntries(
      asked.count.map(name => [
        name,
        countValues(
          context,
          view,
          { name, most: mostOf(name) },
          { ...given, others: alone?.get(name) ?? [] },
        ),
      ]),
    )
  }
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
    const end = endOfRow(column, document)
    for (let at = startOf(documents, view, column, document); at < end; at++)
      if (wanted.has(column.cells.get(at))) return true
    return false
  }
}

/** What everything that a viewer sees comes to, by facet: asked for whenever somebody opens the directory. */
interface Everything {
  readonly seen: Int32Array
  readonly set: BitSet
  readonly counts: Map<string, Int32Array>
  readonly first: Map<string, readonly FacetCount[]>
}
const ofEverything = new WeakMap<View, Everything>()

interface Counting {
  readonly documents: Documents
  readonly scratch: Scratch
}

interface Counted {
  readonly passing: Int32Array
  /** What is seen and does not pass. */
  readonly missing: () => Int32Array
  /** What passes but for the filter on this very facet. */
  readonly others: readonly number[]
}

function countValues(
  context: Counting,
  view: View,
  { name, most }: { readonly name: string; readonly most: number },
  { passing, missing, others }: Counted,
): readonly FacetCount[] {
  const { documents, scratch } = context
  const column = documents.facets.get(name)
  if (column === undefined || column.cells.length === 0) return []
  const isEverything = passing.length === view.count
  const key = `${most} ${name}`
  const known = isEverything ? ofEverything.get(view)?.first.get(key) : undefined
  if (known !== undefined) return known
  const { names } = column.values
  const counts = scratch.takeCounts(names.length)
  // Of few documents it is noted which values they have; after many, all values are gone through.
  const isFew = (passing.length + others.length) * FEW < names.length
  const met: number[] | undefined = isFew ? [] : undefined
  if (others.length === 0 && !isFew && passing.length > view.count / 2) {
    counts.set(countEverything(view, documents, name, column))
    addCounts(documents, view, column, missing(), { counts, met, by: -1 })
  } else {
    addCounts(documents, view, column, passing, { counts, met, by: 1 })
    addCounts(documents, view, column, Int32Array.from(others), { counts, met, by: 1 })
  }
  const list = listFirst(counts, names, most, met).map(({ id, score }) => ({ value: id, count: score }))
  scratch.giveBackCounts(counts, met ?? names.length)
  if (isEverything) everythingOf(view, documents).first.set(key, list)
  return list
}

/** The most frequent values. */
function listFirst(
  counts: Int32Array,
  names: readonly string[],
  most: number,
  met: readonly number[] | undefined,
): readonly Scored[] {
  const first = new First(names, most, met?.length ?? names.length)
  if (met !== undefined) {
    for (const value of met) first.offer(value, counts[value] ?? 0)
    return first.inOrder()
  }
  for (let value = 0; value < names.length; value++) {
    const count = counts[value] ?? 0
    if (count > 0 && count >= first.least) first.offer(value, count)
  }
  return first.inOrder()
}

function countEverything(view: View, documents: Documents, name: string, column: FacetColumn): Int32Array {
  const kept = everythingOf(view, documents)
  const known = kept.counts.get(name)
  if (known !== undefined) return known
  const counts = new Int32Array(column.values.names.length)
  addCounts(documents, view, column, kept.seen, { counts, met: undefined, by: 1 })
  kept.counts.set(name, counts)
  return counts
}

function everythingOf(view: View, documents: Documents): Everything {
  const known = ofEverything.get(view)
  if (known !== undefined) return known
  const seen = listSeen(view, documents)
  const everything = { seen, set: setOf(seen, view.size), counts: new Map(), first: new Map() }
  ofEverything.set(view, everything)
  return everything
}

interface Counts {
  readonly counts: Int32Array
  /** Values that are met for the first time are added here, if anybody wants to know. */
  readonly met: number[] | undefined
  readonly by: 1 | -1
}

/** Counts the values of documents that the viewer sees in or out. */
function addCounts(
  documents: Documents,
  view: View,
  column: FacetColumn,
  numbers: Int32Array,
  { counts, met, by }: Counts,
): void {
  const glances = column.glances.raw()
  const starts = column.starts.raw()
  const cells = column.cells.raw()
  const rows = column.starts.length
  for (let nth = 0; nth < numbers.length; nth++) {
    const document = numbers[nth] ?? 0
    const glance = document < rows ? (glances[document] ?? NO_VALUE) : NO_VALUE
    if (glance === NO_VALUE) continue
    if (glance >= 0) {
      const before = counts[glance] ?? 0
      if (before === 0) met?.push(glance)
      counts[glance] = before + by
      continue
    }
    if (glance === OF_ANOTHER_KEY && !seesKey(view, documents, document, column.keys.get(document))) continue
    const end = document + 1 < rows ? (starts[document + 1] ?? 0) : column.cells.length
    for (let at = starts[document] ?? 0; at < end; at++) {
      const value = cells[at] ?? 0
      const before = counts[value] ?? 0
      if (before === 0) met?.push(value)
      counts[value] = before + by
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
    return conditions.every(condition => same.some(quantity => meetsQuantity(quantity, condition)))
  })
}
