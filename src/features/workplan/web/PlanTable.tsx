import type { ReactNode } from 'react'
import { StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  type Head,
  itemPath,
  monthsWords,
  type Package,
  shortDay,
  standingWords,
  type Workplan,
} from './workplan-words.ts'

interface Bar {
  from: number
  to: number
  look: 'package' | 'task' | 'deliverable' | 'milestone'
  isLate: boolean
  isDone: boolean
}

// ARIA roles in words, since cards on a phone (`display: block`) take the native ones away in some browsers.
const tableRole = { role: 'table' }
const groupRole = { role: 'rowgroup' }
const rowRole = { role: 'row' }
const headRole = { role: 'columnheader' }
const rowHeadRole = { role: 'rowheader' }
const cellRole = { role: 'cell' }

/**
 * What stands in a package, as a table that is the Gantt chart as well: months and days in words for everybody who reads it
 * row by row, and the same drawn over the months of the plan for the eye.
 */
export function PlanTable(props: { plan: Workplan['plan']; package: Package; today: string }): ReactNode {
  const text = useText()
  const { package: whole, plan } = props
  const caption = text('workplan.tableOf', { title: `WP${whole.number} ${whole.title}` })
  return (
    <div className="k-table-box">
      <table {...tableRole} className="k-table k-table-cards k-plan">
        <caption className="k-hidden">{caption}</caption>
        <thead {...groupRole}>
          <tr {...rowRole}>
            <th {...headRole} scope="col">
              {text('workplan.field.what')}
            </th>
            <th {...headRole} scope="col">
              {text('workplan.field.when')}
            </th>
            <th {...headRole} scope="col">
              {text('workplan.field.state')}
            </th>
            <th {...headRole} scope="col" className="k-plan-months">
              <span className="k-hidden">{text('workplan.field.drawn')}</span>
              <Scale months={plan.months} />
            </th>
          </tr>
        </thead>
        <tbody {...groupRole}>
          <tr {...rowRole} className="k-plan-whole">
            <th {...rowHeadRole} scope="row">
              {text('workplan.whole')}
            </th>
            <When label={text('workplan.field.when')} fromMonth={whole.fromMonth} dueMonth={whole.toMonth}>
              <Period from={whole.from} to={whole.to} />
            </When>
            <td {...cellRole} />
            <Drawn
              plan={plan}
              bar={{
                from: whole.fromMonth,
                to: whole.toMonth,
                look: 'package',
                isLate: false,
                isDone: false,
              }}
            />
          </tr>
          {whole.items.map(item => (
            <Line key={item.id} item={item} plan={plan} today={props.today} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ item, plan, today }: { item: Head; plan: Workplan['plan']; today: string }): ReactNode {
  const text = useText()
  return (
    <tr {...rowRole}>
      <th {...rowHeadRole} scope="row">
        <a href={itemPath(item)}>
          {item.code} <span lang={item.lang}>{item.title}</span>
        </a>
        <small>
          {text(`workplan.kind.${item.kind}`)}
          {item.owner === null ? null : ` · ${item.owner.name}`}
        </small>
      </th>
      <When label={text('workplan.field.when')} fromMonth={item.fromMonth} dueMonth={item.dueMonth}>
        {item.kind === 'task' ? <Period from={item.from} to={item.dueOn} /> : <DueDay day={item.dueOn} />}
      </When>
      <td {...cellRole} data-label={text('workplan.field.state')}>
        <Standing item={item} today={today} />
      </td>
      <Drawn
        plan={plan}
        bar={
          item.dueMonth === null
            ? null
            : {
                from: item.fromMonth ?? item.dueMonth,
                to: item.dueMonth,
                look: item.kind,
                isLate: item.standing === 'late',
                isDone: item.standing === 'done',
              }
        }
      />
    </tr>
  )
}

/** How something stands, with the day it was done and how late that was. */
export function Standing({ item, today }: { item: Head; today: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { state, words } = standingWords(item, today, text)
  const day = item.acceptedOn ?? item.doneOn
  return (
    <div>
      <StateBadge state={state}>{words}</StateBadge>
      {item.state === 'begun' && item.standing !== 'planned' ? (
        <small className="k-plan-small">{text('workplan.state.begun')}</small>
      ) : null}
      {day === null ? null : (
        <small className="k-plan-small">
          {[
            shortDay(day, lang),
            item.daysLate > 0 ? text('workplan.wasLate', { count: item.daysLate }) : null,
          ]
            .filter(part => part !== null)
            .join(', ')}
        </small>
      )}
    </div>
  )
}

function When(props: {
  label: string
  fromMonth: number | null
  dueMonth: number | null
  children: ReactNode
}): ReactNode {
  return (
    <td {...cellRole} data-label={props.label}>
      <div>
        {monthsWords(props.fromMonth, props.dueMonth)}
        <small className="k-plan-small">{props.children}</small>
      </div>
    </td>
  )
}

function Period({ from, to }: { from: string | null; to: string | null }): ReactNode {
  const { lang } = useLocale()
  if (from === null || to === null) return null
  return `${shortDay(from, lang)} – ${shortDay(to, lang)}`
}

function DueDay({ day }: { day: string | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return day === null ? null : text('workplan.dueOn', { day: shortDay(day, lang) })
}

/** Each third month named above the bars; the words of every row say the same. */
function Scale({ months }: { months: number }): ReactNode {
  const step = months > 48 ? 12 : months > 24 ? 6 : 3
  return (
    <span className="k-plan-scale" aria-hidden="true">
      {Array.from({ length: months }, (_, index) => (
        <span key={index}>{index % step === 0 ? `M${index + 1}` : ''}</span>
      ))}
    </span>
  )
}

/** The months of one row: a line at each third, today's month shaded, and the bar. */
function Drawn({ plan, bar }: { plan: Workplan['plan']; bar: Bar | null }): ReactNode {
  const { months, month } = plan
  const width = bar === null ? 0 : bar.to - bar.from + 1
  const height = bar?.look === 'package' ? 2 : bar?.look === 'milestone' ? 8 : 6
  return (
    <td {...cellRole} className="k-plan-months">
      <svg viewBox={`0 0 ${months} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {month === null ? null : <rect className="k-plan-now" x={month - 1} y={0} width={1} height={10} />}
        {Array.from({ length: Math.ceil(months / 3) }, (_, index) => (
          <line key={index} className="k-plan-grid" x1={index * 3} x2={index * 3} y1={0} y2={10} />
        ))}
        {bar === null ? null : (
          <rect
            className={`k-plan-bar k-plan-${bar.look}${bar.isLate ? ' k-plan-late' : bar.isDone ? ' k-plan-done' : ''}`}
            x={bar.look === 'milestone' ? bar.to - 0.4 : bar.from - 1}
            y={(10 - height) / 2}
            width={bar.look === 'milestone' ? 0.4 : width}
            height={height}
          />
        )}
      </svg>
    </td>
  )
}
