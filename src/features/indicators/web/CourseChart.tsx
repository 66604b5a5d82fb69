import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, formatNumber } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getIndicator } from '../contract.ts'
import { dayWords } from './days.ts'

type Course = OutputOf<typeof getIndicator>['course']

const width = 600
const height = 160

/** A figure over time against its path, with the same as a table. */
export function CourseChart({ course, target }: { course: Course; target: number | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const most = Math.max(1, target ?? 0, ...course.map(point => Math.max(point.value, point.expected ?? 0)))
  const x = (index: number) => (index / Math.max(1, course.length - 1)) * width
  const y = (value: number) => height - (value / most) * height
  const line = (values: readonly (number | null)[]) =>
    values
      .flatMap((value, index) => (value === null ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`]))
      .join(' ')
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined) return null
  return (
    <figure className="k-figures-course">
      <svg viewBox={`0 -4 ${width} ${height + 8}`} preserveAspectRatio="none" aria-hidden="true">
        <line x1="0" x2={width} y1={height} y2={height} className="k-figures-axis" />
        {target === null ? null : (
          <line x1="0" x2={width} y1={y(target)} y2={y(target)} className="k-figures-target" />
        )}
        <polyline points={line(course.map(point => point.expected))} className="k-figures-expected" />
        <polyline points={line(course.map(point => point.value))} className="k-figures-value" />
      </svg>
      <figcaption>
        <span className="k-figures-days">
          <span>{dayWords(first.day, lang)}</span>
          <span>{dayWords(last.day, lang)}</span>
        </span>
        <span className="k-figures-legend">
          <span className="k-figures-key-value">{text('indicators.proven')}</span>
          {last.expected === null ? null : (
            <span className="k-figures-key-expected">{text('indicators.path')}</span>
          )}
          {target === null ? null : (
            <span className="k-figures-key-target">
              {text('indicators.targetOf', { target: formatNumber(target, lang) })}
            </span>
          )}
        </span>
      </figcaption>
      <details>
        <summary>{text('indicators.asTable')}</summary>
        <DataTable
          caption={text('indicators.path')}
          rows={course}
          rowKey={point => point.day}
          keepTable
          dense
          columns={[
            {
              key: 'day',
              head: text('indicators.field.when'),
              rowHeader: true,
              cell: point => dayWords(point.day, lang),
            },
            {
              key: 'value',
              head: text('indicators.proven'),
              numeric: true,
              cell: point => formatNumber(point.value, lang),
            },
            {
              key: 'expected',
              head: text('indicators.path'),
              numeric: true,
              cell: point => (point.expected === null ? '–' : formatNumber(Math.floor(point.expected), lang)),
            },
          ]}
        />
      </details>
    </figure>
  )
}
