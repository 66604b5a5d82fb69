import { at, item } from './dense.ts'
import type { Remedy, Step } from './model.ts'
import { type Cell, idsIn, listObstacles, type Obstacle } from './obstacles.ts'
import { countUnits } from './rules.ts'
import type { ScheduleState } from './state.ts'

/** Remedies shown of one kind, and meetings tried as the one to drop for one obstacle. */
const SHOWN = 3
const MOST_DROPS = 4
/** Slots looked into for remedies of two steps; with very many requests left out, for any remedy. */
const MOST_SLOTS = 60
const FEW_SLOTS = 4
const VERY_MANY = 500

/** What a step costs the organiser: a table or a number is changed by a click, people have to be asked. */
const COSTS: Readonly<Record<Exclude<Step['code'], 'drop-meeting'>, number>> = {
  'add-table': 1,
  'raise-maximum': 1,
  'raise-group-maximum': 1,
  'allow-slot': 2,
  'open-slot': 2,
  'add-resource': 3,
}
/** Somebody loses a meeting; heavier ones cost more, one as heavy as the request twice as much. */
const DROP_COST = 4

/** A step together with what it does to the schedule: a rule relaxed, or a meeting taken out. */
interface Act {
  readonly step: Step
  readonly cost: number
  readonly lifts?: Obstacle
  readonly drops?: number
}

/**
 * The cheapest things an organiser could do so that a request fits, everything else unmoved, cheapest first; two
 * steps together only where no single one is enough. Each is checked by doing it on the schedule.
 */
export function findRemedies(state: ScheduleState, cells: readonly Cell[]): Remedy[] {
  const nearest = cells.filter(cell => cell.obstacles.length > 0)
  nearest.sort((a, b) => a.obstacles.length - b.obstacles.length)
  const near = state.unplacedCount > VERY_MANY ? nearest.slice(0, FEW_SLOTS) : nearest
  const singles = near.flatMap(({ meeting, slot, obstacles }) =>
    listActs(state, meeting, slot, obstacles)
      .filter(act => isEnough(state, meeting, slot, [act]))
      .map(act => ({ remedy: act.step as Remedy, cost: act.cost })),
  )
  if (singles.length > 0) return pickFew(singles)
  return pickFew(
    near
      .slice(0, MOST_SLOTS)
      .flatMap(({ meeting, slot, obstacles }) => findPairs(state, meeting, slot, obstacles)),
  )
}

interface Priced {
  readonly remedy: Remedy
  readonly cost: number
}

function findPairs(
  state: ScheduleState,
  meeting: number,
  slot: number,
  obstacles: readonly Obstacle[],
): Priced[] {
  const [first] = obstacles
  if (!first || obstacles.length > 4) return []
  return listActs(state, meeting, slot, [first]).flatMap(act => {
    const rest = leftAfter(state, meeting, slot, [act])
    return listActs(state, meeting, slot, rest)
      .filter(other => isEnough(state, meeting, slot, [act, other]))
      .map(other => ({
        remedy: { code: 'two-steps' as const, steps: [act.step, other.step] as const },
        cost: act.cost + other.cost,
      }))
  })
}

/** What still stands in the way once the acts are done. The schedule is left as it was. */
function leftAfter(state: ScheduleState, meeting: number, slot: number, acts: readonly Act[]): Obstacle[] {
  state.commit()
  for (const act of acts)
    if (act.drops !== undefined && at(state.slotOf, act.drops) >= 0) state.remove(act.drops)
  const left = listObstacles(state, meeting, slot).filter(
    obstacle => !acts.some(({ lifts }) => lifts?.code === obstacle.code && lifts.about === obstacle.about),
  )
  state.rollback()
  return left
}

/** True when the acts make room and leave no promise (a group's minimum, say) unkept that was kept before. */
function isEnough(state: ScheduleState, meeting: number, slot: number, acts: readonly Act[]): boolean {
  if (leftAfter(state, meeting, slot, acts).length > 0) return false
  const { keeper } = state
  if (!keeper || acts.every(act => act.drops === undefined)) return true
  state.commit()
  const before = state.mustMissing
  for (const { drops } of acts) if (drops !== undefined && at(state.slotOf, drops) >= 0) state.remove(drops)
  const placeClass = state.findClass(meeting, slot)
  if (acts.every(act => act.lifts === undefined) && placeClass !== -2) state.place(meeting, slot, placeClass)
  const after = state.mustMissing
  state.rollback()
  return after <= before
}

