import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  DescriptionList,
  FormActions,
  LanguageText,
  LinkButton,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { getReview, saveReview } from '../contract.ts'
import { highestScore } from '../rules/scoring.ts'
import { Conditions } from './Conditions.tsx'
import { CallHead } from './DelegatesNav.tsx'
import './delegates.css'

type Review = OutputOf<typeof getReview>

/** One applicant, what they answered, and the scores. */
export const page = definePage({
  path: '/missions/:mission/call/reviews/:participant',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    review: use(getReview, { mission: params.mission ?? '', participant: params.participant ?? '' }),
  }),
  actions: [saveReview],
  title: ({ data }) => `${data.review.organisation.name} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { mission, review } = data
    const list = `/missions/${mission.slug}/call/reviews`
    return (
      <>
        <CallHead mission={mission} current="reviews" />
        <Section
          title={review.organisation.name}
          aside={
            review.next === null ? null : (
              <LinkButton icon="right" href={`${list}/${review.next}`}>
                {text('delegates.score.next')}
              </LinkButton>
            )
          }
        >
          <Columns side={<Facts review={review} />}>
            {review.decided ? (
              <Notice title={text('refusal.call-decided')} />
            ) : (
              <ScoreForm review={review} slug={mission.slug} list={list} />
            )}
          </Columns>
        </Section>
      </>
    )
  },
})

function ScoreForm(props: { review: Review; slug: string; list: string }): ReactNode {
  const text = useText()
  const { review, slug, list } = props
  return (
    <CallForm
      call={saveReview}
      fixed={{ mission: slug, participant: review.participantId }}
      next={review.next === null ? list : `${list}/${review.next}`}
      done="delegates.done.scored"
      className="k-form"
    >
      {form => (
        <>
          <div className="k-delegates-scores">
            {review.criteria.map((criterion, index) => (
              <div key={criterion.id}>
                <input type="hidden" name={`scores.${index}.criterion`} value={criterion.id} />
                <RadioGroup
                  {...form.field(`scores.${index}.score`)}
                  label={text('delegates.score.weighs', {
                    criterion: criterion.label,
                    weight: criterion.weight,
                  })}
                  {...(criterion.hint === null ? {} : { hint: criterion.hint })}
                  inline
                  required
                  defaultValue={
                    form.values(
                      `scores.${index}.score`,
                      criterion.score === null ? [] : [String(criterion.score)],
                    )[0] ?? ''
                  }
                  choices={Array.from({ length: highestScore + 1 }, (_, score) => ({
                    value: String(score),
                    label: String(score),
                  }))}
                />
              </div>
            ))}
          </div>
          <TextArea
            {...form.field('comment', review.comment)}
            label={text('delegates.score.comment')}
            hint={text('delegates.score.commentHint')}
            rows={3}
            optional
          />
          <FormActions>
            <Button variant="primary" icon="check">
              {text('delegates.score.save')}
            </Button>
            <LinkButton variant="quiet" href={list}>
              {text('missions.cancel')}
            </LinkButton>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function Facts({ review }: { review: Review }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      <DescriptionList
        items={[
          {
            term: text('delegates.table.organisation'),
            value: <a href={`/organisations/${review.organisation.slug}`}>{review.organisation.name}</a>,
          },
          {
            term: text('missions.fields.country'),
            value: countryName(review.organisation.country, lang),
          },
          { term: text('delegates.table.person'), value: review.person },
          {
            term: text('delegates.table.cluster'),
            value:
              review.cluster === null
                ? text('delegates.ranking.noCluster')
                : review.isMember
                  ? review.cluster.name
                  : `${review.cluster.name} (${text('delegates.ranking.notMember')})`,
          },
        ]}
      />
      <Conditions conditions={review.conditions} />
      <DescriptionList
        items={[
          {
            term: text('missions.participant.offers'),
            value: review.offers === null ? null : <LanguageText text={review.offers} lang={null} block />,
          },
          {
            term: text('missions.participant.seeks'),
            value: review.seeks === null ? null : <LanguageText text={review.seeks} lang={null} block />,
          },
          ...review.answers.map(one => ({ term: one.label, value: one.answer })),
        ]}
      />
    </>
  )
}
