import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Columns,
  DescriptionList,
  EmptyState,
  Figure,
  FigureRow,
  formatNumber,
  LanguageText,
  LinkButton,
  Menu,
  MenuLink,
  type Need,
  NeedsList,
  PageHeader,
  Section,
  StateBadge,
  Tag,
  TagList,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { inviteToRole, revokeRole } from '../../accounts/contract-invitations.ts'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import { addClusterPerson, getCluster, listOrganisations } from '../contract.ts'
import { mapOrganisations } from '../contract-map.ts'
import { withdrawMembershipRequest } from '../contract-memberships.ts'
import { endClusterPerson } from '../contract-people.ts'
import { describeClusterAsData } from '../rules/structured-data.ts'
import { ClusterFacts, ClusterServices } from './ClusterFacts.tsx'
import { ClusterMap } from './ClusterMap.tsx'
import { ClusterMembers } from './ClusterMembers.tsx'
import './directory.css'
import './profile.css'
import { ClusterManagers, EndClusterPerson, InviteManager } from './ClusterPeople.tsx'
import { dayWords } from './days.ts'
import { readFilters, readPage } from './filters.ts'
import { AskedMemberships } from './MembershipRequests.tsx'
import { usePlace } from './OrganisationResults.tsx'
import { PeopleList } from './People.tsx'
import { validationLook } from './validation-look.ts'

type Cluster = OutputOf<typeof getCluster>

/** A cluster: what needs its manager first, then its members, people and numbers. */
export const page = definePage({
  path: '/clusters/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query, viewer }) => ({
    counted: viewer.signedIn ? use(getFeeds, { kind: 'partner', record: params.slug ?? '' }) : null,
    cluster: use(getCluster, { cluster: params.slug ?? '' }),
    members: use(listOrganisations, {
      ...readFilters(query),
      cluster: params.slug ?? '',
      page: readPage(query),
      pageSize: 50,
      sort: 'name',
    }),
    map: use(mapOrganisations, { cluster: params.slug ?? '', fit: true }),
  }),
  actions: [addClusterPerson, endClusterPerson, inviteToRole, revokeRole, withdrawMembershipRequest],
  title: ({ data }) => data.cluster.shortName,
  head: ({ data: { cluster: it } }) => ({
    path: `/clusters/${it.slug}`,
    description: it.summary ?? undefined,
    type: 'profile',
    data: baseUrl => describeClusterAsData(it, baseUrl),
  }),
  Component: ({ data, query, viewer, now }) => {
    const text = useText()
    const place = usePlace()
    const it = data.cluster
    return (
      <>
        <PageHeader
          title={it.name}
          lang={it.lang}
          meta={
            it.validation === null ? undefined : (
              <StateBadge state={validationLook[it.validation]}>
                {text(`directory.validation.state.${it.validation}`)}
              </StateBadge>
            )
          }
          subtitle={place(it)}
          steps={[{ href: '/clusters', label: text('directory.clusters.title') }]}
          actions={it.mayEdit ? <ManagerActions cluster={it} /> : undefined}
        />
        {it.mayEdit && it.numbers.members > 0 ? <ManagerNeeds cluster={it} /> : null}
        <Columns side={<Side cluster={it} />}>
          {it.summary === null ? null : (
            <p className="k-directory-lead">
              <LanguageText text={it.summary} lang={it.lang} />
            </p>
          )}
          {it.numbers.members === 0 ? (
            <NoMembers cluster={it} signedIn={viewer.signedIn} />
          ) : (
            <>
              <FigureRow>
                <Figure value={it.numbers.members} unit={text('directory.cluster.members')} />
                <Figure
                  value={it.numbers.smes}
                  base={it.numbers.members}
                  unit={text('directory.cluster.smes')}
                  href={`/clusters/${it.slug}?kind=sme#members`}
                />
                <Figure
                  value={it.numbers.research}
                  base={it.numbers.members}
                  unit={text('directory.cluster.research')}
                />
              </FigureRow>
              <ClusterMembers slug={it.slug} query={query} members={data.members} />
              <ClusterMap slug={it.slug} map={data.map} />
            </>
          )}
          <AskedMemberships requests={it.asked} next={`/clusters/${it.slug}`} />
          <ClusterServices cluster={it} />
          {it.description === null ? null : (
            <Section title={text('directory.field.description')}>
              <LanguageText block text={it.description} lang={it.lang} />
            </Section>
          )}
          <Section title={text('directory.people.title')}>
            <PeopleList
              people={it.people}
              empty={text(viewer.signedIn ? 'directory.people.noneCluster' : 'directory.people.signIn')}
              mayEdit={it.mayEdit}
              addCall={addClusterPerson}
              addFixed={{ cluster: it.slug }}
              end={person => <EndClusterPerson cluster={it} person={person} today={now.slice(0, 10)} />}
            />
          </Section>
          {data.counted === null ? null : <CountsIn read={data.counted} />}
          {it.mayEdit ? (
            <Section title={text('directory.people.managers')} intro={text('directory.people.managersWhy')}>
              <ClusterManagers cluster={it} />
              <InviteManager cluster={it} />
            </Section>
          ) : null}
        </Columns>
      </>
    )
  },
})

