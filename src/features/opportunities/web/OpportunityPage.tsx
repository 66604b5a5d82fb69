import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  Columns,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  Section,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  discardDraft,
  getOpportunity,
  publishOpportunity,
  renewOpportunity,
  returnOpportunity,
  submitOpportunity,
  switchInterest,
  withdrawOpportunity,
} from '../contract.ts'
import { describeOpportunityAsData } from '../rules/opportunity-data.ts'
import { OpportunityBody, OpportunitySide } from './OpportunityBody.tsx'
import './opportunities.css'
import { dayWords, stateLooks } from './opportunity-words.ts'
import { TeaserFaults } from './TeaserFaults.tsx'

type Opportunity = OutputOf<typeof getOpportunity>
type Own = NonNullable<Opportunity['own']>

/** One offer or request: for strangers a page to read and print, for its own side also what to do with it. */
export const page = definePage({
  path: '/opportunities/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    opportunity: use(getOpportunity, {
      opportunity: params.slug ?? '',
      ...(query.as === 'stranger' ? { as: 'stranger' as const } : {}),
    }),
  }),
  actions: [
    discardDraft,
    publishOpportunity,
    renewOpportunity,
    returnOpportunity,
    submitOpportunity,
    switchInterest,
    withdrawOpportunity,
  ],
  title: ({ data }) => data.opportunity.title,
  head: ({ data: { opportunity: it } }) => ({
    path: `/opportunities/${it.slug}`,
    description: it.summary,
    type: 'article',
    data: baseUrl => describeOpportunityAsData(it, baseUrl),
  }),
  Component: ({ data, viewer }) => {
    const text = useText()
    const it = data.opportunity
    return (
      <>
        <PageHeader
          title={it.title}
          lang={it.lang}
          meta={
            <>
              <Badge strong>{text(`opportunities.type.${it.type}`)}</Badge>
              {it.state === 'published' ? null : (
                <StateBadge state={stateLooks[it.state]}>
                  {text(`opportunities.state.${it.state}`)}
                </StateBadge>
              )}
              {it.anonymous ? <Badge icon="eye">{text('opportunities.withoutName')}</Badge> : null}
            </>
          }
          steps={[{ href: '/opportunities', label: text('opportunities.title') }]}
          actions={
            it.takesInterest && it.own === null ? (
              <LinkButton variant="primary" icon="hand" href={`/opportunities/${it.slug}/interest`}>
                {text('opportunities.interest.action')}
              </LinkButton>
            ) : undefined
          }
        />
        {it.shownAs === 'stranger' ? <AsStranger it={it} /> : null}
        {it.own === null ? null : <OwnBar it={it} own={it.own} />}
        {it.mayReview && it.own === null ? (
          <Notice
            title={text('opportunities.reviewWaits')}
            actions={
              <LinkButton href={`/opportunities/${it.slug}/review`}>
                {text('opportunities.review.open')}
              </LinkButton>
            }
          />
        ) : null}
        <Columns
          side={
            <>
              <OpportunitySide it={it} />
              {viewer.signedIn && it.shownAs === null && it.state === 'published' ? (
                <Section title={text(it.own === null ? 'matching.fit.title' : 'matching.forOpportunity')}>
                  <p>
                    <a href={`/opportunities/${it.slug}/matches`}>{text('matching.fit.open')}</a>
                  </p>
                </Section>
              ) : null}
              {it.own === null ? null : <OwnSide it={it} own={it.own} />}
            </>
          }
        >
          <OpportunityBody it={it} />
        </Columns>
      </>
    )
  },
})

function AsStranger({ it }: { it: Opportunity }): ReactNode {
  const text = useText()
  return (
    <Notice
      title={text('opportunities.asStranger')}
      actions={<LinkButton href={`/opportunities/${it.slug}`}>{text('opportunities.backToMine')}</LinkButton>}
    >
      {text(it.anonymous ? 'opportunities.asStrangerHidden' : 'opportunities.asStrangerNamed')}
    </Notice>
  )
}

/** What is being worked on and the one thing to do with it. */
function OwnBar({ it, own }: { it: Opportunity; own: Own }): ReactNode {
  const text = useText()
  const { working } = own
  if (working === null)
    return own.mayEdit ? (
      <Row>
        <LinkButton icon="edit" href={`/opportunities/${it.slug}/edit`}>
          {text('opportunities.edit.action')}
        </LinkButton>
        <LinkButton variant="quiet" icon="eye" href={`/opportunities/${it.slug}?as=stranger`}>
          {text('opportunities.seeAsStranger')}
        </LinkButton>
        <LinkButton variant="quiet" href={`/opportunities/${it.slug}/versions`}>
          {text('opportunities.versions.title')}
        </LinkButton>
      </Row>
    ) : null
  const kind = working.state === 'returned' ? 'warning' : 'info'
  const isNew = own.publishedNumber === null
  return (
    <Notice
      kind={kind}
      title={text(`opportunities.working.${working.state}${isNew ? '' : 'Again'}`)}
      actions={own.mayEdit ? <WorkingActions it={it} own={own} /> : undefined}
    >
      {working.returnedReason === null ? null : (
        <p className="k-opportunity-reasons">{working.returnedReason}</p>
      )}
      <p>
        {text(
          working.needsReview
            ? 'opportunities.working.needsReview'
            : own.mayPublish
              ? 'opportunities.working.oneClick'
              : 'opportunities.working.clusterPublishes',
        )}
      </p>
      <TeaserFaults faults={working.teaserFaults} />
      {own.mayPublish && working.state === 'submitted' && !working.needsReview ? (
        <ReturnForm it={it} />
      ) : null}
    </Notice>
  )
}

