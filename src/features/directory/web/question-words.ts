import type { InputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import type { useText } from '../../../web/text.tsx'
import type { findOrganisations } from '../contract-find.ts'
import { programmeName } from './programme-name.ts'

type Question = Pick<
  InputOf<typeof findOrganisations>,
  'q' | 'kind' | 'country' | 'cluster' | 'technology' | 'term' | 'market' | 'programme'
>

/** What a search looks for, as a sentence: its words, its conditions, and every filter. */
export function sayQuestion(
  question: Question,
  names: {
    /** The sentence without its conditions, and these; left out: the sentence as it was typed. */
    reading?: { words: string; conditions: readonly { text: string }[] }
    cluster: string | null
    term: string | null
  },
  text: ReturnType<typeof useText>,
  lang: string,
): string {
  const say = (name: string, value: string | null | undefined, values: Record<string, unknown>) =>
    value === undefined || value === null || value === '' ? [] : [text(`directory.find.say.${name}`, values)]
  const { kind, country, technology, market, programme } = question
  const words = names.reading?.words ?? question.q
  const conditions = names.reading?.conditions.map(({ text: condition }) => condition).join(', ')
  const parts = [
    ...say('words', words, { words }),
    ...say('condition', conditions, { condition: conditions }),
    ...say('kind', kind, { kind: kind && text(`directory.kind.${kind}`) }),
    ...say('country', country, { country: country && countryName(country, lang) }),
    ...say('cluster', question.cluster, { cluster: names.cluster ?? question.cluster }),
    ...say('technology', technology, { technology }),
    ...say('term', question.term, { term: names.term ?? question.term }),
    ...say('market', market, { country: market && countryName(market, lang) }),
    ...say('programme', programme, { programme: programme && programmeName(programme, text) }),
  ]
  const what = parts.length === 0 ? text('directory.find.say.all') : parts.join(', ')
  return text('directory.find.say.start', { what })
}
