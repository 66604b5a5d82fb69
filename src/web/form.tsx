import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react'
import type { Call, InputOf, OutputOf } from '../shared/contract.ts'
import { CallRefused, sendCall } from './api.ts'
import { FieldScope } from './design/Field.tsx'
import { FormErrorSummary } from './design/Form.tsx'
import { Notice } from './design/Notice.tsx'
import type { FormState } from './page.ts'
import { useText } from './text.tsx'

/** The page's form state, for `CallForm`. */
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
  /**
   * With JavaScript the form is sent from where it stands, the page stays, and this is called with the answer: for single
   * taps that follow each other quickly. Texts are taken from its fields, everything else from `fixed`.
   */
  onSent?: (answer: OutputOf<C>) => unknown
  /** Fields, or a function that is given the form's state: `form => <TextField {...form.field('name')} … />`. */
  children: ReactNode | ((form: FormApi) => ReactNode)
}): ReactNode {
  const { form, url, formKey } = useContext(PageFormContext)
  const formId = props.formId ?? props.call.name
  const mine = form !== null && form.formId === formId ? form : null
  const [sent, setSent] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const text = useText()
  const { onSent } = props
  const sendHere = async (fields: HTMLFormElement, done: NonNullable<typeof onSent>) => {
    try {
      const answer = await sendCall(props.call, { ...typed(fields), ...props.fixed } as InputOf<C>)
      setFault(null)
      await done(answer)
    } catch (error) {
      setFault(error instanceof CallRefused ? error.problem.title : text('live.notSent'))
    } finally {
      setSent(false)
    }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (sent || onSent !== undefined) event.preventDefault()
    if (sent) return
    setSent(true)
    if (onSent !== undefined) void sendHere(event.currentTarget, onSent)
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
      <OneFormContext value={mine}>
        <FieldScope id={formId}>
          {mine === null ? null : <FormErrorSummary problem={mine.problem} />}
          {fault === null ? null : <Notice kind="error">{fault}</Notice>}
          {typeof props.children === 'function' ? props.children(formApi(mine)) : props.children}
        </FieldScope>
      </OneFormContext>
    </form>
  )
}

/** What was typed into a form's own fields. */
function typed(form: HTMLFormElement): Record<string, string> {
  const fields = [...new FormData(form)].filter(([name]) => !name.startsWith('_'))
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function hiddenFields(name: string, value: unknown): ReactNode[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => hiddenFields(`${name}.${index}`, item))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => hiddenFields(`${name}.${key}`, item))
  return [<input key={name} type="hidden" name={name} value={value === null ? '' : String(value)} />]
}

/** What a form knows of itself after it was sent and refused; empty before. */
export interface FormApi {
  /** For text-like fields: name, what was typed before or else `initial`, and what is wrong with it. */
  field: (
    name: string,
    initial?: string | number | null,
  ) => { name: string; defaultValue: string; error: string | undefined }
  /** Whether a box or a choice is ticked: as it was sent, else `initial`. */
  ticked: (name: string, value: string, initial: boolean) => boolean
  /** All values sent under a name, else `initial`: for groups of boxes. */
  values: (name: string, initial: readonly string[]) => readonly string[]
  problem: FormState['problem'] | null
}

function formApi(form: FormState | null): FormApi {
  const sent = (name: string): readonly string[] | undefined => {
    const typed = form?.values[name]
    return typed === undefined ? undefined : Array.isArray(typed) ? typed : [typed]
  }
  return {
    problem: form?.problem ?? null,
    field: (name, initial) => ({
      name,
      defaultValue: sent(name)?.[0] ?? (initial === null || initial === undefined ? '' : String(initial)),
      error: form?.problem.faults.find(fault => fault.field === name)?.message,
    }),
    ticked: (name, value, initial) => (form === null ? initial : (sent(name)?.includes(value) ?? false)),
    values: (name, initial) => (form === null ? initial : (sent(name) ?? [])),
  }
}

/** The state of the form around this component, for components below `CallForm`. */
export function useForm(): FormApi {
  return formApi(useContext(OneFormContext))
}
