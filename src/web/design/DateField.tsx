import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Field, type FieldProps, splitField, useControl } from './Field.tsx'
import { zonePlace } from './times.ts'

type DateProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'type' | 'size'>

function NativeDate(props: DateProps & { type: 'date' | 'time' | 'datetime-local' }): ReactNode {
  const [field, { className, type, ...input }] = splitField(props)
  const control = useControl(field)
  return (
    <Field {...field}>
      <input {...input} {...control} type={type} className={classNames('k-input k-input-date', className)} />
    </Field>
  )
}

/** A day, `YYYY-MM-DD`, shown as people write it where they are. */
export function DateField(props: DateProps): ReactNode {
  return <NativeDate {...props} type="date" />
}

/** A time of day, `HH:MM`; `timeZone` names whose time it is, where two zones could be meant. */
export function TimeField({ timeZone, ...props }: DateProps & { timeZone?: string }): ReactNode {
  return <NativeDate {...props} hint={useZoneHint(props.hint, timeZone)} type="time" />
}

/** A day and a time, `YYYY-MM-DDTHH:MM`, in the zone that `timeZone` names beneath the label. */
export function DateTimeField({ timeZone, ...props }: DateProps & { timeZone?: string }): ReactNode {
  return <NativeDate {...props} hint={useZoneHint(props.hint, timeZone)} type="datetime-local" />
}

function useZoneHint(hint: ReactNode, timeZone: string | undefined): ReactNode {
  const text = useText()
  if (timeZone === undefined) return hint
  const words = text('design.timesOf', {
    place: zonePlace(timeZone),
  })
  return hint === undefined ? (
    words
  ) : (
    <>
      {hint} {words}
    </>
  )
}
