import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getReport } from '../contract.ts'

/** What was handed over, the newest first. */
export function Editions({ editions }: { editions: OutputOf<typeof getReport>['editions'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('reports.editions')} intro={text('reports.editionsWhy')}>
      {editions.length === 0 ? (
        <p>{text('reports.noEdition')}</p>
      ) : (
        <ul className="k-reports-lines">
          {editions.map(one => (
            <li key={one.id}>
              <a href={`/report-editions/${one.id}`}>
                {text('reports.editionOf', {
                  number: one.number,
                  day: formatDay(one.madeAt, 'UTC', lang, 'date'),
                })}
              </a>{' '}
              {one.madeBy === null ? null : text('reports.by', { name: one.madeBy })}
              <code className="k-reports-hash">{one.hash}</code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
