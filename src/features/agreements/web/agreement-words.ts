import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, type State } from '../../../web/design/index.ts'
import type { getAgreement } from '../contract.ts'

export type Agreement = OutputOf<typeof getAgreement>
export type Party = Agreement['parties'][number]

export const agreementPath = ({ slug }: { slug: string }) => `/agreements/${slug}`
export const agreementsPath = ({ slug }: { slug: string }) => `/partnerships/${slug}/agreements`

export const versionStates: Record<Agreement['shown']['state'], State> = {
  draft: 'quiet',
  open: 'waiting',
  'in-force': 'agreed',
  superseded: 'quiet',
  dropped: 'quiet',
}

/** A calendar day without its weekday: `12 May 2027`. */
export function dayWords(day: string, lang: string): string {
  return formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')
}
