import { countryName } from '../../../web/countries.ts'
import { EmptyState, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getStrategy } from '../contract.ts'
import { Evidence, MarketFacts, Words } from './MarketParts.tsx'
import { marketPath } from './strategy-words.ts'
import './strategy.css'

/** Which markets a partnership goes to, why and how, and what its records say for and against it. */
export const page = definePage({
  path: '/partnerships/:slug/strategy',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ strategy: use(getStrategy, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: ({ data }, text) => `${text('strategy.title')} · ${data.strategy.partnership.acronym}`,
  Component: ({ data: { strategy } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership, markets, mayEdit } = strategy
    return (
      <>
        <PageHeader
          title={text('strategy.title')}
          subtitle={text('strategy.subtitle')}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={
            markets.length === 0 ? undefined : (
              <LinkButton icon="download" href={`/api/v1/partnerships/${partnership.slug}/strategy-paper`}>
                {text('strategy.asPdf')}
              </LinkButton>
            )
          }
        />
        {markets.length === 0 ? (
          <EmptyState
            icon="globe"
            title={text('strategy.emptyTitle')}
            action={
              mayEdit ? (
                <LinkButton variant="primary" href={`/partnerships/${partnership.slug}/edit`}>
                  {text('strategy.addMarkets')}
                </LinkButton>
              ) : undefined
            }
          >
            {text('strategy.emptyWhy')}
          </EmptyState>
        ) : null}
        {markets.map(market => (
          <Section
            key={market.country}
            id={market.country.toLowerCase()}
            title={<a href={marketPath(partnership, market)}>{countryName(market.country, lang)}</a>}
            aside={
              mayEdit ? (
                <LinkButton icon="edit" href={`${marketPath(partnership, market)}/edit`}>
                  {text(market.words === null ? 'strategy.write' : 'strategy.change')}
                  <span className="k-hidden"> {countryName(market.country, lang)}</span>
                </LinkButton>
              ) : undefined
            }
          >
            <MarketFacts market={market} />
            <Words market={market} />
            <Evidence market={market} />
          </Section>
        ))}
      </>
    )
  },
})
