import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import type { Random } from './random.ts'
import { counterAt, isTooFar, type Rules } from './rules.ts'

/** What the keeper reads of a schedule under construction. */
export interface Standing {
  readonly compiled: Compiled
  readonly slotOf: Int32Array
  readonly classOf: Int32Array
  /** participant × slot → meeting or -1. */
  readonly occupant: Int32Array
  meetingsIn(slot: number): readonly number[]
  findClass(meeting: number, slot: number): number
}

/** A broken rule counts as much as so many mandatory meetings left out: no search trades one for a meeting. */
const BROKEN = 8

/** What stands between a meeting and a slot beside busy people and places; the first meeting in the way, if any. */
export type RuleObstacle =
  | { readonly kind: 'resource'; readonly resource: number; readonly users: readonly number[] }
  | { readonly kind: 'pause'; readonly person: number; readonly series: readonly number[] }
  | { readonly kind: 'walk'; readonly person: number; readonly other: number; readonly minutes: number }
  | {
      readonly kind: 'group'
      readonly group: number
      readonly most: number
      readonly held: readonly number[]
    }
  | { readonly kind: 'family'; readonly other: number }

/**
 * Keeps count of resources, pauses, walks, groups and choices while a schedule is built. `enter` after a meeting
 * was placed and `leave` before it is taken out say by how much the schedule's debt changes: mandatory requests
 * and group minimums still open, and eight for every broken rule.
 */
export class RuleKeeper {
  /** Sum over shared groups of meetings² / members. */
  groupsShared = 0
  private readonly standing: Standing
  private readonly rules: Rules
  private readonly used: Int32Array
  private readonly counted: Int32Array
  private readonly heldOfGroup: Int32Array
  private readonly heldOfFamily: Int32Array

  constructor(standing: Standing, rules: Rules) {
    this.standing = standing
    this.rules = rules
    this.used = new Int32Array(rules.units.length)
    this.counted = new Int32Array(rules.counterMost.length)
    this.heldOfGroup = new Int32Array(rules.groupCount)
    this.heldOfFamily = new Int32Array(rules.families.length)
  }

  /** The debt of an empty schedule. */
  openPromises(): number {
    const least = this.rules.counterLeast.reduce((sum, count) => sum + count, 0)
    return least + this.rules.families.filter(family => family.mustHold).length
  }

  /** Notes a meeting that has just been placed; by how much the debt grew. */
  enter(meeting: number): number {
    return this.count(meeting, 1)
  }

  /** Forgets a meeting that is about to be taken out; by how much the debt shrinks. */
  leave(meeting: number): number {
    return this.count(meeting, -1)
  }

  private count(meeting: number, step: 1 | -1): number {
    const { rules } = this
    const slot = at(this.standing.slotOf, meeting)
    const broken =
      this.countMissingPauses(meeting, slot) + this.countWalks(meeting, slot, this.hallOf(meeting))
    let debt = BROKEN * broken
    for (const resource of item(rules.needsOf, meeting)) {
      const cell = resource * this.standing.compiled.slotCount + slot
      if (countUp(this.used, cell, step) > at(rules.units, cell)) debt += BROKEN
    }
    for (const group of item(rules.groupsOf, meeting)) {
      const counter = this.counterOf(group, slot)
      const level = countUp(this.counted, counter, step)
      if (level > at(rules.counterMost, counter)) debt += BROKEN
      if (level <= at(rules.counterLeast, counter)) debt--
      const size = rules.sharedSize[group] as number
      const held = countUp(this.heldOfGroup, group, step)
      if (size > 0) this.groupsShared += (step * (2 * held - 1)) / size
    }
    const family = at(rules.familyOf, meeting)
    if (family < 0) return debt
    if (countUp(this.heldOfFamily, family, step) > 1) return debt + BROKEN
    return item(rules.families, family).mustHold ? debt - 1 : debt
  }

  /** True when an unplaced meeting could be held there without breaking a rule. */
  allows(meeting: number, slot: number, placeClass: number): boolean {
    const { rules } = this
    const family = at(rules.familyOf, meeting)
    if (family >= 0 && at(this.heldOfFamily, family) > 0) return false
    for (const resource of item(rules.needsOf, meeting)) {
      const cell = resource * this.standing.compiled.slotCount + slot
      if (at(this.used, cell) >= at(rules.units, cell)) return false
    }
    for (const group of item(rules.groupsOf, meeting)) {
      const counter = this.counterOf(group, slot)
      if (at(this.counted, counter) >= at(rules.counterMost, counter)) return false
    }
    return (
      this.countMissingPauses(meeting, slot) === 0 &&
      this.countWalks(meeting, slot, this.hallIn(meeting, placeClass)) === 0
    )
  }

