import type { FieldFault } from '../../../shared/refusals.ts'
import { readAmount } from '../../costs/rules/money.ts'

/** What is told of many organisations together. */
export const measures = ['turnover', 'share', 'exports', 'jobs'] as const
export type Measure = (typeof measures)[number]

/** How it stands with an organisation and a year. */
export const standings = ['declared', 'waiting', 'withdrawn', 'unreachable', 'not-asked'] as const
export type Standing = (typeof standings)[number]

/** Wordings of the consent, each under `declarations.consent.<version>`; a change of words is a new version. */
export const consentVersions = ['1'] as const
export const consentVersion = '1' satisfies (typeof consentVersions)[number]

/** What an organisation says of a year: amounts in one currency's smallest unit, per cent, and full-time equivalents. */
export interface Figures {
  turnover: number | null
  international: number | null
  /** Said instead of an amount. */
  internationalShare: number | null
  exports: number | null
  jobs: number | null
}

/** What cannot be right, field by field, so that it is mended while its writer still looks at it. */
export function findFaults(figures: Figures): FieldFault[] {
  const { turnover, international, internationalShare, exports, jobs } = figures
  if ([turnover, international, internationalShare, exports, jobs].every(one => one === null))
    return [{ field: 'turnover', code: 'nothing-said' }]
  const faults: FieldFault[] = []
  if (international !== null && turnover !== null && international > turnover)
    faults.push({ field: 'international', code: 'more-than-turnover' })
  if (international !== null && internationalShare !== null)
    faults.push({ field: 'internationalShare', code: 'amount-or-share' })
  if (exports !== null && turnover !== null && exports > turnover)
    faults.push({ field: 'exports', code: 'more-than-turnover' })
  return faults
}

/** Per cent of the turnover that came from international activities, to two digits; null where it does not follow. */
export function shareOf(
  figures: Pick<Figures, 'turnover' | 'international' | 'internationalShare'>,
): number | null {
  const { turnover, international, internationalShare } = figures
  if (internationalShare !== null) return internationalShare
  if (turnover === null || international === null || turnover === 0) return null
  return Math.round((international / turnover) * 10_000) / 100
}

const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?$/

/**
 * An amount as accountants of different countries write it, in the smallest unit: `1.250.000`, `1,250,000.50`, `1 250 000`.
 * Nobody declares thousandths, so three digits after a mark are thousands.
 */
export function readDeclared(typed: string, currency: string): number | null {
  const dense = typed.replace(/[\s\u00a0\u202f’']/g, '')
  const [, mark] = grouped.exec(dense) ?? []
  return readAmount(mark === undefined ? dense : dense.replaceAll(mark, ''), currency)
}
