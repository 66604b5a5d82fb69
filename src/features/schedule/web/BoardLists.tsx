import type { ReactNode } from 'react'
import { type Column, DataTable, Icon, StateBadge } from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { type Board, type Meeting, nameMeeting } from './board-view.ts'

/** The board as a list: the same meetings in order of time, each with a way to its own page. */
export function MeetingList(props: { board: Board }): ReactNode {
  const { board } = props
  const text = useText()
  const { lang } = useLocale()
  const slots = new Map(board.slots.map(slot => [slot.id, slot]))
  const places = new Map(board.places.map(place => [place.id, place.label]))
  const start = (meeting: Meeting) => slots.get(meeting.slotId ?? '')?.startsAt ?? '9'
  const zone = board.mission.timeZone
  const columns: Column<Meeting>[] = [
    {
      key: 'time',
      head: text('schedule.board.time'),
      width: 'fit',
      cell: meeting => {
        const slot = slots.get(meeting.slotId ?? '')
        return slot === undefined ? (
          <StateBadge state="waiting">{text('schedule.board.noPlace')}</StateBadge>
        ) : (
          `${formatDay(slot.startsAt, zone, lang, 'short')} ${formatTime(slot.startsAt, zone, lang)}`
        )
      },
    },
    {
      key: 'place',
      head: text('schedule.board.place'),
      width: 'fit',
      cell: meeting => places.get(meeting.placeId ?? '') ?? '',
    },
    {
      key: 'who',
      head: text('schedule.board.meeting'),
      rowHeader: true,
      width: 'wide',
      cell: meeting => (
        <>
          {nameMeeting(meeting)}{' '}
          {meeting.locked ? <Icon name="lock" label={text('schedule.board.locked')} /> : null}
        </>
      ),
    },
    {
      key: 'wish',
      head: text('schedule.board.wish'),
      cell: meeting => text(`schedule.wish.${meeting.wish}`),
      desktopOnly: true,
    },
  ]
  if (board.mayEdit && board.shown === 'draft')
    columns.push({
      key: 'move',
      head: text('schedule.board.moveTo'),
      hideHead: true,
      width: 'fit',
      cell: meeting => (
        <a href={`/missions/${board.mission.slug}/board/${meeting.id}`}>{text('schedule.board.moveTo')}</a>
      ),
    })
  return (
    <DataTable
      caption={text('schedule.board.list')}
      columns={columns}
      rows={[...board.meetings].sort((a, b) => (start(a) < start(b) ? -1 : 1))}
      rowKey={meeting => meeting.id}
      dense
    />
  )
}

/** One day by cluster: who of which cluster meets whom when. */
export function ClusterGrid(props: { board: Board; day: string }): ReactNode {
  const { board } = props
  const text = useText()
  const { lang } = useLocale()
  const clustersOf = new Map(board.people.map(person => [person.participantId, person.clusters]))
  const clusters = [...new Set(board.people.flatMap(person => person.clusters))].sort()
  const places = new Map(board.places.map(place => [place.id, place.label]))
  const slots = board.slots.filter(slot => slot.day === props.day)
  const meetingsAt = (slot: string, cluster: string) =>
    board.meetings.filter(
      meeting =>
        meeting.slotId === slot &&
        meeting.people.some(person => clustersOf.get(person.participantId)?.includes(cluster) === true),
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="k-schedule-clusters" tabIndex={0} aria-label={text('schedule.board.by.cluster')}>
      <table>
        <caption className="k-hidden">
          {text('schedule.board.label.cluster', { mission: board.mission.title, day: props.day })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('schedule.board.time')}</th>
            {clusters.map(cluster => (
              <th scope="col" key={cluster}>
                {cluster}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map(slot => (
            <tr key={slot.id}>
              <th scope="row">{formatTime(slot.startsAt, board.mission.timeZone, lang)}</th>
              {clusters.map(cluster => (
                <td key={cluster}>
                  <ul>
                    {meetingsAt(slot.id, cluster).map(meeting => (
                      <li key={meeting.id}>
                        {nameMeeting(meeting)}{' '}
                        <span className="k-schedule-quiet">{places.get(meeting.placeId ?? '') ?? ''}</span>
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
