import { type Clauses, sumUnary, type Unary } from './cnf.ts'
import type { Compiled } from './compile.ts'
import { at, item } from './dense.ts'
import type { Encoding } from './encode.ts'
import type { ObjectiveTerm } from './model.ts'
import { type Cost, CostSum } from './weighted-sum.ts'

/** An aim as a sum of costs; the measured value of a schedule is (base + cost) / scale, weight with its sign turned. */
export interface AimCosts {
  readonly costs: readonly Cost[]
  readonly base: number
  readonly scale: number
}

/** Above this factor, fractions of an aim are not made whole: the aim is left unproven. */
const LARGEST_SCALE = 100_000

/**
 * The aim as costs that are true whenever they are incurred; undefined when it cannot be said in whole numbers
 * (weights with many decimals, shared groups of many sizes). Table changes are not part of what is proven.
 */
export function listAimCosts(
  compiled: Compiled,
  encoding: Encoding,
  term: Exclude<ObjectiveTerm, 'tableChanges'>,
): AimCosts | undefined {
  if (term === 'minimum') return plain(listMissed(compiled, encoding))
  if (term === 'weight') return listLostWeight(compiled, encoding)
  if (term === 'inARow') return plain(listLongSeries(compiled, encoding))
  if (term === 'breaks') return { ...plain(encoding.extraBreaks.flat()), base: encoding.forced }
  if (term === 'shared') return listShared(compiled, encoding)
  return listGroupsShared(compiled, encoding)
}

function plain(literals: readonly number[]): AimCosts {
  return { costs: literals.map(literal => ({ literal, weight: 1 })), base: 0, scale: 1 }
}

/** Adds that no more meetings may be missing to the guaranteed minimums. */
export function limitMissed(encoding: Encoding, compiled: Compiled, most: number): void {
  const missed = listMissed(compiled, encoding)
  const limit = new CostSum(
    encoding.cnf,
    missed.map(literal => ({ literal, weight: 1 })),
    most + 1,
  ).limit(most)
  if (limit !== undefined) encoding.cnf.add(limit)
}

/** One literal for each meeting that somebody has too few. */
function listMissed(compiled: Compiled, encoding: Encoding): number[] {
  const { cnf } = encoding
  const missed: number[] = []
  for (let person = 0; person < compiled.participantCount; person++) {
    const wanted = at(compiled.minimum, person)
    if (wanted === 0) continue
    const held = countHeld(compiled, encoding, person, wanted, true)
    for (let count = 0; count < wanted; count++) {
      const reached = held[count]
      missed.push(reached === undefined ? alwaysTrue(cnf) : -reached)
    }
  }
  return missed
}

function alwaysTrue(cnf: Clauses): number {
  const literal = cnf.fresh()
  cnf.add(literal)
  return literal
}

/** In unary, in how many slots the participant is busy, counted up to `most`; with `exact` not more than it is. */
function countHeld(
  compiled: Compiled,
  encoding: Encoding,
  person: number,
  most: number,
  exact: boolean,
): Unary {
  const busy: Unary[] = []
  for (let slot = 0; slot < compiled.slotCount; slot++) {
    const variable = at(encoding.busyAt, person * compiled.slotCount + slot)
    if (variable > 0) busy.push([variable])
  }
  return sumUnary(encoding.cnf, busy, most, exact)
}

function variablesOf(compiled: Compiled, encoding: Encoding, meeting: number): number[] {
  return [...item(compiled.domain, meeting)].map(slot =>
    at(encoding.heldAt, meeting * compiled.slotCount + slot),
  )
}

/** What of the weight is not held; requests without any slot are part of the base. */
function listLostWeight(compiled: Compiled, encoding: Encoding): AimCosts | undefined {
  const weights = encoding.requests.map(({ members }) => compiled.weight[item(members, 0)] as number)
  const scale = findScale(weights)
  if (scale === undefined) return undefined
  const { cnf } = encoding
  const costs: Cost[] = []
  let held = 0
  encoding.requests.forEach(({ members, isCertain }, index) => {
    const weight = Math.round((weights[index] as number) * scale)
    const variables = members.flatMap(meeting => variablesOf(compiled, encoding, meeting))
    if (weight === 0 || variables.length === 0) return
    held += weight
    if (isCertain) return
    const lost = cnf.fresh()
    cnf.add(lost, ...variables)
    costs.push({ literal: lost, weight })
  })
  return { costs, base: -held, scale }
}

/** The factor that makes all numbers whole; undefined when it would be too large. */
function findScale(numbers: readonly number[]): number | undefined {
  for (const scale of [1, 2, 4, 5, 10, 100, 1000]) {
    if (numbers.every(number => Math.abs(number * scale - Math.round(number * scale)) < 1e-9)) return scale
  }
  return undefined
}

/** One literal for each stretch of one slot more than wanted: a series of n has n less the limit of them. */
function listLongSeries(compiled: Compiled, encoding: Encoding): number[] {
  const { cnf, busyAt } = encoding
  const found: number[] = []
  for (let person = 0; person < compiled.participantCount; person++) {
    const limit = at(compiled.rowLimit, person)
    for (let start = 0; start < compiled.slotCount; start++) {
      const window: number[] = []
      for (let slot = start; slot >= 0 && window.length <= limit; slot = at(compiled.nextInRun, slot))
        window.push(at(busyAt, person * compiled.slotCount + slot))
      if (window.length !== limit + 1 || window.some(variable => variable === 0)) continue
      const isFull = cnf.fresh()
      cnf.add(isFull, ...window.map(variable => -variable))
      found.push(isFull)
    }
  }
  return found
}

/** held² is 1 + 3 + 5 + …: the j-th meeting of somebody costs 2j - 1. */
function listShared(compiled: Compiled, encoding: Encoding): AimCosts {
  const costs: Cost[] = []
  for (let person = 0; person < compiled.participantCount; person++) {
    const held = countHeld(compiled, encoding, person, compiled.slotCount, false)
    costs.push(...held.map((literal, index) => ({ literal, weight: 2 * index + 1 })))
  }
  return { costs, base: 0, scale: 1 }
}

function listGroupsShared(compiled: Compiled, encoding: Encoding): AimCosts | undefined {
  const { rules } = compiled
  if (!rules?.hasShared) return { costs: [], base: 0, scale: 1 }
  const sizes = [...new Set(rules.sharedSize)].filter(size => size > 0)
  const scale = sizes.reduce((product, size) => (product % size === 0 ? product : product * size), 1)
  if (scale > LARGEST_SCALE) return undefined
  const costs: Cost[] = []
  for (let group = 0; group < rules.groupCount; group++) {
    const size = rules.sharedSize[group] as number
    if (size === 0) continue
    const own = encoding.requests.flatMap(({ members }) =>
      members.filter(meeting => item(rules.groupsOf, meeting).includes(group)),
    )
    const variables = own.flatMap(meeting => variablesOf(compiled, encoding, meeting)).map(held => [held])
    const held = sumUnary(encoding.cnf, variables, encoding.requests.length, false)
    costs.push(...held.map((literal, index) => ({ literal, weight: ((2 * index + 1) * scale) / size })))
  }
  return { costs, base: 0, scale }
}