function WorkingActions({ it, own }: { it: Opportunity; own: Own }): ReactNode {
  const text = useText()
  const { working } = own
  if (working === null) return null
  const at = `/opportunities/${it.slug}`
  return (
    <>
      {own.mayPublish && !working.needsReview ? (
        <CallForm
          call={publishOpportunity}
          fixed={{ opportunity: it.slug }}
          next={at}
          done="opportunities.done.published"
        >
          <Button variant="primary" icon="check">
            {text('opportunities.publish')}
          </Button>
        </CallForm>
      ) : working.state === 'submitted' ? (
        it.mayReview ? (
          <LinkButton variant="primary" href={`${at}/review`}>
            {text('opportunities.review.open')}
          </LinkButton>
        ) : null
      ) : (
        <CallForm
          call={submitOpportunity}
          fixed={{ opportunity: it.slug }}
          next={at}
          done="opportunities.done.submitted"
        >
          <Button variant="primary" icon="forward">
            {text(working.needsReview ? 'opportunities.submitReview' : 'opportunities.submit')}
          </Button>
        </CallForm>
      )}
      <LinkButton icon="edit" href={`${at}/edit`}>
        {text('opportunities.edit.action')}
      </LinkButton>
      <LinkButton variant="quiet" icon="eye" href={`${at}?as=stranger`}>
        {text('opportunities.seeAsStranger')}
      </LinkButton>
      <CallForm
        call={discardDraft}
        fixed={{ opportunity: it.slug }}
        next={own.publishedNumber === null ? '/opportunities?show=mine' : at}
        done="opportunities.done.discarded"
      >
        <Button variant="quiet">{text('opportunities.discard')}</Button>
      </CallForm>
    </>
  )
}

function ReturnForm({ it }: { it: Opportunity }): ReactNode {
  const text = useText()
  return (
    <details>
      <summary>{text('opportunities.return.title')}</summary>
      <CallForm
        call={returnOpportunity}
        fixed={{ opportunity: it.slug }}
        next={`/opportunities/${it.slug}`}
        done="opportunities.done.returned"
        className="k-form"
      >
        {form => (
          <>
            <TextArea
              {...form.field('reasons')}
              label={text('opportunities.return.reasons')}
              rows={3}
              required
            />
            <Button>{text('opportunities.return.action')}</Button>
          </>
        )}
      </CallForm>
    </details>
  )
}

/** What its own side keeps it by: who sees it, until when, whether interests are taken. */
function OwnSide({ it, own }: { it: Opportunity; own: Own }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (own.publishedNumber === null) return null
  const at = `/opportunities/${it.slug}`
  return (
    <Section title={text('opportunities.keep.title')}>
      <p>{text(`opportunities.level.${own.visibility}`)}</p>
      {own.inFeeds ? <p>{text('opportunities.keep.inFeeds')}</p> : null}
      {it.expiresOn === null || it.state === 'withdrawn' ? null : (
        <p>
          {text(`opportunities.keep.${it.state === 'expired' ? 'expired' : 'expires'}`, {
            day: dayWords(it.expiresOn, lang),
          })}
        </p>
      )}
      {own.mayEdit ? (
        <div className="k-opportunity-keep">
          <CallForm
            call={renewOpportunity}
            fixed={{ opportunity: it.slug }}
            next={at}
            done="opportunities.done.renewed"
          >
            <Button icon="undo">{text('opportunities.keep.renew')}</Button>
          </CallForm>
          <CallForm
            call={switchInterest}
            fixed={{ opportunity: it.slug, accepts: !own.acceptsInterest }}
            next={at}
            done={own.acceptsInterest ? 'opportunities.done.closed' : 'opportunities.done.opened'}
          >
            <Button>
              {text(own.acceptsInterest ? 'opportunities.keep.stop' : 'opportunities.keep.take')}
            </Button>
          </CallForm>
          {it.state === 'withdrawn' ? null : (
            <CallForm
              call={withdrawOpportunity}
              fixed={{ opportunity: it.slug }}
              next={at}
              done="opportunities.done.withdrawn"
            >
              <Button variant="quiet">{text('opportunities.keep.withdraw')}</Button>
            </CallForm>
          )}
        </div>
      ) : null}
    </Section>
  )
}
