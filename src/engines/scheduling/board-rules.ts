import type { Group, Meeting, Placement, Problem, Refusal } from './model.ts'

interface Cell {
  readonly slot: string
  readonly place: string
}

/** A meeting that stood with other colleagues than it would now: what it leaves behind counts for their groups. */
export interface Leaving {
  readonly placement: Placement
  readonly participants: readonly string[]
}

type Counts = ReadonlyMap<string, { readonly held: number; readonly promised: number }>

/**
 * Scarce resources, pauses, walks and limits of groups as they stand against moves on the board: built once per board from
 * the problem and where everything stands. Choices of colleagues must have been made. Shares no code with the verifier.
 */
export class BoardRules {
  /** True when the problem uses none of these rules: then nothing is asked. */
  readonly isPlain: boolean
  private readonly problem: Problem
  private readonly meetings: ReadonlyMap<string, Meeting>
  private readonly slots: ReadonlyMap<string, Problem['slots'][number]>
  private readonly halls: ReadonlyMap<string, string | undefined>
  private readonly people: ReadonlyMap<string, Problem['participants'][number]>
  private readonly minutes: ReadonlyMap<string, number>
  /** Slots of a run in order of time, for each slot of it. */
  private readonly runs: ReadonlyMap<string, readonly string[]>
  private readonly standing = new Map<string, Placement>()
  private readonly diaries = new Map<string, Set<string>>()
  private readonly inSlot = new Map<string, Set<string>>()
  private readonly counts = new Map<Group, Counts>()
  private readonly leaving: Leaving | undefined

  constructor(problem: Problem, placed: readonly Placement[], leaving?: Leaving) {
    this.problem = problem
    this.leaving = leaving
    this.meetings = new Map(problem.meetings.map(meeting => [meeting.id, meeting]))
    this.slots = new Map(problem.slots.map(slot => [slot.id, slot]))
    this.halls = new Map(problem.places.map(place => [place.id, place.hall]))
    this.people = new Map(problem.participants.map(person => [person.id, person]))
    this.minutes = readWalks(problem)
    this.runs = readRuns(problem)
    this.isPlain =
      this.minutes.size === 0 &&
      !problem.resources?.length &&
      !problem.groups?.length &&
      problem.participants.every(person => person.pauseAfter === undefined)
    if (!this.isPlain) for (const one of placed) this.put(one.meeting, one)
  }

  /** Notes that a meeting stands elsewhere now, or nowhere. */
  put(id: string, at: Cell | null): void {
    if (this.isPlain) return
    const before = this.standing.get(id)
    const people = this.meetings.get(id)?.participants ?? []
    this.counts.clear()
    this.standing.delete(id)
    if (before !== undefined) {
      this.inSlot.get(before.slot)?.delete(id)
      for (const person of people) this.diaries.get(person)?.delete(id)
    }
    if (at === null) return
    this.standing.set(id, { meeting: id, slot: at.slot, place: at.place })
    enter(this.inSlot, at.slot, id)
    for (const person of people) enter(this.diaries, person, id)
  }

  /**
   * What forbids holding a meeting there once the displaced are gone. `isSwap`: they take its cell, so that no group loses
   * a meeting by it.
   */
  refuse(id: string, at: Cell, displaced: readonly string[], isSwap: boolean): Refusal[] {
    const meeting = this.meetings.get(id)
    if (this.isPlain || meeting === undefined) return []
    const gone = new Set([id, ...displaced])
    const here: Placement = { meeting: id, slot: at.slot, place: at.place }
    const changes = [
      ...[...gone].flatMap(one => this.standing.get(one) ?? []).map(one => ({ one, step: -1 })),
      { one: here, step: 1 },
    ]
    return [
      ...this.refuseShortage(meeting, at.slot, gone),
      ...meeting.participants.flatMap(person => {
        const own = [...(this.diaries.get(person) ?? [])].flatMap(other =>
          gone.has(other) ? [] : (this.standing.get(other) ?? []),
        )
        return [...this.refuseSeries(person, here, own), ...this.refuseWalks(person, here, own)]
      }),
      ...this.refuseGroups(changes, !isSwap),
    ]
  }

  /** True when two meetings that change places would leave a group with too few on some day. */
  swapStarvesGroup(one: Placement, other: Placement): boolean {
    const changes = [
      { one, step: -1 },
      { one: other, step: -1 },
      { one: { ...other, meeting: one.meeting }, step: 1 },
      { one: { ...one, meeting: other.meeting }, step: 1 },
    ]
    return !this.isPlain && this.refuseGroups(changes, true).length > 0
  }

  private isFixed(id: string): boolean {
    return this.meetings.get(id)?.fixed !== undefined
  }

  private refuseShortage(meeting: Meeting, slot: string, gone: ReadonlySet<string>): Refusal[] {
    if (!meeting.needs?.length) return []
    return (this.problem.resources ?? []).flatMap((resource): Refusal[] => {
      if (!meeting.needs?.includes(resource.id)) return []
      const own = resource.unitsIn?.find(entry => entry.slot === slot)?.units
      const there = own ?? (!resource.slots || resource.slots.includes(slot) ? resource.units : 0)
      const users = [...(this.inSlot.get(slot) ?? [])].filter(
        other => !gone.has(other) && this.meetings.get(other)?.needs?.includes(resource.id),
      )
      const promised = users.filter(other => this.isFixed(other)).length + (meeting.fixed ? 1 : 0)
      if (users.length + 1 <= Math.max(there, promised)) return []
      return [{ code: 'resource-short', resource: resource.id }]
    })
  }

