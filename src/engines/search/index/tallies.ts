/** What documents with this key have in fields with that key: sums of lengths, and how many fields are not empty. */
interface CellTally {
  readonly documentKey: number
  readonly fieldKey: number
  readonly lengths: Float64Array
  readonly fields: Float64Array
}

const MOST_KEYS = 2 ** 26

/**
 * Running sums per visibility key, so that what one viewer sees is added up from as many numbers as there are pairs of
 * keys, not from every document.
 */
export class Tallies {
  /** How many documents carry each key. */
  readonly documents: number[] = []
  readonly cells = new Map<number, CellTally>()
  private readonly fieldCount: number

  constructor(fieldCount: number) {
    this.fieldCount = fieldCount
  }

  /** Counts a document in (1) or out (−1). */
  countDocument(documentKey: number, by: 1 | -1): void {
    while (this.documents.length <= documentKey) this.documents.push(0)
    this.documents[documentKey] = (this.documents[documentKey] ?? 0) + by
  }

  /** Counts a field of a document in (1) or out (−1). */
  countField(
    cell: { documentKey: number; fieldKey: number; field: number; length: number },
    by: 1 | -1,
  ): void {
    const { documentKey, fieldKey, field, length } = cell
    if (length === 0) return
    const pair = documentKey * MOST_KEYS + fieldKey
    let tally = this.cells.get(pair)
    if (tally === undefined) {
      const empty = () => new Float64Array(this.fieldCount)
      tally = { documentKey, fieldKey, lengths: empty(), fields: empty() }
      this.cells.set(pair, tally)
    }
    tally.lengths[field] = (tally.lengths[field] ?? 0) + by * length
    tally.fields[field] = (tally.fields[field] ?? 0) + by
  }
}
