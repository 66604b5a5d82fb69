import { Cadical } from 'cadical-wasm'
import { fewestBreaks } from '../bounds.ts'
import { sumUnary } from '../cnf.ts'
import type { Compiled } from '../compile.ts'
import { isMarked, item } from '../dense.ts'
import { encodeSchedule } from '../encode.ts'
import { highestFloor } from '../exact.ts'

/** Clauses that no assignment satisfies, and the steps that show it. */
export interface Refutation {
  /** Everybody has at least so many breaks in this part of the claim (0 unless fairness has no anchor). */
  readonly fairnessFloor: number
  readonly variables: number
  readonly clauses: readonly (readonly number[])[]
  /** Each follows from the clauses and the steps before it by unit propagation; the last is empty. */
  readonly steps: readonly (readonly number[])[]
}

export interface RefutationRequest {
  /** All of these are to be held. */
  readonly meetings: readonly number[]
  readonly rowsAreHard: boolean
  /** The claim: no schedule has fewer breaks. Undefined: there is no schedule at all. */
  readonly breaks: number | undefined
  readonly shouldStop?: () => boolean
}

/** Plain clause learning: every step of the solver is then a learned clause that it reports. */
const PLAIN = {
  quiet: true,
  inprocessing: false,
  lucky: false,
  walk: false,
  elim: false,
  probe: false,
  subsume: false,
  vivify: false,
  decompose: false,
  deduplicate: false,
  ternary: false,
  transred: false,
  sweep: false,
  congruence: false,
  factor: false,
  backbone: 0,
  otfs: false,
  instantiate: false,
  eagersubsume: false,
} as const
const LONGEST_STEP = 1_000_000

/**
 * Shows that no schedule is better than claimed, with steps that `checkRefutation` can follow. The clauses
 * count every break (nothing is left to the bounds of the engine): first each participant's own forced
 * breaks are derived as steps, then the contradiction. Undefined when the claim is false or the time is over.
 */
export async function refuteBetter(
  compiled: Compiled,
  request: RefutationRequest,
): Promise<readonly Refutation[] | undefined> {
  const { breaks } = request
  const refutations: Refutation[] = []
  for (let floor = 0; floor <= highestFloor(compiled, request.meetings); floor++) {
    if (breaks !== undefined && floor * compiled.participantCount >= breaks) break
    const refutation = await refuteAtFloor(compiled, request, floor)
    if (!refutation) return undefined
    refutations.push(refutation)
  }
  return refutations
}

async function refuteAtFloor(
  compiled: Compiled,
  { meetings, rowsAreHard, breaks, shouldStop }: RefutationRequest,
  fairnessFloor: number,
): Promise<Refutation | undefined> {
  const encoding = encodeSchedule(compiled, meetings, {
    rowsAreHard,
    fairnessFloor,
    countsAll: true,
  })
  if (!encoding) return undefined
  const { cnf, extraBreaks } = encoding
  if (breaks !== undefined) {
    const total = sumUnary(cnf, extraBreaks, Math.max(1, breaks), false)
    const reached = total[breaks - 1]
    if (breaks < 1) cnf.add()
    else if (reached !== undefined) cnf.add(-reached)
  }
  const clauses = splitClauses(cnf.literals)
  const steps: number[][] = []
  const solver = await Cadical.create(PLAIN)
  try {
    solver.setTerminate(shouldStop ?? (() => false))
    solver.setLearn(LONGEST_STEP, clause => void steps.push([...clause]))
    for (const clause of clauses) solver.addClause(clause)
    for (let person = 0; person < compiled.participantCount; person++) {
      if (compiled.rules && isMarked(compiled.rules.inFamily, person)) continue
      const own = [...item(compiled.meetingsOf, person)].filter(meeting => meetings.includes(meeting))
      const forced = fewestBreaks(compiled, own) ?? 0
      const literal = item(extraBreaks, person)[forced - 1]
      if (literal === undefined || solver.solve({ assumptions: [-literal] }) !== 'unsatisfiable') continue
      steps.push([literal])
      solver.addClause([literal])
    }
    if (solver.solve() !== 'unsatisfiable') return undefined
  } finally {
    solver.dispose()
  }
  return { fairnessFloor, variables: cnf.variables, clauses, steps: [...steps, []] }
}

function splitClauses(literals: readonly number[]): number[][] {
  const clauses: number[][] = []
  let clause: number[] = []
  for (const literal of literals) {
    if (literal !== 0) clause.push(literal)
    else {
      clauses.push(clause)
      clause = []
    }
  }
  return clauses
}

/** Clauses in the DIMACS format that SAT solvers and proof checkers read. */
export function writeDimacs({ variables, clauses }: Refutation): string {
  const lines = clauses.map(clause => `${[...clause, 0].join(' ')}`)
  return `p cnf ${variables} ${clauses.length}\n${lines.join('\n')}\n`
}

/** Steps in the DRAT format (no deletions). */
export function writeDrat({ steps }: Refutation): string {
  return `${steps.map(step => [...step, 0].join(' ')).join('\n')}\n`
}
