import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  Columns,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { agreeStep, closeAccess, endRoom, getRoom, reopenAccess, setUntil } from '../contract.ts'
import { hasReached, steps } from '../rules/steps.ts'
import { ItemList } from './ItemList.tsx'
import { RoomSide } from './RoomSide.tsx'
import './rooms.css'
import { dayWords, momentWords, othersOf, sideName } from './room-words.ts'

type Room = OutputOf<typeof getRoom>

/** A room: a path of four steps with who has agreed to which, and beneath each step what lies there. */
export const page = definePage({
  path: '/rooms/:room',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ room: use(getRoom, { room: params.room ?? '' }) }),
  actions: [agreeStep, closeAccess, endRoom, reopenAccess, setUntil],
  title: ({ data }) => data.room.title,
  Component: ({ data: { room } }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={room.title}
          lang={room.lang}
          subtitle={text('rooms.withOthers', { names: othersOf(room.sides, text) })}
          meta={
            <StateBadge state={room.state === 'open' ? 'agreed' : 'locked'}>
              {text(`rooms.state.${room.state}`)}
            </StateBadge>
          }
          steps={[{ href: '/rooms', label: text('rooms.title') }]}
          actions={
            room.isReader ? undefined : (
              <>
                {room.state === 'open' ? (
                  <LinkButton icon="plus" href={`/rooms/${room.id}/add`}>
                    {text('rooms.add.action')}
                  </LinkButton>
                ) : null}
                {hasReached(room.step, 'technical') ? (
                  <LinkButton icon="list" href={`/rooms/${room.id}/register`}>
                    {text('rooms.register.title')}
                  </LinkButton>
                ) : null}
                <LinkButton icon="download" href={`/api/v1/rooms/${room.id}/export`}>
                  {text('rooms.export')}
                </LinkButton>
                <LinkButton icon="list" href={`/rooms/${room.id}/ledger`}>
                  {text('rooms.ledger.title')}
                </LinkButton>
              </>
            )
          }
        />
        {room.isReader ? (
          <Notice kind="info" title={text('rooms.readers.youRead')}>
            {text('rooms.readers.youReadWhat')}
          </Notice>
        ) : null}
        <Notices room={room} />
        <Path room={room} />
        <NextStep room={room} />
        <Columns side={<RoomSide room={room} />}>
          {steps.map(step =>
            step === 'nda' ? (
              <Agreement key={step} room={room} />
            ) : (
              <ItemList key={step} room={room} step={step} />
            ),
          )}
        </Columns>
      </>
    )
  },
})

function Notices({ room }: { room: Room }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  if (room.state === 'ended')
    return (
      <Notice
        kind="info"
        title={text('rooms.ended.title', {
          who: sideName(room.sides, room.endedBy ?? room.me, text),
          when: momentWords(room.endedAt ?? room.createdAt, timeZone, lang),
        })}
      >
        {room.endedReason === null ? null : <p>“{room.endedReason}”</p>}
        <p>{text('rooms.ended.what')}</p>
      </Notice>
    )
  return room.sides
    .filter(side => side.closedAt !== null)
    .map(side => (
      <Notice
        key={side.position}
        kind="warning"
        title={text(side.mine ? 'rooms.closed.mine' : 'rooms.closed.theirs', {
          who: sideName(room.sides, side.position, text),
        })}
      >
        {text(side.mine ? 'rooms.closed.mineWhat' : 'rooms.closed.theirsWhat')}
      </Notice>
    ))
}

function Path({ room }: { room: Room }): ReactNode {
  const text = useText()
  return (
    <ol className="k-rooms-path" aria-label={text('rooms.path')}>
      {steps.map(step => {
        const isOpen = hasReached(room.step, step)
        const agreed = room.sides.filter(side => hasReached(side.agreed, step))
        return (
          <li key={step} data-open={isOpen} aria-current={room.step === step ? 'step' : undefined}>
            <strong>{text(`rooms.step.${step}`)}</strong>
            <span>
              <StateBadge state={isOpen ? 'agreed' : agreed.length > 0 ? 'waiting' : 'locked'}>
                {text(
                  isOpen ? 'rooms.path.open' : agreed.length > 0 ? 'rooms.path.waits' : 'rooms.path.locked',
                )}
              </StateBadge>
            </span>
            <small>
              {isOpen || agreed.length === 0
                ? text(`rooms.stepHint.${step}`)
                : text('rooms.path.agreed', {
                    names: agreed.map(side => sideName(room.sides, side.position, text)).join(', '),
                  })}
            </small>
          </li>
        )
      })}
    </ol>
  )
}

/** The one decision that takes the room further, or for whom it waits. */
function NextStep({ room }: { room: Room }): ReactNode {
  const text = useText()
  if (room.state !== 'open' || room.isReader) return null
  if (room.next === null) {
    const isStuck = room.step === 'nda' && room.nda?.state !== 'signed'
    return isStuck ? (
      <Notice
        kind="warning"
        title={text(room.nda === null ? 'rooms.next.noNda' : 'rooms.next.nda')}
        actions={
          <LinkButton variant="primary" href={`/rooms/${room.id}/nda`}>
            {text(room.nda === null ? 'rooms.nda.propose' : 'rooms.nda.read')}
          </LinkButton>
        }
      >
        {text('rooms.next.ndaWhy')}
      </Notice>
    ) : null
  }
  return (
    <CallForm
      call={agreeStep}
      fixed={{ room: room.id, step: room.next }}
      next={`/rooms/${room.id}`}
      done="rooms.done.agreed"
    >
      <Notice
        kind="info"
        title={text('rooms.next.title', { step: text(`rooms.step.${room.next}`) })}
        actions={<Button variant="primary">{text(`rooms.next.act.${room.next}`)}</Button>}
      >
        {text(`rooms.next.why.${room.next}`)}
      </Notice>
    </CallForm>
  )
}

function Agreement({ room }: { room: Room }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  if (!hasReached(room.step, 'nda')) return null
  const { nda } = room
  return (
    <Section
      title={text('rooms.nda.title')}
      aside={
        <a href={`/rooms/${room.id}/nda`}>{text(nda === null ? 'rooms.nda.propose' : 'rooms.nda.read')}</a>
      }
    >
      {nda === null ? (
        <p>{text('rooms.nda.none')}</p>
      ) : (
        <ul className="k-rooms-plain">
          {room.sides.map(side => {
            const accepted = nda.acceptances.find(one => one.side === side.position)
            return (
              <li key={side.position}>
                {sideName(room.sides, side.position, text)}{' '}
                <StateBadge state={accepted === undefined ? 'waiting' : 'agreed'}>
                  {accepted === undefined
                    ? text('rooms.nda.waits')
                    : text('rooms.nda.acceptedBy', {
                        name: accepted.fullName,
                        when: momentWords(accepted.acceptedAt, timeZone, lang),
                      })}
                </StateBadge>
              </li>
            )
          })}
          <li>
            <small>{text('rooms.nda.until', { day: dayWords(nda.validUntil, lang) })}</small>
          </li>
        </ul>
      )}
    </Section>
  )
}
