import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { useFieldIds } from './Field.tsx'
import { Icon } from './Icon.tsx'

/** A refused form: its sentence and the faults by field. */
export interface FormProblem {
  title: string
  detail?: string
  faults: readonly { field: string; message: string }[]
}

/**
 * Says above the fields what was wrong, takes the focus, and links to each field. Each is named by `labels` or, once
 * scripts run, by its own label.
 */
export function FormErrorSummary(props: {
  problem: FormProblem | null
  labels?: Record<string, string>
}): ReactNode {
  const { problem, labels } = props
  const text = useText()
  const idOf = useFieldIds()
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Record<string, string>>({})
  useEffect(() => {
    if (problem === null) return
    setSeen(readLabels(problem, idOf))
    box.current?.focus()
  }, [problem])
  if (problem === null) return null
  const title =
    problem.faults.length > 0 ? text('design.faults', { count: problem.faults.length }) : problem.title
  return (
    <div className="k-notice k-notice-error k-summary" role="alert" tabIndex={-1} ref={box}>
      <Icon name="conflict" />
      <div>
        <p className="k-notice-title">{title}</p>
        {problem.faults.length > 0 || problem.detail === undefined ? null : <p>{problem.detail}</p>}
        {problem.faults.length === 0 ? null : (
          <ul>
            {problem.faults.map(fault => (
              <li key={`${fault.field} ${fault.message}`}>
                <a href={`#${idOf(fault.field)}`}>
                  {nameOf(labels?.[fault.field] ?? seen[fault.field])}
                  {fault.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function nameOf(label: string | undefined): string {
  return label === undefined ? '' : `${label}: `
}

/** The labels as they stand in the form, for faults nobody named. */
function readLabels(problem: FormProblem, idOf: (name: string) => string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { field } of problem.faults) {
    const control = document.getElementById(idOf(field))
    const label = document.querySelector(`label[for="${idOf(field)}"]`)
    const legend = control?.closest('fieldset')?.querySelector('legend')
    const named =
      label?.classList.contains('k-choice') === true ? label.querySelector('span') : (label ?? legend)
    const words = named?.firstChild?.textContent?.trim()
    if (words !== undefined && words !== '') found[field] = words
  }
  return found
}

/** Fields that belong together, under one heading. */
export function Fieldset(props: { legend: string; hint?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <fieldset className="k-fieldset">
      <legend>{props.legend}</legend>
      {props.hint === undefined ? null : <p className="k-hint">{props.hint}</p>}
      {props.children}
    </fieldset>
  )
}

/** Short fields side by side, two (or three) to a line where there is room, one below the other on a phone. */
export function FormGrid(props: { columns?: 2 | 3; children: ReactNode }): ReactNode {
  return (
    <div className={classNames('k-form-grid', `k-form-grid-${props.columns ?? 2}`)}>{props.children}</div>
  )
}

/** The buttons that end a form: the main one first, then the way out. `sticky` keeps them in sight in a long form. */
export function FormActions(props: { sticky?: boolean; children: ReactNode }): ReactNode {
  return (
    <div className={classNames('k-form-actions', props.sticky === true && 'k-form-actions-sticky')}>
      {props.children}
    </div>
  )
}
