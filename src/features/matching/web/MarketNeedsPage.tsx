import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  EmptyState,
  LinkButton,
  PageHeader,
  Pagination,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listMarketNeeds } from '../contract-needs.ts'
import { addressWith } from './address-with.ts'
import { BothSides, FirstReasons } from './MatchReasons.tsx'
import './matching.css'

type List = OutputOf<typeof listMarketNeeds>
type Item = List['items'][number]

/** Which of our members answer what a market looks for, and what nobody answers. */
export const page = definePage({
  path: '/partnerships/:slug/needs',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    list: use(listMarketNeeds, {
      partnership: params.slug ?? '',
      country: query.country,
      show: query.show,
      page: query.page ?? '1',
    } as never),
  }),
  actions: [],
  title: ({ data }, text) => `${text('matching.needs.title')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const partnership = `/partnerships/${list.partnership.slug}`
    const path = `${partnership}/needs`
    const here = { country: query.country, show: query.show }
    return (
      <>
        <PageHeader
          title={text('matching.needs.title')}
          subtitle={text('matching.needs.why')}
          steps={[{ href: partnership, label: list.partnership.acronym }]}
        />
        {list.country === null ? (
          <EmptyState
            icon="map"
            title={text('matching.needs.noMarket')}
            action={<LinkButton href={partnership}>{list.partnership.acronym}</LinkButton>}
          >
            {text('matching.needs.noMarketWhy')}
          </EmptyState>
        ) : (
          <>
            {list.markets.length < 2 ? null : (
              <Tabs
                label={text('matching.needs.markets')}
                tabs={list.markets.map(({ country }) => ({
                  href: addressWith(path, { country }),
                  label: countryName(country, lang),
                  current: country === list.country,
                }))}
              />
            )}
            <p className="k-match-quiet">
              {text('matching.needs.against', {
                count: list.members,
                market: countryName(list.country, lang),
              })}
            </p>
            <Tabs
              label={text('matching.needs.title')}
              tabs={(['answered', 'unanswered'] as const).map(show => ({
                href: addressWith(path, { ...here, show: show === 'answered' ? undefined : show }),
                label: text(`matching.needs.show.${show}`),
                count: list.counts[show],
                current: (query.show ?? 'answered') === show,
              }))}
            />
            {list.items.length === 0 ? (
              <EmptyState icon="find" title={text(`matching.needs.none.${query.show ?? 'answered'}`)}>
                {text('matching.needs.noneWhy')}
              </EmptyState>
            ) : (
              list.items.map(item => <OneNeed key={`${item.need.kind} ${item.need.slug}`} item={item} />)
            )}
            <Pagination
              page={list.page}
              pageSize={list.pageSize}
              total={list.total}
              hrefOf={number => addressWith(path, { ...here, page: String(number) })}
            />
          </>
        )}
      </>
    )
  },
})

function OneNeed({ item: { need, members } }: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const isCounterpart = need.kind === 'counterpart'
  const name = isCounterpart ? need.name : need.title
  return (
    <Section
      title={
        <a href={isCounterpart ? `/organisations/${need.slug}` : `/opportunities/${need.slug}`}>{name}</a>
      }
      aside={
        <Badge icon={isCounterpart ? 'people' : 'opportunities'}>
          {isCounterpart ? text('matching.needs.counterpart') : text(`opportunities.type.${need.type}`)}
        </Badge>
      }
    >
      {isCounterpart ? (
        <ul className="k-match-covers">
          {need.seeks.map(seek => (
            <li key={seek.text} lang={seek.lang}>
              {seek.text}
            </li>
          ))}
        </ul>
      ) : null}
      {members.length === 0 ? (
        <p className="k-match-quiet">{text('matching.needs.nobody')}</p>
      ) : (
        <div className="k-match-picks">
          {members.map(member => {
            const { organisation } = member
            const parties = { ours: name, theirs: organisation.name }
            return (
              <div key={organisation.id} className="k-match-pick">
                <div className="k-match-member">
                  <a href={`/organisations/${organisation.slug}`}>
                    <strong>{organisation.name}</strong>
                  </a>{' '}
                  <span className="k-match-quiet">
                    {[
                      text(`directory.kind.${organisation.kind}`),
                      organisation.city,
                      countryName(organisation.country, lang),
                    ]
                      .filter(part => part !== null)
                      .join(' · ')}
                  </span>
                </div>
                <FirstReasons pair={member} parties={parties} />
                <details className="k-match-all">
                  <summary>{text('matching.delegates.allReasons')}</summary>
                  <BothSides pair={member} parties={parties} level={3} />
                </details>
              </div>
            )
          })}
        </div>
      )}
    </Section>
  )
}
