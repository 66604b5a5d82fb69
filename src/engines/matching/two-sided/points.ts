import type { FeedbackReason, MatchQuestion, MatchSubject } from './model.ts'

/**
 * What each ground is worth at most. Words and bridges are likeness of two cards, 0 to 1, times this; everything else
 * counts when it is there. Set by hand, so that nobody has to guess: what is sought and offered decides, the rest tips.
 */
export const most = {
  words: 2,
  /** Each of the next-best needs that are answered counts half of the one before. */
  nextNeed: 0.5,
  figure: 0.4,
  figures: 0.8,
  field: 0.3,
  fields: 0.45,
  sector: 0.15,
  presence: 0.25,
  market: 0.1,
  stage: 0.15,
  cooperation: 0.1,
  kind: 0.2,
  language: 0.05,
  project: 0.15,
  projects: 0.3,
  meeting: 0.2,
  acquaintance: 0.05,
  acquaintances: 0.15,
  /** What somebody is taken to want who has not said what they seek. */
  unsaid: 0.25,
  /** Taken off for each one that was set aside and is like this one. */
  feedback: 0.2,
  feedbacks: 0.6,
} as const

/** Two ways to say the same in two fields make two cards half as alike as the same words. */
export const bridgeWeight = 0.5

/** Grounds that say nothing by themselves: two who share no more than these are not proposed. */
export const accompanying: ReadonlySet<string> = new Set([
  'language',
  'unsaid',
  'market',
  'sector',
  'feedback',
])

/** Reasons that say something of others like the one that was set aside. */
export const teaches: Readonly<Record<FeedbackReason, boolean>> = {
  'wrong-subject': true,
  'wrong-stage': true,
  'too-far': true,
  'already-known': false,
  competitor: true,
  other: false,
}

/** The one question whose answer most points wait for; null when everything was said. */
export function askFirst(subject: MatchSubject): MatchQuestion | null {
  const has = (side: 'offer' | 'need') => subject.cards.some(card => card.side === side)
  const open: [MatchQuestion, boolean][] = [
    ['needs', !has('need')],
    ['offers', !has('offer')],
    ['fields', subject.codes.length === 0],
    ['markets', subject.markets.length === 0],
    ['kinds', subject.kindsSought.length === 0],
    ['languages', subject.languages.length === 0],
  ]
  return open.find(([, isOpen]) => isOpen)?.[0] ?? null
}
