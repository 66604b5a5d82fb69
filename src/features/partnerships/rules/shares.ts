/** What one partner may spend under a grant, in the currency's smallest unit. */
export interface PartnerBudget {
  clusterId: string
  budget: number
}

/** The same, told apart by who pays. */
export interface PartnerShare extends PartnerBudget {
  /** The funder's part. */
  grant: number
  /** The partner's own part: whatever the funder does not pay. */
  own: number
}

/** Rates are kept in hundredths of a per cent: 6667 is 66.67 %. */
export const rateDenominator = 10_000

/** The most a partner's budget may be: with it, the reckoning stays within whole numbers that are exact. */
export const mostBudget = 100_000_000_000

/**
 * Tells the funder's part of each budget from the partner's own. The funder's part is rounded down for each partner, as grants
 * are paid, so that it never exceeds the rate; the own contribution is the rest, and both add up to the budget.
 */
export function shareBudgets(budgets: readonly PartnerBudget[], rate: number): PartnerShare[] {
  return budgets.map(({ clusterId, budget }) => {
    const grant = Math.floor((budget * rate) / rateDenominator)
    return { clusterId, budget, grant, own: budget - grant }
  })
}

/** All partners together. */
export function sumShares(shares: readonly Omit<PartnerShare, 'clusterId'>[]): {
  budget: number
  grant: number
  own: number
} {
  const sum = (part: 'budget' | 'grant' | 'own') => shares.reduce((total, share) => total + share[part], 0)
  return { budget: sum('budget'), grant: sum('grant'), own: sum('own') }
}

/** What two versions of a grant are compared by. */
export interface GrantFacts {
  title: string
  grantNumber: string | null
  callIdentifier: string | null
  programme: string | null
  rate: number | null
  currency: string
  startsOn: string | null
  endsOn: string | null
  withdrawn: boolean
  budgets: readonly PartnerBudget[]
}

const compared = [
  'title',
  'grantNumber',
  'callIdentifier',
  'programme',
  'rate',
  'currency',
  'startsOn',
  'endsOn',
  'withdrawn',
] as const

export const changedParts = [...compared, 'budget'] as const
export type ChangedPart = (typeof changedParts)[number]

/** Which parts a version changed against the one before it. */
export function changesBetween(before: GrantFacts, after: GrantFacts): ChangedPart[] {
  const written = ({ budgets }: GrantFacts) =>
    JSON.stringify(
      budgets
        .map(({ clusterId, budget }) => [clusterId, budget])
        .sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
    )
  return [
    ...compared.filter(part => before[part] !== after[part]),
    ...(written(before) === written(after) ? [] : (['budget'] as const)),
  ]
}
