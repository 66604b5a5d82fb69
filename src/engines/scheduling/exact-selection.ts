import { Cadical } from 'cadical-wasm'
import type { Best } from './anneal.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import { type Encoding, encodeSchedule } from './encode.ts'
import { type AimCosts, listAimCosts } from './encode-aims.ts'
import { ClauseLoader, highestFloor, readSeating, type Seating } from './exact.ts'
import { isValid, measuredValue, measureSchedule } from './ideal.ts'
import type { ObjectiveTerm } from './model.ts'
import type { ScheduleState } from './state.ts'
import { CostSum } from './weighted-sum.ts'

type Aim = Exclude<ObjectiveTerm, 'tableChanges'>

export interface SelectionRequest {
  /** The schedule to start from; when it is not valid, any valid one is better. */
  readonly incumbent: Best
  /** Gets every schedule found, to be measured. */
  readonly state: ScheduleState
  /** No schedule holds more weight, or misses fewer meetings to the guaranteed minimums. */
  readonly weightBound: number
  readonly missedBound: number
  readonly shouldStop: () => boolean
  readonly isStable: boolean
  /** Conflicts the solver may meet per question; absent: no limit but `shouldStop`. */
  readonly conflicts?: number
  /** Told of every better schedule. */
  readonly onNews: (best: Best) => void
}

export interface SelectionResult {
  /** `settled`: nothing is better than `best`, and when that is not valid, nothing is. `stopped`: time was up. */
  readonly outcome: 'settled' | 'stopped'
  /** The best schedule known, perhaps the incumbent. */
  readonly best: Best
  /** Aims, from the first of the order on, in which no schedule is better. */
  readonly settled: ReadonlySet<Aim>
}

/**
 * Which meetings to hold, when, and who attends, proven: one incremental solver for all meetings, of which only the
 * mandatory ones have to be held. Aim by aim in the organiser's order it is asked for a schedule that does better
 * in this aim and no worse in those before; 'no' settles the aim, and its value becomes a clause. Without a valid
 * schedule to start from, the first question is for any. A fairness rule is handled by the floor, as in
 * `proveBreaks`: whatever one floor settles, the next may only better.
 */
export async function proveSelection(
  compiled: Compiled,
  request: SelectionRequest,
): Promise<SelectionResult> {
  const all = Array.from({ length: compiled.meetingCount }, (_, meeting) => meeting)
  let { incumbent } = request
  let settled: ReadonlySet<Aim> = new Set(aimsOf(compiled))
  for (let fairnessFloor = 0; fairnessFloor <= highestFloor(compiled, all); fairnessFloor++) {
    const encoding = encodeSchedule(compiled, all, { isSelection: true, fairnessFloor })
    if (!encoding) continue
    const solver = await Cadical.create({ quiet: true, stabilizeonly: request.isStable })
    try {
      const result = new SelectionProver(compiled, { ...request, incumbent }, encoding, solver).run()
      incumbent = result.best
      settled = new Set([...settled].filter(aim => result.settled.has(aim)))
      if (result.outcome === 'stopped' && settled.size === 0) break
    } finally {
      solver.dispose()
    }
  }
  const isSettled = settled.size === aimsOf(compiled).length
  return { outcome: isSettled ? 'settled' : 'stopped', best: incumbent, settled }
}

function aimsOf(compiled: Compiled): Aim[] {
  return compiled.problem.order.filter(term => term !== 'tableChanges')
}

class SelectionProver {
  private readonly compiled: Compiled
  private readonly request: SelectionRequest
  private readonly encoding: Encoding
  private readonly solver: Cadical
  private readonly loader: ClauseLoader
  private readonly settled = new Set<Aim>()
  private best: Best

  constructor(compiled: Compiled, request: SelectionRequest, encoding: Encoding, solver: Cadical) {
    this.compiled = compiled
    this.request = request
    this.encoding = encoding
    this.solver = solver
    this.loader = new ClauseLoader(encoding.cnf, solver)
    this.best = request.incumbent
    solver.setTerminate(request.shouldStop)
  }

  run(): SelectionResult {
    this.loader.load()
    this.suggest(this.best)
    const aims = aimsOf(this.compiled)
    if (!isValid(this.best)) {
      const status = this.ask([])
      if (status === 'unknown') return { outcome: 'stopped', best: this.best, settled: this.settled }
      if (status === 'unsatisfiable') return { outcome: 'settled', best: this.best, settled: new Set(aims) }
    }
    const isSettled = aims.every(aim => {
      if (!this.settle(aim)) return false
      this.settled.add(aim)
      this.request.onNews(this.best)
      return true
    })
    return { outcome: isSettled ? 'settled' : 'stopped', best: this.best, settled: this.settled }
  }

  /** Where questions start: from the schedule at hand. */
  private suggest({ slots }: Seating): void {
    const { compiled, encoding } = this
    for (const meeting of encoding.requests.flatMap(({ members }) => members)) {
      for (const slot of item(compiled.domain, meeting)) {
        const variable = at(encoding.heldAt, meeting * compiled.slotCount + slot)
        this.solver.phase(at(slots, meeting) === slot ? variable : -variable)
      }
    }
  }

  /** True when the aim's best value is known; it then stays a condition. */
  private settle(aim: Aim): boolean {
    const listed = listAimCosts(this.compiled, this.encoding, aim)
    if (!listed) return false
    const sum = new CostSum(this.encoding.cnf, listed.costs, this.costNow(aim, listed) + 1)
    while (this.costNow(aim, listed) > this.leastCost(aim, listed)) {
      const limit = sum.limit(this.costNow(aim, listed) - 1)
      this.loader.load()
      const status = this.ask(limit === undefined ? [] : [limit])
      if (status === 'unknown') return false
      if (status === 'unsatisfiable') break
    }
    const kept = sum.limit(this.costNow(aim, listed))
    if (kept !== undefined) this.encoding.cnf.add(kept)
    this.loader.load()
    return true
  }

  private ask(assumptions: readonly number[]): 'satisfiable' | 'unsatisfiable' | 'unknown' {
    const { request } = this
    if (request.shouldStop()) return 'unknown'
    const { conflicts } = request
    const status = this.solver.solve(conflicts === undefined ? { assumptions } : { assumptions, conflicts })
    if (status !== 'satisfiable') return status
    const { slots, classes } = readSeating(this.compiled, this.encoding, this.solver)
    request.state.load(slots, classes)
    this.best = measureSchedule(request.state)
    request.onNews(this.best)
    return status
  }

  private costNow(aim: Aim, { base, scale }: AimCosts): number {
    return Math.round(measuredValue(this.best, aim) * scale) - base
  }

  private leastCost(aim: Aim, { base, scale }: AimCosts): number {
    const { weightBound, missedBound } = this.request
    if (aim === 'weight') return Math.max(0, Math.ceil(-weightBound * scale - 1e-6) - base)
    return aim === 'minimum' ? missedBound : 0
  }
}
