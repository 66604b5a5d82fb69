/**
 * The shapes of the search engine. Plain data in, plain data out.
 */

/** A field of the documents: its weight in the ranking, and how far long texts in it are held against a document. */
export interface FieldRule {
  readonly name: string
  /** Times a word in this field counts as one in a field of weight 1. */
  readonly weight: number
  /** BM25's b, 0 (length does not matter) to 1. Default 0.75. */
  readonly lengthNorm?: number
}

/** Who may see something: a key that the caller gives meaning to ('public', 'cluster:7'). Equal keys, equal viewers. */
export type VisibilityKey = string

export interface FieldText {
  readonly text: string
  /** Default: as the document. A field is seen by those who see the document and this key. */
  readonly visibility?: VisibilityKey
}

export interface FacetValues {
  readonly values: readonly string[]
  readonly visibility?: VisibilityKey
}

/** A measured capability or limit of a document, in the canonical unit of its dimension (see `quantities/`). */
export interface DocumentQuantity {
  /** What is measured ('resolution'), as `quantities/measurands.ts` names it; undefined: unknown. */
  readonly about?: string
  readonly dimension: string
  /** Smallest and largest value, in the canonical unit; an open end is ±Infinity. */
  readonly low: number
  readonly high: number
  readonly visibility?: VisibilityKey
  /** The record of the document that says so: several conditions must be met by one record. Default: all are one. */
  readonly record?: string
}

export interface SearchDocument {
  readonly id: string
  /** ISO 639-1; when missing it is detected among the configured languages. */
  readonly language?: string
  readonly visibility: VisibilityKey
  readonly fields: Readonly<Record<string, string | FieldText | undefined>>
  /** Values to filter by and to count: { country: ['LT'] }. */
  readonly facets?: Readonly<Record<string, readonly string[] | FacetValues | undefined>>
  readonly quantities?: readonly DocumentQuantity[]
}

/** Words that mean the same in one language, or across several; a search for one finds the others, marked as such. */
export interface Bridge {
  readonly id: string
  /** Expressions by language: { en: ['optical coherence tomography', 'OCT'], de: ['optische Kohärenztomografie'] }. */
  readonly left: Readonly<Record<string, readonly string[]>>
  readonly right: Readonly<Record<string, readonly string[]>>
  /** `same`: both ways. `narrower`: who asks for the left finds the right, not the other way round. */
  readonly kind: 'same' | 'narrower'
  /** Where it comes from, shown beside hits that came through it. */
  readonly source: string
}

export interface SearchSettings {
  readonly fields: readonly FieldRule[]
  /** The languages documents and queries are expected in; the first is taken when nothing tells. */
  readonly languages: readonly string[]
  readonly bridges?: readonly Bridge[]
  /** The visibility key that everybody sees: compound parts are learnt from such texts alone. Default 'public'. */
  readonly publicKey?: VisibilityKey
}

/** What one viewer may see. */
export interface Sight {
  /** True when this viewer sees what carries the key. */
  sees(key: VisibilityKey): boolean
  /** Documents this viewer sees whatever their own key says (met in a mission, say). Fields keep their keys. */
  readonly alsoDocuments?: ReadonlySet<string>
}

/** A condition on a measured value: the value or range of a document must overlap [low, high]. */
export interface QuantityCondition {
  readonly about?: string
  readonly dimension: string
  readonly low: number
  readonly high: number
}

export interface SearchQuestion {
  readonly text: string
  /** ISO 639-1 of the text; detected when missing. */
  readonly language?: string
  /** Facet → values of which one must be there. */
  readonly filters?: Readonly<Record<string, readonly string[]>>
  readonly quantities?: readonly QuantityCondition[]
  /** How much of the question a document must contain: any word, most of it by weight, or every word. Default 'any'. */
  readonly match?: 'any' | 'most' | 'all'
  /** Facets to count. */
  readonly count?: readonly string[]
  /** How many values of each facet are told, the most frequent ones, of all alike or by facet; default all. */
  readonly mostValues?: number | Readonly<Record<string, number>>
  /** How many results; default 20. */
  readonly limit?: number
  /** `cursor` of the last result already shown. */
  readonly after?: string
  /** Typing errors and unfinished words are looked up when little is found. Default true. */
  readonly rescue?: boolean
  /**
   * From `keepWords`: words weigh what they weighed then, and stand for what they stood for, so that whether a document is
   * found depends on that document alone. Without effect on a question of other words.
   */
  readonly kept?: readonly KeptWord[]
}

/** A word of a question as it was weighed, with what was looked for in its place because nothing had it. Plain data. */
export interface KeptWord {
  readonly words: string
  readonly weight: number
  readonly instead: readonly {
    readonly language: string
    readonly term: string
    readonly weight: number
    readonly kind: HitKind
  }[]
}

/**
 * How a word of the question was found in a document: as it is (`word`), as `part` of a compound, written with a hyphen
 * (`joined`), as a number with its unit (`measure`), a single character of Chinese, Japanese or Korean or a pair of Thai
 * ones (`letter`), through a `bridge`, in spite of a `typo`, as the beginning of a word (`prefix`), or `near` another.
 */
export type HitKind =
  | 'word'
  | 'part'
  | 'joined'
  | 'measure'
  | 'letter'
  | 'bridge'
  | 'typo'
  | 'prefix'
  | 'near'

/** One reason why a document is where it is. Contributions add up to the score. */
export interface Reason {
  /** The words of the question, as written there. */
  readonly words: string
  readonly kind: HitKind
  /** The term found, as the index keeps it (a stem). */
  readonly terms: readonly string[]
  readonly fields: readonly string[]
  readonly contribution: number
  /** For kind 'bridge': which one, and where it comes from. */
  readonly bridge?: { readonly id: string; readonly expression: string; readonly source: string }
}

export interface SearchResult {
  readonly id: string
  readonly score: number
  readonly language: string
  readonly reasons: readonly Reason[]
  readonly cursor: string
}

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[]
  /** Documents found in all. */
  readonly total: number
  /** Counts as if the filter on that facet itself were open. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  /** The language the question was read in. */
  readonly language: string
  /** The terms looked for, by language, with how they follow from the question: for `highlight`. */
  readonly terms: Readonly<Record<string, Readonly<Record<string, HitKind>>>>
  /** Words nothing was found for, and what was looked up instead. */
  readonly corrections: readonly { readonly word: string; readonly terms: readonly string[] }[]
}

/** A stretch of an original text to mark, in UTF-16 offsets. */
export interface Highlight {
  readonly start: number
  readonly end: number
  readonly kind: HitKind
}
