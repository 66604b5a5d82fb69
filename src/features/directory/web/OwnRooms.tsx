import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { LinkButton, Section } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { listRooms } from '../../rooms/contract.ts'

/** History with us: rooms that we have with them, and the way to open one. */
export function OwnRooms({ slug, rooms }: { slug: string; rooms: OutputOf<typeof listRooms> }): ReactNode {
  const text = useText()
  if (!rooms.mayOpen) return null
  return (
    <Section title={text('rooms.history')}>
      {rooms.items.length === 0 ? null : (
        <ul className="k-directory-plain">
          {rooms.items.map(room => (
            <li key={room.id}>
              <a href={`/rooms/${room.id}`} lang={room.lang}>
                {room.title}
              </a>
              <br />
              <small>
                {[text(`rooms.state.${room.state}`), text(`rooms.step.${room.step}`)].join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
      <LinkButton icon="lock" href={`/rooms/new?with=${slug}`}>
        {text('rooms.openWith')}
      </LinkButton>
    </Section>
  )
}
