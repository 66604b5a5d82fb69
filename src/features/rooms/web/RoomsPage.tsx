import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, LinkButton, PageHeader, StateBadge } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listRooms } from '../contract.ts'
import { dayWords } from './room-words.ts'

type Line = OutputOf<typeof listRooms>['items'][number]

/** All rooms of the organisations I speak for; what waits for me stands in the row. */
export const page = definePage({
  path: '/rooms',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({ rooms: use(listRooms, { with: query.with }) }),
  actions: [],
  title: (_props, text) => text('rooms.title'),
  Component: ({ data: { rooms } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('rooms.title')}
          subtitle={text('rooms.subtitle')}
          actions={
            rooms.mayOpen && rooms.items.length > 0 ? (
              <LinkButton variant="primary" icon="find" href="/find">
                {text('rooms.findPartner')}
              </LinkButton>
            ) : undefined
          }
        />
        <DataTable
          caption={text('rooms.title')}
          rows={rooms.items}
          rowKey={room => room.id}
          rowState={room => (room.state === 'ended' ? 'past' : undefined)}
          empty={
            <EmptyState
              icon="lock"
              title={text('rooms.empty.title')}
              action={
                <LinkButton variant="primary" icon="find" href="/find">
                  {text('rooms.findPartner')}
                </LinkButton>
              }
            >
              {text(rooms.mayOpen ? 'rooms.empty.why' : 'rooms.empty.noEditor')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              head: text('rooms.field.room'),
              width: 'wide',
              cell: room => (
                <a href={`/rooms/${room.id}`} lang={room.lang}>
                  {room.title}
                </a>
              ),
            },
            {
              key: 'with',
              head: text('rooms.field.with'),
              cell: room => room.others.map(name => name ?? text('rooms.otherSide')).join(', '),
            },
            { key: 'step', head: text('rooms.field.step'), cell: room => text(`rooms.step.${room.step}`) },
            {
              key: 'state',
              head: text('rooms.field.state'),
              cell: room => <Standing room={room} lang={lang} />,
            },
          ]}
        />
      </>
    )
  },
})

function Standing({ room, lang }: { room: Line; lang: string }): ReactNode {
  const text = useText()
  if (room.isReader && room.state === 'open')
    return <StateBadge state="quiet">{text('rooms.readers.youReadShort')}</StateBadge>
  if (room.state === 'ended') return <StateBadge state="locked">{text('rooms.state.ended')}</StateBadge>
  if (room.waits !== null) return <StateBadge state="waiting">{text(`rooms.waits.${room.waits}`)}</StateBadge>
  if (room.endsOn !== null)
    return (
      <StateBadge state="waiting">
        {text('rooms.waits.ends', { day: dayWords(room.endsOn, lang) })}
      </StateBadge>
    )
  return <StateBadge state="agreed">{text('rooms.state.open')}</StateBadge>
}
