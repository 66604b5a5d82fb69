const single = [
  'counts',
  'between',
  'origin',
  'reach',
  'distinct',
  'proof',
  'rung',
  'stage',
  'change',
  'baseYear',
  'year',
  'whose',
  'currency',
  'countsFrom',
  'countsTo',
] as const
const several = ['markets', 'kinds', 'events', 'services'] as const

/** The building blocks that stand in an address, where they do; of a list each word once, written with commas or repeated. */
export function ruleFrom(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, unknown> {
  const rule: Record<string, unknown> = {}
  for (const block of single) if (query[block]) rule[block] = query[block]
  for (const block of several) {
    const words = [query[block] ?? []]
      .flat()
      .flatMap(one => one.split(/[,;\s]+/))
      .filter(word => word !== '')
    if (words.length > 0)
      rule[block] = [...new Set(block === 'markets' ? words.map(one => one.toUpperCase()) : words)]
  }
  return rule
}
