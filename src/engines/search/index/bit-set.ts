/** A set of document numbers, one bit each. */
export class BitSet {
  private readonly words: Int32Array

  constructor(size: number) {
    this.words = new Int32Array((size + 31) >>> 5)
  }

  add(number: number): void {
    this.words[number >>> 5] = (this.words[number >>> 5] ?? 0) | (1 << (number & 31))
  }

  addAll(numbers: Int32Array): void {
    const { words } = this
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? 0
      words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31))
    }
  }

  addPlaces({ words }: Places): void {
    const own = this.words
    for (let at = 0; at < words.length; at++) own[at] = (own[at] ?? 0) | (words[at] ?? 0)
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }

  /** The numbers in order. */
  toArray(): Int32Array {
    return listBits(this.words)
  }

  /** The numbers that are not in another set, in order. */
  without(other: BitSet): Int32Array {
    return listBits(this.words.map((word, at) => word & ~(other.words[at] ?? 0)))
  }
}

export function setOf(numbers: Int32Array, size: number): BitSet {
  const set = new BitSet(size)
  set.addAll(numbers)
  return set
}

function listBits(words: Int32Array): Int32Array {
  let count = 0
  for (let at = 0; at < words.length; at++) count += bitsIn(words[at] ?? 0)
  const numbers = new Int32Array(count)
  let next = 0
  for (let at = 0; at < words.length; at++)
    for (let left = words[at] ?? 0; left !== 0; left &= left - 1)
      numbers[next++] = (at << 5) | (31 - Math.clz32(left & -left))
  return numbers
}

/** Where numbers stand in a list in order, told without looking through it: one bit each, and how many stand before 32 of them. */
export class Places {
  readonly words: Int32Array
  private readonly before: Int32Array

  constructor(numbers: Int32Array) {
    const last = numbers.at(-1)
    const size = last === undefined ? 0 : (last >>> 5) + 1
    this.words = new Int32Array(size)
    this.before = new Int32Array(size)
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? 0
      this.words[number >>> 5] = (this.words[number >>> 5] ?? 0) | (1 << (number & 31))
    }
    let count = 0
    for (let at = 0; at < size; at++) {
      this.before[at] = count
      count += bitsIn(this.words[at] ?? 0)
    }
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }

  /** −1 where the number is not in the list. */
  of(number: number): number {
    const word = this.words[number >>> 5] ?? 0
    const bit = 1 << (number & 31)
    return (word & bit) === 0 ? -1 : (this.before[number >>> 5] ?? 0) + bitsIn(word & (bit - 1))
  }
}

/** How many bits of 32 are set. */
export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
