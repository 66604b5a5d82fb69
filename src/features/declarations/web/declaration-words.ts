import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, formatNumber, type State } from '../../../web/design/index.ts'
import { minorDigits } from '../../costs/rules/money.ts'
import type { getByLink, listDeclarations } from '../contract.ts'
import type { Measure, Standing } from '../rules/figures.ts'

export type Declarations = OutputOf<typeof listDeclarations>
export type DeclarationForm = OutputOf<typeof getByLink>

export const declarationsPath = ({ slug }: { slug: string }) => `/partnerships/${slug}/declarations`

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day.slice(0, 10)}T12:00:00Z`, 'UTC', lang, 'date')
}

/** Money without its cents: declared figures are read by their size. */
export function moneyWords(minor: number, currency: string, lang: string): string {
  return new Intl.NumberFormat(lang, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    minor / 10 ** minorDigits(currency),
  )
}

/** A figure of one or of many with its unit. */
export function valueWords(
  measure: Measure,
  value: number,
  {
    currency,
    lang,
    text,
  }: { currency: string; lang: string; text: (key: string, values?: Record<string, unknown>) => string },
): string {
  if (measure === 'share') return `${formatNumber(value, lang)} %`
  if (measure === 'jobs') return text('declarations.fte', { value: formatNumber(value, lang) })
  return moneyWords(value, currency, lang)
}

export const stateOf: Record<Standing, State> = {
  declared: 'agreed',
  waiting: 'waiting',
  withdrawn: 'quiet',
  unreachable: 'conflict',
  'not-asked': 'quiet',
}
