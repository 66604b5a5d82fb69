import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import type { getSearch } from '../contract-searches.ts'
import { addressWith } from './opportunity-words.ts'

type Alert = Pick<OutputOf<typeof getSearch>, 'question' | 'term'>
type Text = (key: string, values?: Record<string, unknown>) => string

/** What a saved search looks for, in words. */
export function sayAlert({ question, term }: Alert, text: Text, lang: string): string {
  const { q, type, country, market, trl, cooperation } = question
  const said = [
    q === undefined || q === '' ? null : `“${q}”`,
    type === undefined ? null : text(`opportunities.type.${type}`),
    country === undefined ? null : countryName(country, lang),
    market === undefined ? null : text('opportunities.markets', { countries: countryName(market, lang) }),
    trl === undefined ? null : text('opportunities.trlFrom', { level: trl }),
    cooperation === undefined ? null : text(`opportunities.choice.cooperationTypes.${cooperation}`),
    term,
  ].filter(part => part !== null)
  return said.length === 0 ? text('opportunities.alerts.everything') : said.join(' · ')
}

/** The list with everything a saved search finds. */
export function alertAddress({ question }: Pick<Alert, 'question'>): string {
  const query = Object.entries(question).map(([name, value]) => [name, String(value)])
  return addressWith('/opportunities', {}, Object.fromEntries(query))
}
