import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Columns,
  DataTable,
  DescriptionList,
  EmptyState,
  Figure,
  FigureRow,
  formatNumber,
  LanguageText,
  LinkButton,
  PageHeader,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getPartnership } from '../contract.ts'
import { dayWords, periodWords } from './days.ts'
import { PartnershipLinks } from './PartnershipLinks.tsx'
import './partnerships.css'

type Partnership = OutputOf<typeof getPartnership>

/** A partnership for everybody who may know of it: who goes together, where, and what is next. */
export const page = definePage({
  path: '/partnerships/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ partnership: use(getPartnership, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: ({ data }) => data.partnership.acronym,
  Component: ({ data, viewer }) => {
    const text = useText()
    const it = data.partnership
    const current = it.partners.filter(partner => partner.leftOn === null)
    return (
      <>
        <PageHeader
          title={it.acronym}
          subtitle={it.title}
          steps={[{ href: '/partnerships', label: text('partnerships.title') }]}
          actions={
            it.mayEdit ? (
              <>
                <LinkButton variant="primary" icon="plus" href={`/missions/new?partnership=${it.slug}`}>
                  {text('partnerships.newMission')}
                </LinkButton>
                <LinkButton icon="people" href="/people">
                  {text('partnerships.people')}
                </LinkButton>
                <LinkButton icon="edit" href={`/partnerships/${it.slug}/edit`}>
                  {text('partnerships.edit')}
                </LinkButton>
              </>
            ) : undefined
          }
        />
        <Columns side={<Side partnership={it} />}>
          <FigureRow>
            <Figure
              value={current.length}
              unit={text('partnerships.figure.clusters', { count: current.length })}
            />
            <Figure
              value={it.organisations}
              unit={text('partnerships.figure.organisations', { count: it.organisations })}
              note={text('partnerships.figure.once')}
            />
            <Figure
              value={it.missions.length}
              unit={text('partnerships.figure.missions', { count: it.missions.length })}
            />
          </FigureRow>
          <PartnershipLinks partnership={it} viewer={viewer} />
          {it.summary === null ? null : (
            <Section title={text('partnerships.about')}>
              <LanguageText block text={it.summary} lang={it.lang} />
            </Section>
          )}
          <Missions partnership={it} />
          <Partners partnership={it} />
        </Columns>
      </>
    )
  },
})

const missionStates: Record<string, State> = {
  open: 'agreed',
  over: 'locked',
  cancelled: 'conflict',
}

function Missions(props: { partnership: Partnership }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.partnership
  return (
    <Section title={text('partnerships.missions')}>
      <DataTable
        caption={text('partnerships.missions')}
        rows={it.missions}
        rowKey={mission => mission.id}
        empty={
          <EmptyState icon="missions" level={3} title={text('partnerships.noMissionTitle')}>
            {text(it.mayEdit ? 'partnerships.noMissionWhy' : 'partnerships.noMissionReader')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            head: text('partnerships.field.mission'),
            width: 'wide',
            cell: mission => <a href={`/missions/${mission.slug}`}>{mission.title}</a>,
          },
          {
            key: 'place',
            head: text('partnerships.field.place'),
            cell: mission => `${mission.city}, ${countryName(mission.country, lang)}`,
          },
          {
            key: 'dates',
            head: text('partnerships.field.period'),
            cell: mission => periodWords(mission.startsOn, mission.endsOn, lang),
          },
          {
            key: 'state',
            head: text('partnerships.field.state'),
            cell: mission => (
              <StateBadge state={missionStates[mission.state] ?? 'quiet'}>
                {text(`partnerships.missionState.${mission.state}`)}
              </StateBadge>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Partners(props: { partnership: Partnership }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('partnerships.clusters')}>
      <DataTable
        caption={text('partnerships.clusters')}
        rows={props.partnership.partners}
        rowKey={partner => `${partner.id} ${partner.joinedOn}`}
        rowState={partner => (partner.leftOn === null ? undefined : 'past')}
        columns={[
          {
            key: 'name',
            head: text('partnerships.field.cluster'),
            width: 'wide',
            cell: partner => (
              <>
                <a href={`/clusters/${partner.slug}`}>{partner.shortName}</a>{' '}
                {partner.role === 'coordinator' ? (
                  <Badge strong>{text('partnerships.role.coordinator')}</Badge>
                ) : null}
                {partner.name === partner.shortName ? null : (
                  <>
                    <br />
                    <small>{partner.name}</small>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'place',
            head: text('partnerships.field.place'),
            cell: partner => [partner.city, countryName(partner.country, lang)].filter(Boolean).join(', '),
          },
          {
            key: 'since',
            head: text('partnerships.field.since'),
            cell: partner =>
              partner.leftOn === null
                ? dayWords(partner.joinedOn, lang)
                : text('partnerships.left', { day: dayWords(partner.leftOn, lang) }),
          },
          {
            key: 'members',
            head: text('partnerships.field.members'),
            numeric: true,
            cell: partner => formatNumber(partner.members, lang),
          },
        ]}
      />
    </Section>
  )
}

function Side(props: { partnership: Partnership }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.partnership
  const hasFacts = [it.theme, it.startsOn, it.endsOn].some(fact => fact !== null)
  const stages: Record<string, State> = {
    studied: 'quiet',
    planned: 'waiting',
    visited: 'agreed',
    dropped: 'conflict',
  }
  return (
    <>
      <Section title={text('partnerships.markets')}>
        {it.markets.length === 0 ? (
          <p>{text('partnerships.noMarkets')}</p>
        ) : (
          <DescriptionList
            items={it.markets.map(market => ({
              term: countryName(market.country, lang),
              value: (
                <>
                  <StateBadge state={stages[market.stage] ?? 'quiet'}>
                    {text(`partnerships.stage.${market.stage}`)}
                  </StateBadge>
                  {market.reason === null ? null : <small> {market.reason}</small>}
                </>
              ),
            }))}
          />
        )}
      </Section>
      {hasFacts ? (
        <Section title={text('partnerships.facts')}>
          <DescriptionList
            items={[
              { term: text('partnerships.field.theme'), value: it.theme },
              {
                term: text('partnerships.field.period'),
                value: periodWords(it.startsOn, it.endsOn, lang),
              },
            ]}
          />
        </Section>
      ) : null}
      {it.grants.map(grant => (
        <Section
          key={`${grant.title} ${grant.grantNumber} ${grant.startsOn}`}
          title={text('partnerships.grants.one', { title: grant.title })}
        >
          <DescriptionList
            items={[
              { term: text('partnerships.field.grantNumber'), value: grant.grantNumber },
              { term: text('partnerships.field.callIdentifier'), value: grant.callIdentifier },
              { term: text('partnerships.field.programme'), value: grant.programme },
              {
                term: text('partnerships.field.period'),
                value: periodWords(grant.startsOn, grant.endsOn, lang) || null,
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
