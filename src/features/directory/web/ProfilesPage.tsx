import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  Figure,
  FigureRow,
  PageHeader,
  Pagination,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { decideClaim, listClaims } from '../contract-claims.ts'
import { healthFilters, listProfileHealth, remindProfiles } from '../contract-freshness.ts'
import { answerMembershipRequest, listMembershipRequests } from '../contract-memberships.ts'
import { ClaimsList } from './ClaimsList.tsx'
import { dayWords } from './days.ts'
import './directory.css'
import './profile.css'
import { readPage } from './filters.ts'
import { RequestsToAnswer } from './MembershipRequests.tsx'

type Health = OutputOf<typeof listProfileHealth>

const readShow = (show: string | undefined) => healthFilters.find(filter => filter === show) ?? 'stale'

/** A manager's view of the members' profiles: whom to chase, and one button that asks them all. */
export const page = definePage({
  path: '/clusters/:slug/profiles',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    health: use(listProfileHealth, {
      cluster: params.slug ?? '',
      show: readShow(query.show),
      page: readPage(query),
      pageSize: 50,
    }),
    claims: use(listClaims, { cluster: params.slug ?? '' }),
    requests: use(listMembershipRequests, { cluster: params.slug ?? '' }),
  }),
  actions: [remindProfiles, decideClaim, answerMembershipRequest],
  title: (_props, text) => text('directory.health.title'),
  Component: ({ data, params, query }) => {
    const text = useText()
    const { health } = data
    const slug = params.slug ?? ''
    const here = `/clusters/${slug}/profiles`
    const show = readShow(query.show)
    const counts = {
      stale: health.counts.stale,
      incomplete: health.counts.incomplete,
      'no-contact': health.counts.noContact,
      all: health.counts.all,
    }
    return (
      <>
        <PageHeader
          title={text('directory.health.title')}
          subtitle={text('directory.health.why')}
          steps={[{ href: `/clusters/${slug}`, label: health.clusterName }]}
          actions={<RemindAll health={health} slug={slug} />}
        />
        <FigureRow>
          <Figure
            value={health.counts.all - health.counts.stale}
            base={health.counts.all}
            unit={text('directory.health.confirmed')}
          />
          <Figure
            value={Math.round(health.counts.averageCompleteness * 100)}
            unit={`% ${text('directory.health.average')}`}
          />
        </FigureRow>
        <RequestsToAnswer requests={data.requests.toAnswer} next={here} />
        <ClaimsList claims={data.claims.items} next={here} />
        <Tabs
          label={text('directory.health.title')}
          tabs={healthFilters.map(filter => ({
            href: `${here}?show=${filter}`,
            label: text(`directory.health.show.${filter}`),
            count: counts[filter],
            current: filter === show,
          }))}
        />
        <HealthTable health={health} slug={slug} show={show} />
        <Pagination
          page={health.page}
          pageSize={health.pageSize}
          total={health.total}
          hrefOf={number => `${here}?show=${show}&page=${number}`}
        />
      </>
    )
  },
})

function RemindAll(props: { health: Health; slug: string }): ReactNode {
  const text = useText()
  const count = props.health.counts.canBeReminded
  return count === 0 ? null : (
    <CallForm
      call={remindProfiles}
      fixed={{ cluster: props.slug }}
      next={`/clusters/${props.slug}/profiles`}
      done="directory.done.reminded"
    >
      <Button variant="primary" icon="mail">
        {text('directory.health.remind', { count })}
      </Button>
    </CallForm>
  )
}

function HealthTable(props: { health: Health; slug: string; show: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const day = (at: string | null) => (at === null ? null : dayWords(at.slice(0, 10), lang))
  return (
    <DataTable
      caption={text('directory.health.title')}
      rows={props.health.items}
      rowKey={item => item.id}
      empty={
        <EmptyState icon="check" title={text('directory.health.noneTitle')}>
          {text('directory.health.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: text('directory.field.name'),
          width: 'wide',
          cell: item => <a href={`/organisations/${item.slug}`}>{item.name}</a>,
        },
        {
          key: 'complete',
          head: text('directory.health.complete'),
          numeric: true,
          cell: item => `${Math.round(item.completeness * 100)} %`,
        },
        {
          key: 'next',
          head: text('directory.health.next'),
          desktopOnly: true,
          cell: item => (item.nextField === null ? null : text(`directory.field.${item.nextField}`)),
        },
        {
          key: 'confirmed',
          head: text('directory.profile.freshness'),
          cell: item =>
            day(item.lastConfirmedAt) ?? (
              <StateBadge state="waiting">{text('directory.health.never')}</StateBadge>
            ),
        },
        {
          key: 'contact',
          head: text('directory.health.contact'),
          cell: item =>
            item.contact ?? <StateBadge state="conflict">{text('directory.health.nobody')}</StateBadge>,
        },
        { key: 'asked', head: text('directory.health.asked'), cell: item => day(item.askedAt) },
        {
          key: 'remind',
          head: text('directory.health.remindHead'),
          hideHead: true,
          width: 'fit',
          cell: item =>
            item.contact === null || item.askedAt !== null ? null : (
              <CallForm
                call={remindProfiles}
                formId={`remind-${item.id}`}
                fixed={{ cluster: props.slug, organisationIds: [item.id] }}
                next={`/clusters/${props.slug}/profiles?show=${props.show}`}
                done="directory.done.reminded"
              >
                <Button variant="quiet">
                  {text('directory.health.remindHead')} <span className="k-hidden">{item.name}</span>
                </Button>
              </CallForm>
            ),
        },
      ]}
    />
  )
}
