import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Section, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getPeriod } from '../contract-periods.ts'
import { dayWords } from './days.ts'

type Change = OutputOf<typeof getPeriod>['changes'][number]

/** What is different now from what was filed, record by record. */
export function Changes({ changes }: { changes: readonly Change[] }): ReactNode {
  const text = useText()
  return (
    <Section title={text('indicators.changedSince')} intro={text('indicators.changedWhy')}>
      {changes.length === 0 ? (
        <p>
          <StateBadge state="agreed">{text('indicators.nothingChanged')}</StateBadge>
        </p>
      ) : (
        changes.map(change => <OneChange key={change.code} change={change} />)
      )}
    </Section>
  )
}

function OneChange({ change }: { change: Change }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const line = (record: Change['added'][number], words: string, key: string) => (
    <li key={key}>
      <StateBadge
        state={key.startsWith('added') ? 'agreed' : key.startsWith('gone') ? 'conflict' : 'waiting'}
      >
        {words}
      </StateBadge>{' '}
      {record.about}, {dayWords(record.on, lang)}
    </li>
  )
  return (
    <div className="k-figures-change">
      <h3>
        {text('indicators.wasIs', {
          name: `${change.code} ${change.name}`,
          before: change.before,
          after: change.after,
        })}
      </h3>
      <ul>
        {change.added.map((one, index) =>
          line(
            one,
            text('indicators.changes.added', { proof: text(`indicators.proof.${one.proof}`) }),
            `added ${index}`,
          ),
        )}
        {change.gone.map((one, index) => line(one, text('indicators.changes.gone'), `gone ${index}`))}
        {change.changed.map((one, index) =>
          line(
            one,
            text('indicators.changes.changed', {
              before: text(`indicators.proof.${one.proofBefore ?? 'none'}`),
              after: text(`indicators.proof.${one.proof}`),
            }),
            `changed ${index}`,
          ),
        )}
      </ul>
      {change.more === 0 ? null : <p>{text('indicators.changes.more', { count: change.more })}</p>}
    </div>
  )
}
