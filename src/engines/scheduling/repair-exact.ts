import { Cadical } from 'cadical-wasm'
import { weightUpperBound } from './bounds.ts'
import { sumUnary, type Unary } from './cnf.ts'
import { at, isMarked, item } from './dense.ts'
import { isUndisturbed, type RepairDesk } from './repair-desk.ts'
import { encodeRepair, type RepairAims, type RepairEncoding } from './repair-encoding.ts'

/** The aims in the order in which they count. */
const AIMS = ['mustFallen', 'fallen', 'walkInsLeft', 'disturbed', 'retimed'] as const

export type RepairScore = Readonly<Record<keyof RepairAims, number>>

export interface RepairProof {
  /** True when nothing better exists; `retimed` is not part of the claim. */
  readonly isMinimal: boolean
  /** Promised meetings that fall out in every repair that keeps as many mandatory ones. */
  readonly fallenAtLeast: number
  /** Untouched meetings disturbed in every repair that loses as few as the one on the desk. */
  readonly disturbedAtLeast: number
}

export interface RepairLimits {
  readonly shouldStop: () => boolean
  /** Conflicts the solver may meet per question; absent: no limit but `shouldStop`. */
  readonly conflicts?: number
}

/** Above this many variables squared over people and slots the encoding is not worth building. */
const SIZE_LIMIT = 3_000_000
/** Above this many movable meetings the encoding is not built for `retimed` alone. */
const RETIMED_LIMIT = 150

/** What the schedule on the desk costs. */
export function scoreDesk(desk: RepairDesk): RepairScore {
  const score = { mustFallen: 0, fallen: 0, walkInsLeft: 0, disturbed: 0, retimed: 0 }
  for (let meeting = 0; meeting < desk.compiled.meetingCount; meeting++) {
    const slot = at(desk.state.slotOf, meeting)
    const isWalkIn = isMarked(desk.isWalkIn, meeting)
    if (slot < 0 && isMarked(desk.mustHold, meeting)) score.mustFallen++
    if (slot < 0 && !isWalkIn) score.fallen++
    if (slot < 0 && isWalkIn) score.walkInsLeft++
    if (!isMarked(desk.isHit, meeting) && !isUndisturbed(desk, meeting)) score.disturbed++
    if (isMarked(desk.isHit, meeting) && !isWalkIn && couldKeepTime(desk, meeting))
      score.retimed += slot === at(desk.homeSlot, meeting) ? 0 : 1
  }
  return score
}

function couldKeepTime(desk: RepairDesk, meeting: number): boolean {
  const { compiled, homeSlot } = desk
  return isMarked(compiled.inDomain, meeting * compiled.slotCount + at(homeSlot, meeting))
}

/**
 * What counting says: a meeting without any slot left falls out, and so many must that nobody has more
 * meetings than slots and all together not more than there are seats.
 */
function scoreAtLeast(desk: RepairDesk, score: RepairScore): RepairScore {
  const isMust = (meeting: number) => isMarked(desk.mustHold, meeting)
  const isWalkIn = (meeting: number) => isMarked(desk.isWalkIn, meeting)
  const least = (known: number, counts: (meeting: number) => boolean): number => {
    if (known === 0) return 0
    const weight = Float64Array.from(desk.homeSlot, (_, meeting) => (counts(meeting) ? 1 : 0))
    const all = weight.reduce((sum, one) => sum + one, 0)
    return Math.min(known, all - weightUpperBound({ ...desk.compiled, weight }))
  }
  return {
    mustFallen: least(score.mustFallen, isMust),
    fallen: least(score.fallen, meeting => !isWalkIn(meeting)),
    walkInsLeft: least(score.walkInsLeft, isWalkIn),
    disturbed: 0,
    retimed: 0,
  }
}

/**
 * Proves that the repair on the desk is the least one, or puts a better one there: aim by aim with one
 * incremental CaDiCaL solver, the number allowed rising from the bound until the answer is yes. Resources,
 * pauses, walks and groups are not encoded: with them only counting proves.
 * @param isFree meetings that may be moved; all others stay where they were
 */
export async function proveRepair(
  desk: RepairDesk,
  isFree: Uint8Array,
  limits: RepairLimits,
): Promise<RepairProof> {
  const score = scoreDesk(desk)
  const least = scoreAtLeast(desk, score)
  const isCounted = AIMS.every(aim => aim === 'retimed' || score[aim] === least[aim])
  const isTimed = score.retimed === least.retimed || isFree.reduce((a, b) => a + b, 0) > RETIMED_LIMIT
  if (isCounted && isTimed)
    return { isMinimal: true, fallenAtLeast: score.fallen, disturbedAtLeast: score.disturbed }
  if (!isSmall(desk, isFree)) return { isMinimal: false, fallenAtLeast: least.fallen, disturbedAtLeast: 0 }
  const solver = await Cadical.create({ quiet: true })
  try {
    return new RepairProver(desk, encodeRepair(desk, isFree), solver, limits).run(least)
  } finally {
    solver.dispose()
  }
}

