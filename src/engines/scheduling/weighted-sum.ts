import { type Clauses, sumUnary } from './cnf.ts'
import { item } from './dense.ts'

/** Something that costs `weight` (a whole number above 0) whenever the literal is true. */
export interface Cost {
  readonly literal: number
  readonly weight: number
}

/** Above this the sum is kept in binary: a unary one would grow with its square. */
const LARGEST_UNARY = 250

/**
 * The sum of costs, to be limited again and again by one solver. `limit` gives a literal that, assumed, keeps the
 * sum at most at so much; what is asked must lie below the `most` given at the start.
 */
export class CostSum {
  private readonly cnf: Clauses
  private readonly unary: readonly number[] | undefined
  private readonly bits: readonly number[]

  constructor(cnf: Clauses, costs: readonly Cost[], most: number) {
    this.cnf = cnf
    if (most > LARGEST_UNARY) {
      this.unary = undefined
      this.bits = addBinary(cnf, costs)
      return
    }
    this.bits = []
    this.unary = sumUnary(
      cnf,
      costs.map(({ literal, weight }) => Array.from({ length: Math.min(weight, most) }, () => literal)),
      most,
      false,
    )
  }

  /** A literal that keeps the sum at most at `most`; undefined when it cannot be above. */
  limit(most: number): number | undefined {
    if (this.unary) {
      const exceeded = this.unary[most]
      return exceeded === undefined ? undefined : -exceeded
    }
    if (most >= 2 ** this.bits.length - 1) return undefined
    const active = this.cnf.fresh()
    this.bits.forEach((bit, index) => {
      if (bit === 0 || isSet(most, index)) return
      const higher = this.bits.filter((other, above) => above > index && isSet(most, above) && other !== 0)
      const isOpen = this.bits.some((other, above) => above > index && isSet(most, above) && other === 0)
      if (!isOpen) this.cnf.add(-active, -bit, ...higher.map(other => -other))
    })
    return active
  }
}

function isSet(number: number, bit: number): boolean {
  return Math.floor(number / 2 ** bit) % 2 === 1
}

/** Adds costs column by column with full and half adders; the bits of the sum, lowest first, 0 for a bit never set. */
function addBinary(cnf: Clauses, costs: readonly Cost[]): number[] {
  const columns: number[][] = []
  const put = (column: number, literal: number) => {
    while (columns.length <= column) columns.push([])
    item(columns, column).push(literal)
  }
  for (const { literal, weight } of costs)
    for (let bit = 0; 2 ** bit <= weight; bit++) if (isSet(weight, bit)) put(bit, literal)
  for (let column = 0; column < columns.length; column++) {
    const waiting = item(columns, column)
    while (waiting.length > 1) {
      const taken = waiting.splice(0, waiting.length > 2 ? 3 : 2)
      const { sum, carry } = addBits(cnf, taken)
      waiting.push(sum)
      put(column + 1, carry)
    }
  }
  return columns.map(column => column[0] ?? 0)
}

/** Sum and carry of two or three bits, defined both ways. */
function addBits(cnf: Clauses, bits: readonly number[]): { sum: number; carry: number } {
  const sum = cnf.fresh()
  const carry = cnf.fresh()
  for (let signs = 0; signs < 2 ** bits.length; signs++) {
    const values = bits.map((_, index) => (signs >> index) & 1)
    const total = values.reduce((a, b) => a + b, 0)
    const differs = bits.map((bit, index) => (item(values, index) === 1 ? -bit : bit))
    cnf.add(...differs, total % 2 === 1 ? sum : -sum)
    cnf.add(...differs, total > 1 ? carry : -carry)
  }
  return { sum, carry }
}
