import type { MatchIndex } from '../rules/match-existing.ts'
import type { MembershipDays } from '../rules/plan-membership.ts'
import type { OrganisationInput, OrganisationValue } from '../rules/read-organisation-row.ts'
import type { SiteInput } from '../rules/read-sites.ts'
import type { ImportFault, ImportOptions } from './import-kind.ts'
import type { StoredOrganisation } from './known-organisations.ts'

/** What one row is to do, before anything is written. */
export interface RowPlan {
  number: number
  fingerprint: string
  /** Null when the row is rejected. */
  organisation: StoredOrganisation | null
  isCreated: boolean
  changed: OrganisationValue[]
  /** Whether the profile says now what the row says; false when it belongs to another cluster too. */
  isApplied: boolean
  membership: (MembershipDays & { externalId: string | null }) | null
  /** A membership that those who keep the organisation are asked for. */
  asks: (MembershipDays & { externalId: string | null }) | null
  /** The cluster's own number, for a membership that is there without one. */
  numbered: { membershipId: string; externalId: string } | null
  contact: OrganisationInput['contact']
  faults: ImportFault[]
  /** The same file again and the same outcome: what is remembered of the row stands. */
  stands: boolean
  /** The name by which the organisation is found from now on, too: a person said that the row means it. */
  alias: string | null
  /** Brands, departments and sites that the organisation has not had. */
  added: { brands: string[]; departments: string[]; sites: SiteInput[] }
  /** Namesakes among which a person has to choose. */
  unclear: readonly StoredOrganisation[]
}

/** What a person said of a row that could be several records: the one it is, and those it is not. */
export interface RowAnswer {
  same: string | null
  different: ReadonlySet<string>
}

/** What is remembered of a row that an import of this cluster has brought before. */
export interface RememberedRow {
  /** Null: it was rejected. */
  organisationId: string | null
  /** No later import of the cluster has said something else about this organisation. */
  isLatest: boolean
  isApplied: boolean
  /** It went in with a membership. */
  asMember: boolean
  /** The same file with the same columns brought it: people included, nothing of it is new. */
  isSameFile: boolean
  /** When the import that brought it last had ended; null when it never did. */
  endedAt: Date | null
}

/** What deciding needs of the world around the rows. */
export interface Surroundings {
  byStore: MatchIndex<StoredOrganisation>
  /** Every organisation of the store that the rows could be, by its id. */
  byId: Map<string, StoredOrganisation>
  /** What earlier rows of this file said, by the organisation they were. */
  earlier: Map<string, { number: number; input: OrganisationInput }>
  /** Rows that this cluster's imports brought before, by fingerprint. */
  remembered: Map<string, RememberedRow>
  /** What a person said of rows of this file, by fingerprint. */
  answers: ReadonlyMap<string, RowAnswer>
  hidden: ReadonlySet<string>
  options: ImportOptions
  today: string
  newId: () => string
}
