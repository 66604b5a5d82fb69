import type { MatchIndex, MatchOptions } from './match.ts'
import type { Match } from './model.ts'

/** How evenly proposals fall on everybody. */
export interface Exposure {
  readonly subjects: number
  /** Share of all who are proposed to anybody. */
  readonly coverage: number
  /** 0 everybody as often as everybody, 1 all proposals name one. */
  readonly gini: number
}

/** A list this much longer is made first, and chosen from. */
const longer = 3
/** How much being shown often already counts against being shown once more. */
const evenness = 0.35

/** The best for each of these at once, as they come or balanced. */
export function matchAll(
  index: MatchIndex,
  ids: readonly string[],
  options: Omit<MatchOptions, 'feedback'> & { balanced?: boolean } = {},
): Map<string, Match[]> {
  const limit = options.limit ?? 10
  const longest = options.balanced === true ? limit * longer : limit
  const lists = new Map(ids.map(id => [id, index.matchesFor(id, { ...options, limit: longest })]))
  return options.balanced === true ? balanceLists(lists, limit) : lists
}

/**
 * Shortens lists so that whoever is shown often already gives way to the next who fits nearly as well; the first of each
 * list keeps its place, so that nobody loses the best there is. The lists should be some times as long as wanted.
 */
export function balanceLists(
  long: ReadonlyMap<string, readonly Match[]>,
  limit: number,
): Map<string, Match[]> {
  const shown = new Map<string, number>()
  const lists = new Map<string, Match[]>()
  // Those with the fewest to choose from choose first.
  const order = [...long].sort((left, right) => left[1].length - right[1].length)
  for (const [id, matches] of order) {
    const [first, ...rest] = matches
    const weighed = rest
      .map((match, place) => ({
        match,
        place,
        value: match.score / (1 + evenness * (shown.get(match.id) ?? 0)),
      }))
      .sort((left, right) => right.value - left.value || left.place - right.place)
      .slice(0, limit - 1)
      .sort((left, right) => left.place - right.place)
    const list = first === undefined ? [] : [first, ...weighed.map(({ match }) => match)]
    for (const match of list) shown.set(match.id, (shown.get(match.id) ?? 0) + 1)
    lists.set(id, list)
  }
  return new Map([...long.keys()].map(id => [id, lists.get(id) ?? []]))
}

/** Coverage and Gini coefficient of lists, over all who could have been proposed. */
export function measureExposure(
  lists: Iterable<readonly { readonly id: string }[]>,
  subjects: readonly string[],
): Exposure {
  const counts = new Map(subjects.map(id => [id, 0]))
  for (const list of lists)
    for (const { id } of list) if (counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const sorted = [...counts.values()].sort((left, right) => left - right)
  const total = sorted.reduce((sum, count) => sum + count, 0)
  const ranked = sorted.reduce((sum, count, at) => sum + (at + 1) * count, 0)
  const all = sorted.length
  return {
    subjects: all,
    coverage: all === 0 ? 0 : sorted.filter(count => count > 0).length / all,
    gini: total === 0 ? 0 : (2 * ranked) / (all * total) - (all + 1) / all,
  }
}
