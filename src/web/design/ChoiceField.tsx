import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import {
  Field,
  FieldMark,
  FieldNotes,
  type FieldProps,
  splitField,
  useControl,
  useFieldId,
} from './Field.tsx'

/** One thing to choose: what is sent and what is read. */
export interface Choice {
  value: string
  label: string
  hint?: ReactNode
  disabled?: boolean
}

/** Choices under one heading of a select. */
export interface ChoiceGroup {
  label: string
  choices: readonly Choice[]
}

/** One of more than five choices; `empty` is the first line when nothing need be chosen ('Any country'). */
export function SelectField(
  props: FieldProps &
    Omit<ComponentProps<'select'>, keyof FieldProps | 'id' | 'children'> & {
      choices: readonly (Choice | ChoiceGroup)[]
      empty?: string
    },
): ReactNode {
  const [field, { choices, empty, className, ...select }] = splitField(props)
  const control = useControl(field)
  return (
    <Field {...field}>
      <select {...select} {...control} className={classNames('k-input k-select', className)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map(choice =>
          'choices' in choice ? (
            <optgroup key={choice.label} label={choice.label}>
              {choice.choices.map(one => (
                <SelectOption key={one.value} {...one} />
              ))}
            </optgroup>
          ) : (
            <SelectOption key={choice.value} {...choice} />
          ),
        )}
      </select>
    </Field>
  )
}

function SelectOption(props: Choice): ReactNode {
  return (
    <option value={props.value} disabled={props.disabled}>
      {props.label}
    </option>
  )
}

/** Yes or no; the label is the statement one agrees to. Sends `value` (or 'true') when ticked, else nothing. */
export function CheckboxField(
  props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'type'>,
): ReactNode {
  const [field, { className, value, ...input }] = splitField(props)
  const control = useControl(field)
  return (
    <div className={classNames('k-field', field.error !== undefined && 'k-field-wrong', className)}>
      <label className="k-choice" htmlFor={control.id}>
        <input {...input} {...control} type="checkbox" value={value ?? 'true'} />
        <span>
          {field.label}
          <FieldMark required={field.required} optional={field.optional} />
        </span>
      </label>
      <FieldNotes id={control.id} hint={field.hint} error={field.error} />
    </div>
  )
}

interface GroupProps extends FieldProps {
  choices: readonly Choice[]
  /** Side by side, for two or three short answers. */
  inline?: boolean
}

function ChoiceSet(
  props: GroupProps & { type: 'radio' | 'checkbox'; isChosen: (value: string) => boolean | undefined },
): ReactNode {
  const id = useFieldId(props.name)
  const described = [
    props.hint === undefined ? '' : `${id}-hint`,
    props.error === undefined ? '' : `${id}-error`,
  ]
    .filter(part => part !== '')
    .join(' ')
  return (
    <fieldset
      className={classNames(
        'k-field k-choices',
        props.inline === true && 'k-choices-inline',
        props.error !== undefined && 'k-field-wrong',
      )}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend className={props.hideLabel === true ? 'k-hidden' : 'k-label'}>
        {props.label}
        <FieldMark required={props.required} optional={props.optional} />
      </legend>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      {props.choices.map((choice, index) => (
        <label className="k-choice" key={choice.value}>
          <input
            type={props.type}
            id={index === 0 ? id : undefined}
            name={props.name}
            value={choice.value}
            defaultChecked={props.isChosen(choice.value)}
            disabled={choice.disabled}
            required={props.type === 'radio' ? props.required : undefined}
          />
          <span>
            {choice.label}
            {choice.hint === undefined ? null : <span className="k-choice-hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of up to five choices, all seen at once. */
export function RadioGroup(props: GroupProps & { defaultValue?: string }): ReactNode {
  const { defaultValue, ...group } = props
  return <ChoiceSet {...group} type="radio" isChosen={value => value === defaultValue} />
}

/** Any number of choices; all are sent under one name. */
export function CheckboxGroup(props: GroupProps & { defaultValues?: readonly string[] }): ReactNode {
  const { defaultValues, ...group } = props
  return <ChoiceSet {...group} type="checkbox" isChosen={value => defaultValues?.includes(value) === true} />
}
