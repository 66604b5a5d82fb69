import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Badge, LanguageText, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listOpportunities } from '../contract.ts'
import { dayWords, stateLooks } from './opportunity-words.ts'

export type OpportunityLine = OutputOf<typeof listOpportunities>['items'][number]

/** Opportunities below each other: type, title, the words, and whose they are as far as that is told. */
export function OpportunityList(props: {
  items: readonly OpportunityLine[]
  level?: 2 | 3
  /** Where a line leads; its page unless another is said. */
  hrefOf?: (item: OpportunityLine) => string
}): ReactNode {
  const text = useText()
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <ol className="k-opportunity-list">
      {props.items.map(item => (
        <li key={item.id}>
          <article>
            <p className="k-opportunity-marks">
              <Badge strong>{text(`opportunities.type.${item.type}`)}</Badge>
              {item.state === 'published' ? null : (
                <StateBadge state={stateLooks[item.state]}>
                  {text(`opportunities.state.${item.state}`)}
                </StateBadge>
              )}
            </p>
            <Heading className="k-opportunity-title">
              <a href={props.hrefOf?.(item) ?? `/opportunities/${item.slug}`}>
                <LanguageText text={item.title} lang={item.lang} />
              </a>
            </Heading>
            <p className="k-opportunity-summary">
              <LanguageText text={item.summary} lang={item.lang} />
            </p>
            <OpportunityFacts item={item} />
          </article>
        </li>
      ))}
    </ol>
  )
}

/** Whose it is and what narrows it, in one line. */
export function OpportunityFacts({ item }: { item: OpportunityLine }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const who = useWhose()
  const facts = [
    who(item),
    countryName(item.country, lang),
    item.trl === null ? null : text('opportunities.trl', { level: item.trl }),
    item.targetMarkets.length === 0
      ? null
      : text('opportunities.markets', {
          countries: item.targetMarkets.map(code => countryName(code, lang)).join(', '),
        }),
    item.deadline === null ? null : text('opportunities.until', { day: dayWords(item.deadline, lang) }),
  ].filter(fact => fact !== null && fact !== '')
  return <p className="k-opportunity-facts">{facts.join(' · ')}</p>
}

/** Whose it is in words: the name, or what may be told instead of it. */
export function useWhose(): (item: OpportunityLine) => string {
  const text = useText()
  return item => {
    if (item.owner !== null) return item.owner.name
    if (item.source !== null) return text('opportunities.from', { source: item.source })
    const kind = item.kind === null ? text('opportunities.somebody') : text(`directory.kind.${item.kind}`)
    return item.size === null
      ? kind
      : text('opportunities.kindAndSize', { kind, size: text(`opportunities.size.${item.size}`) })
  }
}
