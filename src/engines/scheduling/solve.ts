import { anneal, type Best, startBest } from './anneal.ts'
import { assignPlaces } from './assign-places.ts'
import { forcedBreaksBound, isCountedOut, unavoidablyMissed, weightUpperBound } from './bounds.ts'
import { checkProblem } from './check-problem.ts'
import { type Compiled, compileProblem, isMandatory } from './compile.ts'
import { constructSchedule } from './construct.ts'
import { at, item } from './dense.ts'
import { isSmallEnough, isSmallEnoughToSelect, proveBreaks } from './exact.ts'
import { proveSelection } from './exact-selection.ts'
import { explainUnplaced } from './explain.ts'
import {
  areAllMandatory,
  isBetter,
  isHoldingFirst,
  isUnbeatable,
  isValid,
  measureSchedule,
  rowsComeBeforeBreaks,
} from './ideal.ts'
import type { Answer, Placement, Problem, ProblemFault, Progress, Proof, SolveOptions } from './model.ts'
import { createRandom, type Random } from './random.ts'
import { dropBroken } from './rule-keeper.ts'
import { chooseEnergies, ScheduleState } from './state.ts'
import { type Layout, measureLayout } from './tally.ts'
import { unfoldChoices } from './unfold.ts'
import { sharpWeightBound } from './weight-bound.ts'

const DEFAULT_ITERATIONS = 200_000
const PROGRESS_EVERY_MS = 500
/** Kept back from the deadline for tables and explanations. */
const RESERVE_MS = 20
const RESERVE_MS_PER_MEETING = 0.15
/** From this many meetings on, one slow cooling beats several fast ones. */
const LARGE = 1500
/** Breaks above the bound from which local search brings more than the exact method. */
const FAR_FROM_BOUND = 25
/** Part of the time left that the exact method gets to settle which meetings to hold. */
const SELECTION_SHARE = 0.5
const LEAST_SELECTION_MS = 200
/** Part of the time left in which local search mends what the exact method left behind. */
const POLISH_SHARE = 0.5
/** Conflicts the exact method may meet per question when iterations, not time, limit the build. */
const LEAST_CONFLICTS = 2000

/** The input itself is wrong; `faults` names every record. */
export class InvalidProblem extends Error {
  readonly faults: readonly ProblemFault[]

  constructor(faults: readonly ProblemFault[]) {
    super(faults.map(fault => fault.message).join(' '))
    this.name = 'InvalidProblem'
    this.faults = faults
  }
}

/**
 * Builds a schedule: a first one at once, better ones by local search, and where the problem allows it a
 * proof that none is better. Ends at the deadline, after the iterations, when cancelled, or when nothing
 * can be better. With `iterations` and no deadline the answer depends on problem and seed alone
 * (`seconds` excepted).
 * @throws InvalidProblem when `checkProblem` finds something wrong
 */
export async function solve(problem: Problem, options: SolveOptions): Promise<Answer> {
  const faults = checkProblem(problem)
  const wrong = faults.filter(fault => fault.severity === 'wrong')
  if (wrong.length > 0) throw new InvalidProblem(wrong)
  const unfolded = unfoldChoices(problem)
  const build = new Build(compileProblem(unfolded.problem, unfolded.families), options, faults.length > 0)
  return unfolded.fold(await build.run())
}

class Build {
  private readonly compiled: Compiled
  private readonly options: SolveOptions
  private readonly state: ScheduleState
  private readonly random: Random
  private readonly startedAt: number
  private readonly endsAt: number
  private readonly isTimed: boolean
  private weightBound: number
  private missedBound = 0
  private breaksWhenAllHeld: number | undefined
  private best: Best
  private iterationsLeft: number
  private lastReport = Number.NEGATIVE_INFINITY
  private infeasible: Proof['infeasible']
  /** The exact method has shown that nothing is better than the best schedule. */
  private isSettled = false
  private isWeightSettled = false
  /** The set of meetings for which the exact method raised the bound on breaks. */
  private proven: { readonly held: string; readonly bound: number } | undefined

