import type { ReactNode } from 'react'
import { BoundChart } from '../../../web/design/BoundChart.tsx'
import { DataTable } from '../../../web/design/index.ts'
import { formatNumber } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { CoursePoint } from '../rules/course.ts'

/** How a build closed in on the best possible: two small pictures, and the same as a table. */
export function BuildCourse(props: {
  course: readonly CoursePoint[]
  /** How far the build is and where the time axis ends, in seconds. */
  now: number
  until: number
  running?: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { course, until } = props
  const first = course[0]
  const last = course.at(-1)
  if (first === undefined || last === undefined) return null
  const seconds = (value: number) => formatNumber(Math.round(value * 10) / 10, lang)
  const sum = (title: string, value: number, bound: number, began: number) =>
    text('schedule.chart.sum', { title, seconds: seconds(props.now), value, bound, first: began })
  const shared = {
    now: props.now,
    until,
    untilWords: text('schedule.chart.seconds', { value: seconds(until) }),
    valueLabel: text(props.running === true ? 'schedule.chart.best' : 'schedule.chart.found'),
  }
  const weight = text('schedule.chart.weight')
  const gaps = text('schedule.chart.gaps')
  return (
    <div className="k-schedule-course">
      <BoundChart
        {...shared}
        title={weight}
        boundLabel={text('schedule.chart.atMost')}
        points={course.map(one => ({ at: one.seconds, value: one.weight, bound: one.weightUpperBound }))}
        summary={sum(weight, last.weight, last.weightUpperBound, first.weight)}
      />
      <BoundChart
        {...shared}
        title={gaps}
        boundLabel={text('schedule.chart.atLeast')}
        points={course.map(one => ({ at: one.seconds, value: one.breaks, bound: one.breaksLowerBound }))}
        summary={sum(gaps, last.breaks, last.breaksLowerBound, first.breaks)}
      />
      <details className="k-schedule-more">
        <summary>{text('schedule.chart.table')}</summary>
        <CourseTable course={course} seconds={seconds} />
      </details>
    </div>
  )
}

function CourseTable(props: {
  course: readonly CoursePoint[]
  seconds: (value: number) => string
}): ReactNode {
  const text = useText()
  const title = (name: string, bound: string) =>
    `${text(`schedule.chart.${name}`)}: ${text(`schedule.chart.${bound}`)}`
  return (
    <DataTable
      caption={text('schedule.chart.title')}
      dense
      keepTable
      rows={props.course}
      rowKey={one => String(one.seconds)}
      columns={[
        {
          key: 'seconds',
          head: text('schedule.chart.second'),
          cell: one => props.seconds(one.seconds),
          numeric: true,
        },
        { key: 'placed', head: text('schedule.chart.placed'), cell: one => one.placed, numeric: true },
        { key: 'weight', head: text('schedule.chart.weight'), cell: one => one.weight, numeric: true },
        {
          key: 'most',
          head: title('weight', 'atMost'),
          cell: one => one.weightUpperBound,
          numeric: true,
        },
        { key: 'gaps', head: text('schedule.chart.gaps'), cell: one => one.breaks, numeric: true },
        { key: 'least', head: title('gaps', 'atLeast'), cell: one => one.breaksLowerBound, numeric: true },
      ]}
    />
  )
}
