import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react'
import type { Call, InputOf, OutputOf } from '../shared/contract.ts'
import { CallRefused, sendCall } from './api.ts'
import { FieldScope } from './design/Field.tsx'
import { FormErrorSummary } from './design/Form.tsx'
import { Notice } from './design/Notice.tsx'
import { keepUnsent, sendFile } from './offline/unsent.ts'
import type { FormState } from './page.ts'
import { useText } from './text.tsx'

/** The page's form state, for `CallForm`. */
export const PageFormContext = createContext<{
  form: FormState | null
  url: string
  formKey: string
  /** Whose words are sent from here. */
  owner: string
}>({ form: null, url: '', formKey: '', owner: '' })

/** Whose words this page sends. */
export function useOwner(): string {
  return useContext(PageFormContext).owner
}

/** How a form that is wanted without a network too is kept until it can be sent. */
export interface Later<C extends Call> {
  /** What is kept, as it is called while it waits; told what was typed. */
  label: (fields: Record<string, string>) => string
  /** What the phone makes itself, once for all attempts: ids, and when it was said. */
  made: () => Partial<InputOf<C>>
  /** What is said beside only where it has to wait: an hour by the phone's clock, which may be wrong. */
  waiting?: () => Partial<InputOf<C>>
  /** What was typed, as the call takes it, where that is not the texts as they are. */
  read?: (fields: Record<string, string>) => Partial<InputOf<C>>
}

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
  /** With JavaScript: what cannot be sent for want of a network waits on the phone. Needs an `UnsentList` on the page. */
  later?: Later<C>
  /** Fields, or a function that is given the form's state: `form => <TextField {...form.field('name')} … />`. */
  children: ReactNode | ((form: FormApi) => ReactNode)
}): ReactNode {
  const { form, url, formKey, owner } = useContext(PageFormContext)
  const formId = props.formId ?? props.call.name
  const mine = form !== null && form.formId === formId ? form : null
  const [sent, setSent] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const text = useText()
  const { onSent, later } = props
  const sendHere = async (element: HTMLFormElement) => {
    const key = crypto.randomUUID()
    const fields = typed(element)
    const input = {
      ...(later?.read?.(fields) ?? fields),
      ...props.fixed,
      ...later?.made(),
    } as InputOf<C>
    try {
      const answer = await sendCall(props.call, await withFile(input, element), { key })
      setFault(null)
      if (onSent !== undefined) await onSent(answer)
      else goTo(props.next ?? url)
    } catch (error) {
      if (error instanceof CallRefused) setFault(error.problem.title)
      else if (later === undefined) setFault(text('live.notSent'))
      else {
        const how = { owner, label: later.label(fields), at: new Date().toISOString() }
        // Another body is another request; that it stands once is for the ids the phone made.
        const kept =
          later.waiting === undefined
            ? { key, input }
            : { key: crypto.randomUUID(), input: { ...input, ...later.waiting() } }
        await keepUnsent(props.call, kept.input, { ...how, key: kept.key, file: chosenFile(element) }).then(
          () => {
            setFault(null)
            element.reset()
          },
          () => setFault(text('live.notSent')),
        )
      }
    } finally {
      setSent(false)
    }
  }
  const isSentHere = onSent !== undefined || later !== undefined
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (sent || isSentHere) event.preventDefault()
    if (sent) return
    setSent(true)
    if (isSentHere) void sendHere(event.currentTarget)
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

function chosenFile(form: HTMLFormElement): { name: string; content: Blob } | null {
  const file = new FormData(form).get('file')
  return file instanceof File && file.size > 0 ? { name: file.name, content: file } : null
}

/** The input with the file the form holds, stored by the house. */
async function withFile<Input>(input: Input, form: HTMLFormElement): Promise<Input> {
  const file = chosenFile(form)
  return file === null ? input : { ...input, file: await sendFile(file) }
}

/** To the address, and to its state of now also where one is there already. */
function goTo(address: string): void {
  const before = location.pathname + location.search
  location.assign(address)
  if (new URL(address, location.href).pathname + new URL(address, location.href).search === before)
    location.reload()
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
