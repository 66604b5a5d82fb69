import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  EmptyState,
  formatDay,
  formatTime,
  LinkButton,
  type Need,
  NeedsList,
  Notice,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getDesk } from '../contract.ts'
import './desk.css'

type Desk = OutputOf<typeof getDesk>
type Text = ReturnType<typeof useText>

/** The desk: each line a number, a cause and one action that works from here. */
export const page = definePage({
  path: '/desk',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ desk: use(getDesk, {}) }),
  actions: [],
  title: (_props, text) => text('desk.title'),
  Component: ({ data, viewer, now }) => {
    const text = useText()
    const { desk } = data
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', {
        hour: '2-digit',
        hour12: false,
        timeZone: viewer.timeZone ?? 'UTC',
      }).format(new Date(now)),
    )
    const count = countNeeds(desk, text)
    const opportunities = opportunityNeeds(desk.opportunities, text)
    const nothing =
      desk.missions.length +
        desk.mine.length +
        desk.clusters.length +
        desk.news.length +
        desk.rooms.length +
        desk.figures.length +
        opportunities.length ===
      0
    return (
      <>
        <PageHeader
          title={text(hour < 12 ? 'desk.morning' : hour < 18 ? 'desk.afternoon' : 'desk.evening')}
          subtitle={nothing ? undefined : text('desk.needs', { count })}
        />
        {desk.administration === null ? null : <Administration facts={desk.administration} />}
        {nothing && desk.administration === null ? (
          <EmptyState
            icon="desk"
            title={text('desk.empty.title')}
            action={
              <LinkButton variant="primary" href="/missions">
                {text('desk.empty.action')}
              </LinkButton>
            }
          >
            {text('desk.empty.why')}
          </EmptyState>
        ) : null}
        <div className="k-desk-cards">
          {desk.mine
            .filter(mine => !desk.missions.some(mission => mission.slug === mine.slug))
            .map(mission => (
              <MyMission key={mission.slug} mission={mission} />
            ))}
          {desk.missions.map(mission => (
            <RunMission
              key={mission.slug}
              mission={mission}
              mine={desk.mine.find(mine => mine.slug === mission.slug) ?? null}
            />
          ))}
          {opportunities.length === 0 ? null : (
            <Block
              title={<a href="/opportunities?show=mine">{text('desk.opportunities.title')}</a>}
              facts={[]}
              needs={opportunities}
              calm={text('desk.opportunities.calm')}
            />
          )}
          {desk.figures.length === 0 ? null : <BelowTarget figures={desk.figures} />}
          {desk.clusters.map(cluster => (
            <MyCluster key={cluster.slug} cluster={cluster} />
          ))}
          {desk.rooms.length === 0 ? null : <Rooms rooms={desk.rooms} />}
          {desk.news.length === 0 ? null : <SearchNews news={desk.news} />}
        </div>
      </>
    )
  },
})

function countNeeds(desk: Desk, text: Text): number {
  return (
    [
      ...desk.mine.flatMap(mission => mineNeeds(mission, text)),
      ...desk.missions.flatMap(mission => runNeeds(mission, text)),
      ...desk.clusters.flatMap(cluster => clusterNeeds(cluster, text)),
      ...newsNeeds(desk.news, text),
      ...figureNeeds(desk.figures, text),
      ...opportunityNeeds(desk.opportunities, text),
    ].length + desk.rooms.length
  )
}

