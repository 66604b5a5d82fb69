import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react'
import type { Call, InputOf } from '../shared/contract.ts'
import type { FormState } from './page.ts'

/** The page's form state, for `CallForm` and `useFormField`. */
export const PageFormContext = createContext<{ form: FormState | null; url: string; formKey: string }>({
  form: null,
  url: '',
  formKey: '',
})

const OneFormContext = createContext<FormState | null>(null)

/**
 * A form that sends one call, with or without JavaScript. Fields are named as the call's input names them
 * (`answers.diet`, `items.0.title`); `fixed` holds values the person does not type. A second press of the button has no
 * second effect. On success the browser goes to `next` (`{slug}` is filled in from the answer) and shows the message
 * `done`; on refusal the page comes back with everything that was typed and the faults beside their fields.
 */
export function CallForm<C extends Call>(props: {
  call: C
  fixed?: Partial<InputOf<C>>
  next?: string
  done?: string
  /** Needed when one page holds several forms of one call. */
  formId?: string
  /** For forms with a file field. */
  upload?: boolean
  className?: string
  children: ReactNode
}): ReactNode {
  const { form, url, formKey } = useContext(PageFormContext)
  const formId = props.formId ?? props.call.name
  const mine = form !== null && form.formId === formId ? form : null
  const [sent, setSent] = useState(false)
  const onSubmit = (event: FormEvent) => {
    if (sent) event.preventDefault()
    else setSent(true)
  }
  return (
    <form
      method="post"
      action={url}
      className={props.className}
      encType={props.upload === true ? 'multipart/form-data' : undefined}
      onSubmit={onSubmit}
      noValidate
      data-call={props.call.name}
    >
      <input type="hidden" name="_call" value={props.call.name} />
      <input type="hidden" name="_form" value={formId} />
      <input type="hidden" name="_next" value={props.next ?? ''} />
      <input type="hidden" name="_done" value={props.done ?? ''} />
      <input type="hidden" name="_key" value={`${formKey}:${formId}`} />
      {Object.entries(props.fixed ?? {}).flatMap(([name, value]) => hiddenFields(name, value))}
      <OneFormContext value={mine}>{props.children}</OneFormContext>
    </form>
  )
}

function hiddenFields(name: string, value: unknown): ReactNode[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => hiddenFields(`${name}.${index}`, item))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => hiddenFields(`${name}.${key}`, item))
  return [<input key={name} type="hidden" name={name} value={value === null ? '' : String(value)} />]
}

/** What a field of this form shows: what was typed before, else `initial`; and what was wrong with it. */
export function useFormField(
  name: string,
  initial?: string | null,
): { name: string; defaultValue: string; error: string | undefined } {
  const form = useContext(OneFormContext)
  const typed = form?.values[name]
  const fault = form?.problem.faults.find(candidate => candidate.field === name)
  return {
    name,
    defaultValue: (Array.isArray(typed) ? typed[0] : typed) ?? initial ?? '',
    error: fault?.message,
  }
}

/** Whether a checkbox or one choice of several is ticked, after what was sent before, else `initial`. */
export function useFormChoice(name: string, value: string, initial: boolean): boolean {
  const form = useContext(OneFormContext)
  if (form === null) return initial
  const typed = form.values[name]
  return Array.isArray(typed) ? typed.includes(value) : typed === value
}

/** The refusal of this form as a whole, for the summary above its fields. */
export function useFormProblem(): FormState['problem'] | null {
  return useContext(OneFormContext)?.problem ?? null
}
