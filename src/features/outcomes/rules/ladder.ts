/** What can come of a meeting, from nothing to a contract. */
export const rungs = ['none', 'talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract'] as const
export type Rung = (typeof rungs)[number]

/** Amounts are told as bands, never as figures somebody would have to defend. */
export const amountBands = ['under-10k', '10k-50k', '50k-250k', '250k-1m', 'over-1m'] as const
export type AmountBand = (typeof amountBands)[number]
export const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'KRW', 'CHF'] as const

/** What the two sides of a meeting say came of it; null where a side said nothing. */
export interface TwoAnswers {
  from: Rung | null
  to: Rung | null
}

/** Where a meeting stands on the ladder. */
export interface Reached {
  rung: Rung
  /** Both say so, one says so and the other nothing, or the other says something else. */
  by: 'both' | 'one' | 'disputed'
}

/** The furthest either side says, and whether the other says so too. Nothing is averaged: a dispute stays one. */
export function reached({ from, to }: TwoAnswers): Reached | null {
  if (from === null && to === null) return null
  if (from === null || to === null) return { rung: from ?? to ?? 'none', by: 'one' }
  if (from === to) return { rung: from, by: 'both' }
  return { rung: rungs.indexOf(from) > rungs.indexOf(to) ? from : to, by: 'disputed' }
}
