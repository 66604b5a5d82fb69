import type { ReactNode } from 'react'
import { EmptyState } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { Found } from './FindResults.tsx'
import { findAddress, readFindFilters } from './filters.ts'

/** No result page without a next step: fewer words, one filter less, the clusters. */
export function FindNothing(props: { query: Record<string, string | undefined>; found: Found }): ReactNode {
  const text = useText()
  const { query, found } = props
  const filters = Object.keys(readFindFilters(query)).filter(name => name !== 'q')
  return (
    <EmptyState icon="find" title={text('directory.find.noneTitle')}>
      <p>
        {text(
          found.reading.conditions.length === 0 ? 'directory.find.noneHow' : 'directory.find.noneMeasured',
        )}
      </p>
      <ul className="k-directory-steps">
        {found.reading.conditions.map(condition => (
          <li key={condition.text}>
            <a href={findAddress(query, { q: condition.without })}>
              {text('directory.find.withoutCondition', { condition: condition.text })}
            </a>
          </li>
        ))}
        {found.similar.map(({ words, count }) => (
          <li key={words}>
            <a href={findAddress(query, { q: words })}>
              {text('directory.find.onlyWordCount', { word: words, count })}
            </a>
          </li>
        ))}
        {filters.length === 0 ? null : (
          <li>
            <a href={findAddress({}, { q: query.q })}>{text('directory.find.withoutFilters')}</a>
          </li>
        )}
        <li>
          <a href="/clusters">{text('directory.find.askCluster')}</a>
        </li>
        <li>
          <a href="/find">{text('directory.find.all')}</a>
        </li>
      </ul>
    </EmptyState>
  )
}
