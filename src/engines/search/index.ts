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
export { SearchIndex } from './search-index.ts'
export { type DetectedLanguage, detectLanguage } from './text/detect-language.ts'
export { knownLanguages } from './text/languages.ts'
