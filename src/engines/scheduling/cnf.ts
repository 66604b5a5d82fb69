import { item } from './dense.ts'

/** From so many on, 'at most one' is said by groups rather than pair by pair. */
const MOST_PAIRED = 80
const GROUP = 12

/** A growing set of clauses over numbered variables, as SAT solvers read them. */
export class Clauses {
  variables = 0
  /** All clauses one after another, each closed by 0. */
  readonly literals: number[] = []

  /** A new variable. */
  fresh(): number {
    this.variables++
    return this.variables
  }

  add(...clause: readonly number[]): void {
    for (let i = 0; i < clause.length; i++) this.literals.push(item(clause, i))
    this.literals.push(0)
  }

  /** No two of the literals are true: said pair by pair, of many by groups. */
  addAtMostOne(literals: readonly number[]): void {
    if (literals.length > MOST_PAIRED) {
      const groups: number[] = []
      for (let start = 0; start < literals.length; start += GROUP) {
        const group = literals.slice(start, start + GROUP)
        const any = this.fresh()
        for (const literal of group) this.add(-literal, any)
        this.addAtMostOne(group)
        groups.push(any)
      }
      this.addAtMostOne(groups)
      return
    }
    for (let i = 0; i < literals.length; i++) {
      for (let k = i + 1; k < literals.length; k++) this.add(-item(literals, i), -item(literals, k))
    }
  }
}

/** Literals in unary: the j-th (from 0) is true when at least j+1 of the inputs are. */
export type Unary = readonly number[]

/**
 * Merges two unary numbers into their sum, counted up to `limit`. Always forces outputs up when inputs are
 * true; with `exact` also down when they are false, so that lower bounds can be demanded.
 */
export function addUnary(cnf: Clauses, left: Unary, right: Unary, limit: number, exact: boolean): Unary {
  if (left.length === 0) return right.slice(0, limit)
  if (right.length === 0) return left.slice(0, limit)
  const size = Math.min(limit, left.length + right.length)
  const output = Array.from({ length: size }, () => cnf.fresh())
  for (let a = 0; a <= left.length; a++) {
    for (let b = 0; b <= right.length; b++) {
      if (a + b > 0) forceUp(cnf, left, right, output, a, b)
      if (exact && a + b < size) forceDown(cnf, left, right, output, a, b)
    }
  }
  for (let j = 1; j < size; j++) cnf.add(-item(output, j), item(output, j - 1))
  return output
}

/** left ≥ a and right ≥ b make the sum ≥ a + b. */
function forceUp(cnf: Clauses, left: Unary, right: Unary, output: Unary, a: number, b: number): void {
  const sum = Math.min(a + b, output.length)
  if (a + b > output.length && (a > output.length || b > output.length)) return
  const clause = [item(output, sum - 1)]
  if (a > 0) clause.push(-item(left, a - 1))
  if (b > 0) clause.push(-item(right, b - 1))
  cnf.add(...clause)
}

/** left ≤ a and right ≤ b make the sum ≤ a + b. */
function forceDown(cnf: Clauses, left: Unary, right: Unary, output: Unary, a: number, b: number): void {
  const clause = [-item(output, a + b)]
  if (a < left.length) clause.push(item(left, a))
  if (b < right.length) clause.push(item(right, b))
  cnf.add(...clause)
}

/** Adds many unary numbers in a balanced tree (a totaliser), counted up to `limit`. */
export function sumUnary(cnf: Clauses, numbers: readonly Unary[], limit: number, exact: boolean): Unary {
  let layer = numbers.filter(number => number.length > 0).map(number => number.slice(0, limit))
  if (layer.length === 0) return []
  while (layer.length > 1) {
    const next: Unary[] = []
    for (let i = 0; i + 1 < layer.length; i += 2)
      next.push(addUnary(cnf, item(layer, i), item(layer, i + 1), limit, exact))
    if (layer.length % 2 === 1) next.push(item(layer, layer.length - 1))
    layer = next.map(number => number.slice())
  }
  return item(layer, 0)
}
