import {
  EmptyState,
  Figure,
  FigureRow,
  formatNumber,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getExposure } from '../contract.ts'
import './matching.css'

/** For a cluster's manager: which members are told of nobody, whom nobody is told of, and how evenly proposals fall. */
export const page = definePage({
  path: '/clusters/:slug/matches',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ found: use(getExposure, { cluster: params.slug ?? '' }) }),
  actions: [],
  title: ({ data: { found } }, text) => text('matching.pageTitle', { name: found.cluster.name }),
  Component: ({ data: { found } }) => {
    const text = useText()
    const { lang } = useLocale()
    const percent = (share: number) => `${formatNumber(Math.round(share * 100), lang)} %`
    const hundredths = (value: number) => formatNumber(Math.round(value * 100) / 100, lang)
    const { cluster, members, matched, plain, balanced } = found
    return (
      <>
        <PageHeader
          title={text('matching.title')}
          subtitle={cluster.name}
          steps={[{ href: `/clusters/${cluster.slug}`, label: cluster.name }]}
        />
        {members === 0 ? (
          <EmptyState icon="people" title={text('matching.empty.title')}>
            {text('matching.cluster.nobody')}
          </EmptyState>
        ) : (
          <>
            <FigureRow>
              <Figure value={matched} base={members} unit={text('matching.cluster.matched')} />
              <Figure
                value={Math.round(plain.coverage * 100)}
                unit={`% ${text('matching.cluster.coverage')}`}
              />
              <Figure
                value={Math.round(plain.gini * 100) / 100}
                unit={text('matching.cluster.gini')}
                note={text('matching.cluster.giniNote')}
              />
            </FigureRow>
            <p className="k-match-quiet">
              {text('matching.cluster.balanced', {
                coverage: percent(balanced.coverage),
                gini: hundredths(balanced.gini),
              })}
            </p>
            {found.withoutMatch.length === 0 ? null : (
              <Section
                title={text('matching.cluster.without', { count: found.withoutCount })}
                intro={text('matching.cluster.withoutWords')}
              >
                <ul>
                  {found.withoutMatch.map(({ id, slug, name, question }) => (
                    <li key={id}>
                      <a href={`/organisations/${slug}/matches`}>{name}</a>
                      {question === null ? null : `: ${text(`matching.question.${question}`, { name })}`}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {found.neverProposed.length === 0 ? null : (
              <Section
                title={text('matching.cluster.never', { count: found.neverCount })}
                intro={text('matching.cluster.neverWords')}
              >
                <ul>
                  {found.neverProposed.map(({ id, slug, name }) => (
                    <li key={id}>
                      <a href={`/organisations/${slug}/matches`}>{name}</a>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </>
    )
  },
})
