import type { ReactNode } from 'react'
import { formatDay, formatTime, type Need } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { type Desk, need, type Text } from './desk-words.tsx'

/** What a mission needs of those who run it. */
export function runNeeds(mission: Desk['missions'][number], text: Text): Need[] {
  const at = `/missions/${mission.slug}`
  const waiting = mission.acceptedMeetings - mission.scheduledMeetings
  return [
    ...need(
      'applications',
      mission.applications,
      text('desk.run.applications', { count: mission.applications }),
      { href: `${at}/participants?state=applied`, label: text('desk.act.decide') },
    ),
    ...need(
      'pending',
      mission.pendingOver48Hours,
      text('desk.run.pending', { count: mission.pendingOver48Hours }),
      { href: `${at}/requests?box=all&overdue=true`, label: text('desk.act.remind') },
    ),
    ...need(
      'availability',
      mission.withoutAvailability,
      text('desk.run.availability', { count: mission.withoutAvailability }),
      { href: `${at}/participants?need=availability`, label: text('desk.act.see') },
    ),
    ...need('steps', mission.stepsLate, text('desk.run.steps', { count: mission.stepsLate }), {
      href: `${at}/preparation/delegates?missing=any`,
      label: text('desk.act.see'),
    }),
    ...need('silent', mission.silentMeetings, text('desk.run.silent', { count: mission.silentMeetings }), {
      href: `${at}/outcomes?show=silent`,
      label: text('desk.act.see'),
    }),
    ...need('request', mission.withoutRequest, text('desk.run.request', { count: mission.withoutRequest }), {
      href: `${at}/participants?need=request`,
      label: text('desk.act.see'),
    }),
    ...(mission.sessions === 0
      ? need('sessions', 1, text('desk.run.sessions'), {
          href: `${at}/settings/sessions`,
          label: text('desk.act.add'),
        })
      : waiting > 0
        ? need(
            'schedule',
            waiting,
            text(
              mission.schedule === 'none'
                ? 'desk.run.build'
                : mission.schedule === 'draft'
                  ? 'desk.run.publish'
                  : 'desk.run.unplaced',
              { count: waiting },
            ),
            {
              href: `${at}/board`,
              label: text(mission.schedule === 'none' ? 'desk.act.build' : 'desk.act.board'),
            },
            mission.daysAhead <= 14,
          )
        : []),
  ]
}

/** What a mission needs of somebody who takes part. */
export function mineNeeds(mission: Desk['mine'][number], text: Text, prefix = ''): Need[] {
  const at = `/missions/${mission.slug}`
  return [
    ...need(
      `${prefix}answer`,
      mission.toAnswer,
      text('desk.mine.answer', { count: mission.toAnswer }),
      { href: `${at}/requests?box=received&state=pending`, label: text('desk.act.answer') },
      true,
    ),
    ...(mission.availabilityConfirmed
      ? []
      : need(`${prefix}availability`, 1, text('desk.mine.availability'), {
          href: `${at}/participants/${mission.participantId}/availability`,
          label: text('desk.act.say'),
        })),
  ]
}

/** A mission that somebody runs. */
export function RunMission(props: {
  mission: Desk['missions'][number]
  /** The part of somebody who runs the mission and takes part in it, too. */
  mine: Desk['mine'][number] | null
}): ReactNode {
  const text = useText()
  const { mission, mine } = props
  const when =
    mission.daysAhead > 0 ? text('desk.run.ahead', { count: mission.daysAhead }) : text('desk.run.now')
  return (
    <Block
      title={
        <a href={`/missions/${mission.slug}`} lang={mission.lang}>
          {mission.title}
        </a>
      }
      aside={`${mission.city} · ${when}`}
      facts={[
        text('desk.run.participants', { count: mission.confirmed }),
        text('desk.run.requests', { count: mission.requests }),
        ...(mission.acceptedMeetings === 0
          ? []
          : [
              text('desk.run.scheduled', {
                value: mission.scheduledMeetings,
                count: mission.acceptedMeetings,
              }),
            ]),
      ]}
      needs={[...(mine === null ? [] : mineNeeds(mine, text, 'mine-')), ...runNeeds(mission, text)]}
      calm={text('desk.run.calm')}
    >
      {mine === null ? null : <NextMeeting mission={mine} />}
    </Block>
  )
}

/** A mission that somebody takes part in. */
export function MyMission({ mission }: { mission: Desk['mine'][number] }): ReactNode {
  const text = useText()
  return (
    <Block
      title={
        <a href={`/missions/${mission.slug}`} lang={mission.lang}>
          {mission.title}
        </a>
      }
      aside={mission.city}
      facts={[mission.organisation, text('desk.mine.meetings', { count: mission.meetings })]}
      needs={mineNeeds(mission, text)}
      calm={text('desk.mine.calm')}
    >
      <NextMeeting mission={mission} />
    </Block>
  )
}

/** Where to be next, as large as it can be read while walking. */
function NextMeeting({ mission }: { mission: Desk['mine'][number] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { next, timeZone } = mission
  if (next === null) return null
  return (
    <p className="k-desk-next">
      <a href={`/missions/${mission.slug}/my-schedule`}>
        <span className="k-desk-next-word">{text('desk.mine.next')}</span>{' '}
        <time dateTime={next.startsAt}>
          {`${formatDay(next.startsAt, timeZone, lang, 'short')} ${formatTime(next.startsAt, timeZone, lang)}`}
        </time>{' '}
        <span className="k-desk-next-where">{next.place}</span> <strong>{next.counterpart}</strong>
      </a>
    </p>
  )
}
