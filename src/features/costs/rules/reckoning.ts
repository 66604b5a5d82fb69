export const costKinds = [
  'travel',
  'hotel',
  'fee',
  'interpreter',
  'venue',
  'shipping',
  'insurance',
  'other',
] as const
export const bearers = ['delegate', 'cluster', 'partnership', 'host', 'sponsor'] as const
export type Bearer = (typeof bearers)[number]

/** A cost of one delegate, or a delegate's share of a cost of the mission. */
export interface Cost {
  amount: number
  currency: string
  bearer: Bearer
  aided: boolean
}

/** Aid for one delegate: so many per cent of what counts, up to a ceiling. */
export interface AidRule {
  id: string
  rate: number
  ceiling: number | null
  currency: string
}

/** What one delegate costs in one currency. */
export interface Reckoning {
  currency: string
  /** All costs, whoever bears them. */
  costs: number
  /** What the delegate bears before aid. */
  bears: number
  aid: { ruleId: string; amount: number }[]
  /** What the delegate pays in the end. */
  pays: number
}

/** An amount in so many shares that differ by no more than the smallest unit, the greater ones first. */
export function shareEqually(amount: number, shares: number): number[] {
  const small = Math.floor(amount / shares)
  const greater = amount - small * shares
  return Array.from({ length: shares }, (_, index) => small + (index < greater ? 1 : 0))
}

/**
 * What a delegate costs and pays, by currency. Aid is reckoned on what the delegate bears of costs that count, rounded down;
 * several rules together never give more than that.
 */
export function reckon(costs: readonly Cost[], rules: readonly AidRule[]): Reckoning[] {
  const currencies = [...new Set(costs.map(cost => cost.currency))].sort()
  return currencies.map(currency => {
    const here = costs.filter(cost => cost.currency === currency)
    const borne = here.filter(cost => cost.bearer === 'delegate')
    const bears = sum(borne)
    const counted = sum(borne.filter(cost => cost.aided))
    let left = counted
    const aid = rules.flatMap(rule => {
      if (rule.currency !== currency) return []
      const wanted = Math.floor((counted * rule.rate) / 100)
      const amount = Math.min(wanted, rule.ceiling ?? wanted, left)
      left -= amount
      return amount === 0 ? [] : [{ ruleId: rule.id, amount }]
    })
    return { currency, costs: sum(here), bears, aid, pays: bears - sum(aid) }
  })
}

export function sum(amounts: readonly { amount: number }[]): number {
  return amounts.reduce((total, { amount }) => total + amount, 0)
}

/** Sums by a key and currency, in order of both. */
export function sumBy<Item extends { amount: number; currency: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { key: string; currency: string; amount: number }[] {
  const groups = Map.groupBy(items, item => `${item.currency} ${keyOf(item)}`)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own
      return first === undefined ? [] : [{ key: keyOf(first), currency: first.currency, amount: sum(own) }]
    })
}
