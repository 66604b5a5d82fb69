import type { Why } from './ranking.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What an explanation needs to know. */
export interface Explained {
  why: Why
  points: number | null
  rank: number | null
  reserve: number | null
  cluster: string | null
  unmet: readonly string[]
  cutOwn: number | null
  cutBeyond: number | null
  leastPoints: number | null
}

/** Why somebody is in, waits or is out, in sentences for the one concerned and for whoever decides alike. */
export function explain(one: Explained, text: Translate, lang: string): string[] {
  const say = (points: number | null) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(points ?? 0)
  const values = {
    points: say(one.points),
    rank: one.rank ?? '',
    reserve: one.reserve ?? '',
    cluster: one.cluster ?? '',
    conditions: one.unmet.join('; '),
    least: one.leastPoints ?? '',
  }
  const sentences = [text(`delegates.why.${one.why}`, values)]
  if (one.why !== 'reserve') return sentences
  if (one.cutOwn !== null)
    sentences.push(text('delegates.why.cutOwn', { cluster: values.cluster, points: say(one.cutOwn) }))
  if (one.cutBeyond !== null) sentences.push(text('delegates.why.cutBeyond', { points: say(one.cutBeyond) }))
  if (one.points !== null && (one.points === one.cutOwn || one.points === one.cutBeyond))
    sentences.push(text('delegates.why.tie'))
  return sentences
}
