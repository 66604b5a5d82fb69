import type { Visibility } from '../../../shared/visibility.ts'
import { emptyFields, fieldsHidden, levelIn, type PartLevel, type SaidLevels } from './part-table.ts'

/**
 * The parts of an organisation's profile that can be kept to fewer people than the profile itself, each with the fields
 * it holds; each field can be set apart from its part. What belongs to no part is what the organisation is known by, and
 * seen with the profile: name, kind, place, web address, the one line, the keywords.
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
  /** Name, function and town of each; street, postcode and coordinates are kept as the organisation's own are. */
  sites: ['sites'],
} as const
export type ProfilePart = keyof typeof profileParts
export type ProfileField = (typeof profileParts)[ProfilePart][number]
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

/** A latitude without its longitude is no place: one choice for both. */
export const profileTable = {
  parts: profileParts,
  defaults: partDefaults,
  together: { longitude: 'latitude' },
}

/** What an owner has said about the parts of a profile and about fields that are set apart. */
export type PartVisibility = SaidLevels

/** The level a part or a field is kept to. */
export function levelOf(name: ProfilePart | ProfileField, said: PartVisibility): PartLevel {
  return levelIn(profileTable, name, said)
}

/** The fields of a profile somebody standing that near may not see. */
export function hiddenFields(said: PartVisibility, reach: number): Set<string> {
  return fieldsHidden(profileTable, said, reach)
}

/** Empties what somebody standing that near may not see: lists become empty, everything else nothing. */
export function hideFields<Profile extends Record<string, unknown>>(
  profile: Profile,
  said: PartVisibility,
  reach: number,
): Profile {
  return emptyFields(profile, hiddenFields(said, reach))
}

/**
 * Whether everybody who sees an organisation sees a field of it, too, whatever they stand to it: also those who only met it
 * in a mission, who stand where everybody with an account stands.
 */
export function isSeenWithProfile(
  name: ProfilePart | ProfileField,
  row: { visibility: Visibility; partVisibility: PartVisibility },
): boolean {
  const level = levelOf(name, row.partVisibility)
  return level === 'public' || (level === 'platform' && row.visibility !== 'public')
}
