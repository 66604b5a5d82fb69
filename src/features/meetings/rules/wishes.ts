/** How much somebody wants a meeting, from most to least. 'Never' is no wish: it lives in a private list of its own. */
export const wishes = ['must', 'would-like', 'if-possible'] as const
export type Wish = (typeof wishes)[number]

const worth: Record<Wish, number> = { must: 6, 'would-like': 3, 'if-possible': 1 }

/**
 * What a meeting weighs in the schedule: the sum of both wishes (must 6, would like 3, if possible 1) and once more the
 * lesser of the two. So a wish that both share counts more than the same sum from one side: two musts weigh 18, a must
 * against a would-like 12, two would-likes 9, and a must nobody returns 8. The order of the sides does not matter.
 */
export function weighWishes(one: Wish, other: Wish): number {
  return worth[one] + worth[other] + Math.min(worth[one], worth[other])
}
