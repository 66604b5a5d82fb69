import { countryName } from '../../../web/countries.ts'
import { formatDay, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMarketStrategy } from '../contract.ts'
import { Evidence, MarketFacts, SaidWords, Words } from './MarketParts.tsx'
import { marketPath, strategyPath } from './strategy-words.ts'
import './strategy.css'

/** One market: what is wanted there, the evidence, and what was written before. */
export const page = definePage({
  path: '/partnerships/:slug/strategy/:country',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    market: use(getMarketStrategy, { partnership: params.slug ?? '', country: params.country ?? '' }),
  }),
  actions: [],
  title: ({ data, viewer }, text) =>
    `${countryName(data.market.country, viewer.lang)} · ${text('strategy.title')}`,
  Component: ({ data: { market } }) => {
    const text = useText()
    const { lang } = useLocale()
    const [, ...former] = market.versions
    return (
      <>
        <PageHeader
          title={countryName(market.country, lang)}
          steps={[
            { href: `/partnerships/${market.partnership.slug}`, label: market.partnership.acronym },
            { href: strategyPath(market.partnership), label: text('strategy.title') },
          ]}
          actions={
            market.mayEdit ? (
              <LinkButton
                variant="primary"
                icon="edit"
                href={`${marketPath(market.partnership, market)}/edit`}
              >
                {text(market.words === null ? 'strategy.write' : 'strategy.change')}
              </LinkButton>
            ) : undefined
          }
        />
        <MarketFacts market={market} />
        <Words market={market} />
        <Evidence market={market} level={2} />
        {former.length === 0 ? null : (
          <Section title={text('strategy.former')}>
            {former.map(said => (
              <details key={said.number} className="k-strategy-former">
                <summary>
                  {text('strategy.version', {
                    number: said.number,
                    day: formatDay(String(said.at), 'UTC', lang, 'date'),
                  })}
                  {said.by === null ? null : ` · ${said.by}`}
                </summary>
                <SaidWords said={said} />
              </details>
            ))}
          </Section>
        )}
      </>
    )
  },
})