  /** `isImpossible`: counting has shown before that no schedule keeps every rule. */
  constructor(compiled: Compiled, options: SolveOptions, isImpossible: boolean) {
    if (isImpossible) this.infeasible = 'counting'
    this.compiled = compiled
    this.options = options
    this.startedAt = this.now()
    const { deadlineMs, clock } = options
    this.isTimed = deadlineMs !== undefined && clock !== undefined
    const reserve = RESERVE_MS + RESERVE_MS_PER_MEETING * compiled.meetingCount
    const budget = Math.max((deadlineMs ?? 0) - reserve, (deadlineMs ?? 0) / 2)
    this.endsAt = this.isTimed ? this.startedAt + budget : Number.POSITIVE_INFINITY
    this.iterationsLeft = options.iterations ?? (this.isTimed ? Number.POSITIVE_INFINITY : DEFAULT_ITERATIONS)
    this.random = createRandom(options.seed)
    this.state = new ScheduleState(compiled, chooseEnergies(compiled))
    this.weightBound = compiled.weight.reduce((sum, weight) => sum + weight, 0)
    constructSchedule(this.state)
    this.best = startBest(this.state)
  }

  async run(): Promise<Answer> {
    const total = this.weightBound
    this.report('start', true)
    this.weightBound = sharpWeightBound(this.compiled, weightUpperBound(this.compiled), this.best.weight)
    this.missedBound = unavoidablyMissed(this.compiled)
    this.breaksWhenAllHeld = forcedBreaksBound(this.compiled, () => true)
    if (isCountedOut(this.compiled)) this.infeasible = 'counting'
    const holdsAll = this.breaksWhenAllHeld !== undefined && this.weightBound >= total - 1e-6
    const all = this.meetingNumbers(() => true)
    if (isSmallEnough(this.compiled, all)) {
      this.search(holdsAll ? 0.2 : 0.7, holdsAll ? 400 : 30_000)
      const isAsked = areAllMandatory(this.compiled)
      if (this.isFarFromBound()) this.search(isAsked ? 0.2 : 0.8, this.longestCooling())
      if (isAsked || !this.isFarFromBound()) await this.prove()
      if (this.isSelectionOpen() && isSmallEnoughToSelect(this.compiled, all)) await this.proveSelection()
    }
    while (!this.isOver()) this.search(1, this.longestCooling())
    return this.finish()
  }

  /** Something is left to choose (what to hold, who attends, how long series get) and there is time for it. */
  private isSelectionOpen(): boolean {
    const { compiled, best } = this
    const isChosen = best.placed === compiled.requestCount && !compiled.rules?.families.length
    const isGiven = isValid(best) && isChosen && best.inARowExcess === 0 && isHoldingFirst(compiled)
    return !isGiven && (!this.isTimed || this.endsAt - this.now() > LEAST_SELECTION_MS)
  }

  private longestCooling(): number {
    return 5000 + this.compiled.meetingCount * 30
  }

  /** So far that the exact method would spend the time and neither prove nor better anything. */
  private isFarFromBound(): boolean {
    return isValid(this.best) && this.best.breaks - this.breaksBound() > FAR_FROM_BOUND
  }

  private now(): number {
    return this.options.clock ? this.options.clock() : 0
  }

  private isCertain(meeting: number): boolean {
    return isMandatory(this.compiled, meeting)
  }

  private meetingNumbers(choose: (meeting: number) => boolean): number[] {
    return Array.from(this.best.slots.keys()).filter(choose)
  }

  private shouldStop(): boolean {
    return this.options.isCancelled?.() === true || (this.isTimed && this.now() >= this.endsAt)
  }

  private isOver(): boolean {
    return (
      this.infeasible !== undefined || this.iterationsLeft <= 0 || this.isUnbeatable() || this.shouldStop()
    )
  }

  private isUnbeatable(): boolean {
    if (this.isSettled) return true
    return isUnbeatable(this.compiled, this.best, {
      weight: this.weightBound,
      minimumMissed: this.missedBound,
      breaksWhenAllHeld: this.breaksWhenAllHeld,
    })
  }

  /** One cooling from the best schedule, limited to a share of what is left and to `longestMs`. */
  private search(share: number, longestMs: number): void {
    if (this.isOver()) return
    const start = this.now()
    const cycleMs = Math.min((this.endsAt - start) * share, longestMs)
    const byTime = this.isTimed && this.options.iterations === undefined
    const isLarge = this.compiled.meetingCount > LARGE
    this.state.load(this.best.slots, this.best.classes)
    const taken = anneal(this.state, this.random, this.best, {
      steps: byTime ? Number.MAX_SAFE_INTEGER : Math.max(1, Math.ceil(this.iterationsLeft * share)),
      from: isLarge ? 0.3 : 0.6,
      to: isLarge ? 0.12 : 0.1,
      shouldStop: () => {
        this.report('improve', false)
        return this.shouldStop() || (byTime && this.now() - start >= cycleMs) || this.isUnbeatable()
      },
      ...(byTime ? { elapsedShare: () => Math.min(1, (this.now() - start) / cycleMs) } : {}),
    })
    this.iterationsLeft -= Math.max(1, taken)
    this.report('improve', true)
  }