function listActs(
  state: ScheduleState,
  meeting: number,
  slot: number,
  obstacles: readonly Obstacle[],
): Act[] {
  return obstacles.flatMap(obstacle => [
    ...listRelaxations(state, meeting, slot, obstacle),
    ...listDrops(state, meeting, slot, obstacle),
  ])
}

function listRelaxations(state: ScheduleState, meeting: number, slot: number, lifts: Obstacle): Act[] {
  const ids = idsIn(state)
  const act = (step: Exclude<Step, { code: 'drop-meeting' }>): Act[] => [
    { step, cost: COSTS[step.code], lifts },
  ]
  const { compiled } = state
  const record = item(compiled.problem.meetings, meeting)
  const { code, about, limit = 0 } = lifts
  if (code === 'away') return act({ code: 'open-slot', participant: ids.person(about), slot: ids.slot(slot) })
  if (code === 'limit') {
    const raised = Math.max(limit, at(state.held, about)) + 1
    return act({ code: 'raise-maximum', participant: ids.person(about), to: raised })
  }
  if (code === 'tables' || code === 'no-place')
    return record.allowedPlaces ? [] : act({ code: 'add-table', slot: ids.slot(slot) })
  if (code === 'resource') {
    // Where locked meetings take more than there are, one more would still leave nothing over.
    const there = countUnits(item(compiled.problem.resources ?? [], about), ids.slot(slot))
    if (lifts.meetings.length > there) return []
    return act({ code: 'add-resource', resource: ids.resource(about), slot: ids.slot(slot) })
  }
  if (code === 'group') return act({ code: 'raise-group-maximum', group: ids.group(about), to: limit + 1 })
  if (code === 'session' && at(compiled.fixedSlot, meeting) < 0)
    return act({ code: 'allow-slot', slot: ids.slot(slot) })
  return []
}

function listDrops(state: ScheduleState, meeting: number, slot: number, obstacle: Obstacle): Act[] {
  const { compiled } = state
  const ids = idsIn(state)
  const weightOf = (other: number) => compiled.weight[other] as number
  const own = Math.max(1, weightOf(meeting))
  const classes = item(compiled.classesOf, meeting)
  const isSuitable = (other: number) =>
    obstacle.code !== 'tables' || classes.includes(at(state.classOf, other))
  const candidates = obstacle.meetings.filter(
    other => isSuitable(other) && at(compiled.fixedSlot, other) < 0 && compiled.mustHold[other] !== 1,
  )
  return pickLightest(candidates, weightOf).map(other => ({
    step: {
      code: 'drop-meeting',
      meeting: ids.meeting(other),
      weight: weightOf(other),
      slot: ids.slot(slot),
    },
    cost: DROP_COST * (1 + weightOf(other) / own),
    drops: other,
  }))
}

/** The few lightest, lightest first, without sorting them all. */
function pickLightest(meetings: readonly number[], weightOf: (meeting: number) => number): number[] {
  const picked: number[] = []
  for (const meeting of meetings) {
    const last = picked.at(-1)
    if (picked.length === MOST_DROPS && last !== undefined && weightOf(meeting) >= weightOf(last)) continue
    picked.push(meeting)
    picked.sort((a, b) => weightOf(a) - weightOf(b) || a - b)
    picked.length = Math.min(picked.length, MOST_DROPS)
  }
  return picked
}

/** Cheapest first, a few of each kind, no two the same. */
function pickFew(priced: readonly Priced[]): Remedy[] {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  return [...priced]
    .sort((a, b) => a.cost - b.cost)
    .map(({ remedy }) => remedy)
    .filter(remedy => {
      const key = JSON.stringify(remedy)
      const count = counts.get(remedy.code) ?? 0
      if (count >= SHOWN || seen.has(key)) return false
      seen.add(key)
      counts.set(remedy.code, count + 1)
      return true
    })
}
