import type { ReactNode } from 'react'
import { useLocale, useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import type { State } from './Status.tsx'
import { formatNumber, formatShortNumber } from './times.ts'

/** One figure with its base and unit, '37 of 61 held'; never a number alone. */
export function Figure(props: {
  value: number
  base?: number
  /** What is counted, after the number: 'held', 'SMEs benefiting'. */
  unit: string
  /** What it means, a line beneath: 'since 1 January', '4 not known yet'. */
  note?: ReactNode
  href?: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const inside = (
    <>
      <span className="k-figure-value">{formatNumber(props.value, lang)}</span>{' '}
      <span className="k-figure-unit">
        {props.base === undefined
          ? ''
          : `${text('design.ofBase', { base: formatNumber(props.base, lang) })} `}
        {props.unit}
      </span>
    </>
  )
  return (
    <div className="k-figure">
      {props.href === undefined ? <p>{inside}</p> : <a href={props.href}>{inside}</a>}
      {props.note === undefined ? null : <p className="k-figure-note">{props.note}</p>}
    </div>
  )
}

/** Figures side by side, parted by hairlines. */
export function FigureRow(props: { children: ReactNode }): ReactNode {
  return <div className="k-figures">{props.children}</div>
}

/**
 * How far something is: a bar with its words, 'Meetings held · 61 of 90'. While the end is unknown leave `value` out.
 * `state` colours it where the figure itself says the state in words.
 */
export function ProgressBar(props: {
  label: string
  /** Where the head of a column says it already. */
  labelHidden?: boolean
  value?: number
  max: number
  /** Instead of '61 of 90'. */
  valueText?: string
  state?: State
  note?: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const words =
    props.valueText ??
    (props.value === undefined
      ? text('design.pending')
      : text('design.valueOfBase', {
          value: formatNumber(props.value, lang),
          base: formatNumber(props.max, lang),
        }))
  return (
    <div className={classNames('k-progress', props.state && `k-progress-${props.state}`)}>
      <p className="k-progress-words">
        <span className={props.labelHidden ? 'k-hidden' : undefined}>{props.label}</span>
        <span className="k-progress-value">{words}</span>
      </p>
      <progress aria-label={props.label} value={props.value} max={props.max}>
        {words}
      </progress>
      {props.note === undefined ? null : <p className="k-figure-note">{props.note}</p>}
    </div>
  )
}

/** One thing that needs the person now: how many, why, and what to press. */
export interface Need {
  key: string
  count: number
  cause: ReactNode
  /** Where these records are; the cause becomes the link. */
  href?: string
  /** One button or link that works from here. */
  action?: ReactNode
  /** Marks what must not wait. */
  urgent?: boolean
}

/** What needs you, each a number, a cause and one action. Without needs it shows `calm`. */
export function NeedsList(props: { needs: readonly Need[]; calm?: ReactNode; label?: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.needs.length === 0) return props.calm ?? null
  return (
    <ul className="k-needs" aria-label={props.label}>
      {props.needs.map(need => (
        <li key={need.key} className={need.urgent === true ? 'k-need-urgent' : undefined}>
          <span className="k-need-count">{formatShortNumber(need.count, lang)}</span>
          <span className="k-need-cause">
            {need.urgent === true ? <Icon name="warning" label={text('design.urgent')} /> : null}
            {need.href === undefined ? need.cause : <a href={need.href}>{need.cause}</a>}
          </span>
          {need.action === undefined ? null : <span className="k-need-action">{need.action}</span>}
        </li>
      ))}
    </ul>
  )
}
