import type { Match } from './make-requests.ts'
import type { Random } from './random.ts'

/** A chosen pair of sides with what decides whether the pair can meet. */
export interface Pair {
  match: Match
  /** Who must be free: the travelling delegate who comes or carries, and the local people. */
  people: string[]
}

/** How many slots all the given people share. */
export function countCommonSlots(people: string[], free: Map<string, Set<string>>): number {
  const [first, ...others] = people.map(person => free.get(person) ?? new Set<string>())
  return [...(first ?? [])].filter(slot => others.every(slots => slots.has(slot))).length
}

/**
 * True when every pair finds a slot however the others are placed: each pair shares more slots than all other
 * meetings of its people can take. So any schedule builder places all of them.
 */
export function allFitInAnyOrder(pairs: Pick<Pair, 'people'>[], free: Map<string, Set<string>>): boolean {
  const load = new Map<string, number>()
  for (const person of pairs.flatMap(pair => pair.people)) load.set(person, (load.get(person) ?? 0) + 1)
  return pairs.every(pair => {
    const taken = pair.people.reduce((sum, person) => sum + (load.get(person) ?? 1) - 1, 0)
    return countCommonSlots(pair.people, free) > taken
  })
}

/** Picks exactly `count` of the pairs so that all of them fit in any order; throws when that cannot be done. */
export function pickSchedulable(
  candidates: Pair[],
  count: number,
  free: Map<string, Set<string>>,
  random: Random,
): Pair[] {
  let best = 0
  for (let attempt = 0; attempt < 60; attempt++) {
    const picked: Pair[] = []
    for (const pair of random.shuffle(candidates)) {
      if (picked.length === count) return picked
      if (allFitInAnyOrder([...picked, pair], free)) picked.push(pair)
    }
    if (picked.length === count) return picked
    best = Math.max(best, picked.length)
  }
  throw new Error(`Only ${best} of ${count} meetings fit`)
}

/**
 * Picks `count` matches between travelling and local sides: every local side gets one where it can, nobody more than
 * the limits; one request per pair of organisations. Throws when fewer than `least` are found.
 */
export function pickMatches(
  matches: Match[],
  count: number,
  limits: { one: number; other: number },
  random: Random,
  forced: Match[] = [],
  least = count,
): Match[] {
  const picked: Match[] = []
  const used = new Set<string>()
  const load = new Map<string, number>()
  const take = (match: Match): void => {
    const pair = `${match.one.organisation} ${match.other.organisation}`
    if (picked.length === count || used.has(pair)) return
    if ((load.get(match.one.organisation) ?? 0) >= limits.one) return
    if ((load.get(match.other.organisation) ?? 0) >= limits.other) return
    used.add(pair)
    for (const side of [match.one, match.other])
      load.set(side.organisation, (load.get(side.organisation) ?? 0) + 1)
    picked.push(match)
  }
  const shuffled = random.shuffle(matches)
  for (const match of forced) take(match)
  for (const match of shuffled) if (!load.has(match.other.organisation)) take(match)
  for (const match of shuffled) if (!load.has(match.one.organisation)) take(match)
  for (const match of shuffled) take(match)
  if (picked.length < least) throw new Error(`Only ${picked.length} of ${least} requests find a match`)
  return picked
}
