import {
  explainWaiting,
  freeCells,
  type MoveCost,
  type Placement,
  type Problem,
  type Unplaced,
} from '../../engines/scheduling/index.ts'
import { countQuality } from '../../engines/scheduling/verify.ts'
import { editProblem } from './edit-draft.ts'
import { knownPlacements, type Plan } from './load-plan.ts'
import { peopleAt } from './rules/meeting-people.ts'
import { noRules } from './rules/meeting-rules.ts'
import { type Deed, doSteps, type Hindrance, readRemedies, type Step } from './rules/proposals.ts'
import { usualUnits } from './rules/resource-hours.ts'

/** What a proposal does and costs on the draft as it stands. */
export interface Offer {
  steps: readonly Step[]
  deeds: readonly Deed[]
  cell: { slot: string; place: string }
  /** Everybody who comes, where the schedule chooses among colleagues. */
  people: readonly string[] | null
  gaps: number
  longSeries: number
  tableChanges: number
}

/** Why a proposal does not work (any more): a step that cannot be done, or what stands in its slot. */
export type Objection = { hindrance: Hindrance } | { cell: MoveCost }

/** The draft as the engine sees it, once for many questions. */
export interface Ground {
  plan: Plan
  problem: Problem
  placed: Placement[]
  quality: ReturnType<typeof countQuality>
  now: Date
}

export function readGround(plan: Plan, now: Date): Ground {
  const problem = editProblem(plan, now)
  const placed = knownPlacements(problem, plan.draftRows)
  return { plan, problem, placed, quality: countQuality(problem, placed), now }
}

/** Does the steps on paper and looks where the meeting then goes at the least cost; or says what stands against it. */
export function weighProposal(ground: Ground, meeting: string, steps: readonly Step[]): Offer | Objection {
  const { plan, now } = ground
  const after = doSteps(plan.facts, plan.draftRows, meeting, steps)
  if (!('deeds' in after)) return { hindrance: after }
  const gone = new Set(after.deeds.flatMap(deed => (deed.code === 'taken-out' ? [deed.meeting] : [])))
  const draftRows = plan.draftRows.filter(row => !gone.has(row.meeting))
  const eased = { ...plan, facts: after.facts, draftRows }
  const problem = editProblem(eased, now)
  const fixedOut = ground.problem.meetings.some(one => one.fixed !== undefined && gone.has(one.id))
  if (fixedOut || !problem.meetings.some(one => one.id === meeting)) return { hindrance: { code: 'unknown' } }
  const placed = knownPlacements(problem, draftRows)
  const slot = steps.flatMap(one => ('slot' in one ? [one.slot] : []))[0]
  const online = new Set(problem.places.filter(one => one.kind === 'online').map(one => one.id))
  const wantsOnline = steps.some(one => one.code === 'hold-online')
  const cells = freeCells(problem, { placed }, meeting).filter(
    cell => (slot === undefined || cell.slot === slot) && (!wantsOnline || online.has(cell.place)),
  )
  const [best] = cells.filter(cell => cell.verdict === 'free').sort((a, b) => price(a) - price(b))
  if (best === undefined) {
    const [nearest] = [...cells].sort((a, b) => a.refusals.length - b.refusals.length)
    return nearest === undefined ? { hindrance: { code: 'unknown' } } : { cell: nearest }
  }
  const { slot: at, place, attending } = best
  const here = { meeting, slot: at, place, ...(attending === undefined ? {} : { attending }) }
  const quality = countQuality(problem, [...placed, here])
  return {
    steps,
    deeds: after.deeds,
    cell: { slot: at, place },
    people: peopleAt(
      plan.facts.meetings.find(one => one.id === meeting),
      attending,
    ),
    gaps: quality.breaks - ground.quality.breaks,
    longSeries: quality.inARowExcess - ground.quality.inARowExcess,
    tableChanges: quality.tableChanges - ground.quality.tableChanges,
  }
}

function price(cost: Pick<MoveCost, 'breaks' | 'inARowExcess' | 'tableChanges'>): number {
  return cost.breaks * 10 + cost.inARowExcess * 5 + cost.tableChanges
}

