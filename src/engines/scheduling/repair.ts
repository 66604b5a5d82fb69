import { applyChanges, type Situation } from './apply-changes.ts'
import { checkProblem } from './check-problem.ts'
import { isMarked, item } from './dense.ts'
import { explainUnplaced } from './explain.ts'
import type { Placement, Problem } from './model.ts'
import { layOut, listSeated, openDesk, type RepairDesk } from './repair-desk.ts'
import { proveRepair, type RepairLimits, type RepairProof } from './repair-exact.ts'
import type {
  Cause,
  Cell,
  FallenMeeting,
  Repair,
  RepairCost,
  RepairMove,
  RepairOptions,
  RepairProposal,
  RepairRequest,
} from './repair-model.ts'
import { polishRepair } from './repair-polish.ts'
import { RepairSearch } from './repair-search.ts'
import { dropBroken } from './rule-keeper.ts'
import { InvalidProblem } from './solve.ts'
import { countQuality } from './verify.ts'

/** Conflicts per question when no clock limits the exact method. */
const CONFLICTS = 6000

/**
 * Mends a schedule on the day: what has begun stays, as few meetings as possible move, and it is said exactly
 * what moves, what falls out and why, and who must be told. The first proposal moves only meetings that
 * cannot stay (each to the next free slot that leaves the fewest gaps); when that loses meetings or leaves a
 * request open, the second moves others too, provably as few as possible where the problem is small enough.
 * @throws InvalidProblem, UnknownRecord, InvalidSchedule
 */
export async function repair(request: RepairRequest, options: RepairOptions = {}): Promise<Repair> {
  const situation = applyChanges(request)
  const faults = checkProblem(situation.problem).filter(({ severity }) => severity === 'wrong')
  if (faults.length > 0) throw new InvalidProblem(faults)
  const limits = chooseLimits(options)
  const desk = openDesk(situation)
  const breaksBefore = countQuality(request.problem, request.placed).breaks
  const search = new RepairSearch(desk)
  search.seatWithoutMoving()
  const gentle = await finish('nobody-else-moves', { situation, desk, breaksBefore, limits })
  const proposals = [gentle]
  if (gentle.fallen.length > 0 && gentle.fallen.some(({ meeting }) => canBeHelped(desk, meeting))) {
    search.seatByMoving()
    const strong = await finish('fewest-moves', { situation, desk, breaksBefore, limits })
    if (strong.cost.disturbed > 0 || strong.fallen.length < gentle.fallen.length) proposals.push(strong)
  }
  const everHeld = new Set(proposals.flatMap(({ placed }) => placed.map(({ meeting }) => meeting)))
  return { problem: pardonFallen(situation.problem, proposals, everHeld), proposals }
}

interface Work {
  readonly situation: Situation
  readonly desk: RepairDesk
  readonly breaksBefore: number
  readonly limits: RepairLimits
}

function chooseLimits(options: RepairOptions): RepairLimits {
  const { clock, deadlineMs } = options
  if (!clock || deadlineMs === undefined) return { shouldStop: () => false, conflicts: CONFLICTS }
  const end = clock() + deadlineMs
  return { shouldStop: () => clock() >= end }
}

/** Moving others can help only a meeting that has any slot left. */
function canBeHelped(desk: RepairDesk, id: string): boolean {
  const meeting = desk.compiled.meetingIndex.get(id) ?? -1
  return item(desk.compiled.domain, meeting).length > 0
}

/** A meeting that falls out cannot be mandatory any more. */
function pardonFallen(
  problem: Problem,
  proposals: readonly RepairProposal[],
  everHeld: ReadonlySet<string>,
): Problem {
  const fallen = new Set(proposals.flatMap(proposal => proposal.fallen.map(({ meeting }) => meeting)))
  return {
    ...problem,
    meetings: problem.meetings.map(meeting => {
      if (!meeting.mustHold || (everHeld.has(meeting.id) && !fallen.has(meeting.id))) return meeting
      const { mustHold: _, ...rest } = meeting
      return rest
    }),
  }
}

