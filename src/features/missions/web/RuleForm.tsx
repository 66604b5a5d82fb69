import type { ReactNode } from 'react'
import type { Call, InputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Section } from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { saveMeetingRules } from '../contract-rules.ts'

/** The words of the page of rules. */
export function useRuleWords() {
  const text = useText()
  return (name: string, values?: Record<string, unknown>) => text(`missions.settings.rules.${name}`, values)
}

interface FrameProps<C extends Call> {
  fixed: Partial<InputOf<C>>
  formId: string
  here: string
  /** What the button says. */
  save: string
  /** Folded away beneath these words until it is opened, or comes back refused. */
  fold?: ReactNode
  children: (form: FormApi) => ReactNode
}

/** A form of the page of rules: its fields, its button, and back to the page when saved. */
export function RuleForm<C extends Call>(props: FrameProps<C> & { call: C }): ReactNode {
  return (
    <CallForm
      call={props.call}
      fixed={props.fixed}
      formId={props.formId}
      next={props.here}
      done="missions.done.saved"
      className="k-form"
    >
      {form => {
        const inner = (
          <>
            {props.children(form)}
            <FormActions>
              <Button variant="primary">{props.save}</Button>
            </FormActions>
          </>
        )
        return props.fold === undefined ? (
          inner
        ) : (
          <details open={form.problem !== null}>
            <summary>{props.fold}</summary>
            <div className="k-form">{inner}</div>
          </details>
        )
      }}
    </CallForm>
  )
}

/** One kind of rule with its own heading and form. */
export function RuleSection({
  title,
  intro,
  ...frame
}: FrameProps<typeof saveMeetingRules> & { title: string; intro: string }): ReactNode {
  return (
    <Section title={title} intro={intro}>
      <RuleForm call={saveMeetingRules} {...frame} />
    </Section>
  )
}
