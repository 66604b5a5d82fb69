import type { KeptWord } from '../model.ts'
import type { Lexicon } from './lexicon.ts'
import type { Alternative, Concept, Plan } from './plan.ts'
import type { Weighed } from './weigh.ts'

interface Named {
  readonly lexicon: Lexicon
  readonly languages: readonly string[]
}

/** The words of a question that decide what is found, with what each weighs now and what is looked for in its place. */
export function keepWords(
  { lexicon, languages }: Named,
  { plan, weighed }: { readonly plan: Plan; readonly weighed: Weighed },
): readonly KeptWord[] {
  return plan.concepts.flatMap(({ words, kind, counts, alternatives }, at) => {
    if (!counts) return []
    const instead = alternatives
      .filter(alternative => alternative.kind !== kind)
      .map(({ term, weight, kind: how }) => ({
        language: languages[lexicon.languages[term] ?? 0] ?? '',
        term: lexicon.terms[term] ?? '',
        weight,
        kind: how,
      }))
    return [{ words, weight: weighed.weights[at] ?? 0, instead }]
  })
}

/** A plan with what was looked for in the place of its words; undefined when it is not of the same words. */
export function planAsKept(named: Named, plan: Plan, kept: readonly KeptWord[]): Plan | undefined {
  const counted = plan.concepts.filter(({ counts }) => counts)
  if (counted.length !== kept.length || counted.some(({ words }, nth) => words !== kept[nth]?.words))
    return undefined
  let nth = 0
  const concepts = plan.concepts.map(concept =>
    concept.counts ? withInstead(named, concept, kept[nth++]) : concept,
  )
  return { ...plan, concepts }
}

function withInstead({ lexicon, languages }: Named, concept: Concept, kept: KeptWord | undefined): Concept {
  const direct = new Set(concept.alternatives.map(({ term }) => term))
  const others = (kept?.instead ?? []).flatMap(({ language, term, weight, kind }): Alternative[] => {
    const number = lexicon.find(languages.indexOf(language), term)
    return number === undefined || direct.has(number) ? [] : [{ term: number, weight, kind }]
  })
  return others.length === 0 ? concept : { ...concept, alternatives: [...concept.alternatives, ...others] }
}

/** What was looked up, with the words weighing what they weighed when they were kept. */
export function weighAsKept(plan: Plan, weighed: Weighed, kept: readonly KeptWord[]): Weighed {
  let nth = 0
  const weights = plan.concepts.map(({ counts }, at) =>
    counts ? (kept[nth++]?.weight ?? 0) : (weighed.weights[at] ?? 0),
  )
  return { ...weighed, weights }
}
