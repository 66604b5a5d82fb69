/** The matching engine: who fits, and why. Pure; see README.md. */
export { completeConsortium, explainCandidate } from './complete.ts'
export { type FilledGap, fitWeights } from './fit-weights.ts'
export { buildHistory, type History } from './history.ts'
export type {
  Candidate,
  Gap,
  Ground,
  GroundScore,
  Need,
  Participation,
  Profile,
  Ranked,
} from './model.ts'
export { rankProfiles, type Terms } from './rank.ts'
