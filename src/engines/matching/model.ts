/** One organisation's part in one funded project, as funders publish it. */
export interface Participation {
  readonly project: string
  readonly organisation: string
  /** Day the project began, as a fraction of years (2017.5 is mid 2017); null when the list does not say. */
  readonly began: number | null
  readonly isCoordinator: boolean
  /** Two-letter code as the list has it; only equality matters. */
  readonly country: string
  /** Company, university, research centre …: the list's own codes; only equality matters. */
  readonly kind: string
  /** Programme parts the project was funded under. */
  readonly parts: readonly string[]
}

/** Partners who are known, and what they want to be funded under: who is missing? */
export interface Gap {
  readonly known: readonly string[]
  readonly parts: readonly string[]
}

/** What speaks for a candidate; every one is a fact about past projects. */
export type Ground =
  | 'ties'
  | 'strongestTie'
  | 'tiedPartners'
  | 'overlap'
  | 'ledTogether'
  | 'nearestProject'
  | 'projects'
  | 'recentProjects'
  | 'projectsInParts'
  | 'shareInParts'
  | 'unmetInParts'
  | 'sameCountry'
  | 'sameKind'

/** One ground, how large it is, and how many points of the score rest on it. */
export interface GroundScore {
  readonly ground: Ground
  readonly value: number
  readonly points: number
}

/** A candidate for the gap. The score is the sum of its points. */
export interface Candidate {
  readonly organisation: string
  readonly score: number
}

/** A profile: what somebody wrote, about anything. */
export interface Profile {
  readonly id: string
  readonly texts: readonly string[]
}

/** A need, in words. */
export interface Need {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** How near a profile is to a need: 0 nothing in common, 1 the same words. Comparable across needs. */
export interface Ranked {
  readonly id: string
  readonly score: number
}
