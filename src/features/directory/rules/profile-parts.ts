import { type Visibility, visibilities } from '../../../shared/visibility.ts'

/** Levels a part of a profile can be kept to; 'parties' belongs to rooms and is no level of a field. */
export const partLevels = ['public', 'platform', 'partnership', 'cluster', 'organisation'] as const
export type PartLevel = (typeof partLevels)[number]

/**
 * The parts of an organisation's profile that can be kept to fewer people than the profile itself, each with the fields
 * it holds. What belongs to no part is seen with the profile: name, kind, place, the one line, the keywords.
 */
export const profileParts = {
  description: ['description'],
  offers: ['offers', 'capacity'],
  needs: ['needs', 'partnerTypes', 'competencesSought', 'marketQuestions'],
  contact: ['email', 'phone', 'street', 'postcode', 'latitude', 'longitude'],
  registers: ['vat', 'pic', 'lei', 'nationalId'],
  size: ['foundedYear', 'sizeClass', 'employees', 'ownership', 'parentGroup', 'startUp', 'womenLed'],
  figures: ['turnoverBand', 'exportShare', 'researchShare', 'readinessScore'],
  markets: ['targetMarkets', 'currentMarkets', 'languages'],
  quality: ['certificates', 'deviceClasses', 'fdaStatus', 'ipPosition'],
  research: ['researchStaff', 'accessModels', 'evaluationNeeded', 'contactPoint', 'businessCoach'],
  departments: ['departments'],
  /** Name, function and town of each; streets are kept with the organisation's own (`contact`). */
  sites: ['sites'],
} as const
export type ProfilePart = keyof typeof profileParts
export const profilePartNames = Object.keys(profileParts) as ProfilePart[]

/** Who sees a part when its owner has said nothing: figures like turnover are confidential, addresses ask for an account. */
export const partDefaults: Record<ProfilePart, PartLevel> = {
  description: 'public',
  offers: 'public',
  needs: 'public',
  contact: 'platform',
  registers: 'platform',
  size: 'public',
  figures: 'organisation',
  markets: 'public',
  quality: 'public',
  research: 'public',
  departments: 'public',
  sites: 'public',
}

/** What an owner has said about the parts of a profile. */
export type PartVisibility = Partial<Record<ProfilePart, PartLevel>>

/** How near somebody stands to an organisation: 0 a visitor, 1 signed in, 2 its partnership, 3 its cluster, 4 its own. */
export type Reach = 0 | 1 | 2 | 3 | 4

/** True when somebody standing that near may see what is kept to a level. */
export function reaches(reach: number, level: Visibility): boolean {
  return reach >= visibilities.indexOf(level)
}

/** The level a part is kept to. */
export function levelOf(part: ProfilePart, said: PartVisibility): PartLevel {
  return said[part] ?? partDefaults[part]
}

/** The fields of a profile somebody standing that near may not see. */
export function hiddenFields(said: PartVisibility, reach: number): Set<string> {
  return new Set<string>(
    profilePartNames
      .filter(part => !reaches(reach, levelOf(part, said)))
      .flatMap(part => [...profileParts[part]]),
  )
}

/** Empties what somebody standing that near may not see: lists become empty, everything else nothing. */
export function hideFields<Profile extends Record<string, unknown>>(
  profile: Profile,
  said: PartVisibility,
  reach: number,
): Profile {
  const hidden = hiddenFields(said, reach)
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [
      field,
      hidden.has(field) ? (Array.isArray(value) ? [] : null) : value,
    ]),
  ) as Profile
}

/**
 * Whether everybody who sees an organisation sees a part of it, too, whatever they stand to it: also those who only met it in
 * a mission, who stand where everybody with an account stands.
 */
export function isSeenWithProfile(
  part: ProfilePart,
  row: { visibility: Visibility; partVisibility: PartVisibility },
): boolean {
  const level = levelOf(part, row.partVisibility)
  return level === 'public' || (level === 'platform' && row.visibility !== 'public')
}
