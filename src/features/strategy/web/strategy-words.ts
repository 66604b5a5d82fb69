import type { OutputOf } from '../../../shared/contract.ts'
import type { getStrategy } from '../contract.ts'

export type Market = OutputOf<typeof getStrategy>['markets'][number]
export type Said = NonNullable<Market['words']>

export const strategyPath = ({ slug }: { slug: string }) => `/partnerships/${slug}/strategy`
export const marketPath = (partnership: { slug: string }, { country }: { country: string }) =>
  `${strategyPath(partnership)}/${country}`

/** What is written of a market, in its order. */
export const parts = ['ambition', 'segments', 'entryMode', 'leaveOut'] as const
