import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Badge, Card, EmptyState, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { matchOpportunity } from '../contract.ts'
import { BothSides, Gaps, ScoreParts } from './MatchReasons.tsx'
import './matching.css'

type Found = OutputOf<typeof matchOpportunity>

/** For its own side, whom an offer or request fits; for others, how it fits them. */
export const page = definePage({
  path: '/opportunities/:slug/matches',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ found: use(matchOpportunity, { opportunity: params.slug ?? '' }) }),
  actions: [],
  title: ({ data: { found } }, text) => text('matching.pageTitle', { name: found.opportunity.title }),
  Component: ({ data: { found } }) => {
    const text = useText()
    const { opportunity } = found
    return (
      <>
        <PageHeader
          title={opportunity.title}
          lang={opportunity.lang}
          meta={<Badge strong>{text(`opportunities.type.${opportunity.type}`)}</Badge>}
          steps={[
            { href: '/opportunities', label: text('opportunities.title') },
            { href: `/opportunities/${opportunity.slug}`, label: opportunity.title },
          ]}
        />
        {!found.isOpen ? (
          <EmptyState icon="info" title={text('matching.closed.title')}>
            {text('matching.closed.words')}
          </EmptyState>
        ) : found.isOwn ? (
          <Proposals found={found} />
        ) : (
          <Ours found={found} />
        )}
      </>
    )
  },
})

function Proposals({ found }: { found: Found }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { items, opportunity, owner } = found
  if (items.length === 0)
    return (
      <EmptyState icon="people" title={text('matching.empty.title')}>
        {text('matching.empty.words')}
      </EmptyState>
    )
  return (
    <>
      <p className="k-match-quiet">{text('matching.lead')}</p>
      <div className="k-match-list">
        {items.map(item => (
          <Card
            key={item.organisation.id}
            level={2}
            title={item.organisation.name}
            href={
              owner === null
                ? `/organisations/${item.organisation.slug}`
                : `/organisations/${owner.slug}/matches/${item.organisation.slug}`
            }
            subtitle={[
              text(`directory.kind.${item.organisation.kind}`),
              item.organisation.city,
              countryName(item.organisation.country, lang),
            ]
              .filter(part => part !== null)
              .join(' · ')}
            meta={item.isNewcomer ? <Badge icon="info">{text('matching.newcomer')}</Badge> : null}
          >
            <BothSides
              pair={item}
              parties={{ ours: opportunity.title, theirs: item.organisation.name }}
              most={2}
              level={3}
            />
          </Card>
        ))}
      </div>
    </>
  )
}

function Ours({ found }: { found: Found }): ReactNode {
  const text = useText()
  const { ours, opportunity } = found
  if (ours.length === 0)
    return (
      <EmptyState icon="people" title={text('matching.noOwn.title')}>
        {text('matching.noOwn.words')}
      </EmptyState>
    )
  return ours.map(({ organisation, match }) => {
    const parties = { ours: organisation.name, theirs: opportunity.title }
    return (
      <Section key={organisation.id} title={organisation.name}>
        {match === null ? (
          <p>{text('matching.barred.words')}</p>
        ) : (
          <>
            <BothSides pair={match} parties={parties} level={3} />
            <Gaps pair={match} parties={parties} />
            <ScoreParts pair={match} parties={parties} />
            <LinkButton variant="primary" icon="hand" href={`/opportunities/${opportunity.slug}/interest`}>
              {text('opportunities.interest.action')}
            </LinkButton>
          </>
        )}
      </Section>
    )
  })
}
