import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  formatDay,
  LanguageText,
  Notice,
  PageHeader,
  PersonName,
  TimeRange,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import { answerByLink, getRequestByLink } from '../contract.ts'
import { AnswerForms } from './AnswerForms.tsx'
import { OffersAndSeeks } from './CounterpartCard.tsx'
import { countryName } from './request-words.ts'
import './meetings.css'

type Asked = OutputOf<typeof getRequestByLink>

/** Answering from a mail, on a phone, without an account and without JavaScript. */
export const page = definePage({
  path: '/answer/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ asked: use(getRequestByLink, { token: params.token ?? '' }) }),
  actions: [answerByLink],
  title: ({ data }, text) => text('meetings.answer.pageTitle', { name: data.asked.from.name }),
  Component: ({ data, params, form }) => {
    const text = useText()
    const { asked } = data
    const { from } = asked
    const isOpen = asked.state === 'pending' && !asked.isOver
    return (
      <>
        <PageHeader
          title={
            <PersonName
              name={text('meetings.answer.title', { name: from.name })}
              other={from.nameOtherScript === null ? null : { text: from.nameOtherScript, lang: from.lang }}
            />
          }
          subtitle={<Where asked={asked} />}
        />
        {isOpen ? null : <Outcome asked={asked} />}
        <p>{whoAsks(asked, text)}</p>
        {asked.message === '' ? null : (
          <blockquote className="k-meetings-message">
            <LanguageText text={asked.message} lang={asked.lang} block />
          </blockquote>
        )}
        {isOpen ? (
          <>
            {asked.proposedTime === null ? null : (
              <Notice>{text('meetings.answer.youProposed', { time: asked.proposedTime })}</Notice>
            )}
            <AnswerForms
              call={answerByLink}
              fixed={{ token: params.token ?? '' }}
              colleagues={asked.colleagues}
              next={`/answer/${params.token ?? ''}`}
              openForm={form?.formId ?? null}
            />
            <p className="k-meetings-label">
              {text('meetings.answer.until')}{' '}
              <TimeRange start={asked.expiresAt} zone={asked.mission.timeZone} showDay nameZone />.{' '}
              {text('meetings.answer.noDiary')}
            </p>
          </>
        ) : null}
        {from.summary === null ? null : <p>{from.summary}</p>}
        <OffersAndSeeks offers={from.offers} seeks={from.seeks} lang={from.lang} />
      </>
    )
  },
})

/** Who would like to meet whom; a company nobody speaks for yet is named once. */
function whoAsks({ from, to, askedBy }: Asked, text: Text): string {
  const isCompany = from.person === from.name
  const names = { person: from.person, organisation: from.name, to: to.name }
  if (askedBy === null) return text(`meetings.answer.${isCompany ? 'whoCompany' : 'who'}`, names)
  return text(`meetings.answer.${isCompany ? 'whoCompanyFor' : 'whoFor'}`, { ...names, by: askedBy })
}

function Where(props: { asked: Asked }): ReactNode {
  const { mission, from } = props.asked
  const { lang } = useLocale()
  const day = (date: string) => formatDay(`${date}T12:00:00Z`, 'UTC', lang, 'short')
  const range =
    mission.startsOn === mission.endsOn
      ? day(mission.startsOn)
      : `${day(mission.startsOn)} – ${day(mission.endsOn)}`
  return (
    <>
      {countryName(from.country, lang)} · {mission.title}, {mission.city} · {range}
    </>
  )
}

function Outcome(props: { asked: Asked }): ReactNode {
  const text = useText()
  const state = props.asked.state === 'pending' ? 'expired' : props.asked.state
  return (
    <Notice
      kind={state === 'accepted' ? 'success' : 'info'}
      title={text(`meetings.answer.outcome.${state}`, { name: props.asked.from.name })}
    />
  )
}