  /** Of the classes with room, the one with fewest walks too long; -2 when none has room. */
  findClass(meeting: number, slot: number, hasRoom: (placeClass: number) => boolean): number {
    let best = -2
    let fewest = Number.POSITIVE_INFINITY
    for (const placeClass of item(this.standing.compiled.classesOf, meeting)) {
      if (!hasRoom(placeClass)) continue
      const walks = this.countWalks(meeting, slot, this.hallIn(meeting, placeClass))
      if (walks < fewest) {
        fewest = walks
        best = placeClass
      }
      if (walks === 0) break
    }
    return best
  }

  /** Every rule that keeps an unplaced meeting out of a slot, people and places left aside. */
  listObstacles(meeting: number, slot: number, placeClass: number): RuleObstacle[] {
    const { rules, standing } = this
    const found: RuleObstacle[] = []
    const family = at(rules.familyOf, meeting)
    if (family >= 0) {
      const other = item(rules.families, family).members.find(one => at(standing.slotOf, one) >= 0)
      if (other !== undefined) found.push({ kind: 'family', other })
    }
    for (const resource of item(rules.needsOf, meeting)) {
      const cell = resource * standing.compiled.slotCount + slot
      if (at(this.used, cell) < at(rules.units, cell)) continue
      const users = standing.meetingsIn(slot).filter(other => item(rules.needsOf, other).includes(resource))
      found.push({ kind: 'resource', resource, users })
    }
    for (const group of item(rules.groupsOf, meeting)) {
      const counter = this.counterOf(group, slot)
      const most = at(rules.counterMost, counter)
      if (at(this.counted, counter) < most) continue
      found.push({ kind: 'group', group, most, held: this.listCounted(group, counter) })
    }
    for (const person of item(standing.compiled.participantsOf, meeting)) {
      const series = this.seriesAround(person, slot)
      if (this.countWindows(person, slot, meeting) > 0) found.push({ kind: 'pause', person, series })
      found.push(...this.listWalks(meeting, person, slot, this.hallIn(meeting, placeClass)))
    }
    return found
  }

  /** Throws out what keeps a meeting from a slot, as `eject` is willing to; false when something has to stay. */
  clearWay(meeting: number, slot: number, eject: (other: number) => boolean, random: Random): boolean {
    for (let attempt = 0; attempt < 12; attempt++) {
      const [obstacle] = this.listObstacles(meeting, slot, this.standing.findClass(meeting, slot))
      if (!obstacle) return true
      const inTheWay = meetingsOf(obstacle).filter(
        other => other !== meeting && at(this.standing.compiled.fixedSlot, other) < 0,
      )
      if (inTheWay.length === 0 || !eject(item(inTheWay, random.below(inTheWay.length)))) return false
    }
    return false
  }

  /** True when a placed meeting takes part in a broken rule. */
  isBroken(meeting: number): boolean {
    const { rules } = this
    const slot = at(this.standing.slotOf, meeting)
    const family = at(rules.familyOf, meeting)
    return (
      (family >= 0 && at(this.heldOfFamily, family) > 1) ||
      [...item(rules.needsOf, meeting)].some(resource => {
        const cell = resource * this.standing.compiled.slotCount + slot
        return at(this.used, cell) > at(rules.units, cell)
      }) ||
      [...item(rules.groupsOf, meeting)].some(group => {
        const counter = this.counterOf(group, slot)
        return at(this.counted, counter) > at(rules.counterMost, counter)
      }) ||
      this.countMissingPauses(meeting, slot) > 0 ||
      this.countWalks(meeting, slot, this.hallOf(meeting)) > 0
    )
  }

  private counterOf(group: number, slot: number): number {
    return counterAt(this.rules, group, at(this.standing.compiled.dayOf, slot))
  }

  private hallOf(meeting: number): number {
    return this.hallIn(meeting, at(this.standing.classOf, meeting))
  }

  private hallIn(meeting: number, placeClass: number): number {
    const place = at(this.standing.compiled.fixedPlace, meeting)
    if (place >= 0) return at(this.rules.hallOfPlace, place)
    return placeClass < 0 ? -1 : at(this.rules.hallOfClass, placeClass)
  }

  private listCounted(group: number, counter: number): number[] {
    const { slotOf } = this.standing
    return Array.from(slotOf.keys()).filter(
      other =>
        at(slotOf, other) >= 0 &&
        item(this.rules.groupsOf, other).includes(group) &&
        this.counterOf(group, at(slotOf, other)) === counter,
    )
  }

  private countMissingPauses(meeting: number, slot: number): number {
    if (!this.rules.hasPauses) return 0
    let count = 0
    for (const person of item(this.standing.compiled.participantsOf, meeting))
      count += this.countWindows(person, slot, meeting)
    return count
  }

