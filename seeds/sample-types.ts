/** The sample partnership as plain data: what the loader plays through the use cases, stage by stage. */

/** The five languages of the interface; what people write in the sample is in one of these. */
export type Lang = 'en' | 'fr' | 'de' | 'es' | 'lt'

/** Small loads in seconds and suits a first look; full has the partnership's real order of magnitude. */
export type SampleSize = 'small' | 'full'

export interface SampleOptions {
  size: SampleSize
  /** Any integer; the same size, seed and days give the same data. */
  seed: number
  /** First day of the mission in Osaka, YYYY-MM-DD. All other dates hang on it. */
  missionStartsOn?: string
}

export type OrganisationKind =
  | 'sme'
  | 'large-company'
  | 'company'
  | 'rto'
  | 'university'
  | 'clinic'
  | 'investor'
  | 'public-body'
  | 'association'
  | 'counterpart'
  | 'other'

export interface SampleGrant {
  key: string
  acronym: string
  title: string
  grantNumber: string
  callIdentifier: string
  programme: string
  /** Per cent that the funder pays. */
  rate: number
  startsOn: string
  endsOn: string
  clusters: string[]
  /** Whole euros by cluster, as first agreed, and as they were changed later. */
  budgets: Record<string, number>
  amendment?: { daysBefore: number; reason: string; budgets: Record<string, number> }
  targets: { code: string; title: string; target: number; unit: string }[]
}

export interface SampleMarket {
  /** ISO 3166-1 alpha-2 */
  country: string
  priority: number
  stage: 'visited' | 'studied' | 'dropped'
  reason: string
}

export interface SampleCluster {
  key: string
  name: string
  shortName: string
  country: string
  city: string
  region: string
  email: string
  /** Key of the organisation that is the cluster's legal entity, where it is generally known. */
  legalEntity: string | null
  summary: string
  description: string
  lang: Lang
  technologies: string[]
  role: 'coordinator' | 'partner'
  joinedOn: string
}

export interface SampleMembership {
  cluster: string
  from: string
  to: string | null
  /** The cluster's own member number. */
  externalId: string
}

/** One service or instrument of an institution, with numbers and units. */
export interface SampleCapability {
  title: string
  /** A function verb of the directory. */
  verb: string
  object: string
  method: string
  measurand?: string
  figures: {
    role: 'range' | 'resolution' | 'accuracy' | 'depth'
    low: number | null
    high: number
    unit: string
  }[]
  sample: string
  environment?: string
  trlIn: number
  trlOut: number
  leadTimeWeeks: number
  lang: Lang
}

export interface SampleOrganisation {
  key: string
  kind: OrganisationKind
  name: string
  shortName: string
  nameOtherScript: string | null
  nameReading: string | null
  legalForm: string | null
  country: string
  city: string
  region: string
  website: string | null
  email: string | null
  foundedYear: number | null
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | null
  employees: number | null
  summary: string
  description: string
  offers: string
  needs: string
  lang: Lang
  /** The summary again in English, where the organisation writes in another language. */
  summaryInEnglish: string | null
  /** Terms of the controlled list (English labels, see `vocabulary`). */
  technologies: string[]
  /** ISO 3166-1 alpha-2 */
  targetMarkets: string[]
  certificates: string[]
  capabilities: SampleCapability[]
  memberships: SampleMembership[]
  /** Active: somebody there signs in, claims the profile and joins events. */
  active: boolean
  /** What it offers and seeks as catalogue items; the reason behind every request. */
  offered: string[]
  sought: string[]
}

export interface SamplePerson {
  key: string
  givenName: string
  familyName: string
  nameOtherScript: string | null
  nameReading: string | null
  email: string
  /** Of a range that is given to nobody. */
  phone?: string
  lang: string
  languages: string[]
  timeZone: string
  jobTitle: string
  /** Exactly one of the two is set. */
  organisation: string | null
  cluster: string | null
}

export interface SampleRole {
  person: string
  role:
    | 'cluster-manager'
    | 'partnership-coordinator'
    | 'event-organiser'
    | 'steward'
    | 'local-host'
    | 'organisation-editor'
  cluster: string | null
  mission: string | null
  organisation: string | null
}

export interface SampleQuestion {
  key: string
  label: string
  hint: string
  kind: 'text' | 'long-text' | 'choice' | 'yes-no'
  options: string[]
  required: boolean
}

export interface SampleSession {
  key: string
  title: string
  /** Wall-clock times in the mission's zone, YYYY-MM-DDTHH:MM. */
  startsAt: string
  endsAt: string
  slotMinutes: number
  pauseMinutes: number
  booking: 'organiser' | 'on-acceptance'
  /** Wall-clock start of every slot that slot length and pause give. */
  slots: string[]
}

export interface SampleProgrammeItem {
  key: string
  kind: 'talk' | 'site-visit' | 'reception' | 'meal' | 'transfer' | 'workshop' | 'other'
  title: string
  description: string
  place: string
  startsAt: string
  endsAt: string
  capacity: number | null
  signUp: boolean
  /** Keys of participants who signed up. */
  signedUp: string[]
}