  /**
   * The exact method, for the mandatory meetings when the search could not seat them all, else for the
   * meetings of the best schedule.
   */
  private async prove(): Promise<void> {
    const { order } = this.compiled.problem
    const valid = isValid(this.best)
    if (this.isOver() || (valid && !order.includes('breaks'))) return
    const meetings = valid ? this.heldMeetings() : this.meetingNumbers(meeting => this.isCertain(meeting))
    const rowsAreHard = valid && rowsComeBeforeBreaks(this.compiled)
    if (rowsAreHard && this.best.inARowExcess > 0) return
    const result = await proveBreaks(this.compiled, {
      meetings,
      rowsAreHard,
      incumbent: valid ? { breaks: this.best.breaks } : undefined,
      ...(valid && order.slice(0, order.indexOf('breaks')).includes('minimum')
        ? { mostMissed: this.best.minimumMissed }
        : {}),
      lowerBound: this.breaksBound(),
      shouldStop: () => this.shouldStop(),
      isStable: this.options.isStable === true,
      ...(this.isTimed ? {} : { conflicts: this.allowConflicts() }),
      onNews: (lowerBound, breaks) => {
        this.noteBound(meetings, lowerBound)
        if (breaks !== undefined) this.best.breaks = breaks
        this.report('prove', true)
      },
    })
    if (result.outcome === 'infeasible') {
      if (this.mandatoryDecide()) this.infeasible = 'exact-search'
      return
    }
    if (result.found) {
      this.state.load(result.found.slots, result.found.classes)
      this.best = measureSchedule(this.state)
    }
    if (!isValid(this.best)) return
    this.noteBound(meetings, result.lowerBound)
  }

  /**
   * The exact method for everything at once: which meetings to hold, when, and who attends. Solvers count badly, so
   * it gets only part of the time: what the seats forbid they find out by trying.
   */
  private async proveSelection(): Promise<void> {
    if (this.isOver()) return
    const start = this.now()
    const endsAt = start + (this.endsAt - start) * SELECTION_SHARE
    const { outcome, best, settled } = await proveSelection(this.compiled, {
      incumbent: this.best,
      state: this.state,
      weightBound: this.weightBound,
      missedBound: this.missedBound,
      shouldStop: () => this.shouldStop() || (this.isTimed && this.now() >= endsAt),
      isStable: this.options.isStable === true,
      ...(this.isTimed ? {} : { conflicts: this.allowConflicts() }),
      onNews: better => {
        if (better.energy < this.best.energy) this.best = better
        this.report('prove', true)
      },
    })
    if (!isValid(best)) {
      if (outcome === 'settled') this.infeasible = 'exact-search'
      return
    }
    this.isSettled = outcome === 'settled'
    if (this.isSettled) this.best = best
    else this.polish(best)
    if (settled.has('weight')) {
      this.weightBound = best.weight
      this.isWeightSettled = true
    }
    if (settled.has('breaks')) this.noteBound(this.heldMeetings(), best.breaks)
  }

  /**
   * Takes what the exact method has found so far, better in an early aim and perhaps far worse in those after it, once
   * local search has mended that: the result stays only if it is better by the organiser's order.
   */
  private polish(found: Best): void {
    const before = this.best
    if (!isBetter(this.compiled, found, before) || this.isOver()) return
    this.best = found
    this.search(POLISH_SHARE, this.longestCooling())
    if (!isBetter(this.compiled, this.best, before)) this.best = before
  }

  /** The meetings held, with all those that stand for the same requests. */
  private heldMeetings(): number[] {
    const { rules } = this.compiled
    const isHeld = (meeting: number) => at(this.best.slots, meeting) >= 0
    const families = new Set(
      rules?.families.flatMap(({ members }, family) => (members.some(isHeld) ? [family] : [])),
    )
    return this.meetingNumbers(
      meeting => isHeld(meeting) || (rules !== undefined && families.has(at(rules.familyOf, meeting))),
    )
  }

