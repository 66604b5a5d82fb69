import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Columns,
  DataTable,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getPublicCall } from '../../delegates/contract.ts'
import { listPublicSponsors } from '../../sponsors/contract.ts'
import { getPublicMission } from '../contract-registration.ts'
import { describeEventAsData } from '../rules/event-data.ts'
import { sayDays, sayPlace, sayTimes } from './mission-words.ts'
import { ProgrammeDays } from './Programme.tsx'
import { PublicCall } from './PublicCall.tsx'
import { PublicSponsors } from './PublicSponsors.tsx'
import './missions.css'

type Shown = OutputOf<typeof getPublicMission>

/** The public page of a mission or event: understandable without an account, one invitation to act. */
export const page = definePage({
  path: '/events/:slug',
  access: 'public',
  frame: 'plain',
  width: 'normal',
  calls: ({ params }) => ({
    event: use(getPublicMission, { slug: params.slug ?? '' }),
    delegates: use(getPublicCall, { slug: params.slug ?? '' }),
    sponsors: use(listPublicSponsors, { slug: params.slug ?? '' }),
  }),
  actions: [],
  title: ({ data }) => data.event.title,
  head: ({ data: { event } }) => ({
    path: `/events/${event.slug}`,
    description: event.summary ?? undefined,
    type: 'article',
    data: baseUrl => describeEventAsData(event, baseUrl),
  }),
  Component: ({ data: { event, delegates, sponsors } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={event.title}
          lang={event.lang}
          subtitle={`${sayPlace(event, lang)} · ${sayDays(event.startsOn, event.endsOn, lang)}`}
          meta={<Badge>{text(`missions.type.${event.type}`)}</Badge>}
          actions={
            event.registrationOpen && event.myState === null ? (
              <LinkButton variant="primary" large href={`/events/${event.slug}/register`}>
                {text(event.freeSeats === 0 ? 'missions.register.joinWaiting' : 'missions.register.action')}
              </LinkButton>
            ) : undefined
          }
        />
        <Standing event={event} />
        <Columns side={<Facts event={event} />}>
          {event.summary === null ? null : (
            <p className="k-missions-prose" lang={event.lang}>
              {event.summary}
            </p>
          )}
          {delegates.call === null ? null : <PublicCall call={delegates.call} timeZone={event.timeZone} />}
          {event.programme.length === 0 ? null : (
            <Section title={text('missions.overview.programme')}>
              <ProgrammeDays items={event.programme} timeZone={event.timeZone}>
                {item => (
                  <li key={item.id}>
                    <time dateTime={item.startsAt}>
                      {sayTimes(item.startsAt, item.endsAt, event.timeZone, lang)}
                    </time>
                    <div>
                      <strong lang={event.lang}>{item.title}</strong>
                      {item.place === null ? null : <div>{item.place}</div>}
                      {item.description === null ? null : (
                        <p className="k-missions-prose">{item.description}</p>
                      )}
                    </div>
                  </li>
                )}
              </ProgrammeDays>
            </Section>
          )}
          <PublicSponsors items={sponsors.items} />
          {event.participants === null ? null : (
            <Section
              title={text('missions.public.participants')}
              intro={text('missions.public.participantsWhy', { count: event.confirmed })}
            >
              <DataTable
                caption={text('missions.public.participants')}
                rows={event.participants}
                rowKey={row => `${row.organisation} ${row.country}`}
                empty={
                  <EmptyState icon="organisation" level={3} title={text('missions.public.none')}>
                    {text('missions.public.noneWhy')}
                  </EmptyState>
                }
                columns={[
                  {
                    key: 'organisation',
                    head: text('missions.participants.columns.organisation'),
                    rowHeader: true,
                    cell: row => row.organisation,
                  },
                  {
                    key: 'country',
                    head: text('missions.participants.columns.country'),
                    cell: row => countryName(row.country, lang),
                  },
                  {
                    key: 'offers',
                    head: text('missions.participant.offers'),
                    width: 'wide',
                    cell: row => row.offers ?? '',
                  },
                ]}
              />
            </Section>
          )}
        </Columns>
      </>
    )
  },
})

function Standing(props: { event: Shown }): ReactNode {
  const text = useText()
  const { event } = props
  if (event.state === 'cancelled') return <Notice kind="error" title={text('missions.overview.cancelled')} />
  if (event.myState !== null)
    return (
      <Notice
        kind="success"
        title={text(`missions.public.mine.${event.myState}`)}
        actions={
          <LinkButton href={`/missions/${event.slug}`}>{text('missions.public.toMission')}</LinkButton>
        }
      />
    )
  if (event.registrationOpen) return null
  return (
    <Notice
      kind="info"
      title={text(
        event.registration === 'invitation' ? 'missions.public.byInvitation' : 'missions.public.closed',
      )}
    />
  )
}

function Facts(props: { event: Shown }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { event } = props
  const label = (name: string) => text(`missions.fields.${name}`)
  return (
    <DescriptionList
      items={[
        { term: label('days'), value: sayDays(event.startsOn, event.endsOn, lang) },
        {
          term: label('place'),
          value: [event.venue, event.address, sayPlace(event, lang)].filter(Boolean).join(', '),
        },
        { term: label('directions'), value: event.directions },
        { term: label('format'), value: text(`missions.format.${event.format}`) },
        { term: label('timeZone'), value: event.timeZone },
        { term: label('linkedFair'), value: event.linkedFair },
        { term: label('partnership'), value: event.partnership },
        { term: label('leadCluster'), value: event.leadCluster },
        { term: text('missions.overview.seats'), value: event.freeSeats },
        {
          term: text('missions.settings.registration.closesAt'),
          value:
            event.registrationClosesAt === null
              ? null
              : `${formatDay(event.registrationClosesAt, event.timeZone, lang)} ${formatTime(event.registrationClosesAt, event.timeZone, lang)}`,
        },
      ]}
    />
  )
}
