import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { EmptyState, LinkButton, Section } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { getMissionDesk } from '../contract.ts'

type Desk = OutputOf<typeof getMissionDesk>

/** What needs the organiser now: a number, its cause, and the one step that works from here. */
export function MissionDesk(props: { slug: string; desk: Desk }): ReactNode {
  const text = useText()
  const { slug, desk } = props
  const people = `/missions/${slug}/participants`
  const lines = [
    { key: 'applications', count: desk.applications, href: `${people}?state=applied` },
    {
      key: 'withoutAvailability',
      count: desk.withoutAvailability,
      href: `${people}?need=availability&mail=1#mail`,
    },
    { key: 'withoutRequest', count: desk.withoutRequest, href: `${people}?need=request&mail=1#mail` },
    {
      key: 'underThreeMeetings',
      count: desk.underThreeMeetings,
      href: `${people}?need=three-meetings&mail=1#mail`,
    },
    {
      key: 'pendingOver48Hours',
      count: desk.pendingOver48Hours,
      href: `/missions/${slug}/requests?box=all&overdue=true`,
    },
    { key: 'invitedWithoutAnswer', count: desk.invitedWithoutAnswer, href: `${people}?state=invited` },
    { key: 'waitingList', count: desk.waitingList, href: `${people}?state=waiting-list` },
    {
      key: 'unscheduled',
      count: Math.max(0, desk.acceptedMeetings - desk.scheduledMeetings),
      href: `/missions/${slug}/board`,
    },
  ].filter(line => line.count > 0)
  return (
    <Section
      title={text('missions.desk.title', { count: lines.length })}
      aside={<a href={`/missions/${slug}/board`}>{text(`missions.desk.schedule.${desk.schedule}`)}</a>}
    >
      {desk.confirmed === 0 && desk.invitedWithoutAnswer === 0 ? (
        <EmptyState
          icon="people"
          level={3}
          title={text('missions.desk.nobody')}
          action={<LinkButton href={`${people}/invite`}>{text('missions.invite.action')}</LinkButton>}
        >
          {text('missions.desk.nobodyWhy')}
        </EmptyState>
      ) : (
        <ul className="k-missions-needs">
          {lines.map(line => (
            <li key={line.key}>
              <b>{line.count}</b>
              <span>{text(`missions.desk.${line.key}`, { count: line.count })}</span>
              <LinkButton href={line.href}>
                {text(`missions.desk.act.${line.key}`, { count: line.count })}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p>
        {text('missions.desk.places', {
          free: desk.freePlaces,
          of: desk.slots * desk.places,
          scheduled: desk.scheduledMeetings,
          accepted: desk.acceptedMeetings,
        })}
      </p>
    </Section>
  )
}
