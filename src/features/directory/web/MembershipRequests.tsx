import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Notice, Section, StateBadge, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import {
  answerMembershipRequest,
  type listMembershipRequests,
  withdrawMembershipRequest,
} from '../contract-memberships.ts'
import { dayWords } from './days.ts'

type Request = OutputOf<typeof listMembershipRequests>['asked'][number]
type Organisation = OutputOf<typeof getOrganisation>

/** Yes with one click, no with a reason; `about` tells the buttons of a list apart for who cannot see them. */
function AnswerForms(props: { request: string; about: string; next: string }): ReactNode {
  const text = useText()
  const { request, about, next } = props
  return (
    <>
      <CallForm
        call={answerMembershipRequest}
        formId={`agree-${request}`}
        fixed={{ request, decision: 'agreed' }}
        next={next}
        done="directory.done.membershipAnswered"
      >
        <Button variant="primary" icon="check">
          {text('directory.membershipRequest.agree')} <span className="k-hidden">{about}</span>
        </Button>
      </CallForm>
      <details>
        <summary>
          {text('directory.membershipRequest.refuse')} <span className="k-hidden">{about}</span>
        </summary>
        <CallForm
          call={answerMembershipRequest}
          formId={`refuse-${request}`}
          fixed={{ request, decision: 'refused' }}
          next={next}
          done="directory.done.membershipAnswered"
          className="k-form"
        >
          {form => (
            <>
              <TextField {...form.field('reason')} label={text('directory.membershipRequest.reason')} />
              <FormActions>
                <Button>{text('directory.membershipRequest.refuseAction')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}

/** On an organisation's page, for who keeps it: the clusters that ask to list it. */
export function MembershipNotices(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  return it.membershipRequests
    .filter(request => request.mayAnswer)
    .map(request => (
      <Notice
        key={request.id}
        title={text('directory.membershipRequest.noticeTitle', { cluster: request.clusterName })}
        actions={
          <AnswerForms request={request.id} about={request.clusterName} next={`/organisations/${it.slug}`} />
        }
      >
        <p>
          {text(
            request.askedBy === null
              ? 'directory.membershipRequest.noticeDay'
              : 'directory.membershipRequest.noticeWho',
            {
              person: request.askedBy,
              day: dayWords(request.askedAt.slice(0, 10), lang),
              from: dayWords(request.memberFrom, lang),
            },
          )}{' '}
          <a href={`/clusters/${request.clusterSlug}`}>{request.clusterName}</a>
        </p>
        <p>{text('directory.membershipRequest.noticeWhy', { cluster: request.clusterName })}</p>
      </Notice>
    ))
}

/** For managers: other clusters' wishes for members that nobody edits for themselves. */
export function RequestsToAnswer(props: { requests: readonly Request[]; next: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.requests.length === 0) return null
  return (
    <Section
      id="to-answer"
      title={text('directory.membershipRequest.answerTitle')}
      intro={text('directory.membershipRequest.answerWhy')}
    >
      <ul className="k-directory-plain">
        {props.requests.map(request => (
          <li key={request.id}>
            <p>
              <a href={`/clusters/${request.clusterSlug}`}>
                <strong>{request.clusterName}</strong>
              </a>{' '}
              → <a href={`/organisations/${request.organisationSlug}`}>{request.organisationName}</a>
            </p>
            <p className="k-directory-quiet">
              {text(
                request.askedBy === null
                  ? 'directory.membershipRequest.noticeDay'
                  : 'directory.membershipRequest.noticeWho',
                {
                  person: request.askedBy,
                  day: dayWords(request.askedAt.slice(0, 10), lang),
                  from: dayWords(request.memberFrom, lang),
                },
              )}
            </p>
            <AnswerForms request={request.id} about={request.organisationName} next={props.next} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** On a cluster's page, for its managers: what it asked to list. Not members: named, and no more. */
export function AskedMemberships(props: { requests: readonly Request[]; next: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.requests.length === 0) return null
  const day = (at: string) => dayWords(at.slice(0, 10), lang)
  return (
    <Section
      id="asked"
      title={text('directory.membershipRequest.askedTitle')}
      intro={text('directory.membershipRequest.askedWhy')}
    >
      <ul className="k-directory-plain">
        {props.requests.map(request => (
          <li key={request.id}>
            <a href={`/organisations/${request.organisationSlug}`}>{request.organisationName}</a>
            {request.state === 'refused' ? (
              <p className="k-directory-quiet">
                <StateBadge state="conflict">
                  {text('directory.membershipRequest.saidNo', { day: day(request.answeredAt ?? '') })}
                </StateBadge>{' '}
                {request.reason}
              </p>
            ) : (
              <>
                <p className="k-directory-quiet">
                  <StateBadge state="waiting">
                    {text('directory.membershipRequest.waiting', { day: day(request.askedAt) })}
                  </StateBadge>
                </p>
                <WithdrawForm request={request.id} about={request.organisationName} next={props.next} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Takes a wish back. */
export function WithdrawForm(props: { request: string; about: string; next: string }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={withdrawMembershipRequest}
      formId={`withdraw-${props.request}`}
      fixed={{ request: props.request }}
      next={props.next}
      done="directory.done.membershipWithdrawn"
    >
      <Button variant="quiet">
        {text('directory.membershipRequest.withdraw')} <span className="k-hidden">{props.about}</span>
      </Button>
    </CallForm>
  )
}
