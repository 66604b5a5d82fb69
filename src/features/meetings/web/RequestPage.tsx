import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Columns,
  DescriptionList,
  LanguageText,
  LinkButton,
  PageHeader,
  PersonName,
  Section,
  StateBadge,
  TimeRange,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import {
  agreeToTime,
  answerRequest,
  cancelMeeting,
  changeAttendees,
  comeAgain,
  editRequest,
  getRequest,
  leaveToColleagues,
  withdrawRequest,
} from '../contract.ts'
import { AnswerForms } from './AnswerForms.tsx'
import { OffersAndSeeks } from './CounterpartCard.tsx'
import { MeetingPart } from './MeetingPart.tsx'
import { OwnRequest } from './OwnRequest.tsx'
import { countryName, stateMarks } from './request-words.ts'
import { StayAway } from './StayAway.tsx'
import './meetings.css'

type Request = OutputOf<typeof getRequest>

/** One request: who asks whom and why, what can be done now, and everything that happened. */
export const page = definePage({
  path: '/requests/:request',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    request: use(getRequest, { id: params.request ?? '' }),
    feeds: use(getFeeds, { kind: 'meeting', record: params.request ?? '' }),
  }),
  actions: [
    answerRequest,
    agreeToTime,
    editRequest,
    withdrawRequest,
    cancelMeeting,
    changeAttendees,
    leaveToColleagues,
    comeAgain,
  ],
  title: ({ data }, text) =>
    text('meetings.request.pageTitle', {
      from: data.request.from.organisation.name,
      to: data.request.to.organisation.name,
    }),
  Component: ({ data, form }) => {
    const text = useText()
    const { request } = data
    const openForm = form?.formId ?? null
    const other = request.side === 'from' ? 'to' : 'from'
    const here = `/requests/${request.id}`
    return (
      <>
        <PageHeader
          title={text('meetings.request.title', {
            from: request.from.organisation.name,
            to: request.to.organisation.name,
          })}
          meta={
            <StateBadge state={stateMarks[request.state]}>
              {request.meeting?.state === 'cancelled'
                ? text('meetings.meetingState.cancelled')
                : text(`meetings.state.${request.state}`)}
            </StateBadge>
          }
          subtitle={request.mission.title}
          steps={[
            { href: `/missions/${request.mission.slug}`, label: request.mission.title },
            { href: `/missions/${request.mission.slug}/requests`, label: text('meetings.requests.title') },
          ]}
        />
        <Columns
          side={
            <>
              <Facts request={request} />
              <CountsIn read={data.feeds} />
            </>
          }
        >
          {request.message === '' ? null : (
            <blockquote className="k-meetings-message">
              <LanguageText text={request.message} lang={request.lang} block />
            </blockquote>
          )}
          {request.canAnswer && !(request.side === 'from' && !request.runs) ? (
            <Section
              title={text('meetings.request.yourAnswer')}
              intro={
                request.side === 'to'
                  ? text('meetings.answer.noDiary')
                  : text('meetings.request.answerFor', { name: request.to.organisation.name })
              }
            >
              <AnswerForms
                call={answerRequest}
                fixed={{ id: request.id }}
                colleagues={
                  request.side === 'from'
                    ? []
                    : request.colleagues.filter(
                        one =>
                          one.kind !== 'observer' && one.participantId !== request.to.person?.participantId,
                      )
                }
                people={request.to.person === null && request.side !== 'from' ? request.colleagues : []}
                next={here}
                openForm={openForm}
              />
            </Section>
          ) : null}
          <OwnRequest request={request} next={here} openForm={openForm} />
          <MeetingPart request={request} next={here} openForm={openForm} />
          <StayAway request={request} next={here} openForm={openForm} />
          <Section title={text('meetings.request.about', { name: request[other].organisation.name })}>
            <OffersAndSeeks {...request.about[other]} />
            {request.about[other].offers === null && request.about[other].seeks === null ? (
              <p>{text('meetings.request.nothingSaid')}</p>
            ) : null}
            {request.state === 'accepted' && request.side !== 'none' ? (
              <LinkButton icon="lock" href={`/rooms/new?with=${request[other].organisation.id}`}>
                {text('rooms.openWith')}
              </LinkButton>
            ) : null}
          </Section>
          <History request={request} />
        </Columns>
      </>
    )
  },
})

function Facts(props: { request: Request }): ReactNode {
  const { request } = props
  const text = useText()
  const { lang } = useLocale()
  const party = (side: Request['from']) => (
    <>
      <PersonName
        name={side.organisation.name}
        other={
          side.organisation.nameOtherScript === null
            ? null
            : { text: side.organisation.nameOtherScript, lang: request.lang }
        }
      />
      <br />
      {[side.person?.name, countryName(side.organisation.country, lang)]
        .filter(part => part !== undefined && part !== '' && part !== side.organisation.name)
        .join(' · ')}
    </>
  )
  const when = (instant: string) => <TimeRange start={instant} zone={request.timeZone} showDay nameZone />
  const isOpen = request.state === 'pending'
  return (
    <Section title={text('meetings.request.facts')}>
      <DescriptionList
        items={[
          { term: text('meetings.requests.from'), value: party(request.from) },
          { term: text('meetings.request.askedByTerm'), value: request.askedBy },
          { term: text('meetings.requests.to'), value: party(request.to) },
          {
            term: text('meetings.request.anyOf'),
            value: request.to.person === null ? text('meetings.request.anyOfWhy') : null,
          },
          {
            term: text('meetings.request.wish'),
            value: request.wish === null ? null : text(`meetings.wish.${request.wish}`),
          },
          {
            term: text('meetings.request.answerWish'),
            value: request.answerWish === null ? null : text(`meetings.wish.${request.answerWish}`),
          },
          { term: text('meetings.request.answeredBy'), value: request.answeredBy },
          { term: text('meetings.request.proposedTime'), value: request.proposedTime },
          { term: text('meetings.request.answerMessage'), value: request.answerMessage },
          { term: text('meetings.requests.when'), value: when(request.createdAt) },
          { term: text('meetings.request.expires'), value: isOpen ? when(request.expiresAt) : null },
          {
            term: text('meetings.request.reminded'),
            value: request.remindedAt === null ? null : when(request.remindedAt),
          },
        ]}
      />
    </Section>
  )
}

function History(props: { request: Request }): ReactNode {
  const { request } = props
  const text = useText()
  if (request.history.length === 0) return null
  return (
    <Section title={text('meetings.request.history')}>
      <ol className="k-meetings-history">
        {request.history.map(line => (
          <li key={`${line.at} ${line.what}`}>
            <TimeRange start={line.at} zone={request.timeZone} showDay ownZone={false} />
            <span>
              {text(`meetings.event.${line.what}`, { detail: line.detail ?? '' })}
              {line.who === null ? null : <span className="k-meetings-label"> {line.who}</span>}
              {line.onBehalfOf === null ? null : (
                <span className="k-meetings-label">
                  , {text('history.onBehalfOf', { name: line.onBehalfOf })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
