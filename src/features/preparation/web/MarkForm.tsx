import type { ReactNode } from 'react'
import { Button, Row, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { markStep } from '../contract.ts'

/** One press says that a step is done; what is not needed wants a reason; a mark can be taken back. */
export function MarkForm(props: {
  slug: string
  step: { stepId: string; title: string; standing: string; reason: string | null }
  participant: string
  next: string
}): ReactNode {
  const text = useText()
  const { slug, step, participant, next } = props
  const key = `${step.stepId}-${participant}`
  const common = { mission: slug, step: step.stepId, participant }
  if (step.standing === 'done' || step.standing === 'not-needed')
    return (
      <CallForm
        call={markStep}
        formId={`undo-${key}`}
        fixed={{ ...common, state: 'open' }}
        next={next}
        done="preparation.done.opened"
      >
        <Button variant="quiet" icon="undo">
          {text('preparation.mark.undo')}
          <span className="k-hidden"> {step.title}</span>
        </Button>
      </CallForm>
    )
  return (
    <Row>
      <CallForm
        call={markStep}
        formId={`done-${key}`}
        fixed={{ ...common, state: 'done' }}
        next={next}
        done="preparation.done.marked"
      >
        <Button icon="check">
          {text('preparation.mark.done')}
          <span className="k-hidden"> {step.title}</span>
        </Button>
      </CallForm>
      <details className="k-preparation-more">
        <summary>{text('preparation.mark.notNeeded')}</summary>
        <CallForm
          call={markStep}
          formId={`not-${key}`}
          fixed={{ ...common, state: 'not-needed' }}
          next={next}
          done="preparation.done.marked"
          className="k-form"
        >
          {form => (
            <>
              <TextField {...form.field('reason')} label={text('preparation.mark.reason')} required />
              <Button>{text('preparation.mark.save')}</Button>
            </>
          )}
        </CallForm>
      </details>
    </Row>
  )
}
