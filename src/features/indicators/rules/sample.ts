import { createHash } from 'node:crypto'

/** How many records a rehearsal asks for. */
export const sampleSize = 10

/**
 * Draws some at random, so that whoever knows the seed can draw the same again: those whose SHA-256 of seed, a blank and key is
 * the smallest, in that order. The order in which they are given does not matter, and one more or fewer moves no other.
 */
export function drawSample<Item>(
  items: readonly Item[],
  asked: { seed: string; size: number; keyOf: (item: Item) => string },
): Item[] {
  const rank = (item: Item) =>
    createHash('sha256')
      .update(`${asked.seed} ${asked.keyOf(item)}`)
      .digest('hex')
  return items
    .map(item => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, asked.size)
    .map(one => one.item)
}