  /** Optional meetings can only help to keep a rule when there is one on the difference of breaks. */
  private mandatoryDecide(): boolean {
    const allMust = areAllMandatory(this.compiled)
    const optionalMayHelp = this.compiled.problem.fairness !== undefined || this.compiled.rules?.hasMinimums
    return allMust || !optionalMayHelp
  }

  private noteBound(meetings: readonly number[], bound: number): void {
    this.proven = { held: this.heldKey(meetings), bound }
    if (meetings.length === this.compiled.meetingCount) this.breaksWhenAllHeld = bound
  }

  private allowConflicts(): number {
    return Math.max(LEAST_CONFLICTS, Math.floor((this.options.iterations ?? DEFAULT_ITERATIONS) / 20))
  }

  private heldKey(meetings: readonly number[]): string {
    return meetings.join()
  }

  /** The lower bound on breaks for the meetings of the best schedule. */
  private breaksBound(): number {
    const isHeld = (meeting: number) => at(this.best.slots, meeting) >= 0
    if (this.best.placed === this.compiled.requestCount) return this.breaksWhenAllHeld ?? 0
    const forced = forcedBreaksBound(this.compiled, isHeld) ?? 0
    if (this.proven?.held === this.heldKey(this.heldMeetings())) return Math.max(forced, this.proven.bound)
    return forced
  }

  /** For a progress line: where the bound takes long to compute, 0 stands until the end. */
  private quickBreaksBound(): number {
    const isQuick = this.best.placed === this.compiled.requestCount || this.compiled.meetingCount <= LARGE
    return isQuick ? Math.min(this.breaksBound(), this.best.breaks) : 0
  }

  private report(phase: Progress['phase'], force: boolean): void {
    const { onProgress } = this.options
    if (!onProgress) return
    const now = this.now()
    if (!force && (!this.options.clock || now - this.lastReport < PROGRESS_EVERY_MS)) return
    this.lastReport = now
    onProgress({
      phase,
      placed: this.best.placed,
      total: this.compiled.requestCount,
      weight: this.best.weight,
      weightUpperBound: this.weightBound,
      breaks: this.best.breaks,
      breaksLowerBound: this.quickBreaksBound(),
      seconds: (now - this.startedAt) / 1000,
    })
  }

  private finish(): Answer {
    const { compiled, state } = this
    this.report('tables', true)
    state.load(this.best.slots, this.best.classes)
    dropBroken(state)
    this.best.mustMissing = Math.max(this.best.mustMissing, state.mustMissing)
    const layout = assignPlaces(compiled, state.slotOf, state.classOf)
    const bound = this.breaksBound()
    const quality = measureLayout(compiled, layout)
    return {
      status: this.status(),
      placed: listPlacements(compiled, layout),
      unplaced: explainUnplaced(state),
      ...quality,
      weightUpperBound: Math.max(this.weightBound, quality.weight),
      breaksLowerBound: Math.min(bound, quality.breaks),
      seconds: (this.now() - this.startedAt) / 1000,
      seed: this.options.seed,
      proof: {
        breaks: this.proven && this.proven.bound === bound && bound > 0 ? 'exact-search' : 'forced-breaks',
        weight: this.weightProof(),
        ...(this.infeasible ? { infeasible: this.infeasible } : {}),
      },
    }
  }

  private weightProof(): Proof['weight'] {
    if (this.best.placed === this.compiled.requestCount) return 'all-held'
    return this.isWeightSettled ? 'exact-search' : 'capacity-dual'
  }

  private status(): Answer['status'] {
    if (this.infeasible) return 'infeasible'
    if (!isValid(this.best)) return 'unknown'
    return this.isUnbeatable() ? 'optimal' : 'feasible'
  }
}

function listPlacements(compiled: Compiled, layout: Layout): Placement[] {
  const placed: Placement[] = []
  compiled.problem.meetings.forEach((meeting, index) => {
    const slot = at(layout.slotOf, index)
    if (slot < 0) return
    placed.push({
      meeting: meeting.id,
      slot: item(compiled.problem.slots, item(compiled.slotSource, slot)).id,
      place: item(compiled.problem.places, at(layout.placeOf, index)).id,
    })
  })
  return placed
}