function ManagerActions(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  const { slug, partnerships } = props.cluster
  return (
    <>
      <LinkButton variant="primary" icon="upload" href={`/clusters/${slug}/import`}>
        {text('directory.cluster.import')}
      </LinkButton>
      <LinkButton icon="plus" href={`/organisations/new?cluster=${slug}`}>
        {text('directory.cluster.addOne')}
      </LinkButton>
      <Menu label={text('directory.clusterDetails.more')}>
        <MenuLink href={`/clusters/${slug}/details`}>{text('directory.clusterDetails.link')}</MenuLink>
        <MenuLink href={`/clusters/${slug}/matches`}>{text('matching.cluster.link')}</MenuLink>
        <MenuLink href={`/clusters/${slug}/profiles`}>{text('directory.health.link')}</MenuLink>
        <MenuLink href={`/clusters/${slug}/introductions`}>
          {text('directory.cluster.introductions')}
        </MenuLink>
        <MenuLink href={`/clusters/${slug}/validation`}>{text('directory.validation.link')}</MenuLink>
        {partnerships.map(one => (
          <MenuLink key={one.slug} href={`/partnerships/${one.slug}/declarations`}>
            {text('declarations.linkFor', { partnership: one.acronym })}
          </MenuLink>
        ))}
      </Menu>
      <LinkButton variant="quiet" icon="edit" href={`/clusters/${slug}/edit`}>
        {text('directory.cluster.edit')}
      </LinkButton>
    </>
  )
}

/** What only the manager can mend: each line is a number, a cause and the list it stands for. */
function ManagerNeeds(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  const { slug, numbers } = props.cluster
  const gaps = [
    { key: 'people', count: numbers.withoutPeople },
    { key: 'summary', count: numbers.withoutSummary },
    { key: 'confirmation', count: numbers.unconfirmed },
  ]
  const needs: Need[] = gaps
    .filter(gap => gap.count > 0)
    .map(gap => ({
      ...gap,
      cause: text(`directory.cluster.need.${gap.key}`, { count: gap.count }),
      href:
        gap.key === 'confirmation'
          ? `/clusters/${slug}/profiles`
          : `/clusters/${slug}?gap=${gap.key}#members`,
    }))
  if (props.cluster.toAnswer > 0)
    needs.unshift({
      key: 'to-answer',
      count: props.cluster.toAnswer,
      cause: text('directory.membershipRequest.need'),
      href: `/clusters/${slug}/profiles#to-answer`,
    })
  if (needs.length === 0) return null
  return (
    <div className="k-directory-needs">
      <Section
        title={text('directory.cluster.needs')}
        aside={<a href={`/clusters/${slug}/profiles`}>{text('directory.health.link')}</a>}
      >
        <NeedsList needs={needs} label={text('directory.cluster.needs')} />
      </Section>
    </div>
  )
}

function NoMembers(props: { cluster: Cluster; signedIn: boolean }): ReactNode {
  const text = useText()
  const { cluster } = props
  if (!props.signedIn)
    return (
      <EmptyState
        icon="organisation"
        title={text('directory.cluster.closedTitle')}
        action={<LinkButton href="/sign-in">{text('directory.find.signIn')}</LinkButton>}
      >
        {text('directory.cluster.closedWhy')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon="organisation"
      title={text('directory.cluster.emptyTitle')}
      {...(cluster.mayEdit
        ? {
            action: (
              <LinkButton variant="primary" icon="upload" href={`/clusters/${cluster.slug}/import`}>
                {text('directory.cluster.import')}
              </LinkButton>
            ),
            other: (
              <LinkButton href={`/organisations/new?cluster=${cluster.slug}`}>
                {text('directory.cluster.addOne')}
              </LinkButton>
            ),
          }
        : {})}
    >
      {text(cluster.mayEdit ? 'directory.cluster.emptyWhy' : 'directory.cluster.emptyReader')}
    </EmptyState>
  )
}

function Side(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.cluster
  const term = (name: string) => text(`directory.field.${name}`)
  const hasFacts =
    it.shortName !== it.name ||
    [it.website, it.email, it.foundedYear, it.staffFte, it.legalEntity].some(fact => fact !== null)
  return (
    <>
      {hasFacts ? (
        <Section title={text('directory.organisation.facts')}>
          <DescriptionList
            items={[
              { term: term('shortName'), value: it.shortName === it.name ? null : it.shortName },
              {
                term: term('website'),
                value:
                  it.website === null ? null : (
                    <a href={it.website} rel="noopener external">
                      {it.website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
                    </a>
                  ),
              },
              {
                term: term('email'),
                value: it.email === null ? null : <a href={`mailto:${it.email}`}>{it.email}</a>,
              },
              { term: term('foundedYear'), value: it.foundedYear },
              { term: term('staffFte'), value: it.staffFte },
              {
                term: term('legalEntity'),
                value:
                  it.legalEntity === null ? null : (
                    <a href={`/organisations/${it.legalEntity.slug}`}>{it.legalEntity.name}</a>
                  ),
              },
            ]}
          />
        </Section>
      ) : null}
      {it.technologies.length === 0 ? null : (
        <Section title={term('technologies')}>
          <TagList>
            {it.technologies.map(word => (
              <Tag key={word} lang={it.lang}>
                {word}
              </Tag>
            ))}
          </TagList>
        </Section>
      )}
      <ClusterFacts cluster={it} />
      {it.partnerships.length === 0 ? null : (
        <Section title={text('directory.cluster.partnerships')}>
          <ul className="k-directory-plain">
            {it.partnerships.map(partnership => (
              <li key={partnership.slug}>
                <a href={`/partnerships/${partnership.slug}`}>{partnership.acronym}</a>{' '}
                <small>{text(`directory.cluster.role.${partnership.role}`)}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {it.imports.length === 0 ? null : (
        <Section title={text('directory.cluster.imports')}>
          <ul className="k-directory-plain">
            {it.imports.map(one => (
              <li key={one.id}>
                <a href={`/imports/${one.id}`}>{one.fileName}</a>
                <br />
                <small>
                  {dayWords(one.createdAt.slice(0, 10), lang)} ·{' '}
                  {text('directory.cluster.importLine', {
                    created: formatNumber(one.created, lang),
                    rejected: formatNumber(one.rejected, lang),
                  })}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
