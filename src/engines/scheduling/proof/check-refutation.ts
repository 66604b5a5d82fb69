/**
 * An independent checker of refutations. It knows nothing of schedules, encodings or the solver, and imports
 * nothing: what it accepts follows from the clauses by unit propagation alone (reverse unit propagation, RUP;
 * Goldberg and Novikov 2003; every accepted refutation is also one in the DRAT format).
 */

export type CheckedRefutation =
  | { readonly accepted: true; readonly steps: number }
  /** `step` is the first (from 0) that does not follow; the number of steps when the last one is not empty. */
  | { readonly accepted: false; readonly step: number }

/**
 * Accepts when every step follows from the clauses and the steps before it by unit propagation, and the
 * empty clause is reached: then no assignment satisfies the clauses. Literals are non-zero whole numbers, -v
 * the negation of v.
 */
export function checkRefutation(
  clauses: readonly (readonly number[])[],
  steps: readonly (readonly number[])[],
): CheckedRefutation {
  const database = new ClauseDatabase(highestVariable(clauses, steps))
  for (const clause of clauses) database.add(clause)
  for (const [index, step] of steps.entries()) {
    if (database.isContradictory) return { accepted: true, steps: index }
    if (!database.follows(step)) return { accepted: false, step: index }
    database.add(step)
  }
  return database.isContradictory
    ? { accepted: true, steps: steps.length }
    : { accepted: false, step: steps.length }
}

function highestVariable(...sets: readonly (readonly (readonly number[])[])[]): number {
  let highest = 0
  for (const set of sets) {
    for (const clause of set) for (const literal of clause) highest = Math.max(highest, Math.abs(literal))
  }
  return highest
}

/** Clauses with two watched literals each, and what follows from them alone. */
class ClauseDatabase {
  isContradictory = false
  /** 1 true, -1 false, 0 open; place 2v for v, 2v + 1 for -v. */
  private readonly value: Int8Array
  private readonly watchers: number[][]
  private readonly clauses: number[][] = []
  private readonly trail: number[] = []
  private propagated = 0

  constructor(variables: number) {
    this.value = new Int8Array(2 * variables + 2)
    this.watchers = Array.from({ length: 2 * variables + 2 }, () => [])
  }

  /** True when assuming the clause false leads to a conflict by unit propagation. */
  follows(clause: readonly number[]): boolean {
    const mark = this.trail.length
    let isConflict = this.isContradictory
    for (const literal of clause) {
      if (this.valueOf(literal) > 0) isConflict = true
      else if (this.valueOf(literal) === 0) this.assign(-literal)
    }
    if (!isConflict) isConflict = !this.propagate()
    for (const literal of this.trail.splice(mark)) {
      this.value[placeOf(literal)] = 0
      this.value[placeOf(-literal)] = 0
    }
    this.propagated = mark
    return isConflict
  }

  add(given: readonly number[]): void {
    if (this.isContradictory) return
    const clause = [...new Set(given)]
    if (clause.some(literal => this.valueOf(literal) > 0)) return
    const open = clause.filter(literal => this.valueOf(literal) === 0)
    const [first, second] = open
    if (first === undefined) {
      this.isContradictory = true
      return
    }
    if (second === undefined) {
      this.assign(first)
      if (!this.propagate()) this.isContradictory = true
      return
    }
    this.clauses.push([...open])
    this.watch(first, this.clauses.length - 1)
    this.watch(second, this.clauses.length - 1)
  }

  private valueOf(literal: number): number {
    return this.value[placeOf(literal)] as number
  }

  private assign(literal: number): void {
    this.value[placeOf(literal)] = 1
    this.value[placeOf(-literal)] = -1
    this.trail.push(literal)
  }

  private watch(literal: number, index: number): void {
    this.watchers[placeOf(literal)]?.push(index)
  }

  /** False at a conflict. */
  private propagate(): boolean {
    while (this.propagated < this.trail.length) {
      const literal = this.trail[this.propagated] as number
      this.propagated++
      if (!this.visit(-literal)) return false
    }
    return true
  }

  /** Finds a new literal to watch, or a consequence, for every clause that watches this false literal. */
  private visit(falsified: number): boolean {
    const list = this.watchers[placeOf(falsified)] as number[]
    let kept = 0
    let isConflict = false
    for (let read = 0; read < list.length; read++) {
      const index = list[read] as number
      if (isConflict || !this.rewatch(this.clauses[index] as number[], falsified, index)) {
        list[kept++] = index
        if (isConflict) continue
        const other = (this.clauses[index] as number[])[0] as number
        if (this.valueOf(other) < 0) isConflict = true
        else if (this.valueOf(other) === 0) this.assign(other)
      }
    }
    list.length = kept
    return !isConflict
  }

  /** Puts the falsified literal second; true when another one is watched in its place. */
  private rewatch(clause: number[], falsified: number, index: number): boolean {
    if (clause[0] === falsified) {
      clause[0] = clause[1] as number
      clause[1] = falsified
    }
    if (this.valueOf(clause[0] as number) > 0) return false
    for (let place = 2; place < clause.length; place++) {
      const literal = clause[place] as number
      if (this.valueOf(literal) < 0) continue
      clause[1] = literal
      clause[place] = falsified
      this.watch(literal, index)
      return true
    }
    return false
  }
}

function placeOf(literal: number): number {
  return literal > 0 ? 2 * literal : -2 * literal + 1
}
