import type { Analyser, Token, TokenKind } from '../text/analyse.ts'
import { type BridgeTable, findBridges } from './bridges.ts'
import type { Lexicon } from './lexicon.ts'
import type { Alternative, BridgedExpression, Concept, Plan, Reading } from './plan.ts'

export interface PlanContext {
  readonly lexicon: Lexicon
  /** The configured languages, by number. A question is read in all of them, whether there are documents or not. */
  readonly languages: readonly string[]
  readonly analyserOf: (language: string) => Analyser
  readonly bridges: BridgeTable
}

interface OpenConcept extends Concept {
  readonly alternatives: Alternative[]
  readonly readings: Reading[]
}

/** How much a token of the question weighs by what it is of its text. */
const kindWeights: Record<TokenKind, number> = { word: 1, part: 0.5, joined: 0.5, measure: 0.5, letter: 0.3 }
/** Words past this many are left aside: nobody asks that much, and a pasted page must not hold up the others. */
const MOST_TOKENS = 400

/**
 * Reads a question in every configured language, because each document was read by the rules of its own.
 * Words that stand at the same place of the question make one concept.
 */
export function makePlan(context: PlanContext, text: string, language: string): Plan {
  const concepts = new Map<string, OpenConcept>()
  const bridged: BridgedExpression[] = []
  const own = context.analyserOf(language).analyse(text).slice(0, MOST_TOKENS)
  const ownStops = new Set(own.filter(token => token.isStop).map(token => token.start))
  const keepsStops = own.every(token => token.isStop)
  context.languages.forEach((code, number) => {
    const tokens = code === language ? own : context.analyserOf(code).analyse(text).slice(0, MOST_TOKENS)
    const counters = new Map<string, number>()
    for (const token of tokens) {
      if (!keepsStops && (token.isStop || ownStops.has(token.start))) continue
      const reading = { language: number, term: token.term }
      addToken(concepts, token, counters, text, reading, context.lexicon.find(number, token.term))
    }
    bridged.push(...findBridges(context, tokens, code, text))
  })
  return {
    concepts: [...concepts.values()].sort((a, b) => a.start - b.start),
    bridged: withoutTwins(bridged),
    language,
  }
}

function addToken(
  concepts: Map<string, OpenConcept>,
  token: Token,
  counters: Map<string, number>,
  text: string,
  reading: Reading,
  term: number | undefined,
): void {
  const place = `${token.kind}:${token.start}:${token.end}`
  const nth = counters.get(place) ?? 0
  counters.set(place, nth + 1)
  const slot = `${place}:${nth}`
  let concept = concepts.get(slot)
  if (concept === undefined) {
    concept = {
      words: text.slice(token.start, token.end),
      start: token.start,
      end: token.end,
      weight: kindWeights[token.kind],
      kind: token.kind,
      counts: token.kind === 'word',
      alternatives: [],
      readings: [],
    }
    concepts.set(slot, concept)
  }
  concept.readings.push(reading)
  if (term === undefined || concept.alternatives.some(known => known.term === term)) return
  concept.alternatives.push({ term, weight: 1, kind: token.kind })
}

/** The same expression found through the same bridge from two readings of the question counts once. */
function withoutTwins(bridged: readonly BridgedExpression[]): BridgedExpression[] {
  const seen = new Set<string>()
  return bridged.filter(({ bridge, expression }) => {
    const key = `${bridge.id}\n${expression}`
    return !seen.has(key) && seen.add(key)
  })
}
