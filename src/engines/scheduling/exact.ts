import { Cadical } from 'cadical-wasm'
import { type Clauses, sumUnary, type Unary } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import { type Encoding, encodeSchedule } from './encode.ts'
import { limitMissed } from './encode-aims.ts'
import { pricedBreaksBound } from './price-bound.ts'

export interface ExactRequest {
  /** All of these are to be held; of meetings that stand for one request, one. */
  readonly meetings: readonly number[]
  /** Nobody may have more in a row than wanted. */
  readonly rowsAreHard: boolean
  /** Breaks of a schedule that holds them all, if one is known. */
  readonly incumbent: { readonly breaks: number } | undefined
  /** No more meetings may be missing to guaranteed minimums; absent: any number. */
  readonly mostMissed?: number
  /** Breaks already known to be unavoidable. */
  readonly lowerBound: number
  readonly shouldStop: () => boolean
  /** The solver keeps to its stable mode. */
  readonly isStable: boolean
  /** Conflicts the solver may meet per question; absent: no limit but `shouldStop`. */
  readonly conflicts?: number
  /** Told when the bound rises or a better schedule is found. */
  readonly onNews: (lowerBound: number, breaks: number | undefined) => void
}

export interface ExactResult {
  /** `infeasible`: the meetings cannot all be held. `stopped`: neither proven nor excluded in the time. */
  readonly outcome: 'optimal' | 'infeasible' | 'stopped'
  readonly lowerBound: number
  /** The best schedule found here, if better than the incumbent. */
  readonly found: Seating | undefined
}

/** Slot of every meeting (-1: not held) and class of its place (-1: none, or its own fixed place). */
export interface Seating {
  readonly slots: Int32Array
  readonly classes: Int32Array
}

/** Above this many literals the encoding costs more time and memory than it can bring. */
const LITERAL_LIMIT = 12_000_000

/** Above this many forecast literals a solver brings nothing on which meetings to hold. */
const SELECTION_LIMIT = 400_000

/** A cheap forecast of whether the exact method is worth starting. */
export function isSmallEnough(compiled: Compiled, meetings: readonly number[]): boolean {
  return forecastLiterals(compiled, meetings) < LITERAL_LIMIT / 4
}

/** The same for settling which meetings to hold. */
export function isSmallEnoughToSelect(compiled: Compiled, meetings: readonly number[]): boolean {
  return forecastLiterals(compiled, meetings) < SELECTION_LIMIT
}

function forecastLiterals(compiled: Compiled, meetings: readonly number[]): number {
  let literals = 0
  for (const own of compiled.meetingsOf) literals += own.length * own.length * compiled.slotCount
  for (const meeting of meetings) literals += item(compiled.domain, meeting).length ** 2
  return literals
}

/**
 * Looks for the fewest breaks with which all given meetings can be held, and proves it: one incremental
 * CaDiCaL solver, the number of breaks allowed given as an assumption that starts at the bound and rises.
 * An answer 'no' at k breaks raises the bound to k + 1; the first 'yes' is optimal.
 *
 * A fairness rule |H(p) - H(q)| ≤ d is handled by the floor: first everybody has 0 to d breaks, then 1 to
 * d + 1, and so on for as long as that many breaks could be better than the best schedule known. Somebody
 * with at most one meeting has no breaks, which leaves only the first.
 */
export async function proveBreaks(compiled: Compiled, given: ExactRequest): Promise<ExactResult> {
  const priced = pricedBreaksBound(compiled, given.meetings, given.incumbent?.breaks)
  if (priced === undefined) return { outcome: 'infeasible', lowerBound: given.lowerBound, found: undefined }
  const request = { ...given, lowerBound: Math.max(given.lowerBound, priced) }
  let incumbent = request.incumbent
  let found: Seating | undefined
  let lowest = Number.POSITIVE_INFINITY
  const highest = highestFloor(compiled, request.meetings)
  for (let floor = 0; floor <= highest; floor++) {
    const atLeast = floor * compiled.participantCount
    if (incumbent && atLeast >= incumbent.breaks) break
    const untried = floor < highest ? (floor + 1) * compiled.participantCount : Number.POSITIVE_INFINITY
    const result = await proveAtFloor(
      compiled,
      {
        ...request,
        incumbent,
        onNews: (bound, breaks) => request.onNews(Math.min(lowest, bound, untried), breaks),
      },
      floor,
    )
    if (result.found) {
      found = result.found
      incumbent = { breaks: countBreaks(compiled, found.slots) }
    }
    if (result.outcome === 'stopped') {
      const bound = Math.min(lowest, result.lowerBound, untried)
      return { outcome: 'stopped', lowerBound: Math.max(request.lowerBound, bound), found }
    }
    if (result.outcome === 'optimal') lowest = Math.min(lowest, result.lowerBound)
  }
  if (!incumbent) return { outcome: 'infeasible', lowerBound: request.lowerBound, found: undefined }
  return { outcome: 'optimal', lowerBound: incumbent.breaks, found }
}

/** The most breaks that everybody could have at once; only a fairness rule makes more than 0 worth asking. */
export function highestFloor(compiled: Compiled, meetings: readonly number[]): number {
  if (compiled.problem.fairness === undefined) return 0
  const count = new Int32Array(compiled.participantCount)
  for (const meeting of meetings) {
    for (const person of item(compiled.participantsOf, meeting)) count[person] = at(count, person) + 1
  }
  return Math.max(0, Math.min(...count.map(own => Math.max(0, own - 1))))
}

