/** The records engine: which organisations are one. Pure; see README.md. */
export { type BCubed, bCubed } from './b-cubed.ts'
export { compareOrganisations, type Duplicates, findDuplicates } from './find-duplicates.ts'
export { domainOf, isLei, isPic, readVat } from './identifiers.ts'
export {
  type Decision,
  type OrganisationRecord,
  type PairScore,
  PERHAPS_FROM,
  type Reason,
  type ReasonCode,
  SAME_FROM,
  type ScoredPair,
} from './model.ts'
export { readName } from './read-name.ts'
export { startMatching, startSearch } from './start-search.ts'
