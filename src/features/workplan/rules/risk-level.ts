export const degrees = ['low', 'medium', 'high'] as const
export type Degree = (typeof degrees)[number]
export const riskStates = ['open', 'happened', 'closed'] as const

const weight = { low: 1, medium: 2, high: 3 } as const

/**
 * How much a risk weighs: likelihood times impact on a scale of three, as the templates of European grants have it; from 6 on it
 * is high, from 3 on medium.
 */
export function levelOf(likelihood: Degree, impact: Degree): Degree {
  const product = weight[likelihood] * weight[impact]
  if (product >= 6) return 'high'
  return product >= 3 ? 'medium' : 'low'
}

/** A risk is looked at every quarter: after so many days it waits for somebody. */
export const lookAgainDays = 92

interface Risk {
  likelihood: Degree
  impact: Degree
  state: (typeof riskStates)[number]
  number: number
}

/** What is open before what is closed, what weighs more first. */
export function weightiestFirst<Item extends Risk>(risks: readonly Item[]): Item[] {
  const rank = (risk: Item) => (risk.state === 'closed' ? 0 : weight[risk.likelihood] * weight[risk.impact])
  return [...risks].sort((a, b) => rank(b) - rank(a) || a.number - b.number)
}
