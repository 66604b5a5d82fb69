import type { ReactNode } from 'react'
import { useLocale } from '../text.tsx'
import { formatNumber } from './times.ts'

/** What was found at a moment, and how good it could be at best as far as was known then. */
export interface BoundPoint {
  /** Seconds since the search began. */
  at: number
  value: number
  bound: number
}

const width = 320
const height = 96

/**
 * A search over time: the best value found against the bound, closing in on each other. A picture with the whole of it in
 * words for those who do not see it; a table twin belongs beside it.
 */
export function BoundChart(props: {
  title: string
  points: readonly BoundPoint[]
  /** How far the search is and where the time axis ends, in seconds. */
  now: number
  until: number
  /** '10 s' for the end of the axis. */
  untilWords: string
  valueLabel: string
  boundLabel: string
  /** The picture in one sentence. */
  summary: string
}): ReactNode {
  const { lang } = useLocale()
  const last = props.points.at(-1)
  if (last === undefined) return null
  const values = props.points.flatMap(point => [point.value, point.bound])
  const low = Math.min(...values)
  const high = Math.max(...values, low + 1)
  const x = (at: number) => (Math.min(at, props.until) / Math.max(props.until, 0.1)) * width
  const y = (value: number) => height - 4 - ((value - low) / (high - low)) * (height - 8)
  const line = (read: (point: BoundPoint) => number) =>
    steps(
      props.points,
      point => x(point.at),
      point => y(read(point)),
      x(props.now),
    )
  const found = line(point => point.value)
  const bound = line(point => point.bound)
  return (
    <figure className="k-bound">
      <figcaption>{props.title}</figcaption>
      <div className="k-bound-plot">
        <span className="k-bound-high" aria-hidden="true">
          {formatNumber(high, lang)}
        </span>
        <span className="k-bound-low" aria-hidden="true">
          {formatNumber(low, lang)}
        </span>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={props.summary}
        >
          <path className="k-bound-open" d={`M${found.join('L')}L${[...bound].reverse().join('L')}Z`} />
          <path className="k-bound-line" d={`M${bound.join('L')}`} />
          <path className="k-bound-found" d={`M${found.join('L')}`} />
        </svg>
        <span className="k-bound-start" aria-hidden="true">
          0
        </span>
        <span className="k-bound-end" aria-hidden="true">
          {props.untilWords}
        </span>
      </div>
      <ul className="k-bound-legend" aria-hidden="true">
        <li>
          <i className="k-bound-key k-bound-key-found" /> <b>{formatNumber(last.value, lang)}</b>{' '}
          {props.valueLabel}
        </li>
        <li>
          <i className="k-bound-key" /> <b>{formatNumber(last.bound, lang)}</b> {props.boundLabel}
        </li>
      </ul>
    </figure>
  )
}

/** A value holds until the next one is known: corners, no slopes. */
function steps(
  points: readonly BoundPoint[],
  x: (point: BoundPoint) => number,
  y: (point: BoundPoint) => number,
  end: number,
): string[] {
  const corners = points.flatMap((point, index) => {
    const before = points[index - 1]
    const here = `${round(x(point))} ${round(y(point))}`
    return before === undefined ? [here] : [`${round(x(point))} ${round(y(before))}`, here]
  })
  const last = points.at(-1)
  return last === undefined ? corners : [...corners, `${round(Math.max(end, x(last)))} ${round(y(last))}`]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
