import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Button } from '../../../web/design/index.ts'
import { dayKey, formatDay } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { leaveItem, type listProgramme, signUpForItem } from '../contract-setup.ts'
import { sayTimes } from './mission-words.ts'

type Item = OutputOf<typeof listProgramme>['items'][number]

/** The programme day by day; somebody who takes part can take a seat where seats are counted. */
export function Programme(props: {
  mission: { id: string; timeZone: string }
  programme: { items: readonly Item[] }
  participantId: string | null
  tools?: (item: Item) => ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { mission, programme } = props
  return (
    <ProgrammeDays items={programme.items} timeZone={mission.timeZone}>
      {item => (
        <li key={item.id}>
          <time dateTime={item.startsAt}>{sayTimes(item.startsAt, item.endsAt, mission.timeZone, lang)}</time>
          <div>
            <strong lang={item.lang}>{item.title}</strong>{' '}
            <Badge>{text(`missions.programmeKind.${item.kind}`)}</Badge>
            {item.place === null ? null : <div>{item.place}</div>}
            {item.description === null ? null : (
              <p className="k-missions-prose" lang={item.lang}>
                {item.description}
              </p>
            )}
            {item.signUp ? (
              <SignUp mission={mission} item={item} participantId={props.participantId} />
            ) : null}
            {props.tools?.(item)}
          </div>
        </li>
      )}
    </ProgrammeDays>
  )
}

/** The items of a programme beneath their days, in the event's zone. */
export function ProgrammeDays<T extends { startsAt: string }>(props: {
  items: readonly T[]
  timeZone: string
  children: (item: T) => ReactNode
}): ReactNode {
  const { lang } = useLocale()
  const { items, timeZone } = props
  const days = [...new Set(items.map(item => dayKey(item.startsAt, timeZone)))]
  return days.map(day => (
    <section key={day} className="k-missions-programme-day">
      <h3>{formatDay(`${day}T12:00:00Z`, 'UTC', lang)}</h3>
      <ol className="k-missions-programme">
        {items.filter(item => dayKey(item.startsAt, timeZone) === day).map(props.children)}
      </ol>
    </section>
  ))
}

function SignUp(props: { mission: { id: string }; item: Item; participantId: string | null }): ReactNode {
  const text = useText()
  const { item, mission, participantId } = props
  const seats =
    item.capacity === null
      ? text('missions.programme.signedUp', { count: item.signedUp })
      : text('missions.programme.seats', {
          free: Math.max(0, item.capacity - item.signedUp),
          of: item.capacity,
        })
  if (participantId === null) return <p>{seats}</p>
  const fixed = { mission: mission.id, item: item.id, participant: participantId }
  const signedUp = item.mine.includes(participantId)
  const full = item.capacity !== null && item.signedUp >= item.capacity
  return (
    <CallForm
      call={signedUp ? leaveItem : signUpForItem}
      fixed={fixed}
      formId={`item-${item.id}`}
      done={signedUp ? 'missions.done.left' : 'missions.done.signedUp'}
    >
      <p>
        {seats}{' '}
        {signedUp || !full ? (
          <Button>{text(signedUp ? 'missions.programme.leave' : 'missions.programme.signUp')}</Button>
        ) : null}
      </p>
    </CallForm>
  )
}