const mostOffered = 5
const mostWeighed = 14

/** Why a waiting meeting has no place in the draft as it stands, and what would give it one, the cheapest first. */
export interface Waiting {
  told: Unplaced
  /** Slots in which it fits as everything stands, the cheapest first; empty when something keeps it out. */
  open: readonly string[]
  offers: Offer[]
}

/**
 * Explains these meetings anew from the draft as it stands and weighs what could be done for each. Every offer was tried on
 * paper; pressed unchanged, it works.
 */
export function explainDraft(ground: Ground, meetings: readonly string[]): Map<string, Waiting> {
  const told = explainWaiting(ground.problem, { placed: ground.placed }, meetings)
  return new Map(
    told.map(one => {
      const open = one.conflict.length === 0 ? findOpenSlots(ground, one.meeting) : []
      const ways = [
        ...open.slice(0, 2).map(slot => [{ code: 'place-at' as const, slot }]),
        ...readRemedies(one.remedies),
        ...alwaysWays(ground, one),
        ...onlineWays(ground, one),
      ]
      const weights = new Map(ground.plan.facts.meetings.map(({ id, weight }) => [id, weight]))
      const own = weights.get(one.meeting) ?? 0
      const offers = ways
        .filter(steps =>
          steps.every(step => step.code !== 'drop-meeting' || (weights.get(step.meeting) ?? 0) <= own),
        )
        .slice(0, mostWeighed)
        .flatMap(steps => {
          const offer = weighProposal(ground, one.meeting, steps)
          return 'deeds' in offer ? [offer] : []
        })
        .sort((a, b) => rank(a) - rank(b))
      return [one.meeting, { told: one, open, offers: spread(offers) }]
    }),
  )
}

/** Slots with a free cell for the meeting, the cheapest first: it was left out for another aim, or by hand. */
function findOpenSlots(ground: Ground, meeting: string): string[] {
  const free = freeCells(ground.problem, { placed: ground.placed }, meeting)
    .filter(cell => cell.verdict === 'free')
    .sort((a, b) => price(a) - price(b))
  return [...new Set(free.map(cell => cell.slot))]
}

/** Where an interpreter or video line is missing in a slot, there can also be one more always. */
function alwaysWays(ground: Ground, one: Unplaced): Step[][] {
  const { rules = noRules } = ground.plan.facts
  const missing = new Set(one.remedies.flatMap(way => (way.code === 'add-resource' ? [way.resource] : [])))
  return [...missing].flatMap(resource => {
    const units = usualUnits(rules, resource)
    return units === null ? [] : [[{ code: 'raise-resource' as const, resource, to: units + 1 }]]
  })
}

/** Where only a table is missing, or everybody is free, the meeting can be held online instead. */
function onlineWays(ground: Ground, one: Unplaced): Step[][] {
  if (!ground.problem.places.some(place => place.kind === 'online')) return []
  return one.reasons.flatMap(reason =>
    reason.code === 'no-free-place'
      ? reason.slots.slice(0, 2).map(slot => [{ code: 'hold-online' as const, slot }])
      : [],
  )
}

/**
 * What a step asks of people: placing asks nothing, a table is furniture, a limit or a slot is somebody's word, an interpreter is
 * hired, a meeting dropped is a loss.
 */
const burden: Record<Step['code'], number> = {
  'place-at': 0,
  'add-table': 10,
  'hold-online': 15,
  'open-slot': 20,
  'raise-maximum': 20,
  'raise-group-maximum': 15,
  'add-resource': 30,
  'raise-resource': 35,
  'drop-meeting': 40,
}

function rank(offer: Offer): number {
  const asked = offer.steps.reduce((sum, step) => sum + burden[step.code], 0)
  return asked + offer.gaps * 4 + offer.longSeries * 2 + offer.tableChanges
}

/** A few, at most two of one kind, so that the choice is a choice. */
function spread(offers: readonly Offer[]): Offer[] {
  const counts = new Map<string, number>()
  const chosen = offers.filter(offer => {
    const kind = offer.steps.map(step => step.code).join()
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= 2
  })
  return chosen.slice(0, mostOffered)
}