function opportunityNeeds({ interests, reviews, expiring }: Desk['opportunities'], text: Text): Need[] {
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

/** How many are lacking by now, of what, and the records behind it. */
function figureNeeds(figures: Desk['figures'], text: Text): Need[] {
  return figures.flatMap(({ id, name, shippedAs, proven, target, expected }) => {
    const count = Math.floor(expected) - proven
    return need(
      id,
      count,
      text('desk.figures.behind', {
        count,
        name: shippedAs === null ? name : text(`indicators.shipped.${shippedAs}.name`),
        proven,
        target,
      }),
      { href: `/indicators/${id}`, label: text('desk.act.see') },
    )
  })
}

function newsNeeds(news: Desk['news'], text: Text): Need[] {
  return news.flatMap(({ id, name, count, of }) =>
    need(id, count, text('desk.news.found', { name, count }), {
      href: of === 'organisations' ? `/searches/${id}` : `/opportunity-searches/${id}`,
      label: text('desk.act.see'),
    }),
  )
}

function need(
  key: string,
  count: number,
  cause: string,
  action: { href: string; label: string },
  urgent = false,
): Need[] {
  return count === 0
    ? []
    : [{ key, count, cause, urgent, action: <LinkButton href={action.href}>{action.label}</LinkButton> }]
}

function runNeeds(mission: Desk['missions'][number], text: Text): Need[] {
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

function mineNeeds(mission: Desk['mine'][number], text: Text, prefix = ''): Need[] {
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

function clusterNeeds(cluster: Desk['clusters'][number], text: Text): Need[] {
  const at = `/clusters/${cluster.slug}`
  return [
    ...need('met', cluster.neverMet, text('desk.cluster.neverMet', { count: cluster.neverMet }), {
      href: `${at}/introductions`,
      label: text('desk.act.see'),
    }),
    ...need(
      'people',
      cluster.withoutPeople,
      text('desk.cluster.withoutPeople', { count: cluster.withoutPeople }),
      { href: `${at}?gap=people`, label: text('desk.act.add') },
    ),
    ...need(
      'summary',
      cluster.withoutSummary,
      text('desk.cluster.withoutSummary', { count: cluster.withoutSummary }),
      { href: `${at}?gap=summary`, label: text('desk.act.complete') },
    ),
  ]
}

/** One thing this person answers for: its name, when, its figures, then what it needs. */
function Block(props: {
  title: ReactNode
  aside?: ReactNode
  facts: readonly string[]
  needs: Need[]
  calm: string
  children?: ReactNode
}): ReactNode {
  return (
    <Section title={props.title} aside={props.aside}>
      {props.facts.length === 0 ? null : (
        <ul className="k-desk-facts">
          {props.facts.map(fact => (
            <li key={fact}>
              <Fact words={fact} />
            </li>
          ))}
        </ul>
      )}
      {props.children}
      <NeedsList needs={props.needs} calm={<p className="k-desk-calm">{props.calm}</p>} />
    </Section>
  )
}

/** A sentence whose numbers stand out, wherever the language puts them. */
function Fact({ words }: { words: string }): ReactNode {
  return words
    .split(/(\d[\d\u00a0\u202f.,]*)/)
    .map((part, index) => (index % 2 === 1 ? <b key={`${index} ${part}`}>{part}</b> : part))
}

function RunMission(props: {
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

function MyMission({ mission }: { mission: Desk['mine'][number] }): ReactNode {
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

function MyCluster({ cluster }: { cluster: Desk['clusters'][number] }): ReactNode {
  const text = useText()
  return (
    <Block
      title={<a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>}
      facts={[text('desk.cluster.members', { count: cluster.members })]}
      needs={clusterNeeds(cluster, text)}
      calm={text('desk.cluster.calm')}
    />
  )
}

/** Figures of a partnership that are below what should be there by now. */
function BelowTarget({ figures }: { figures: Desk['figures'] }): ReactNode {
  const text = useText()
  const [first] = figures
  if (first === undefined) return null
  return (
    <Block
      title={<a href={`/partnerships/${first.slug}/indicators`}>{text('desk.figures.title')}</a>}
      aside={[...new Set(figures.map(one => one.partnership))].join(', ')}
      facts={[]}
      needs={figureNeeds(figures, text)}
      calm=""
    />
  )
}

/** What saved searches have found that their owner has not looked at. */
function SearchNews({ news }: { news: Desk['news'] }): ReactNode {
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
function Rooms({ rooms }: { rooms: Desk['rooms'] }): ReactNode {
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

function Administration({ facts }: { facts: NonNullable<Desk['administration']> }): ReactNode {
  const text = useText()
  if (facts.clusters === 0 && !facts.sample) {
    return (
      <EmptyState
        icon="partnership"
        title={text('desk.first.title')}
        action={
          <LinkButton variant="primary" href="/sample">
            {text('desk.first.sample')}
          </LinkButton>
        }
        other={<LinkButton href="/clusters/new">{text('desk.first.cluster')}</LinkButton>}
      >
        <ol>
          {['cluster', 'members', 'partnership', 'mission'].map(step => (
            <li key={step}>{text(`desk.first.steps.${step}`)}</li>
          ))}
        </ol>
      </EmptyState>
    )
  }
  return (
    <>
      {facts.smtp ? null : (
        <Notice
          kind="warning"
          title={text('desk.administration.noSmtp')}
          actions={
            <LinkButton href="/administration/mails">
              {text('desk.administration.mails', { count: facts.keptMails })}
            </LinkButton>
          }
        >
          {text('desk.administration.noSmtpWhy')}
        </Notice>
      )}
      {facts.failedMails === 0 ? null : (
        <Notice
          kind="warning"
          title={text('desk.administration.failed', { count: facts.failedMails })}
          actions={<LinkButton href="/administration/mails?state=failed">{text('desk.act.see')}</LinkButton>}
        />
      )}
    </>
  )
}
