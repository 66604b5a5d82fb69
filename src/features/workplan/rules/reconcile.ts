/** What one partner gives to one package: person-months in hundredths, cost in the currency's smallest unit. */
export interface Effort {
  packageId: string
  clusterId: string
  effort: number
  cost: number
}

/** One partner through all packages, and how that compares with the budget the grant gives. */
export interface PartnerEffort {
  clusterId: string
  /** In the order of the packages; nothing given is 0. */
  byPackage: { packageId: string; effort: number; cost: number }[]
  effort: number
  cost: number
  /** What the grant says the partner may spend; null: there is no grant, or none for this partner. */
  budget: number | null
  /** The budget less what is planned: above 0 something is not planned yet, below 0 too much is. */
  left: number | null
}

export interface Reconciled {
  partners: PartnerEffort[]
  byPackage: { packageId: string; effort: number; cost: number }[]
  effort: number
  cost: number
  /** All budgets together; null where there is no grant. */
  budget: number | null
  left: number | null
}

/**
 * Sums effort and cost by partner and by package, and sets them against the budgets of the grant. Every partner stands there
 * that is in the partnership, has a budget, or is planned with: nothing that is planned is left out of the sums.
 */
export function reconcile(given: {
  packageIds: readonly string[]
  clusterIds: readonly string[]
  efforts: readonly Effort[]
  /** By cluster; null: there is no grant to compare with. */
  budgets: ReadonlyMap<string, number> | null
}): Reconciled {
  const { packageIds, budgets } = given
  const efforts = given.efforts.filter(({ packageId }) => packageIds.includes(packageId))
  const clusterIds = [
    ...new Set([
      ...given.clusterIds,
      ...(budgets?.keys() ?? []),
      ...efforts.map(({ clusterId }) => clusterId),
    ]),
  ]
  const sum = (of: readonly Effort[]) => ({
    effort: of.reduce((total, one) => total + one.effort, 0),
    cost: of.reduce((total, one) => total + one.cost, 0),
  })
  const partners = clusterIds.map(clusterId => {
    const own = efforts.filter(one => one.clusterId === clusterId)
    const total = sum(own)
    const budget = budgets === null ? null : (budgets.get(clusterId) ?? null)
    return {
      clusterId,
      byPackage: packageIds.map(packageId => ({
        packageId,
        ...sum(own.filter(one => one.packageId === packageId)),
      })),
      ...total,
      budget,
      left: budgets === null ? null : (budget ?? 0) - total.cost,
    }
  })
  const total = sum(efforts)
  const budget = budgets === null ? null : [...budgets.values()].reduce((all, one) => all + one, 0)
  return {
    partners,
    byPackage: packageIds.map(packageId => ({
      packageId,
      ...sum(efforts.filter(one => one.packageId === packageId)),
    })),
    ...total,
    budget,
    left: budget === null ? null : budget - total.cost,
  }
}
