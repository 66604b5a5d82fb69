/**
 * Arrays of zeros as long as the index, used again by the next question: making and clearing away megabytes for each
 * costs more than adding up its scores.
 */
export class Scratch {
  private readonly free: Float64Array[] = []
  private readonly freeCounts: Int32Array[] = []

  /** All zeros, at least this long. */
  take(size: number): Float64Array {
    const kept = this.free.pop()
    return kept === undefined || kept.length < size ? new Float64Array(size) : kept
  }

  /** Takes an array back; `touched` are the only places that may not be zero. */
  giveBack(values: Float64Array, touched: Int32Array): void {
    for (let at = 0; at < touched.length; at++) values[touched[at] ?? 0] = 0
    this.free.push(values)
  }

  /** The same for whole numbers. */
  takeCounts(size: number): Int32Array {
    const kept = this.freeCounts.pop()
    return kept === undefined || kept.length < size ? new Int32Array(size) : kept
  }

  /** `touched` are the only places that may not be zero; a number: all before it. */
  giveBackCounts(values: Int32Array, touched: readonly number[] | number): void {
    if (typeof touched === 'number') values.fill(0, 0, touched)
    else for (const at of touched) values[at] = 0
    this.freeCounts.push(values)
  }
}
