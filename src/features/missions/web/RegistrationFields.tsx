import type { ReactNode } from 'react'
import {
  CheckboxField,
  RadioGroup,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'

export interface ShownQuestion {
  id: string
  label: string
  hint: string | null
  kind: 'text' | 'long-text' | 'choice' | 'yes-no'
  options: string[]
  required: boolean
}

interface Known {
  offers: string | null
  seeks: string | null
  languages: string[]
  dietary: string | null
  listed: boolean
  printedList: boolean
  brochure: boolean
  answers: Record<string, string>
}

/** What everybody who comes in says of themselves: offers, needs, the organiser's own questions, consent. */
export function RegistrationFields(props: {
  questions: readonly ShownQuestion[]
  known?: Known
  lang: string
  /** The brochure shows who travels, or takes part from home. */
  inBrochure: boolean
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { known } = props
  const words = (name: string) => text(`missions.register.${name}`)
  return (
    <>
      <TextArea
        {...form.field('offers', known?.offers)}
        label={words('offers')}
        hint={words('offersHint')}
        rows={3}
        optional
      />
      <TextArea {...form.field('seeks', known?.seeks)} label={words('seeks')} rows={3} optional />
      <TagsField
        {...form.field('languages', known?.languages.join(', '))}
        label={words('languages')}
        hint={text('missions.hints.languages')}
      />
      {props.questions.map(question => (
        <OneQuestion key={question.id} question={question} answer={known?.answers[question.id]} />
      ))}
      <TextField {...form.field('dietary', known?.dietary)} label={words('dietary')} optional />
      <CheckboxField
        name="listed"
        label={words('listed')}
        hint={words('listedHint')}
        defaultChecked={form.ticked('listed', 'true', known?.listed ?? false)}
      />
      <CheckboxField
        name="printedList"
        label={text('missions.consent.words.printed-list')}
        hint={words('onPaperHint')}
        defaultChecked={form.ticked('printedList', 'true', known?.printedList ?? false)}
      />
      {props.inBrochure ? (
        <CheckboxField
          name="brochure"
          label={text('missions.consent.words.brochure')}
          hint={words('onPaperHint')}
          defaultChecked={form.ticked('brochure', 'true', known?.brochure ?? false)}
        />
      ) : null}
    </>
  )
}

function OneQuestion(props: { question: ShownQuestion; answer: string | undefined }): ReactNode {
  const text = useText()
  const form = useForm()
  const { question, answer } = props
  const field = {
    ...form.field(`answers.${question.id}`, answer),
    label: question.label,
    hint: question.hint ?? undefined,
    required: question.required,
  }
  if (question.kind === 'long-text') return <TextArea {...field} rows={4} />
  if (question.kind === 'choice')
    return (
      <SelectField
        {...field}
        empty={text('missions.choose')}
        choices={question.options.map(option => ({ value: option, label: option }))}
      />
    )
  if (question.kind === 'yes-no')
    return (
      <RadioGroup
        {...field}
        inline
        choices={['yes', 'no'].map(value => ({ value, label: text(`missions.register.${value}`) }))}
      />
    )
  return <TextField {...field} />
}