  private refuseSeries(person: string, here: Placement, own: readonly Placement[]): Refusal[] {
    const after = this.people.get(person)?.pauseAfter
    if (after === undefined) return []
    const run = this.runs.get(here.slot) ?? []
    const at = new Map([...own, here].map(one => [one.slot, one.meeting]))
    const middle = run.indexOf(here.slot)
    for (let first = Math.max(0, middle - after); first <= middle; first++) {
      const series = run.slice(first, first + after + 1).flatMap(slot => at.get(slot) ?? [])
      if (series.length > after && !series.every(id => this.isFixed(id)))
        return [{ code: 'pause-missing', participant: person, after }]
    }
    return []
  }

  private refuseWalks(person: string, here: Placement, own: readonly Placement[]): Refusal[] {
    if (this.minutes.size === 0) return []
    const isPromised = (id: string) => this.meetings.get(id)?.fixed?.place !== undefined
    return own.flatMap((other): Refusal[] => {
      const minutes = this.minutes.get(walkKey(this.halls.get(here.place), this.halls.get(other.place))) ?? 0
      const gap = this.gapBetween(here.slot, other.slot)
      const isNear = gap < 0 || gap >= minutes
      if (isNear || (isPromised(here.meeting) && isPromised(other.meeting))) return []
      return [{ code: 'too-far', participant: person, meeting: other.meeting, minutes }]
    })
  }

  private gapBetween(slot: string, other: string): number {
    const [a, b] = [this.slots.get(slot), this.slots.get(other)]
    if (a === undefined || b === undefined) return Number.POSITIVE_INFINITY
    return Math.max(b.start - a.end, a.start - b.end)
  }

  private refuseGroups(
    changes: readonly { one: Placement; step: number }[],
    countsLosses: boolean,
  ): Refusal[] {
    return (this.problem.groups ?? []).flatMap((group): Refusal[] => {
      const { maxMeetings: most, minMeetings: least = 0 } = group
      const deltas = new Map<string, { held: number; promised: number }>()
      const gone = this.leaving === undefined ? [] : [{ one: this.leaving.placement, step: -1 }]
      for (const { one, step } of [...gone, ...changes]) {
        const mark = this.markOf(group, one)
        if (mark === null) continue
        const { held, promised } = deltas.get(mark) ?? { held: 0, promised: 0 }
        const isFixed = this.isFixed(one.meeting)
        deltas.set(mark, { held: held + step, promised: promised + (isFixed ? step : 0) })
      }
      for (const [day, delta] of deltas) {
        const had = this.countGroup(group).get(day) ?? { held: 0, promised: 0 }
        const held = had.held + delta.held
        if (most !== undefined && delta.held > 0 && held > Math.max(most, had.promised + delta.promised))
          return [{ code: 'group-at-maximum', group: group.id, maximum: most }]
        if (countsLosses && delta.held < 0 && held < least)
          return [{ code: 'group-below-minimum', group: group.id, minimum: least }]
      }
      return []
    })
  }

  /** The stretch in which a placement counts for a group: the day, '' for all days together, null for not at all. */
  private markOf(group: Group, one: Placement): string | null {
    const isLeaving = one === this.leaving?.placement
    const people = isLeaving ? this.leaving.participants : this.meetings.get(one.meeting)?.participants
    if (!people?.some(person => group.participants.includes(person))) return null
    return group.perDay ? (this.slots.get(one.slot)?.day ?? '') : ''
  }

  private countGroup(group: Group): Counts {
    const known = this.counts.get(group)
    if (known !== undefined) return known
    const counts = new Map<string, { held: number; promised: number }>()
    const left = this.leaving === undefined ? [] : [this.leaving.placement]
    for (const one of [...left, ...this.standing.values()]) {
      const mark = this.markOf(group, one)
      if (mark === null) continue
      const { held, promised } = counts.get(mark) ?? { held: 0, promised: 0 }
      counts.set(mark, { held: held + 1, promised: promised + (this.isFixed(one.meeting) ? 1 : 0) })
    }
    this.counts.set(group, counts)
    return counts
  }
}

function enter(index: Map<string, Set<string>>, key: string, id: string): void {
  const there = index.get(key)
  if (there === undefined) index.set(key, new Set([id]))
  else there.add(id)
}

function walkKey(from: string | undefined, to: string | undefined): string {
  return JSON.stringify([from ?? null, to ?? null].sort())
}

function readWalks(problem: Problem): Map<string, number> {
  const minutes = new Map<string, number>()
  for (const walk of problem.walks ?? []) {
    const key = walkKey(walk.from, walk.to)
    minutes.set(key, Math.max(walk.minutes, minutes.get(key) ?? 0))
  }
  return minutes
}

function readRuns(problem: Problem): Map<string, readonly string[]> {
  const runs = new Map<string, string[]>()
  for (const slot of [...problem.slots].sort((a, b) => a.start - b.start)) {
    const run = runs.get(slot.run)
    if (run === undefined) runs.set(slot.run, [slot.id])
    else run.push(slot.id)
  }
  return new Map([...runs.values()].flatMap(run => run.map(slot => [slot, run] as const)))
}
