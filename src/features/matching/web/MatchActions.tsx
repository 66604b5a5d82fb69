import type { ReactNode } from 'react'
import { feedbackReasons } from '../../../engines/matching/two-sided/model.ts'
import { Button, FormActions, LinkButton, SelectField, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { saveFeedback } from '../contract.ts'

interface Other {
  slug: string
  name: string
}

/** Where somebody is asked for a meeting in a mission, for the one of the own side who is meant. */
export const askAt = ({ slug, participantId }: { slug: string; participantId: string }, name: string) =>
  `/missions/${slug}/meet?as=${participantId}&text=${encodeURIComponent(name)}`

/** What can be done with a proposal: ask for a meeting where both are in an open mission, else go where they are met. */
export function MatchActions(props: {
  ours: string
  other: Other
  missions: readonly { slug: string; title: string; participantId: string }[]
  /** One of theirs that takes interest, where no mission brings the two together. */
  opportunity?: { slug: string } | undefined
  /** Whether the viewer may set it aside for their side. */
  mayEdit: boolean
  next: string
}): ReactNode {
  const text = useText()
  const { ours, other, missions, opportunity, mayEdit, next } = props
  const [mission, ...more] = missions
  return (
    <>
      <div className="k-match-actions">
        {mission !== undefined ? (
          [mission, ...more].map(({ slug, title, participantId }, at) => (
            <LinkButton
              key={slug}
              variant={at === 0 ? 'primary' : 'secondary'}
              icon="hand"
              href={askAt({ slug, participantId }, other.name)}
            >
              {text('matching.askIn', { mission: title })}
            </LinkButton>
          ))
        ) : opportunity !== undefined ? (
          <LinkButton variant="primary" icon="hand" href={`/opportunities/${opportunity.slug}/interest`}>
            {text('matching.expressInterest')}
          </LinkButton>
        ) : (
          <LinkButton href={`/organisations/${other.slug}`}>
            {text('matching.openPage', { name: other.name })}
          </LinkButton>
        )}
      </div>
      {mayEdit ? <SetAside ours={ours} other={other} next={next} /> : null}
    </>
  )
}

function SetAside({ ours, other, next }: { ours: string; other: Other; next: string }): ReactNode {
  const text = useText()
  return (
    <details className="k-match-aside">
      <summary>{text('matching.notForUs')}</summary>
      <CallForm
        call={saveFeedback}
        fixed={{ organisation: ours, other: other.slug }}
        formId={`feedback-${other.slug}`}
        next={next}
        done="matching.done.setAside"
        className="k-form"
      >
        {form => (
          <>
            <SelectField
              {...form.field('reason')}
              label={text('matching.because')}
              choices={feedbackReasons.map(value => ({ value, label: text(`matching.reason.${value}`) }))}
              required
            />
            <TextField {...form.field('note')} label={text('matching.note')} />
            <p className="k-match-quiet">{text('matching.private')}</p>
            <FormActions>
              <Button>{text('matching.setAside')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
