import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Field, type FieldProps, splitField, useControl } from './Field.tsx'
import { Icon } from './Icon.tsx'

type InputProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'size'>

/** How long an answer the box expects; a box that is too long asks for too much. */
export interface Sized {
  size?: 'short' | 'medium' | 'full'
}

/** One line of text; `type` may be `email`, `tel`, `url` or `password`, `lang` is the language of what is written. */
export function TextField(props: InputProps & Sized): ReactNode {
  const [field, { size, className, ...input }] = splitField(props)
  const control = useControl(field)
  return (
    <Field {...field}>
      <input
        type="text"
        {...input}
        {...control}
        className={classNames('k-input', size && `k-input-${size}`, className)}
      />
    </Field>
  )
}

/** Several lines; grows with what is written where the browser can. */
export function TextArea(
  props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'id'>,
): ReactNode {
  const [field, { className, ...input }] = splitField(props)
  const control = useControl(field)
  return (
    <Field {...field}>
      <textarea rows={4} {...input} {...control} className={classNames('k-input k-textarea', className)} />
    </Field>
  )
}

/** A number with its unit beside it: 'minutes', '%', 'tables'. */
export function NumberField(props: InputProps & { unit?: string }): ReactNode {
  const [field, { unit, className, ...input }] = splitField(props)
  const control = useControl(field)
  const unitId = `${control.id}-unit`
  const described = [control['aria-describedby'], unit === undefined ? undefined : unitId]
    .filter(part => part !== undefined)
    .join(' ')
  return (
    <Field {...field}>
      <span className="k-with-unit">
        <input
          type="number"
          inputMode="decimal"
          {...input}
          {...control}
          aria-describedby={described === '' ? undefined : described}
          className={classNames('k-input k-input-number', className)}
        />
        {unit === undefined ? null : (
          <span className="k-unit" id={unitId}>
            {unit}
          </span>
        )}
      </span>
    </Field>
  )
}

/** Several short words in one line, parted by commas; the hint says so unless another is given. */
export function TagsField(props: InputProps): ReactNode {
  const text = useText()
  return <TextField autoComplete="off" {...props} hint={props.hint ?? text('design.tagsHint')} />
}

/** The box one searches with; the label is read but not shown unless `hideLabel={false}`. */
export function SearchField(props: InputProps): ReactNode {
  const [field, { className, ...input }] = splitField({ hideLabel: true, ...props })
  const control = useControl(field)
  return (
    <Field {...field}>
      <span className="k-search">
        <Icon name="search" />
        <input
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          {...input}
          {...control}
          className={classNames('k-input', className)}
        />
      </span>
    </Field>
  )
}

/** A file to send; the form around it needs `upload`. */
export function FileField(props: InputProps): ReactNode {
  const [field, { className, ...input }] = splitField(props)
  const control = useControl(field)
  return (
    <Field {...field}>
      <input {...input} {...control} type="file" className={classNames('k-input k-input-file', className)} />
    </Field>
  )
}
