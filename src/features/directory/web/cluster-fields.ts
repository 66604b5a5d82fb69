/** Members of a cluster in its own count, by kind. */
export const memberFields = [
  'microMembers',
  'smallMembers',
  'mediumMembers',
  'largeMembers',
  'researchMembers',
  'publicMembers',
  'investorMembers',
  'civilMembers',
  'otherMembers',
] as const

/** Where a cluster organisation's money comes from, in per cent of its budget. */
export const moneyShares = ['publicShare', 'privateShare', 'feesShare', 'projectsShare'] as const
