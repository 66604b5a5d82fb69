/** What stands on a roadmap; on one day they come in this order. */
export const roadmapKinds = [
  'partnership-begins',
  'partnership-ends',
  'grant-ends',
  'partner-joins',
  'partner-leaves',
  'agreement-begins',
  'agreement-changes',
  'agreement-ends',
  'decision',
  'mission',
  'hypothesis',
  'deliverable',
  'milestone',
  'period-ends',
  'report-due',
] as const
export type RoadmapKind = (typeof roadmapKinds)[number]

/** Something on one day (`YYYY-MM-DD`), or from one day to another, both meant. */
interface Dated {
  from: string
  to: string | null
}

interface Month<Item> {
  /** `YYYY-MM`. */
  month: string
  items: Item[]
}

/** A time line cut at a day: what is over by month, what goes on or falls on that very day, and what comes by month. */
export interface Roadmap<Item> {
  past: Month<Item>[]
  now: Item[]
  next: Month<Item>[]
}

/** Cuts things, sorted by day, at today. What runs over the end of a month stands in the month it begins. */
export function layRoadmap<Item extends Dated>(items: readonly Item[], today: string): Roadmap<Item> {
  const isOver = (item: Item) => (item.to ?? item.from) < today
  const isToCome = (item: Item) => item.from > today
  return {
    past: byMonth(items.filter(isOver)),
    now: items.filter(item => !isOver(item) && !isToCome(item)),
    next: byMonth(items.filter(isToCome)),
  }
}

function byMonth<Item extends Dated>(items: readonly Item[]): Month<Item>[] {
  return [...Map.groupBy(items, item => item.from.slice(0, 7))].map(([month, there]) => ({
    month,
    items: there,
  }))
}
