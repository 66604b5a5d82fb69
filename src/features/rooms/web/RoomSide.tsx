import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Button, DateField, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { closeAccess, endRoom, type getRoom, reopenAccess, setUntil } from '../contract.ts'
import { helpDeskFor, helpDesksAddress } from '../rules/help-desks.ts'
import { dayWords } from './room-words.ts'

type Room = OutputOf<typeof getRoom>

/** Beside the steps: who the sides are, and what I can close. */
export function RoomSide({ room }: { room: Room }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      <Section title={text('rooms.sides')}>
        <ul className="k-rooms-plain">
          {room.sides.map(side => (
            <li key={side.position}>
              {side.slug === null ? (
                text('rooms.otherSide')
              ) : (
                <a href={`/organisations/${side.slug}`}>{side.name}</a>
              )}
              <br />
              <small>
                {[
                  side.mine ? text('rooms.you') : '',
                  side.country === null ? '' : countryName(side.country, lang),
                  side.showsUntil === null
                    ? ''
                    : text('rooms.showsUntil', { day: dayWords(side.showsUntil, lang) }),
                ]
                  .filter(part => part !== '')
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
        {room.interest === null ? null : (
          <p>
            <a href={`/interests/${room.interest}`}>{text('rooms.fromInterest')}</a>
          </p>
        )}
      </Section>
      <Protection room={room} />
      {room.isReader ? null : (
        <Section title={text('rooms.readers.title')}>
          <p>
            {room.readers === 0
              ? text('rooms.readers.none')
              : text('rooms.readers.count', { count: room.readers })}
          </p>
          <p>
            <a href={`/rooms/${room.id}/readers`}>{text('rooms.readers.open')}</a>
          </p>
        </Section>
      )}
      {room.state === 'open' && !room.isReader ? <Access room={room} /> : null}
    </>
  )
}

/** Where the other side is in another country: what to think of, and who advises on that country. */
function Protection({ room }: { room: Room }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const mine = room.sides.find(side => side.mine)?.country
  const abroad = new Set(room.sides.flatMap(side => side.country ?? []).filter(country => country !== mine))
  if (room.state !== 'open' || abroad.size === 0) return null
  return (
    <Section title={text('rooms.ip.title')}>
      <ul className="k-rooms-plain">
        <li>{text('rooms.ip.patent')}</li>
        {[...abroad].map(code => {
          const country = countryName(code, lang)
          return (
            <li key={code}>
              <a href={helpDesksAddress} rel="noopener external">
                {text('rooms.ip.desk', { country, desk: helpDeskFor(code) })}
              </a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Access({ room }: { room: Room }): ReactNode {
  const text = useText()
  const mine = room.sides.find(side => side.mine)
  const here = `/rooms/${room.id}`
  const isClosed = mine !== undefined && mine.closedAt !== null
  return (
    <Section title={text('rooms.access.title')} intro={text('rooms.access.what')}>
      {isClosed ? (
        <CallForm call={reopenAccess} fixed={{ room: room.id }} next={here} done="rooms.done.reopened">
          <Button icon="unlock">{text('rooms.access.reopen')}</Button>
        </CallForm>
      ) : (
        <CallForm call={closeAccess} fixed={{ room: room.id }} next={here} done="rooms.done.closed">
          <Button icon="lock">{text('rooms.access.close')}</Button>
        </CallForm>
      )}
      <details className="k-rooms-fold">
        <summary>{text('rooms.access.untilTitle')}</summary>
        <CallForm
          call={setUntil}
          fixed={{ room: room.id }}
          next={here}
          done="rooms.done.until"
          className="k-form"
        >
          {form => (
            <>
              <DateField
                {...form.field('until', mine?.showsUntil ?? null)}
                label={text('rooms.field.until')}
                hint={text('rooms.field.untilHint')}
                optional
              />
              <Button>{text('rooms.access.saveUntil')}</Button>
            </>
          )}
        </CallForm>
      </details>
      <details className="k-rooms-fold">
        <summary>{text('rooms.access.endTitle')}</summary>
        <p>{text('rooms.access.endWhat')}</p>
        <CallForm
          call={endRoom}
          fixed={{ room: room.id }}
          next={here}
          done="rooms.done.ended"
          className="k-form"
        >
          {form => (
            <>
              <TextField
                {...form.field('reason')}
                label={text('rooms.field.reason')}
                hint={text('rooms.field.reasonHint')}
                optional
                maxLength={500}
              />
              <Button variant="danger">{text('rooms.access.end')}</Button>
            </>
          )}
        </CallForm>
      </details>
    </Section>
  )
}
