import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  Columns,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import { getMission, getMissionOverview, setMissionState } from '../contract.ts'
import { leaveItem, listProgramme, signUpForItem } from '../contract-setup.ts'
import { MissionDesk } from './MissionDesk.tsx'
import { type MissionData, MissionHead } from './MissionNav.tsx'
import { sayPlace } from './mission-words.ts'
import { Programme } from './Programme.tsx'
import './missions.css'

/** A mission: what needs me now, the programme, the numbers; each role its own. */
export const page = definePage({
  path: '/missions/:mission',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    overview: use(getMissionOverview, { mission: params.mission ?? '' }),
    programme: use(listProgramme, { mission: params.mission ?? '' }),
    feeds: use(getFeeds, { kind: 'mission', record: params.mission ?? '' }),
  }),
  actions: [setMissionState, signUpForItem, leaveItem],
  title: ({ data }) => data.mission.title,
  Component: ({ data }) => {
    const text = useText()
    const { mission, programme } = data
    const me = mission.mine.participants.find(participant => participant.state === 'confirmed')
    return (
      <>
        <MissionHead mission={mission} current="overview" actions={<NextStep mission={mission} />} />
        {mission.state === 'cancelled' ? (
          <Notice kind="error" title={text('missions.overview.cancelled')} />
        ) : null}
        <Columns
          side={
            <>
              <Facts mission={mission} />
              <CountsIn read={data.feeds} />
            </>
          }
        >
          {data.overview.desk === null ? null : <MissionDesk slug={mission.slug} desk={data.overview.desk} />}
          <MyPart mission={mission} />
          {mission.summary === null ? null : (
            <Section title={text('missions.overview.about')}>
              <p className="k-missions-prose" lang={mission.lang}>
                {mission.summary}
              </p>
            </Section>
          )}
          <Section title={text('missions.overview.programme')}>
            {programme.items.length === 0 ? (
              <EmptyState
                icon="calendar"
                level={3}
                title={text('missions.programme.none')}
                action={
                  mission.mine.runs ? (
                    <LinkButton href={`/missions/${mission.slug}/settings/programme`}>
                      {text('missions.programme.add')}
                    </LinkButton>
                  ) : undefined
                }
              >
                {text('missions.programme.why')}
              </EmptyState>
            ) : (
              <Programme mission={mission} programme={programme} participantId={me?.id ?? null} />
            )}
          </Section>
        </Columns>
      </>
    )
  },
})

/** The one step the organiser takes next: open the mission, or look at the board. */
function NextStep(props: { mission: MissionData }): ReactNode {
  const text = useText()
  const { mission } = props
  if (!mission.mine.runs) return null
  if (mission.state === 'draft')
    return (
      <CallForm
        call={setMissionState}
        fixed={{ mission: mission.id, state: 'open' }}
        done="missions.done.opened"
      >
        <Button variant="primary">{text('missions.overview.open')}</Button>
      </CallForm>
    )
  return (
    <>
      <LinkButton variant="primary" icon="plus" href={`/missions/${mission.slug}/participants/invite`}>
        {text('missions.invite.action')}
      </LinkButton>
      <LinkButton icon="copy" href={`/missions/${mission.slug}/copy`}>
        {text('missions.copy.action')}
      </LinkButton>
    </>
  )
}

/** What a participant, an editor or a host has to do here. */
function MyPart(props: { mission: MissionData }): ReactNode {
  const text = useText()
  const { mission } = props
  const { mine, slug } = mission
  if (mine.participants.length === 0 && !mine.hosts) return null
  return (
    <Section title={text('missions.overview.mine')}>
      <ul className="k-missions-needs">
        {mine.participants.map(participant => (
          <li key={participant.id}>
            <b aria-hidden="true">
              {participant.availabilityConfirmed || participant.kind === 'represented' ? '✓' : '!'}
            </b>
            <span>
              {participant.organisation} · {text(`missions.participantState.${participant.state}`)}
              {participant.state === 'confirmed' &&
              participant.kind !== 'represented' &&
              !participant.availabilityConfirmed
                ? `: ${text('missions.overview.noAvailability')}`
                : ''}
            </span>
            <LinkButton
              href={
                participant.availabilityConfirmed || participant.kind === 'represented'
                  ? `/missions/${slug}/participants/${participant.id}`
                  : `/missions/${slug}/participants/${participant.id}/availability`
              }
            >
              {text(
                participant.availabilityConfirmed || participant.kind === 'represented'
                  ? 'missions.overview.open1'
                  : 'missions.availability.action',
              )}
            </LinkButton>
          </li>
        ))}
        {mine.hosts ? (
          <li>
            <b aria-hidden="true">↗</b>
            <span>{text('missions.host.why')}</span>
            <LinkButton href={`/missions/${slug}/host`}>{text('missions.host.action')}</LinkButton>
          </li>
        ) : null}
      </ul>
    </Section>
  )
}

function Facts(props: { mission: OutputOf<typeof getMission> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { mission } = props
  const label = (name: string) => text(`missions.fields.${name}`)
  const kinds = Object.entries(mission.numbers.confirmedByKind).map(([kind, count]) =>
    text(`missions.kindCount.${kind}`, { count }),
  )
  return (
    <>
      <Section title={text('missions.overview.numbers')}>
        <DescriptionList
          items={[
            {
              term: label('confirmed'),
              value: kinds.length === 0 ? text('missions.overview.nobody') : kinds.join(', '),
            },
            { term: text('missions.overview.organisations'), value: mission.numbers.organisations },
            {
              term: text('missions.overview.seats'),
              value:
                mission.numbers.freeSeats === null
                  ? null
                  : text('missions.overview.seatsOf', {
                      free: mission.numbers.freeSeats,
                      of: mission.capacity,
                    }),
            },
            {
              term: text('missions.overview.slots'),
              value: text('missions.overview.slotsAt', {
                slots: mission.numbers.slots,
                places: mission.numbers.places,
              }),
            },
          ]}
        />
      </Section>
      <Section title={text('missions.overview.facts')}>
        <DescriptionList
          items={[
            { term: label('type'), value: text(`missions.type.${mission.type}`) },
            {
              term: label('partnership'),
              value: <a href={`/partnerships/${mission.partnership.slug}`}>{mission.partnership.name}</a>,
            },
            {
              term: label('leadCluster'),
              value: <a href={`/clusters/${mission.leadCluster.slug}`}>{mission.leadCluster.name}</a>,
            },
            {
              term: label('place'),
              value: [mission.venue, sayPlace(mission, lang)].filter(Boolean).join(', '),
            },
            { term: label('address'), value: mission.address },
            { term: label('directions'), value: mission.directions },
            { term: label('timeZone'), value: mission.timeZone },
            { term: label('linkedFair'), value: mission.linkedFair },
            {
              term: text('missions.overview.copiedFrom'),
              value:
                mission.copiedFrom === null ? null : (
                  <a href={`/missions/${mission.copiedFrom.slug}`}>{mission.copiedFrom.title}</a>
                ),
            },
            {
              term: text('missions.overview.publicPage'),
              value: mission.publicPage ? (
                <a href={`/events/${mission.slug}`}>{text('missions.overview.seePublic')}</a>
              ) : null,
            },
          ]}
        />
      </Section>
    </>
  )
}
