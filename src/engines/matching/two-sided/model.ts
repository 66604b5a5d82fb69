/** A word or an idea of a text: what is compared, and what was written there. */
export interface MatchTerm {
  readonly term: string
  readonly word: string
  /** The bridge an idea comes from: two fields say the same in other words. */
  readonly bridge?: string
  /** What the idea is said with, whatever its endings: who says the same word says nothing in other words. */
  readonly said?: string
}

/** One thing that is offered or sought: a card, a sentence, a capability record, a published opportunity. */
export interface MatchCard {
  readonly side: 'offer' | 'need'
  /** The caller's name of the place where it stands; comes back with the reasons. */
  readonly source: string
  readonly terms: readonly MatchTerm[]
  /** Technology readiness: of an offer what it has, of a need the least that is asked for. */
  readonly trl?: number | null
}

/** A measured value that is offered, or a demand on one, in the canonical unit of its dimension. */
export interface MatchFigure {
  readonly about?: string | undefined
  readonly dimension: string
  readonly low: number
  readonly high: number
  /** As its owner wrote it. */
  readonly written: string
  readonly source: string
}

/** What two did together; a fact that can be looked up. */
export interface MatchTie {
  readonly with: string
  readonly kind: 'project' | 'meeting'
  readonly what: string
}

/** Somebody who offers and seeks; an opportunity is one, too. Only what its reader may see belongs in here. */
export interface MatchSubject {
  readonly id: string
  /** Company, institute, clinic …; only equality matters. */
  readonly kind: string
  readonly country: string
  /** Countries it has sites or sales in. */
  readonly presentIn: readonly string[]
  /** Countries it wants to go to. */
  readonly markets: readonly string[]
  readonly languages: readonly string[]
  readonly cards: readonly MatchCard[]
  readonly figures: readonly MatchFigure[]
  readonly demands: readonly MatchFigure[]
  /** Places in lists, `scheme:code`. */
  readonly codes: readonly string[]
  /** Industries it works in, for what comes from elsewhere. */
  readonly sectors: readonly string[]
  /** Forms of cooperation it is open to. */
  readonly cooperation: readonly string[]
  /** Kinds it looks for; empty: it has not said. */
  readonly kindsSought: readonly string[]
  readonly group: string | null
  /** Nothing is proposed to it or of it. */
  readonly isBarred: boolean
  readonly ties: readonly MatchTie[]
}

/** What somebody answered when they were shown another: 'not for us, because…'. */
export interface MatchFeedback {
  readonly about: string
  readonly reason: FeedbackReason
}

export const feedbackReasons = [
  'wrong-subject',
  'wrong-stage',
  'too-far',
  'already-known',
  'competitor',
  'other',
] as const
export type FeedbackReason = (typeof feedbackReasons)[number]

/** Why one would want the other. The points of all reasons add up to how much. */
export type MatchReason =
  | {
      readonly ground: 'words' | 'bridge'
      readonly points: number
      readonly need: string
      readonly offer: string
      readonly words: readonly {
        readonly sought: string
        readonly offered: string
        readonly bridge?: string
      }[]
    }
  | {
      readonly ground: 'figure'
      readonly points: number
      readonly demand: MatchFigure
      readonly figure: MatchFigure
    }
  | { readonly ground: 'field' | 'sector'; readonly points: number; readonly codes: readonly string[] }
  | { readonly ground: 'presence' | 'market'; readonly points: number; readonly countries: readonly string[] }
  | { readonly ground: 'stage'; readonly points: number; readonly sought: number; readonly offered: number }
  | {
      readonly ground: 'cooperation' | 'language'
      readonly points: number
      readonly values: readonly string[]
    }
  | { readonly ground: 'kind'; readonly points: number; readonly kind: string }
  | { readonly ground: 'project' | 'meeting'; readonly points: number; readonly names: readonly string[] }
  | { readonly ground: 'acquaintance'; readonly points: number; readonly through: readonly string[] }
  /** One has not said what it seeks, or the other what it offers: neither for nor against, and said so. */
  | { readonly ground: 'unsaid'; readonly points: number }
  | {
      readonly ground: 'feedback'
      readonly points: number
      readonly reason: FeedbackReason
      readonly likes: readonly string[]
    }
export type MatchGround = MatchReason['ground']

/** What stands between the two, or is not known. */
export type MatchGap =
  | { readonly gap: 'they-seek-unsaid' | 'we-seek-unsaid' | 'they-offer-unsaid' | 'we-offer-unsaid' }
  | {
      readonly gap: 'no-common-language'
      readonly ours: readonly string[]
      readonly theirs: readonly string[]
    }
  | { readonly gap: 'stage-too-early'; readonly sought: number; readonly offered: number }
  | { readonly gap: 'figure-not-met'; readonly demand: MatchFigure }

/** How much one wants the other, and why. */
export interface Want {
  readonly points: number
  readonly reasons: readonly MatchReason[]
}

/** Two who might want each other. */
export interface Match {
  readonly id: string
  /** The harmonic mean of both wants: as good as the weaker of the two allows. */
  readonly score: number
  /** Why they are wanted by the one who asked, and why they would want the one who asked. */
  readonly wants: Want
  readonly wanted: Want
  readonly gaps: readonly MatchGap[]
  /** Nothing is known of what it did with others. */
  readonly isNewcomer: boolean
}

/** What is asked of a subject that said little: the one fact that most points wait for. */
export type MatchQuestion = 'needs' | 'offers' | 'fields' | 'markets' | 'kinds' | 'languages'
