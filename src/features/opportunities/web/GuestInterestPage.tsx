import type { ReactNode } from 'react'
import {
  Button,
  FormActions,
  LanguageText,
  PageHeader,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { answerByLink, getInterestByLink, withdrawByLink } from '../contract-interests.ts'
import { Answers, Contact, InterestBadge, type Sent, Steps } from './InterestParts.tsx'
import './opportunities.css'

/** Behind the link of a mail: where one's interest is, and what is asked of one. */
export const page = definePage({
  path: '/interest/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ interest: use(getInterestByLink, { token: params.token ?? '' }) }),
  actions: [answerByLink, withdrawByLink],
  title: (_props, text) => text('opportunities.interest.mine'),
  Component: ({ data, params }) => {
    const text = useText()
    const it = data.interest
    const token = params.token ?? ''
    return (
      <>
        <PageHeader
          title={text('opportunities.interest.mine')}
          subtitle={<LanguageText text={it.opportunity.title} lang={it.opportunity.lang} />}
          meta={<InterestBadge state={it.state} />}
        />
        <Contact it={it} />
        {it.state === 'asked' ? <AnswerForm it={it} token={token} /> : null}
        <Steps it={it} />
        <Answers it={it} own />
        {['with-broker', 'asked', 'with-owner'].includes(it.state) ? (
          <CallForm
            call={withdrawByLink}
            fixed={{ token }}
            next={`/interest/${token}`}
            done="opportunities.done.interestWithdrawn"
          >
            <Button variant="quiet">{text('opportunities.interest.withdraw')}</Button>
          </CallForm>
        ) : null}
      </>
    )
  },
})

function AnswerForm({ it, token }: { it: Sent; token: string }): ReactNode {
  const text = useText()
  const question = [...it.steps].reverse().find(({ state }) => state === 'asked')?.words
  return (
    <Section title={text('opportunities.interest.asked')}>
      <p className="k-opportunity-reasons">{question}</p>
      <CallForm
        call={answerByLink}
        fixed={{ token }}
        next={`/interest/${token}`}
        done="opportunities.done.answered"
        className="k-form"
      >
        {form => (
          <>
            <TextArea
              {...form.field('words')}
              label={text('opportunities.interest.yourAnswer')}
              rows={4}
              required
            />
            <FormActions>
              <Button variant="primary">{text('opportunities.interest.answer')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
