import { type Clauses, sumUnary } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import type { SeatAt } from './encode-places.ts'
import { counterAt, isTooFar, type Rules } from './rules.ts'

/** What the rules' clauses are built from: who is held when, and who is busy when (0: impossible). */
export interface RuleDraft {
  readonly compiled: Compiled
  readonly meetings: readonly number[]
  readonly requests: readonly { readonly members: readonly number[]; readonly isCertain: boolean }[]
  readonly cnf: Clauses
  /** meeting × slot → variable. */
  readonly heldAt: Int32Array
  /** participant × slot → variable. */
  readonly busyAt: Int32Array
}

/** Adds scarce resources, pauses, walking time and limits of groups to an encoding. */
export function encodeRules(draft: RuleDraft, seatAt: SeatAt): void {
  const { rules } = draft.compiled
  if (!rules) return
  encodeResources(draft, rules)
  if (rules.hasPauses) encodePauses(draft, rules)
  if (rules.hasWalks) encodeWalks(draft, rules, seatAt)
  encodeGroups(draft, rules)
}

function variableAt(draft: RuleDraft, meeting: number, slot: number): number {
  return at(draft.heldAt, meeting * draft.compiled.slotCount + slot)
}

function encodeResources(draft: RuleDraft, rules: Rules): void {
  const { slotCount } = draft.compiled
  const resources = rules.units.length / Math.max(1, slotCount)
  for (let resource = 0; resource < resources; resource++) {
    const users = draft.meetings.filter(meeting => item(rules.needsOf, meeting).includes(resource))
    for (let slot = 0; slot < slotCount; slot++) {
      const variables = users
        .map(meeting => variableAt(draft, meeting, slot))
        .filter(variable => variable > 0)
      encodeBetween(draft.cnf, variables, 0, at(rules.units, resource * slotCount + slot))
    }
  }
}

function encodeBetween(cnf: Clauses, variables: readonly number[], least: number, most: number): void {
  if (variables.length < least) {
    cnf.add()
    return
  }
  if (variables.length <= most && least <= 0) return
  const sum = sumUnary(
    cnf,
    variables.map(variable => [variable]),
    Math.min(most, variables.length) + 1,
    least > 0,
  )
  const exceeded = sum[most]
  const reached = sum[least - 1]
  if (exceeded !== undefined) cnf.add(-exceeded)
  if (reached !== undefined) cnf.add(reached)
}

/** Of every stretch one slot longer than allowed, one is free, unless all of it is fixed. */
function encodePauses(draft: RuleDraft, rules: Rules): void {
  const { compiled } = draft
  const fixedAt = new Set<number>()
  for (const meeting of draft.meetings) {
    const slot = at(compiled.fixedSlot, meeting)
    if (slot < 0) continue
    for (const person of item(compiled.participantsOf, meeting))
      fixedAt.add(person * compiled.slotCount + slot)
  }
  rules.pauseAfter.forEach((limit, person) => {
    if (limit === 0) return
    for (let start = 0; start < compiled.slotCount; start++) {
      const cells: number[] = []
      for (let slot = start; slot >= 0 && cells.length <= limit; slot = at(compiled.nextInRun, slot))
        cells.push(person * compiled.slotCount + slot)
      const isFull = cells.length === limit + 1 && cells.every(cell => at(draft.busyAt, cell) > 0)
      if (isFull && !cells.every(cell => fixedAt.has(cell)))
        draft.cnf.add(...cells.map(cell => -at(draft.busyAt, cell)))
    }
  })
}

/** Who sits in which hall when: whoever has to walk too far from one meeting to another has only one of them. */
function encodeWalks(draft: RuleDraft, rules: Rules, seatAt: SeatAt): void {
  const { compiled, cnf } = draft
  for (let person = 0; person < compiled.participantCount; person++) {
    const stays = listStays(draft, rules, seatAt, person)
    const halls = new Map<string, { slot: number; hall: number; loose: number; promised: number }>()
    for (const { slot, hall, variable, isPromised } of stays) {
      const key = `${slot}/${hall}`
      const entry = halls.get(key) ?? { slot, hall, loose: 0, promised: 0 }
      halls.set(key, entry)
      const kind = isPromised ? 'promised' : 'loose'
      if (entry[kind] === 0) entry[kind] = cnf.fresh()
      cnf.add(-variable, entry[kind])
    }
    const entries = [...halls.values()]
    for (const one of entries) {
      for (const other of entries) {
        if (one.slot >= other.slot || !isTooFar(rules, one.slot, one.hall, other.slot, other.hall)) continue
        const pairs = [
          [one.loose, other.loose],
          [one.loose, other.promised],
          [one.promised, other.loose],
        ] as const
        for (const [first, second] of pairs) if (first > 0 && second > 0) cnf.add(-first, -second)
      }
    }
  }
}

/** Each way in which the participant can sit in a hall; meetings fixed in slot and place are promised. */
function listStays(draft: RuleDraft, rules: Rules, seatAt: SeatAt, person: number) {
  const { compiled } = draft
  const isOwn = new Set(item(compiled.meetingsOf, person))
  return draft.meetings
    .flatMap(meeting => {
      if (!isOwn.has(meeting)) return []
      const place = at(compiled.fixedPlace, meeting)
      return [...item(compiled.domain, meeting)].flatMap(slot => {
        if (place >= 0) {
          const variable = variableAt(draft, meeting, slot)
          return [{ slot, hall: at(rules.hallOfPlace, place), variable, isPromised: true }]
        }
        return [...item(compiled.classesOf, meeting)].map(number => {
          const variable = seatAt(meeting, number, slot)
          return { slot, hall: at(rules.hallOfClass, number), variable, isPromised: false }
        })
      })
    })
    .filter(({ hall, variable }) => hall >= 0 && variable > 0)
}

function encodeGroups(draft: RuleDraft, rules: Rules): void {
  const { compiled, cnf } = draft
  const isGiven = draft.requests.every(({ members, isCertain }) => isCertain && members.length === 1)
  for (let group = 0; group < rules.groupCount; group++) {
    const own = draft.meetings.filter(meeting => item(rules.groupsOf, meeting).includes(group))
    const days = rules.countsDays[group] === 1 ? compiled.dayCount : 1
    for (let day = 0; day < days; day++) {
      const counter = counterAt(rules, group, day)
      const variables = own.flatMap(meeting =>
        [...item(compiled.domain, meeting)]
          .filter(slot => days === 1 || at(compiled.dayOf, slot) === day)
          .map(slot => variableAt(draft, meeting, slot)),
      )
      const least = at(rules.counterLeast, counter)
      const most = at(rules.counterMost, counter)
      if (days > 1 || !isGiven) encodeBetween(cnf, variables, least, most)
      else if (own.length < least || own.length > most) cnf.add()
    }
  }
}
