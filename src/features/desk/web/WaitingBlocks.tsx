import type { ReactNode } from 'react'
import { formatDay, type Need } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { type Desk, need, type Text } from './desk-words.tsx'

/** Interests to answer, texts to review, what runs out. */
export function opportunityNeeds(
  { interests, reviews, expiring }: Desk['opportunities'],
  text: Text,
): Need[] {
  const words = (name: string, count: number) => text(`desk.opportunities.${name}`, { count })
  return [
    ...need(
      'interests',
      interests,
      words('interests', interests),
      { href: '/interests?open=true', label: text('desk.act.answer') },
      true,
    ),
    ...need('reviews', reviews, words('reviews', reviews), {
      href: '/opportunities?show=waiting',
      label: text('desk.act.see'),
    }),
    ...need('expiring', expiring, words('expiring', expiring), {
      href: '/opportunities?show=mine',
      label: text('desk.act.see'),
    }),
  ]
}

/** What each saved search has found. */
export function newsNeeds(news: Desk['news'], text: Text): Need[] {
  return news.flatMap(({ id, name, count, of }) =>
    need(id, count, text('desk.news.found', { name, count }), {
      href: of === 'organisations' ? `/searches/${id}` : `/opportunity-searches/${id}`,
      label: text('desk.act.see'),
    }),
  )
}

/** What saved searches have found that their owner has not looked at. */
export function SearchNews({ news }: { news: Desk['news'] }): ReactNode {
  const text = useText()
  return (
    <Block
      title={<a href="/searches">{text('desk.news.title')}</a>}
      facts={[]}
      needs={newsNeeds(news, text)}
      calm=""
    />
  )
}

/** Rooms in which this person's organisation is waited for, or that close soon. */
export function Rooms({ rooms }: { rooms: Desk['rooms'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Block
      title={<a href="/rooms">{text('desk.rooms.title')}</a>}
      facts={[]}
      needs={rooms.flatMap(({ id, title, waits, endsOn }) =>
        need(
          id,
          1,
          text(`desk.rooms.${waits}`, {
            room: title,
            day: endsOn === null ? '' : formatDay(`${endsOn}T12:00:00Z`, 'UTC', lang, 'date'),
          }),
          {
            href: waits === 'nda' ? `/rooms/${id}/nda` : `/rooms/${id}`,
            label: text(
              waits === 'nda' ? 'desk.act.sign' : waits === 'step' ? 'desk.act.decide' : 'desk.act.see',
            ),
          },
          waits === 'nda',
        ),
      )}
      calm=""
    />
  )
}
