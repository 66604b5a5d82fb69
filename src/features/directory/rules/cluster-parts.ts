import { emptyFields, fieldsHidden, type PartLevel, type SaidLevels } from './part-table.ts'

/** The parts of a cluster's profile that can be kept to fewer people than the profile, with their fields; see `profileParts`. */
export const clusterParts = {
  contact: ['street', 'postcode', 'phone', 'internationalContact', 'financeContact'],
  membership: [
    'countedOn',
    'microMembers',
    'smallMembers',
    'mediumMembers',
    'largeMembers',
    'researchMembers',
    'publicMembers',
    'investorMembers',
    'civilMembers',
    'otherMembers',
    'jobs',
    'exportingShare',
  ],
  cooperation: ['cooperations', 'wishedCountries', 'officeCountries', 'memberMarkets'],
  finance: ['turnoverBand', 'publicShare', 'privateShare', 'feesShare', 'projectsShare', 'budgetBand'],
} as const
export type ClusterPart = keyof typeof clusterParts

/** Who sees a part when nobody has said: money stays with those who run the cluster. */
export const clusterPartDefaults: Record<ClusterPart, PartLevel> = {
  contact: 'platform',
  membership: 'public',
  cooperation: 'public',
  finance: 'organisation',
}

export const clusterTable = { parts: clusterParts, defaults: clusterPartDefaults, together: {} }

/** Empties what somebody standing that near may not see; see `hideFields` for organisations. */
export function hideClusterFields<Profile extends Record<string, unknown>>(
  profile: Profile,
  said: SaidLevels,
  reach: number,
): Profile {
  return emptyFields(profile, fieldsHidden(clusterTable, said, reach))
}
