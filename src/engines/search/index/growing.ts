/** A typed array that grows: appends are cheap, and what is there is one block that can be written out as it is. */
export class GrowingInts {
  private values: Int32Array
  length: number

  constructor(from: Int32Array = new Int32Array(16)) {
    this.values = from
    this.length = 0
  }

  /** Takes over a block as it is. */
  static of(values: Int32Array): GrowingInts {
    const ints = new GrowingInts(values)
    ints.length = values.length
    return ints
  }

  get(index: number): number {
    return this.values[index] ?? 0
  }

  set(index: number, value: number): void {
    this.values[index] = value
  }

  push(value: number): void {
    this.reserve(this.length + 1)
    this.values[this.length++] = value
  }

  /** Makes room for `count` more and returns where they begin. */
  extend(count: number): number {
    const start = this.length
    this.reserve(start + count)
    this.length = start + count
    return start
  }

  copyWithin(target: number, start: number, end: number): void {
    this.values.copyWithin(target, start, end)
  }

  /** The block itself: valid until the next append. For the inner loops. */
  raw(): Int32Array {
    return this.values
  }

  /** As it is now: what is appended later is not in it. What is there may be set anew through both. */
  frozen(): GrowingInts {
    return GrowingInts.of(this.values.subarray(0, this.length))
  }

  toArray(): Int32Array {
    return this.values.slice(0, this.length)
  }

  private reserve(length: number): void {
    if (length <= this.values.length) return
    const larger = new Int32Array(Math.max(length, Math.ceil(this.values.length * 1.5)))
    larger.set(this.values.subarray(0, this.length))
    this.values = larger
  }
}
