import { createContext, type ReactNode, useContext } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'

/** What every field takes; spread `form.field('name')` for name, value and error. */
export interface FieldProps {
  name: string
  label: ReactNode
  /** One line that helps to fill it in; no rules that an error would repeat. */
  hint?: ReactNode
  /** What is wrong and how to put it right. */
  error?: string | undefined
  required?: boolean
  /** Says 'optional' beside the label, where most fields of a form are required. */
  optional?: boolean
  /** Only for fields whose meaning is plain without it, such as the box beside 'Find'. */
  hideLabel?: boolean
}

const FieldScopeContext = createContext('field')

/** Gives the fields of one form ids of their own, so that two forms on a page may have fields of one name. */
export function FieldScope(props: { id: string; children: ReactNode }): ReactNode {
  return <FieldScopeContext value={toId(props.id)}>{props.children}</FieldScopeContext>
}

/** The id of a field by its name within the form around it; error summaries link to it. */
export function useFieldId(name: string): string {
  return `${useContext(FieldScopeContext)}-${toId(name)}`
}

/** Ids of many fields of the form around it. */
export function useFieldIds(): (name: string) => string {
  const scope = useContext(FieldScopeContext)
  return name => `${scope}-${toId(name)}`
}

function toId(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '-')
}

interface ControlAttributes {
  id: string
  name: string
  required: boolean | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** What ties a control to its label, hint and error. */
export function useControl(
  props: Pick<FieldProps, 'name' | 'hint' | 'error' | 'required'>,
): ControlAttributes {
  const id = useFieldId(props.name)
  const described = [
    props.hint === undefined ? '' : `${id}-hint`,
    props.error === undefined ? '' : `${id}-error`,
  ].filter(part => part !== '')
  return {
    id,
    name: props.name,
    required: props.required,
    'aria-invalid': props.error === undefined ? undefined : true,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
  }
}

/** Splits what belongs to the field from what belongs to its control. */
export function splitField<P extends FieldProps>(props: P): [FieldProps, Omit<P, keyof FieldProps>] {
  const { name, label, hint, error, required, optional, hideLabel, ...control } = props
  const field: FieldProps = { name, label, hint, error }
  if (required !== undefined) field.required = required
  if (optional !== undefined) field.optional = optional
  if (hideLabel !== undefined) field.hideLabel = hideLabel
  return [field, control]
}

/** The required star or the word 'optional' after a label. */
export function FieldMark(props: {
  required?: boolean | undefined
  optional?: boolean | undefined
}): ReactNode {
  const text = useText()
  if (props.required === true)
    return (
      <span className="k-required" aria-hidden="true" title={text('design.required')}>
        {'\u00a0'}*
      </span>
    )
  if (props.optional === true) return <span className="k-optional"> {text('design.optional')}</span>
  return null
}

/** Hint and error of a field, under the ids its control names. */
export function FieldNotes(props: { id: string; hint?: ReactNode; error?: string | undefined }): ReactNode {
  return (
    <>
      {props.hint === undefined ? null : (
        <p className="k-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error === undefined ? null : (
        <p className="k-error" id={`${props.id}-error`}>
          <Icon name="conflict" />
          <span>{props.error}</span>
        </p>
      )}
    </>
  )
}

/** Label above, then hint and error, then the control: read in the order in which it is needed. */
export function Field(props: FieldProps & { className?: string; children: ReactNode }): ReactNode {
  const id = useFieldId(props.name)
  return (
    <div className={classNames('k-field', props.error !== undefined && 'k-field-wrong', props.className)}>
      <label className={props.hideLabel === true ? 'k-hidden' : 'k-label'} htmlFor={id}>
        {props.label}
        <FieldMark required={props.required} optional={props.optional} />
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  )
}