  /** Stretches of one slot too many around the slot that would be full with the meeting, fixed ones excused. */
  private countWindows(person: number, slot: number, meeting: number): number {
    const limit = at(this.rules.pauseAfter, person)
    if (limit === 0) return 0
    const { compiled, occupant } = this.standing
    const row = person * compiled.slotCount
    const series = this.seriesAround(person, slot)
    if (series.length < limit) return 0
    const first = this.firstOfSeries(person, slot)
    const isMovable: boolean[] = []
    for (let s = first; s >= 0 && isMovable.length <= series.length; s = at(compiled.nextInRun, s)) {
      const held = s === slot ? meeting : at(occupant, row + s)
      isMovable.push(at(compiled.fixedSlot, held) < 0)
    }
    const position = this.positionInSeries(first, slot)
    let count = 0
    for (
      let start = Math.max(0, position - limit);
      start <= position && start + limit < isMovable.length;
      start++
    ) {
      if (isMovable.slice(start, start + limit + 1).some(Boolean)) count++
    }
    return count
  }

  private firstOfSeries(person: number, slot: number): number {
    const { compiled, occupant } = this.standing
    let first = slot
    for (let s = at(compiled.previousInRun, slot); s >= 0; s = at(compiled.previousInRun, s)) {
      if (at(occupant, person * compiled.slotCount + s) < 0) break
      first = s
    }
    return first
  }

  private positionInSeries(first: number, slot: number): number {
    let position = 0
    for (let s = first; s !== slot && s >= 0; s = at(this.standing.compiled.nextInRun, s)) position++
    return position
  }

  /** The other meetings of the series the slot is or would be in. */
  private seriesAround(person: number, slot: number): number[] {
    const { compiled, occupant } = this.standing
    const row = person * compiled.slotCount
    const series: number[] = []
    for (const direction of [compiled.previousInRun, compiled.nextInRun]) {
      for (let s = at(direction, slot); s >= 0; s = at(direction, s)) {
        const other = at(occupant, row + s)
        if (other < 0) break
        series.push(other)
      }
    }
    return series
  }

  private countWalks(meeting: number, slot: number, hall: number): number {
    if (!this.rules.hasWalks || hall < 0) return 0
    let count = 0
    for (const person of item(this.standing.compiled.participantsOf, meeting))
      count += this.listWalks(meeting, person, slot, hall).length
    return count
  }

  private listWalks(meeting: number, person: number, slot: number, hall: number): RuleObstacle[] {
    const { rules } = this
    if (!rules.hasWalks || hall < 0) return []
    const { compiled, occupant } = this.standing
    const found: RuleObstacle[] = []
    for (const near of item(rules.nearSlots, slot)) {
      const other = at(occupant, person * compiled.slotCount + near)
      if (other < 0 || other === meeting) continue
      if (at(compiled.fixedPlace, other) >= 0 && at(compiled.fixedPlace, meeting) >= 0) continue
      const theirs = this.hallOf(other)
      if (!isTooFar(rules, slot, hall, near, theirs)) continue
      const minutes = rules.minutes[hall * rules.hallCount + theirs] as number
      found.push({ kind: 'walk', person, other, minutes })
    }
    return found
  }
}

/** Counts up or down; the higher of the counts before and after. */
function countUp(counts: Int32Array, index: number, step: 1 | -1): number {
  const before = at(counts, index)
  counts[index] = before + step
  return step > 0 ? before + 1 : before
}

/** The meetings that make up an obstacle. */
export function meetingsOf(obstacle: RuleObstacle): readonly number[] {
  if (obstacle.kind === 'resource') return obstacle.users
  if (obstacle.kind === 'pause') return obstacle.series
  if (obstacle.kind === 'group') return obstacle.held
  return [obstacle.other]
}

/** Chances of a meeting to sit in another hall before it is taken out. */
const HALL_ROUNDS = 3

interface Mendable extends Standing {
  readonly keeper: RuleKeeper | undefined
  place(meeting: number, slot: number, placeClass: number): void
  remove(meeting: number): void
}

/**
 * Leaves no rule broken: first meetings change halls within their slots, then the lightest are taken out, those
 * whose slot is fixed last. Meetings fixed in slot and place stay; they alone never break a rule.
 */
export function dropBroken(state: Mendable): void {
  const { keeper, compiled, slotOf } = state
  if (!keeper) return
  const isFixed = (meeting: number) => (at(compiled.fixedSlot, meeting) >= 0 ? 1 : 0)
  const loose = Array.from(slotOf.keys())
    .filter(meeting => at(compiled.fixedPlace, meeting) < 0)
    .sort(
      (a, b) =>
        isFixed(a) - isFixed(b) || (compiled.weight[a] as number) - (compiled.weight[b] as number) || a - b,
    )
  const broken = () => loose.filter(meeting => at(slotOf, meeting) >= 0 && keeper.isBroken(meeting))
  if (compiled.rules?.hasWalks)
    for (let round = 0; round < HALL_ROUNDS; round++)
      for (const meeting of broken()) changeHall(state, meeting)
  for (const meeting of loose) if (at(slotOf, meeting) >= 0 && keeper.isBroken(meeting)) state.remove(meeting)
}

function changeHall(state: Mendable, meeting: number): void {
  const slot = at(state.slotOf, meeting)
  state.remove(meeting)
  state.place(meeting, slot, state.findClass(meeting, slot))
}
