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
export { balanceLists, type Exposure, matchAll, measureExposure } from './two-sided/exposure.ts'
export { harmonic, MatchIndex, type MatchOptions, pairKey } from './two-sided/match.ts'
export type {
  FeedbackReason,
  Match,
  MatchCard,
  MatchFeedback,
  MatchFigure,
  MatchGap,
  MatchQuestion,
  MatchReason,
  MatchSubject,
  MatchTerm,
  MatchTie,
  Want,
} from './two-sided/model.ts'
export { feedbackReasons } from './two-sided/model.ts'
export { askFirst } from './two-sided/points.ts'
