/** A small seeded generator of pseudo-random numbers: the same seed gives the same sample on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** One of the given things; refuses an empty list. */
  pick<T>(things: readonly T[]): T
  /** A new list in random order. */
  shuffle<T>(things: readonly T[]): T[]
  /** An independent generator named after its use, so that one part of the sample never shifts another. */
  fork(name: string): Random
}

/** Starts a generator from any integer seed (mulberry32). */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(things: readonly T[]): T => {
    const thing = things[Math.floor(next() * things.length)]
    if (thing === undefined) throw new Error('Nothing to pick from: the list is empty')
    return thing
  }
  const shuffle = <T>(things: readonly T[]): T[] =>
    things
      .map(thing => ({ thing, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(entry => entry.thing)
  return { next, whole, pick, shuffle, fork: name => makeRandom(hashName(name, seed)) }
}

/** FNV-1a over the name, mixed with the parent's seed. */
function hashName(name: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}