async function finish(code: RepairProposal['code'], work: Work): Promise<RepairProposal> {
  const { situation, desk, limits } = work
  const { compiled } = desk
  const isFree =
    code === 'nobody-else-moves'
      ? desk.isHit
      : Uint8Array.from(compiled.fixedSlot, (slot, meeting) =>
          slot < 0 || isMarked(desk.isHit, meeting) ? 1 : 0,
        )
  const proof = await proveRepair(desk, isFree, limits)
  polishRepair(desk)
  dropBroken(desk.state)
  const placed = listSeated(desk, layOut(desk), situation.attending)
  const moves = listMoves(situation, placed)
  const fallen = listFallen(situation, desk)
  const cost = priceRepair(work, moves, fallen)
  return {
    code,
    status: proof.isMinimal ? 'minimal' : 'bound',
    fallenAtLeast: proof.fallenAtLeast,
    movedAtLeast: leastMoved(situation, cost, proof),
    placed,
    moves,
    fallen,
    cost,
  }
}

/** Every hit meeting moves or falls out, and so does every untouched one that is disturbed. */
function leastMoved(situation: Situation, cost: RepairCost, proof: RepairProof): number {
  return Math.max(0, situation.hits.size + proof.disturbedAtLeast - cost.fallen)
}

function causeOf(situation: Situation, meeting: string): Cause {
  if (situation.walkIns.has(meeting)) return { code: 'walk-in' }
  const absent = situation.standIns.get(meeting)
  if (absent !== undefined) return { code: 'participant-away', participant: absent }
  return situation.hits.get(meeting) ?? { code: 'makes-room' }
}

function cellOf(placement: Placement | undefined): Cell | undefined {
  return placement && { slot: placement.slot, place: placement.place }
}

function listMoves(situation: Situation, placed: readonly Placement[]): RepairMove[] {
  const meetings = new Map(situation.problem.meetings.map(meeting => [meeting.id, meeting]))
  return placed.flatMap(placement => {
    const before = situation.promised.get(placement.meeting)
    const { meeting, slot, place, attending } = placement
    const isSamePlace = before?.slot === slot && before.place === place
    if (isSamePlace && !situation.standIns.has(meeting)) return []
    return [
      {
        meeting,
        from: cellOf(before),
        to: { slot, place },
        ...(attending ? { attending } : {}),
        cause: causeOf(situation, meeting),
        tell: [...(meetings.get(meeting)?.participants ?? []), ...(attending ?? [])],
      },
    ]
  })
}

function listFallen(situation: Situation, desk: RepairDesk): FallenMeeting[] {
  const { compiled } = desk
  return explainUnplaced(desk.state).map(({ meeting, reasons }) => {
    const number = compiled.meetingIndex.get(meeting) ?? -1
    return {
      meeting,
      from: cellOf(situation.promised.get(meeting)),
      mustHold: isMarked(desk.mustHold, number),
      cause: causeOf(situation, meeting),
      reasons,
      tell: item(compiled.problem.meetings, number).participants,
    }
  })
}

function priceRepair(
  { desk, breaksBefore }: Work,
  moves: readonly RepairMove[],
  fallen: readonly FallenMeeting[],
): RepairCost {
  const promised = moves.filter(({ from, to }) => from && (from.slot !== to.slot || from.place !== to.place))
  const isDisturbed = ({ cause }: { readonly cause: Cause }) => cause.code === 'makes-room'
  return {
    moved: promised.length,
    retimed: promised.filter(({ from, to }) => from?.slot !== to.slot).length,
    fallen: fallen.filter(({ from }) => from).length,
    disturbed: moves.filter(isDisturbed).length + fallen.filter(isDisturbed).length,
    peopleToTell: new Set([...moves, ...fallen].flatMap(({ tell }) => tell)).size,
    gapsAdded: desk.state.breaks - breaksBefore,
  }
}
