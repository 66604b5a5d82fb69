import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Section, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getRoom } from '../contract.ts'
import { hasReached, type ItemStep } from '../rules/steps.ts'
import { momentWords, sideName, sizeWords } from './room-words.ts'

type Room = OutputOf<typeof getRoom>
type Item = Room['items'][number]

/** What lies at one step: mine, and what others show me at this moment. */
export function ItemList({ room, step }: { room: Room; step: ItemStep }): ReactNode {
  const text = useText()
  const items = room.items.filter(item => item.step === step)
  const isOpen = hasReached(room.step, step)
  if (items.length === 0 && !isOpen) return null
  return (
    <Section title={text(`rooms.step.${step}`)} aside={isOpen ? undefined : text('rooms.notOpenYet')}>
      {items.length === 0 ? (
        <p>{text('rooms.nothingHere')}</p>
      ) : (
        <ul className="k-rooms-plain">
          {items.map(item => (
            <li key={item.id}>
              <ItemLine room={room} item={item} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function ItemLine({ room, item }: { room: Room; item: Item }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  const [newest, ...older] = item.versions
  if (newest === undefined) return null
  const at = `/rooms/${room.id}/items/${item.id}`
  const facts = [
    item.mine ? text('rooms.yours') : sideName(room.sides, item.side, text),
    text('rooms.version', { number: newest.number }),
    item.mine && newest.shownAs !== null && newest.shownAs !== newest.number
      ? text('rooms.shownAs', { number: newest.shownAs })
      : '',
    newest.size === null ? '' : sizeWords(newest.size, lang),
    momentWords(newest.createdAt, timeZone, lang),
    item.marked && !item.mine ? text('rooms.mark.yours') : '',
  ]
  return (
    <>
      {item.kind === 'file' ? (
        <a href={`/api/v1${at}/versions/${newest.number}`}>{item.title}</a>
      ) : (
        <a href={item.mine ? `${at}/edit` : at}>{item.title}</a>
      )}{' '}
      {item.kind === 'file' ? <Badge icon="file">{newest.fileName}</Badge> : null}{' '}
      {item.marked ? <Badge icon="person">{text('rooms.mark.badge')}</Badge> : null}{' '}
      {item.withdrawnAt !== null ? (
        <StateBadge state="locked">{text('rooms.withdrawn')}</StateBadge>
      ) : item.mine && !item.shown ? (
        <StateBadge state="locked">{text('rooms.notShown')}</StateBadge>
      ) : null}
      <br />
      <small>
        {facts.filter(fact => fact !== '').join(' · ')}
        {newest.markFault === null || !item.marked ? null : (
          <>
            {' · '}
            <strong>
              {text(
                newest.markFault === 'encrypted' ? 'rooms.mark.fault.encrypted' : 'rooms.mark.fault.other',
              )}
            </strong>
          </>
        )}
        {newest.preview ? (
          <>
            {' · '}
            <a href={`/api/v1${at}/versions/${newest.number}?show=true`}>{text('rooms.look')}</a>
          </>
        ) : null}
        {item.mine && item.withdrawnAt === null && room.state === 'open' ? (
          <>
            {' · '}
            <a href={`${at}/edit`}>{text('rooms.change')}</a>
          </>
        ) : null}
        {item.kind === 'file'
          ? older.map(version => (
              <span key={version.number}>
                {' · '}
                <a href={`/api/v1${at}/versions/${version.number}`}>
                  {text('rooms.version', { number: version.number })}
                </a>
              </span>
            ))
          : null}
      </small>
    </>
  )
}
