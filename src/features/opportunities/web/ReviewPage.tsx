import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  Columns,
  FormActions,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getReview, reviewOpportunity } from '../contract.ts'
import { pointsToPublish, reviewCriteria } from '../rules/review-score.ts'
import { OpportunityBody, OpportunitySide } from './OpportunityBody.tsx'
import './opportunities.css'
import { dayWords } from './opportunity-words.ts'
import { TeaserFaults } from './TeaserFaults.tsx'

type Review = OutputOf<typeof getReview>

/** A second person's look at a text before strangers get it: the text as they will see it, four criteria, the reasons. */
export const page = definePage({
  path: '/opportunities/:slug/review',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ review: use(getReview, { opportunity: params.slug ?? '' }) }),
  actions: [reviewOpportunity],
  title: (_props, text) => text('opportunities.review.title'),
  Component: ({ data }) => {
    const text = useText()
    const it = data.review
    return (
      <>
        <PageHeader
          title={text('opportunities.review.title')}
          subtitle={text('opportunities.review.why', { points: pointsToPublish })}
          meta={
            <>
              <Badge strong>{text(`opportunities.type.${it.type}`)}</Badge>
              {it.anonymous ? <Badge icon="eye">{text('opportunities.withoutName')}</Badge> : null}
              {it.inFeeds ? <Badge>{text('opportunities.review.inFeeds')}</Badge> : null}
            </>
          }
          steps={[{ href: '/opportunities?show=waiting', label: text('opportunities.show.waiting') }]}
        />
        <Columns side={<ScoreForm it={it} />}>
          <h2 lang={it.lang} className="k-opportunity-title">
            {it.title}
          </h2>
          <TeaserFaults faults={it.teaserFaults} />
          <OpportunityBody it={it} />
          <OpportunitySide it={it} />
          <Earlier it={it} />
        </Columns>
      </>
    )
  },
})

function ScoreForm({ it }: { it: Review }): ReactNode {
  const text = useText()
  return (
    <Section title={text('opportunities.review.scores')}>
      <CallForm
        call={reviewOpportunity}
        fixed={{ opportunity: it.slug, ...(it.submittedAt === null ? {} : { submittedAt: it.submittedAt }) }}
        next="/opportunities?show=waiting"
        done="opportunities.done.reviewed"
        className="k-form k-opportunity-scores"
      >
        {form => (
          <>
            {reviewCriteria.map(criterion => (
              <RadioGroup
                key={criterion}
                name={criterion}
                inline
                label={text(`opportunities.criterion.${criterion}`)}
                hint={text(`opportunities.criterionHint.${criterion}`)}
                {...(form.field(criterion).error === undefined ? {} : { error: form.field(criterion).error })}
                required
                choices={[0, 1, 2, 3, 4, 5].map(points => ({ value: String(points), label: String(points) }))}
                defaultValue={form.field(criterion).defaultValue}
              />
            ))}
            <TextArea
              {...form.field('reasons')}
              label={text('opportunities.review.reasons')}
              hint={text('opportunities.review.reasonsHint')}
              rows={4}
            />
            <FormActions>
              <Button variant="primary">{text('opportunities.review.action')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

function Earlier({ it }: { it: Review }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (it.reviews.length === 0) return null
  return (
    <Section title={text('opportunities.review.earlier')}>
      <ul>
        {it.reviews.map(review => (
          <li key={review.at}>
            <Notice>
              {dayWords(review.at.slice(0, 10), lang)} ·{' '}
              {text('opportunities.review.points', { count: review.points })} ·{' '}
              {text(`opportunities.review.outcome.${review.outcome}`)}
              {review.reasons === null ? null : <p>{review.reasons}</p>}
            </Notice>
          </li>
        ))}
      </ul>
    </Section>
  )
}
