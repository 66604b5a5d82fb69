/** Two groups of which the organiser has said that they may meet; a group with itself is a pair, too. */
export interface GroupPair {
  a: string
  b: string
}

/**
 * Whether members of two groups may ask each other for a meeting. A mission without any pair has no such rule and
 * everybody may; in one with pairs, whoever is in no group may meet nobody until the organiser sorts them.
 */
export function mayMeet(pairs: readonly GroupPair[], one: string | null, other: string | null): boolean {
  if (pairs.length === 0) return true
  if (one === null || other === null) return false
  return pairs.some(pair => (pair.a === one && pair.b === other) || (pair.a === other && pair.b === one))
}
