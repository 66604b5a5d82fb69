/** Groups smaller than this say too much about single organisations. */
export const smallestGroup = 5

/** A figure as whoever is neither of the partnership's desk nor its funder may read it: null where it is of a small group. */
export function hideFew(value: number): number | null {
  return value > 0 && value < smallestGroup ? null : value
}

/**
 * A figure and what is claimed beyond it: where either, or what lies between them, is of a small group, none of them is told
 * that would give it away.
 */
export function hideFigure(figure: { proven: number; claimed: number }): {
  proven: number | null
  claimed: number | null
} {
  const proven = hideFew(figure.proven)
  const between = hideFew(figure.claimed - figure.proven)
  return { proven, claimed: proven === null || between === null ? null : hideFew(figure.claimed) }
}

/** Whether two groups differ by so few that what these said follows from the figures of both. */
export function tellsOfFew(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const lacks = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
    [...mine].filter(each => !theirs.has(each)).length
  const between = lacks(one, other) + lacks(other, one)
  return between > 0 && between < smallestGroup
}