export interface SampleParticipant {
  key: string
  kind: 'travelling' | 'represented' | 'local' | 'observer'
  state: 'confirmed' | 'applied' | 'waiting-list' | 'withdrawn'
  organisation: string | null
  cluster: string | null
  /** Null for a represented company: nobody travels. */
  person: string | null
  group: string | null
  /** For a represented company: the travelling participant who carries its offers. */
  carriedBy: string | null
  /** For a local counterpart: the person who brings it. */
  broughtBy: string | null
  answers: Record<string, string>
  objective: string
  offers: string
  seeks: string
  lang: Lang
  languages: string[]
  dietary: string | null
  /** How they join meetings held by video; numbers are invented. */
  dialIn: string | null
  listed: boolean
  meetingsMin: number | null
  meetingsMax: number | null
  /** Starts of slots in which this participant cannot meet, with the reason in words. */
  unavailable: string[]
  unavailableReason: string | null
}

export type Wish = 'must' | 'would-like' | 'if-possible'

export type OutcomeRung = 'none' | 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract'

/** What the other side will do with a request. Only accept, pass and another-time end as accepted. */
export interface SampleAnswer {
  kind: 'accept' | 'pass' | 'another-time' | 'decline' | 'by-e-mail' | 'none' | 'withdraw'
  wish: Wish | null
  message: string
  /** For pass: the colleague who takes over. */
  passTo: string | null
  /** For another-time: what the other side proposes, in words; the asking side then agrees. */
  proposedTime: string | null
  /** Days before the first day of the event; null when nobody answers. */
  daysBefore: number | null
  /** The stage at which the answer is given; earlier the request is pending. */
  stage: 'requests' | 'schedule' | null
  /** Accepted only after the schedule is published: takes a free place, moves nobody. */
  afterPublication: boolean
}

/** What became of a scheduled meeting. */
export interface SampleResult {
  held: boolean
  notHeldBecause: 'no-show-from' | 'no-show-to' | 'cancelled' | null
  proof: 'steward' | 'signed-list' | 'from-side' | 'to-side' | 'both-sides' | null
  outcome: OutcomeRung
  /** What the other side says; differs from `outcome` in a few disputes, null when it never answered. */
  outcomeOtherSide: OutcomeRung | null
  /** Days after the meeting until the asking side told; some are late. */
  toldAfterDays: number | null
  nextStep: string | null
  /** YYYY-MM-DD */
  nextStepDue: string | null
}

export interface SampleRequest {
  key: string
  from: string
  /** A participant, or null when the request goes to the whole organisation. */
  to: string | null
  toOrganisation: string
  message: string
  lang: Lang
  wish: Wish
  daysBefore: number
  answer: SampleAnswer
  /** Why it is plausible: the catalogue item one side offers and the other seeks. */
  reason: { item: string; offeredBy: 'from' | 'to' }
  /** True when both sides share a free slot: it can be scheduled. Null unless accepted. */
  canBeScheduled: boolean | null
  /** Null unless accepted and schedulable, and for events that are still to come. */
  result: SampleResult | null
}

export interface SampleEncounter {
  key: string
  participant: string
  /** The organisation met, one of the sample's. */
  organisation: string
  /** A represented company on whose behalf the delegate spoke. */
  onBehalfOf: string | null
  kind: 'site-visit' | 'stand' | 'introduction'
  place: string
  at: string
  note: string
  outcome: OutcomeRung
}

export interface SampleMission {
  key: string
  type: 'outgoing-mission' | 'brokerage-event'
  title: string
  summary: string
  lang: Lang
  leadCluster: string
  country: string
  city: string
  venue: string
  address: string
  directions: string
  timeZone: string
  startsOn: string
  endsOn: string
  languages: string[]
  capacity: number
  registration: 'invitation' | 'approval' | 'open'
  registrationClosesOn: string
  publicPage: boolean
  publicParticipants: boolean
  requestsOpenOn: string
  requestsCloseOn: string
  requestLimit: number
  requestExpiryHours: number
  meetingsMin: number
  meetingsMax: number
  inARowMax: number
  groups: { key: string; name: string }[]
  /** Groups that may meet, in either direction. */
  groupPairs: [string, string][]
  questions: SampleQuestion[]
  sessions: SampleSession[]
  places: {
    label: string
    kind: 'table' | 'booth' | 'office' | 'online'
    directions: string
    link: string | null
    /** One of `halls`; null: at the venue. */
    hall: string | null
  }[]
  halls: string[]
  /** Minutes on foot between any two of the halls. */
  walkMinutes: number
  interpreters: { languageA: string; languageB: string; units: number }[]
  /** Counterparts who can be met at their own office, by the minutes from the venue. */
  offices: { participant: string; label: string; directions: string; travelMinutes: number }[]
  programme: SampleProgrammeItem[]
  participants: SampleParticipant[]
  never: { participant: string; organisation: string }[]
  requests: SampleRequest[]
  encounters: SampleEncounter[]
}

export interface SampleVocabularyTerm {
  id: string
  labels: Record<Lang, string>
}

export interface SamplePartnership {
  acronym: string
  title: string
  theme: string
  summary: string
  lang: Lang
  startsOn: string
  endsOn: string
  grants: SampleGrant[]
  markets: SampleMarket[]
  clusters: SampleCluster[]
  vocabulary: SampleVocabularyTerm[]
  organisations: SampleOrganisation[]
  people: SamplePerson[]
  roles: SampleRole[]
  missions: SampleMission[]
}
