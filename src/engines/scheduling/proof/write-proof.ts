import { compileProblem, isMandatory } from '../compile.ts'
import { isSmallEnough } from '../exact.ts'
import { rowsComeBeforeBreaks } from '../ideal.ts'
import type { Answer, Problem } from '../model.ts'
import { originalId, unfoldChoices } from '../unfold.ts'
import { checkRefutation } from './check-refutation.ts'
import { type Refutation, refuteBetter, writeDimacs, writeDrat } from './refute.ts'

export interface WrittenProof {
  /** What was proved and how to check it, for people. */
  readonly statement: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/**
 * Proves anew, apart from the build, that no schedule of the meetings held has fewer breaks (or that there is
 * none at all), and has the steps checked. Undefined when the answer claims neither, the time is over, or fewer breaks
 * could be had at the price of an aim that comes before them.
 */
export async function writeProof(
  problem: Problem,
  answer: Answer,
  shouldStop: () => boolean,
): Promise<WrittenProof | undefined> {
  const isInfeasible = answer.status === 'infeasible'
  if (!isInfeasible && answer.status !== 'optimal') return undefined
  const unfolded = unfoldChoices(problem)
  const compiled = compileProblem(unfolded.problem, unfolded.families)
  const held = new Set(answer.placed.map(({ meeting }) => meeting))
  const meetings = unfolded.problem.meetings.flatMap(({ id }, index) =>
    (isInfeasible ? isMandatory(compiled, index) : held.has(originalId(id))) ? [index] : [],
  )
  if (!isSmallEnough(compiled, meetings)) return undefined
  if (!isInfeasible && rowsComeBeforeBreaks(compiled) && answer.inARowExcess > 0) return undefined
  const refutations = await refuteBetter(compiled, {
    meetings,
    rowsAreHard: !isInfeasible && rowsComeBeforeBreaks(compiled),
    breaks: isInfeasible ? undefined : answer.breaks,
    shouldStop,
  })
  if (!refutations) return undefined
  const checked = refutations.every(({ clauses, steps }) => checkRefutation(clauses, steps).accepted)
  if (!checked) throw new Error('The proof was refused by its checker; this is a fault in the engine.')
  const count = new Set(meetings.map(index => originalId(unfolded.problem.meetings[index]?.id ?? ''))).size
  const claim = isInfeasible
    ? `No valid schedule holds all ${count} mandatory meetings.`
    : `No valid schedule of these ${count} meetings has fewer than ${answer.breaks} breaks.`
  const statement = describeProof(claim, refutations)
  const files = refutations.flatMap((refutation, index) => [
    { name: `${index + 1}.cnf`, text: writeDimacs(refutation) },
    { name: `${index + 1}.drat`, text: writeDrat(refutation) },
  ])
  return { statement, files: [...files, { name: 'statement.txt', text: `${statement}\n` }] }
}

function describeProof(claim: string, refutations: readonly Refutation[]): string {
  const lines = [claim, '']
  if (refutations.length === 0) lines.push('Nobody can have a negative number of breaks: nothing to prove.')
  for (const [index, { fairnessFloor, variables, clauses, steps }] of refutations.entries()) {
    const share = fairnessFloor > 0 ? ` (everybody having at least ${fairnessFloor} breaks)` : ''
    lines.push(
      `${index + 1}.cnf says that a better schedule exists${share}: ${variables} variables, ${clauses.length} clauses.`,
      `${index + 1}.drat refutes it in ${steps.length} steps, each by unit propagation; our checker accepted them.`,
      `Check it with any DRAT checker: drat-trim ${index + 1}.cnf ${index + 1}.drat`,
    )
  }
  return lines.join('\n')
}
