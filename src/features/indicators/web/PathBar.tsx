import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'

/** A figure on the way to its target: what is proven, also in per cent, what is claimed beyond it, and where it should be today. */
export function PathBar(props: {
  proven: number
  claimed: number
  target: number
  expected: number | null
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { proven, claimed, target, expected } = props
  const whole = Math.max(target, claimed, 1)
  const share = (value: number) => (Math.min(Math.max(value, 0), whole) / whole) * 100
  return (
    <span className="k-figures-way">
      <svg
        className="k-figures-path"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={text('indicators.pathWords', {
          proven: formatNumber(proven, lang),
          target: formatNumber(target, lang),
          expected: expected === null ? '–' : formatNumber(Math.floor(expected), lang),
        })}
      >
        <rect className="k-figures-path-whole" width="100" height="6" y="2" />
        <rect className="k-figures-path-claimed" width={share(claimed)} height="6" y="2" />
        <rect className="k-figures-path-proven" width={share(proven)} height="6" y="2" />
        {expected === null ? null : (
          <rect className="k-figures-path-expected" x={Math.min(99, share(expected))} width="1" height="10" />
        )}
      </svg>
      <span className="k-figures-way-share">{formatPercent(target === 0 ? 1 : proven / target, lang)}</span>
    </span>
  )
}
