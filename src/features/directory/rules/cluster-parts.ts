import { type PartLevel, reaches } from './profile-parts.ts'

/** The parts of a cluster's profile that can be kept to fewer people than the profile, with their fields. */
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
export const clusterPartNames = Object.keys(clusterParts) as ClusterPart[]
export type ClusterPartVisibility = Partial<Record<ClusterPart, PartLevel>>

/** Who sees a part when nobody has said: money stays with those who run the cluster. */
export const clusterPartDefaults: Record<ClusterPart, PartLevel> = {
  contact: 'platform',
  membership: 'public',
  cooperation: 'public',
  finance: 'organisation',
}

/** The level a part of a cluster's profile is kept to. */
export function clusterLevelOf(part: ClusterPart, said: ClusterPartVisibility): PartLevel {
  return said[part] ?? clusterPartDefaults[part]
}

/** Empties what somebody standing that near may not see; see `hideFields` for organisations. */
export function hideClusterFields<Profile extends Record<string, unknown>>(
  profile: Profile,
  said: ClusterPartVisibility,
  reach: number,
): Profile {
  const hidden = new Set<string>(
    clusterPartNames
      .filter(part => !reaches(reach, clusterLevelOf(part, said)))
      .flatMap(part => [...clusterParts[part]]),
  )
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [
      field,
      hidden.has(field) ? (Array.isArray(value) ? [] : null) : value,
    ]),
  ) as Profile
}
