const blocks = [
  'counts',
  'between',
  'origin',
  'reach',
  'distinct',
  'proof',
  'rung',
  'markets',
  'kinds',
  'events',
  'services',
  'countsFrom',
  'countsTo',
] as const

/** The building blocks that stand in an address, where they do. */
export function ruleFrom(query: Record<string, string | undefined>): Record<string, unknown> {
  return Object.fromEntries(
    blocks.flatMap(block =>
      query[block] === undefined || query[block] === '' ? [] : [[block, query[block]]],
    ),
  )
}
