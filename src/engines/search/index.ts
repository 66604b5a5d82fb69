export { photonicsHealthBridges } from './data/photonics-health.ts'
export { SnapshotMismatch } from './index/snapshot.ts'
export type {
  Bridge,
  DocumentQuantity,
  FacetCount,
  FacetValues,
  FieldRule,
  FieldText,
  Highlight,
  HitKind,
  KeptWord,
  QuantityCondition,
  Reason,
  SearchAnswer,
  SearchDocument,
  SearchQuestion,
  SearchResult,
  SearchSettings,
  Sight,
  VisibilityKey,
} from './model.ts'
export { meetsQuantity } from './quantities/meets.ts'
export { type ReadQuantity, type ReadSentence, readQuantities } from './quantities/read-quantities.ts'
export { type Dimension, findUnit, toCanonical, type Unit } from './quantities/units.ts'
export { SearchIndex } from './search-index.ts'
export { type Analyser, createAnalyser, type Token } from './text/analyse.ts'
export { type DetectedLanguage, detectLanguage } from './text/detect-language.ts'
export { knownLanguages } from './text/languages.ts'
