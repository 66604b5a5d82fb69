import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { formatDay, formatNumber, ProgressBar, type State, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listHypotheses } from '../contract.ts'

export type Hypothesis = OutputOf<typeof listHypotheses>['items'][number]
type Statement = Pick<Hypothesis, 'segment' | 'market' | 'act' | 'reason' | 'lang'>

export const hypothesisPath = (it: { slug: string }) => `/hypotheses/${it.slug}`
export const boardPath = (partnership: { slug: string }) => `/partnerships/${partnership.slug}/hypotheses`

/** `We believe <segment> in <market> will <act> because <reason>.` What people wrote keeps its own language. */
export function Sentence({ it }: { it: Statement }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const marks = { segment: '\u0001', market: '\u0002', act: '\u0003', reason: '\u0004' }
  const values: Record<string, ReactNode> = {
    [marks.segment]: <b lang={it.lang}>{it.segment}</b>,
    [marks.market]: <b>{countryName(it.market, lang)}</b>,
    [marks.act]: <b lang={it.lang}>{it.act}</b>,
    [marks.reason]: <span lang={it.lang}>{it.reason}</span>,
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they stand where the words go and are in no text
  const parts = text('hypotheses.sentence', marks).split(/([\u0001-\u0004])/)
  return parts.map((part, index) => <span key={index}>{values[part] ?? part}</span>)
}

const states: Record<Hypothesis['verdict'], State> = {
  planned: 'quiet',
  testing: 'waiting',
  validated: 'agreed',
  invalidated: 'conflict',
  unclear: 'waiting',
}

/** Validated, invalidated, unclear, or still being found out. */
export function Verdict({ it }: { it: { verdict: Hypothesis['verdict'] } }): ReactNode {
  const text = useText()
  return <StateBadge state={states[it.verdict]}>{text(`hypotheses.verdict.${it.verdict}`)}</StateBadge>
}

/** How many count, of how many were wanted, and until when. */
export function Measure({ it }: { it: Hypothesis }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <ProgressBar
      label={metricWords(it, text)}
      max={it.threshold}
      {...(it.counted === null
        ? { value: 0, valueText: text('hypotheses.few', { threshold: formatNumber(it.threshold, lang) }) }
        : { value: it.counted })}
      state={states[it.verdict]}
      note={text('hypotheses.until', {
        from: formatDay(`${it.startsOn}T12:00:00Z`, 'UTC', lang, 'date'),
        to: formatDay(`${it.deadline}T12:00:00Z`, 'UTC', lang, 'date'),
      })}
    />
  )
}

export function metricWords(
  it: Pick<Hypothesis, 'metric' | 'rung'>,
  text: (key: string, values?: Record<string, unknown>) => string,
): string {
  return it.metric === 'rung' && it.rung !== null
    ? text('hypotheses.metricRung', { rung: text(`outcomes.rung.${it.rung}`) })
    : text(`hypotheses.metric.${it.metric}`)
}

export function money(minor: number, currency: string, lang: string): string {
  return new Intl.NumberFormat(lang, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    minor / 100,
  )
}
