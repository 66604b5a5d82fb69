import { EmptyState, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listVersions } from '../contract.ts'
import './opportunities.css'
import { dayWords } from './opportunity-words.ts'

/** Every version that was published, the newest first, with what each changed. */
export const page = definePage({
  path: '/opportunities/:slug/versions',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ versions: use(listVersions, { opportunity: params.slug ?? '' }) }),
  actions: [],
  title: (_props, text) => text('opportunities.versions.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { versions } = data
    return (
      <>
        <PageHeader
          title={text('opportunities.versions.title')}
          subtitle={text('opportunities.versions.why')}
          steps={[
            { href: '/opportunities', label: text('opportunities.title') },
            { href: `/opportunities/${versions.slug}`, label: versions.title },
          ]}
        />
        {versions.items.length === 0 ? (
          <EmptyState icon="clock" title={text('opportunities.versions.emptyTitle')}>
            {text('opportunities.versions.emptyWhy')}
          </EmptyState>
        ) : null}
        {versions.items.map(version => (
          <Section
            key={version.number}
            title={text('opportunities.versions.number', { number: version.number })}
            aside={dayWords(version.publishedAt.slice(0, 10), lang)}
          >
            <p>
              {text(version.isPublished ? 'opportunities.versions.current' : 'opportunities.versions.past')}
              {version.publishedBy === null ? null : ` · ${version.publishedBy}`}
              {version.review === null
                ? null
                : ` · ${text('opportunities.review.points', { count: version.review.points })}`}
            </p>
            {version.changes.length === 0 ? null : (
              <dl className="k-opportunity-changes">
                {version.changes.map(change => (
                  <div key={change.field}>
                    <dt>{text(`opportunities.field.${change.field}`)}</dt>
                    <dd>
                      {change.before === '' ? null : <del>{change.before}</del>}{' '}
                      {change.after === '' ? null : <ins>{change.after}</ins>}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Section>
        ))}
      </>
    )
  },
})