function isSmall(desk: RepairDesk, isFree: Uint8Array): boolean {
  const { compiled } = desk
  let size = 0
  for (const own of compiled.meetingsOf) {
    const free = [...own].filter(meeting => isMarked(isFree, meeting)).length
    size += free * free * compiled.slotCount
  }
  return size <= SIZE_LIMIT
}

class RepairProver {
  private readonly desk: RepairDesk
  private readonly encoding: RepairEncoding
  private readonly solver: Cadical
  private readonly limits: RepairLimits
  private loaded = 0
  private score: RepairScore

  constructor(desk: RepairDesk, encoding: RepairEncoding, solver: Cadical, limits: RepairLimits) {
    this.desk = desk
    this.encoding = encoding
    this.solver = solver
    this.limits = limits
    this.score = scoreDesk(desk)
    solver.setTerminate(limits.shouldStop)
  }

  run(least: RepairScore): RepairProof {
    const bounds = { ...least }
    let isMinimal = true
    for (const aim of AIMS) {
      const literals = this.encoding.aims[aim]
      const counter = this.count(literals, this.score[aim])
      bounds[aim] = this.raise(aim, counter, least[aim])
      bounds[aim] = this.lower(aim, counter, bounds[aim])
      if (bounds[aim] < this.score[aim] && aim !== 'retimed') isMinimal = false
      this.keepAtMost(literals, counter, this.score[aim])
    }
    return { isMinimal, fallenAtLeast: bounds.fallen, disturbedAtLeast: bounds.disturbed }
  }

  /** Asks for the bound itself, then for one more, until the answer is yes or does not come. */
  private raise(aim: keyof RepairAims, counter: Unary, least: number): number {
    let bound = least
    while (bound < this.score[aim]) {
      const answer = this.askAtMost(counter, bound)
      if (answer === 'unknown') break
      if (answer === 'unsatisfiable') bound++
    }
    return bound
  }

  /** Asks for one less than there is for as long as the answer is yes; a no proves what there is. */
  private lower(aim: keyof RepairAims, counter: Unary, bound: number): number {
    while (bound < this.score[aim]) {
      const answer = this.askAtMost(counter, this.score[aim] - 1)
      if (answer === 'unknown') break
      if (answer === 'unsatisfiable') return this.score[aim]
    }
    return bound
  }

  /** A yes puts a schedule with at most that many on the desk. */
  private askAtMost(counter: Unary, most: number): 'satisfiable' | 'unsatisfiable' | 'unknown' {
    const exceeded = counter[most]
    const answer = this.ask(exceeded === undefined ? [] : [-exceeded])
    if (answer === 'satisfiable') {
      this.seatModel()
      this.score = scoreDesk(this.desk)
    }
    return answer
  }

  /** At least j+1 of the literals make the j-th output true, up to one more than `most`. */
  private count(literals: readonly number[], most: number): Unary {
    if (most === 0) return []
    const inputs = literals.map(literal => [literal])
    return sumUnary(this.encoding.cnf, inputs, most + 1, false)
  }

  private keepAtMost(literals: readonly number[], counter: Unary, most: number): void {
    const { cnf } = this.encoding
    if (most === 0) for (const literal of literals) cnf.add(-literal)
    const exceeded = counter[most]
    if (most > 0 && exceeded !== undefined) cnf.add(-exceeded)
  }

  private ask(assumptions: readonly number[]): 'satisfiable' | 'unsatisfiable' | 'unknown' {
    this.loadClauses()
    if (this.limits.shouldStop()) return 'unknown'
    const { conflicts } = this.limits
    return this.solver.solve(conflicts === undefined ? { assumptions } : { assumptions, conflicts })
  }

  private loadClauses(): void {
    const { literals } = this.encoding.cnf
    let clause: number[] = []
    for (; this.loaded < literals.length; this.loaded++) {
      const literal = item(literals, this.loaded)
      if (literal !== 0) {
        clause.push(literal)
        continue
      }
      this.solver.addClause(clause)
      clause = []
    }
  }

  /** Puts the solver's schedule on the desk. */
  private seatModel(): void {
    const { state, compiled } = this.desk
    const isTrue = (variable: number) => variable > 0 && this.solver.value(variable)
    for (const meeting of this.encoding.free) if (at(state.slotOf, meeting) >= 0) state.remove(meeting)
    for (const meeting of this.encoding.free) {
      for (const slot of item(compiled.domain, meeting)) {
        if (!isTrue(this.encoding.heldAt(meeting, slot))) continue
        const seat = [...item(compiled.classesOf, meeting)].find(placeClass =>
          isTrue(this.encoding.seatedAt(meeting, slot, placeClass)),
        )
        if (seat !== undefined) state.place(meeting, slot, seat)
      }
    }
    state.commit()
  }
}
