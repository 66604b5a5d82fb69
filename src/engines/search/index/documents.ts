import type { DocumentQuantity, VisibilityKey } from '../model.ts'
import { GrowingInts } from './growing.ts'
import { Tallies } from './tallies.ts'

/** A key number nobody sees: what has been removed carries it. */
export const NOBODY = 0

/** Strings by number, in the order they were first met. */
export class Names {
  readonly names: string[]
  private readonly numbers: Map<string, number>

  constructor(names: readonly string[] = []) {
    this.names = [...names]
    this.numbers = new Map(this.names.map((name, number) => [name, number]))
  }

  find(name: string): number | undefined {
    return this.numbers.get(name)
  }

  findOrAdd(name: string): number {
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    this.numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

export interface StoredQuantity extends Omit<DocumentQuantity, 'visibility'> {
  /** Number of its visibility key. */
  readonly key: number
}

export interface FacetColumn {
  readonly values: Names
  /** Where the value numbers of each document begin in `cells`; they end where the next document's begin. */
  readonly starts: GrowingInts
  readonly cells: GrowingInts
  /** Visibility key of each document's values. */
  readonly keys: GrowingInts
  /**
   * For counting at a glance: the one value of a document, where it carries the document's own key; else `NO_VALUE`,
   * `SEVERAL` of the document's own key, or `OF_ANOTHER_KEY`.
   */
  readonly glances: GrowingInts
}

export const NO_VALUE = -1
export const SEVERAL = -2
export const OF_ANOTHER_KEY = -3

export interface DocumentParts {
  readonly ids: readonly string[]
  readonly keyNames: readonly string[]
  readonly documentKeys: Int32Array
  readonly fieldKeys: Int32Array
  readonly lengths: Int32Array
  readonly languages: Int32Array
  readonly sequenceStarts: Int32Array
  readonly sequence: Int32Array
  readonly facets: readonly {
    readonly name: string
    readonly values: readonly string[]
    readonly starts: Int32Array
    readonly cells: Int32Array
    readonly keys: Int32Array
  }[]
  readonly quantities: readonly (readonly [number, readonly StoredQuantity[]])[]
}

/**
 * The documents by number: who sees them and each of their fields, how long the fields are, the terms in the order
 * they stand in the text, facet values and quantities. A removed document keeps its number and is seen by nobody.
 */
export class Documents {
  readonly fieldCount: number
  readonly ids: string[]
  readonly keys: Names
  readonly documentKeys: GrowingInts
  /** Key of field f of document d at d × fieldCount + f. */
  readonly fieldKeys: GrowingInts
  /** Terms in field f of document d, laid out like `fieldKeys`. */
  readonly lengths: GrowingInts
  readonly languages: GrowingInts
  /** Where the terms of each document begin in `sequence`, field after field. */
  readonly sequenceStarts: GrowingInts
  readonly sequence: GrowingInts
  readonly facets = new Map<string, FacetColumn>()
  readonly quantities: Map<number, readonly StoredQuantity[]>
  readonly tallies: Tallies
  private readonly numbers = new Map<string, number>()
  removed = 0

  constructor(fieldCount: number, from?: DocumentParts) {
    this.fieldCount = fieldCount
    this.ids = from ? [...from.ids] : []
    this.keys = new Names(from?.keyNames ?? [''])
    const ints = (part: Int32Array | undefined) => (part ? GrowingInts.of(part) : new GrowingInts())
    this.documentKeys = ints(from?.documentKeys)
    this.fieldKeys = ints(from?.fieldKeys)
    this.lengths = ints(from?.lengths)
    this.languages = ints(from?.languages)
    this.sequenceStarts = ints(from?.sequenceStarts)
    this.sequence = ints(from?.sequence)
    this.quantities = new Map(from?.quantities)
    for (const { name, values, starts, cells, keys } of from?.facets ?? []) {
      const column = {
        values: new Names(values),
        starts: ints(starts),
        cells: ints(cells),
        keys: ints(keys),
        glances: new GrowingInts(new Int32Array(starts.length)),
      }
      for (let document = 0; document < starts.length; document++) this.glance(column, document)
      this.facets.set(name, column)
    }
    this.tallies = new Tallies(fieldCount)
    for (let number = 0; number < this.ids.length; number++) {
      this.numbers.set(this.ids[number] ?? '', number)
      this.tally(number, 1)
    }
  }

  /** Numbers given so far, removed documents included. */
  get size(): number {
    return this.ids.length
  }

  /** Documents that are there. */
  get count(): number {
    return this.numbers.size
  }

  find(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** The next number, for a document whose fields follow through the arrays. */
  add(id: string, key: VisibilityKey, language: number): number {
    const number = this.ids.push(id) - 1
    this.numbers.set(id, number)
    this.documentKeys.push(this.keys.findOrAdd(key))
    this.languages.push(language)
    this.sequenceStarts.push(this.sequence.length)
    this.fieldKeys.extend(this.fieldCount)
    this.lengths.extend(this.fieldCount)
    return number
  }

  /** Counts a document whose fields are all there in (1), or out (−1). */
  tally(number: number, by: 1 | -1): void {
    const documentKey = this.documentKeys.get(number)
    this.tallies.countDocument(documentKey, by)
    for (let field = 0; field < this.fieldCount; field++) {
      const cell = number * this.fieldCount + field
      const [fieldKey, length] = [this.fieldKeys.get(cell), this.lengths.get(cell)]
      this.tallies.countField({ documentKey, fieldKey, field, length }, by)
    }
  }

  remove(id: string): boolean {
    const number = this.numbers.get(id)
    if (number === undefined) return false
    this.numbers.delete(id)
    this.tally(number, -1)
    this.documentKeys.set(number, NOBODY)
    this.quantities.delete(number)
    this.removed++
    return true
  }

  /**
   * What there is now, to be packed while others go on adding: of a document that is there nothing changes but that it may
   * be removed.
   */
  capture(): CapturedDocuments {
    return {
      fieldCount: this.fieldCount,
      ids: this.ids,
      keyNames: this.keys.names,
      documentKeys: this.documentKeys.toArray(),
      fieldKeys: this.fieldKeys.frozen(),
      lengths: this.lengths.frozen(),
      languages: this.languages.frozen(),
      sequenceStarts: this.sequenceStarts.frozen(),
      sequence: this.sequence.frozen(),
      facets: [...this.facets].map(([name, column]) => ({
        name,
        column: {
          values: column.values,
          starts: column.starts.frozen(),
          cells: column.cells.frozen(),
          keys: column.keys.frozen(),
        },
      })),
      quantities: new Map(this.quantities),
    }
  }

  /** Adds the facet values of the newest document. Columns that begin late are filled up to it. */
  addFacet(name: string, document: number, values: readonly string[], key: VisibilityKey): void {
    let column = this.facets.get(name)
    if (column === undefined) {
      column = {
        values: new Names(),
        starts: new GrowingInts(),
        cells: new GrowingInts(),
        keys: new GrowingInts(),
        glances: new GrowingInts(),
      }
      this.facets.set(name, column)
    }
    fillColumn(column, document)
    column.starts.push(column.cells.length)
    column.keys.push(this.keys.findOrAdd(key))
    for (const value of new Set(values)) column.cells.push(column.values.findOrAdd(value))
    this.glance(column, document)
  }

  /** Notes what a glance at the next row of a column tells. */
  private glance(column: FacetColumn, document: number): void {
    const start = column.starts.get(document)
    const count = endOfRow(column, document) - start
    column.glances.push(
      count === 0
        ? NO_VALUE
        : column.keys.get(document) !== this.documentKeys.get(document)
          ? OF_ANOTHER_KEY
          : count === 1
            ? column.cells.get(start)
            : SEVERAL,
    )
  }
}

/** Where the values of a document end in the cells of a column. */
export function endOfRow(column: Pick<FacetColumn, 'starts' | 'cells'>, document: number): number {
  return document + 1 < column.starts.length ? column.starts.get(document + 1) : column.cells.length
}

/** Documents before `document` that have no value get an empty row. */
function fillColumn(column: FacetColumn, document: number): void {
  while (column.starts.length < document) {
    column.starts.push(column.cells.length)
    column.keys.push(NOBODY)
    column.glances.push(NO_VALUE)
  }
}

/** Names may be more by now; what is captured names none of the later ones. */
interface CapturedDocuments {
  readonly fieldCount: number
  readonly ids: readonly string[]
  readonly keyNames: readonly string[]
  readonly documentKeys: Int32Array
  readonly fieldKeys: GrowingInts
  readonly lengths: GrowingInts
  readonly languages: GrowingInts
  readonly sequenceStarts: GrowingInts
  readonly sequence: GrowingInts
  readonly facets: readonly { readonly name: string; readonly column: Omit<FacetColumn, 'glances'> }[]
  readonly quantities: ReadonlyMap<number, readonly StoredQuantity[]>
}

/** Documents after which others may have their turn. */
const DOCUMENTS_AT_ONCE = 5_000

/**
 * Everything in tight blocks; `renumber` maps documents and `termNumbers` terms, −1 drops one. Ends each piece of work with
 * a `yield`.
 */
export function* packDocuments(
  from: CapturedDocuments,
  renumber: Int32Array,
  termNumbers: Int32Array,
): Generator<void, DocumentParts> {
  const kept = Int32Array.from(renumber.keys()).filter(document => (renumber[document] ?? -1) >= 0)
  const sequence = new Int32Array(from.sequence.length)
  const sequenceStarts = new Int32Array(kept.length)
  let length = 0
  for (let number = 0; number < kept.length; number++) {
    if (number % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1) yield
    const document = kept[number] ?? 0
    sequenceStarts[number] = length
    const next = document + 1
    const end = next < from.sequenceStarts.length ? from.sequenceStarts.get(next) : from.sequence.length
    for (let at = from.sequenceStarts.get(document); at < end; at++)
      sequence[length++] = termNumbers[from.sequence.get(at)] ?? -1
  }
  yield
  const rows = {
    documentKeys: kept.map(document => from.documentKeys[document] ?? 0),
    fieldKeys: pickRows(from.fieldKeys, kept, from.fieldCount),
    lengths: pickRows(from.lengths, kept, from.fieldCount),
    languages: pickRows(from.languages, kept, 1),
  }
  yield
  const facets: DocumentParts['facets'][number][] = []
  for (const { name, column } of from.facets) {
    facets.push({ name, ...packColumn(column, kept) })
    yield
  }
  return {
    ids: Array.from(kept, document => from.ids[document] ?? ''),
    keyNames: from.keyNames,
    ...rows,
    sequenceStarts,
    sequence: sequence.subarray(0, length),
    facets,
    quantities: Array.from(kept).flatMap((document, number) => {
      const quantities = from.quantities.get(document)
      return quantities === undefined ? [] : [[number, quantities] as const]
    }),
  }
}

/** The rows of these documents, each so many numbers wide. */
function pickRows(ints: GrowingInts, kept: Int32Array, width: number): Int32Array {
  const from = ints.raw()
  const rows = new Int32Array(kept.length * width)
  let next = 0
  for (const document of kept)
    for (let at = document * width; at < (document + 1) * width; at++) rows[next++] = from[at] ?? 0
  return rows
}

function packColumn(column: Omit<FacetColumn, 'glances'>, kept: Int32Array) {
  const starts = new Int32Array(kept.length)
  const keys = new Int32Array(kept.length)
  const cells = new GrowingInts()
  kept.forEach((document, number) => {
    starts[number] = cells.length
    if (document >= column.starts.length) return
    keys[number] = column.keys.get(document)
    const end = endOfRow(column, document)
    for (let at = column.starts.get(document); at < end; at++) cells.push(column.cells.get(at))
  })
  return { values: column.values.names, starts, cells: cells.toArray(), keys }
}
