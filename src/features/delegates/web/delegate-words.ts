import type { State } from '../../../web/design/index.ts'

/** The look of who is in, waits or is out. */
export function outcomeLook(outcome: 'in' | 'reserve' | 'out'): State {
  return outcome === 'in' ? 'agreed' : outcome === 'reserve' ? 'waiting' : 'quiet'
}

/** Points of a hundred as the reader writes numbers. */
export function sayPoints(points: number, lang: string): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(points)
}
