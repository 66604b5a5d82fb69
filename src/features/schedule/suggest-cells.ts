import { freeCells, type Problem, readFewest, swapCosts } from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { suggestCells as call } from './contract.ts'
import { editProblem, sayCost, sayShortfalls } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan } from './load-plan.ts'
import { loadNames } from './say-names.ts'

/**
 * Where a meeting of the draft could go and what each cell would cost, slots in order of time, places in order; where another
 * meeting stands, also what it would cost to swap the two.
 */
export async function suggestCells(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const plan = await loadPlan(ctx.db, subject.id)
  if (plan.draft === null) throw new Refusal('no-draft')
  const problem = editProblem(plan, ctx.now())
  if (!problem.meetings.some(meeting => meeting.id === input.meeting)) {
    if (!plan.facts.meetings.some(meeting => meeting.id === input.meeting)) throw new Refusal('not-found')
    // Nobody of one side attends it: it fits nowhere.
    return { version: plan.draft.version, cells: [], takeOut: null }
  }
  const names = await loadNames(ctx, subject.row, plan.facts)
  const placed = knownPlacements(problem, plan.draftRows)
  const cells = freeCells(problem, { placed }, input.meeting)
  const swaps = swapCosts(problem, { placed }, input.meeting)
  const cellOf = new Map(placed.map(one => [one.meeting, `${one.slot} ${one.place}`]))
  const swapAt = (cost: (typeof cells)[number]) => {
    const [other] = cost.displaces
    if (other === undefined || cellOf.get(other) !== `${cost.slot} ${cost.place}`) return null
    const swap = swaps.get(other)
    return swap === undefined
      ? null
      : { gaps: swap.breaks, longSeries: swap.inARowExcess, tableChanges: swap.tableChanges }
  }
  const askFewest = readFewest(problem, placed)
  const isStanding = placed.some(one => one.meeting === input.meeting)
  /** Who comes to it where it goes: those gain a meeting if it stands nowhere now. */
  const gaining = (cost: (typeof cells)[number]) =>
    isStanding ? [] : [...participantsOf(problem, input.meeting), ...(cost.attending ?? [])]
  return {
    version: plan.draft.version,
    cells: cells.map(cost => ({
      slotId: cost.slot,
      placeId: cost.place,
      verdict: cost.verdict,
      words: [
        ...sayCost(cost, names).slice(0, 2),
        ...(cost.verdict === 'displaces'
          ? sayShortfalls(askFewest(cost.displaces, gaining(cost)), names).slice(0, 2)
          : []),
      ],
      displaces: [...cost.displaces],
      gaps: cost.breaks,
      longSeries: cost.inARowExcess,
      tableChanges: cost.tableChanges,
      swap: swapAt(cost),
    })),
    takeOut: isStanding ? sayShortfalls(askFewest([input.meeting]), names) : null,
  }
}

function participantsOf(problem: Problem, id: string): readonly string[] {
  return problem.meetings.find(meeting => meeting.id === id)?.participants ?? []
}
