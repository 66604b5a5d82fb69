import type { ReactNode } from 'react'
import type { Call, OutputOf } from '../../../shared/contract.ts'
import { Button, StateBadge } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type getMyDay, sayByLink, sayForMyself } from '../contract.ts'
import { declineIntroduction, declineIntroductionByLink } from '../contract-introductions.ts'
import './day.css'

export type MyDay = OutputOf<typeof getMyDay>

/** Whose day it is: a participant of a mission somebody is signed in to, or one that a link names. */
export type DaySource = { mission: string } | { token: string }

const minutesOffered = [5, 10, 15, 30]
/** From so many minutes before a meeting one says that one is at its table. */
const atTableMinutes = 20

/** Above one's own schedule on the day: I am here, I am at the table, I am running late; what the desk and the others know. */
export function DayButtons(props: {
  source: DaySource
  day: MyDay
  next: { id: string; startsAt: string } | null
  zone: string
  now: string
  url: string
  onSaid: () => Promise<unknown>
}): ReactNode {
  const { day, next, zone, source } = props
  const text = useText()
  const { lang } = useLocale()
  if (!day.isOn || day.participantId === null) return null
  const known = day.states.find(state => state.meetingId === next?.id)
  const isAtTable = next !== null && day.waitsFor === next.id && day.lateUntil === null
  const isDue =
    next !== null &&
    new Date(next.startsAt).getTime() - new Date(props.now).getTime() <= atTableMinutes * 60_000
  const say = (key: string, word: Record<string, unknown>, label: string, button: ReactNode) => {
    const call: Call = 'token' in source ? sayByLink : sayForMyself
    return (
      <CallForm
        key={key}
        call={call}
        formId={`say ${key}`}
        fixed={{ ...source, participant: day.participantId, ...word }}
        next={props.url}
        onSent={props.onSaid}
        later={{ label: () => label, made: () => ({ at: new Date().toISOString() }) }}
      >
        {button}
      </CallForm>
    )
  }
  return (
    <div className="k-floor-mine">
      <p className="k-floor-badges" role="status">
        {day.lateUntil !== null ? (
          <StateBadge state="waiting">
            {text('day.mine.lateUntil', { time: formatTime(day.lateUntil, zone, lang) })}
          </StateBadge>
        ) : isAtTable ? (
          <StateBadge state="agreed">{text('day.mine.atTable')}</StateBadge>
        ) : day.isHere ? (
          <StateBadge state="agreed">{text('day.mine.here')}</StateBadge>
        ) : null}
        {known?.othersHere === true ? (
          <StateBadge state="agreed">{text('day.mine.othersHere')}</StateBadge>
        ) : null}
        {known?.othersLateUntil == null ? null : (
          <StateBadge state="waiting">
            {text('day.mine.othersLate', { time: formatTime(known.othersLateUntil, zone, lang) })}
          </StateBadge>
        )}
      </p>
      {next !== null && known?.isIntroduced === true && ['coming', 'due'].includes(known.state) ? (
        <Introduced source={source} day={day} meeting={next.id} url={props.url} onSaid={props.onSaid} />
      ) : null}
      <div className="k-floor-taps">
        {isDue &&
        next !== null &&
        !isAtTable &&
        known !== undefined &&
        ['coming', 'due'].includes(known.state)
          ? say(
              `table ${next.id}`,
              { what: 'here', meeting: next.id },
              text('day.mine.sayAtTable'),
              <Button variant="primary" large icon="check">
                {text('day.mine.sayAtTable')}
              </Button>,
            )
          : !day.isHere || day.lateUntil !== null
            ? say(
                'here',
                { what: 'here' },
                text('day.mine.sayHere'),
                <Button variant="primary" large icon="check">
                  {text('day.mine.sayHere')}
                </Button>,
              )
            : null}
        <details className="k-floor-more">
          <summary className="k-button k-button-secondary k-button-large">{text('day.mine.sayLate')}</summary>
          <div className="k-floor-minutes">
            {minutesOffered.map(minutes =>
              say(
                `late ${minutes}`,
                { what: 'late', minutes },
                `${text('day.mine.sayLate')}: ${text('day.minutes', { count: minutes })}`,
                <Button large>{text('day.minutes', { count: minutes })}</Button>,
              ),
            )}
          </div>
        </details>
      </div>
    </div>
  )
}

/** The desk introduced the two: either may say no, and the other is told. */
function Introduced(props: {
  source: DaySource
  day: MyDay
  meeting: string
  url: string
  onSaid: () => Promise<unknown>
}): ReactNode {
  const text = useText()
  const { source, day, meeting } = props
  const call: Call = 'token' in source ? declineIntroductionByLink : declineIntroduction
  return (
    <div>
      <p>{text('day.mine.introduced')}</p>
      <CallForm
        call={call}
        formId={`no ${meeting}`}
        fixed={{ ...source, participant: day.participantId, meeting }}
        next={props.url}
        onSent={props.onSaid}
      >
        <Button large icon="close">
          {text('day.mine.declineIntroduction')}
        </Button>
      </CallForm>
    </div>
  )
}
