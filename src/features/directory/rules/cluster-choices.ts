/** What a cluster does for its members: the seven core services of the European clusters, then four common ones. */
export const clusterServices = [
  'innovation-projects',
  'networking',
  'market-intelligence',
  'business-environment',
  'skills',
  'internationalisation',
  'legal-framework',
  'training',
  'laboratories',
  'incubation',
  'finance',
] as const

/** How a cluster works with somebody abroad. */
export const cooperationInstruments = ['mou', 'project', 'exchange', 'mission', 'office'] as const

/** Labels of cluster management excellence. */
export const clusterLabels = ['bronze', 'silver', 'gold'] as const

/** Combined turnover of the members, in euro. */
export const clusterTurnoverBands = ['to-100m', 'to-500m', 'to-1bn', 'to-5bn', 'over-5bn'] as const

/** Yearly budget of the cluster organisation, in euro. */
export const clusterBudgetBands = ['to-200k', 'to-500k', 'to-1m', 'to-3m', 'over-3m'] as const