async function proveAtFloor(compiled: Compiled, request: ExactRequest, floor: number): Promise<ExactResult> {
  const encoding = encodeSchedule(compiled, request.meetings, {
    rowsAreHard: request.rowsAreHard,
    fairnessFloor: floor,
  })
  if (!encoding) return { outcome: 'infeasible', lowerBound: request.lowerBound, found: undefined }
  if (request.mostMissed !== undefined) limitMissed(encoding, compiled, request.mostMissed)
  const solver = await Cadical.create({ quiet: true, stabilizeonly: request.isStable })
  try {
    return new BreakProver(compiled, request, encoding, solver).run()
  } finally {
    solver.dispose()
  }
}

class BreakProver {
  private readonly compiled: Compiled
  private readonly request: ExactRequest
  private readonly encoding: Encoding
  private readonly solver: Cadical
  private lower: number
  private best: { readonly breaks: number } | undefined
  private found: Seating | undefined
  private readonly loader: ClauseLoader

  constructor(compiled: Compiled, request: ExactRequest, encoding: Encoding, solver: Cadical) {
    this.compiled = compiled
    this.request = request
    this.encoding = encoding
    this.solver = solver
    this.loader = new ClauseLoader(encoding.cnf, solver)
    this.lower = Math.max(request.lowerBound, encoding.forced)
    this.best = request.incumbent
    solver.setTerminate(request.shouldStop)
  }

  run(): ExactResult {
    this.loader.load()
    if (!this.best) {
      const status = this.ask([])
      if (status === 'unsatisfiable') return this.finish('infeasible')
      if (status === 'unknown') return this.finish('stopped')
    }
    const counter = this.countExtraBreaks()
    while (this.best && this.lower < this.best.breaks) {
      const exceeded = counter[this.lower - this.encoding.forced]
      const status = this.ask(exceeded === undefined ? [] : [-exceeded])
      if (status === 'unknown') return this.finish('stopped')
      if (status === 'satisfiable') continue
      this.lower++
      this.request.onNews(this.lower, this.best.breaks)
    }
    return this.finish('optimal')
  }

  private finish(outcome: ExactResult['outcome']): ExactResult {
    return { outcome, lowerBound: this.lower, found: this.found }
  }

  private countExtraBreaks(): Unary {
    const { cnf, extraBreaks, forced } = this.encoding
    const counter = sumUnary(cnf, extraBreaks, Math.max(1, (this.best?.breaks ?? forced) - forced), false)
    this.loader.load()
    return counter
  }

  private ask(assumptions: readonly number[]): 'satisfiable' | 'unsatisfiable' | 'unknown' {
    if (this.request.shouldStop()) return 'unknown'
    const { conflicts } = this.request
    const status = this.solver.solve(conflicts === undefined ? { assumptions } : { assumptions, conflicts })
    if (status === 'satisfiable') this.readModel()
    return status
  }

  private readModel(): void {
    const seating = readSeating(this.compiled, this.encoding, this.solver)
    const breaks = countBreaks(this.compiled, seating.slots)
    if (this.best && breaks >= this.best.breaks) return
    this.best = { breaks }
    this.found = seating
    this.request.onNews(this.lower, breaks)
  }
}

/** Hands the clauses of a growing set to a solver, each once. */
export class ClauseLoader {
  private readonly cnf: Clauses
  private readonly solver: Cadical
  private loaded = 0

  constructor(cnf: Clauses, solver: Cadical) {
    this.cnf = cnf
    this.solver = solver
  }

  load(): void {
    const { literals } = this.cnf
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
}

/** The schedule that the solver has just found. */
export function readSeating(compiled: Compiled, encoding: Encoding, solver: Cadical): Seating {
  const slots = new Int32Array(compiled.meetingCount).fill(-1)
  const classes = new Int32Array(compiled.meetingCount).fill(-1)
  const isTrue = (variable: number) => variable > 0 && solver.value(variable)
  for (const { members } of encoding.requests) {
    for (const meeting of members) {
      const held = [...item(compiled.domain, meeting)].find(slot =>
        isTrue(at(encoding.heldAt, meeting * compiled.slotCount + slot)),
      )
      if (held === undefined) continue
      slots[meeting] = held
      if (at(compiled.fixedPlace, meeting) >= 0) continue
      const seat = [...item(compiled.classesOf, meeting)].find(number =>
        isTrue(encoding.seatAt(meeting, number, held)),
      )
      classes[meeting] = seat ?? -1
    }
  }
  return { slots, classes }
}

/** Breaks of a schedule given as slot per meeting (-1: not held), counted from scratch. */
export function countBreaks(compiled: Compiled, slots: Int32Array): number {
  let breaks = 0
  for (const own of compiled.meetingsOf) {
    const busy = new Set<number>()
    for (const meeting of own) if (at(slots, meeting) >= 0) busy.add(at(slots, meeting))
    const startedOn = new Set<number>()
    for (const slot of [...busy].sort((a, b) => a - b)) {
      const day = at(compiled.dayOf, slot)
      if (startedOn.has(day) && !busy.has(at(compiled.previousInDay, slot))) breaks++
      startedOn.add(day)
    }
  }
  return breaks
}
