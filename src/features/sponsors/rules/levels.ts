export const sponsorRoles = ['sponsor', 'host'] as const
/** From who gives most to who gives least; media partners give words. */
export const sponsorLevels = ['main', 'gold', 'silver', 'supporter', 'media'] as const

/** Sponsors by their level, then hosts; within one as they were written down. */
export function inOrder<
  Item extends { role: 'sponsor' | 'host'; level: (typeof sponsorLevels)[number] | null },
>(items: readonly Item[]): Item[] {
  const rank = (item: Item) =>
    item.level === null ? sponsorLevels.length : sponsorLevels.indexOf(item.level)
  return [...items].sort((a, b) => rank(a) - rank(b))
}
