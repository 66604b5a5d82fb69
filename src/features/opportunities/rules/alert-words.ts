import type { OutputOf } from '../../../shared/contract.ts'
import type { getSearch } from '../contract-searches.ts'

type Alert = Pick<OutputOf<typeof getSearch>, 'question' | 'term'>

interface Words {
  text: (key: string, values?: Record<string, unknown>) => string
  countryName: (code: string) => string
}

/** What a saved search looks for, in words. */
export function sayAlert({ question, term }: Alert, { text, countryName }: Words): string {
  const { q, type, country, market, trl, cooperation } = question
  const said = [
    q === undefined || q === '' ? null : `“${q}”`,
    type === undefined ? null : text(`opportunities.type.${type}`),
    country === undefined ? null : countryName(country),
    market === undefined ? null : text('opportunities.markets', { countries: countryName(market) }),
    trl === undefined ? null : text('opportunities.trlFrom', { level: trl }),
    cooperation === undefined ? null : text(`opportunities.choice.cooperationTypes.${cooperation}`),
    term,
  ].filter(part => part !== null)
  return said.length === 0 ? text('opportunities.alerts.everything') : said.join(' · ')
}

/** The list with everything a saved search finds. */
export function alertAddress({ question }: Pick<Alert, 'question'>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(question))
    if (value !== undefined && value !== '') query.set(name, String(value))
  return query.size === 0 ? '/opportunities' : `/opportunities?${query}`
}
