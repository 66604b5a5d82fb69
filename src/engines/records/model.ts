/** What is known of one organisation. All but `id` and `name` may be missing; empty text counts as missing. */
export interface OrganisationRecord {
  readonly id: string
  readonly name: string
  /** Full names besides: former ones, in another script, spellings of merged records. */
  readonly otherNames?: readonly string[] | undefined
  /** Short names and acronyms; alone they prove little. */
  readonly shortNames?: readonly string[] | undefined
  /** ISO 3166 two letters, or any text: it is only compared (UK and GB, EL and GR are one). */
  readonly country?: string | null | undefined
  readonly city?: string | null | undefined
  readonly postcode?: string | null | undefined
  /** VAT number with or without its country's prefix. */
  readonly vat?: string | null | undefined
  /** Participant Identification Code of the Funding & Tenders Portal. */
  readonly pic?: string | null | undefined
  /** Legal Entity Identifier (ISO 17442). */
  readonly lei?: string | null | undefined
  /** Number in the national register. */
  readonly nationalId?: string | null | undefined
  /** A web address or a bare domain. */
  readonly website?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
}

/** `same`: merge without asking. `perhaps`: a person decides. `different`: do not propose. */
export type Decision = 'same' | 'perhaps' | 'different'

/** Why a pair scores as it does. `weight` says which way and how much: above 0 for the same, below 0 against. */
export interface Reason {
  readonly code: ReasonCode
  readonly weight: number
  /** What stands left and right, as far as it explains the reason. */
  readonly left?: string
  readonly right?: string
}

export type ReasonCode =
  | 'same-pic'
  | 'same-lei'
  | 'same-vat'
  | 'same-national-id'
  | 'same-website'
  | 'same-email'
  | 'same-phone'
  | 'other-pic'
  | 'other-lei'
  | 'other-vat'
  | 'other-national-id'
  | 'invalid-identifier'
  | 'same-name'
  | 'same-words'
  | 'same-but-spaces'
  | 'short-name'
  | 'acronym'
  | 'abbreviation'
  | 'spelling'
  | 'other-word'
  | 'extra-word'
  | 'same-person'
  | 'initial-only'
  | 'other-given-name'
  | 'same-country'
  | 'other-country'
  | 'same-city'
  | 'other-city'
  | 'other-legal-form'
  | 'other-script'

export interface PairScore {
  /** 0 to 1; how sure that both are one organisation. */
  readonly score: number
  readonly decision: Decision
  readonly reasons: readonly Reason[]
}

export interface ScoredPair extends PairScore {
  readonly left: string
  readonly right: string
}

/** From this score on a pair is merged without a person. */
export const SAME_FROM = 0.845
/** From this score on a person is asked. */
export const PERHAPS_FROM = 0.68
