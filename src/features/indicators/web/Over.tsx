import type { ReactNode } from 'react'
import { formatNumber } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'

/** Over how many organisations a sum or a change is; nothing beside a count. */
export function Over(props: { measured: { of: number; said: number } | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { measured } = props
  if (measured === null) return null
  const { of, said } = measured
  return (
    <span className="k-figures-note">
      {of === said
        ? text('indicators.over', { count: of })
        : text('indicators.overSaid', { of: formatNumber(of, lang), said: formatNumber(said, lang) })}
    </span>
  )
}
