import type { Bridge } from '../model.ts'
import type { Analyser, Token } from '../text/analyse.ts'
import type { PlanContext } from './make-plan.ts'
import type { BridgedExpression } from './plan.ts'

/** A hit through another expression counts half of one through the words themselves. */
const BRIDGE_WEIGHT = 0.5

interface Expression {
  readonly bridge: Bridge
  readonly side: 'left' | 'right'
  readonly language: string
  readonly text: string
  readonly terms: readonly string[]
}

/** The expressions of all bridges, by language and first term. */
export interface BridgeTable {
  readonly byFirstTerm: ReadonlyMap<string, readonly Expression[]>
  readonly byBridge: ReadonlyMap<string, readonly Expression[]>
}

const wordsOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(token => !token.isStop && (token.kind === 'word' || token.kind === 'measure'))

/** Reads the expressions by the rules of their languages. */
export function makeBridgeTable(
  bridges: readonly Bridge[],
  analyserOf: (language: string) => Analyser,
): BridgeTable {
  const byFirstTerm = new Map<string, Expression[]>()
  const byBridge = new Map<string, Expression[]>()
  const add = (map: Map<string, Expression[]>, key: string, expression: Expression) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [expression])
    else list.push(expression)
  }
  for (const bridge of bridges)
    for (const side of ['left', 'right'] as const)
      for (const [language, texts] of Object.entries(bridge[side]))
        for (const text of texts) {
          const terms = wordsOf(analyserOf(language).analyse(text)).map(token => token.term)
          if (terms.length === 0) continue
          const expression = { bridge, side, language, text, terms }
          add(byFirstTerm, `${language}\n${terms[0] ?? ''}`, expression)
          add(byBridge, bridge.id, expression)
        }
  return { byFirstTerm, byBridge }
}

/** What else means what is written in the question, with the terms the index has for it. */
export function findBridges(
  context: PlanContext,
  tokens: readonly Token[],
  language: string,
  question: string,
): readonly BridgedExpression[] {
  const words = wordsOf(tokens)
  const found: BridgedExpression[] = []
  words.forEach((word, at) => {
    for (const expression of context.bridges.byFirstTerm.get(`${language}\n${word.term}`) ?? []) {
      const last = words[at + expression.terms.length - 1]
      if (last === undefined || !expression.terms.every((term, offset) => words[at + offset]?.term === term))
        continue
      found.push(...othersOf(context, expression, question.slice(word.start, last.end)))
    }
  })
  return found
}

function othersOf(context: PlanContext, from: Expression, words: string): BridgedExpression[] {
  const { bridge } = from
  const others: BridgedExpression[] = []
  for (const to of context.bridges.byBridge.get(bridge.id) ?? []) {
    const isSameExpression = to.language === from.language && to.terms.join(' ') === from.terms.join(' ')
    const isUpwards = bridge.kind === 'narrower' && from.side === 'right' && to.side === 'left'
    const number = context.languages.indexOf(to.language)
    if (isSameExpression || isUpwards || number < 0) continue
    const terms = to.terms.map(term => context.lexicon.find(number, term))
    if (terms.some(term => term === undefined)) continue
    const groups = terms.map(term => [{ term: term ?? 0, weight: 1, kind: 'bridge' as const }])
    others.push({ words, expression: to.text, bridge, weight: BRIDGE_WEIGHT, groups })
  }
  return others
}
