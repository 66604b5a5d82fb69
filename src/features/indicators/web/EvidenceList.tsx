import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { formatDay, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getRehearsal } from '../contract-rehearsals.ts'
import { proofState } from './figure-words.ts'
import { About } from './RecordTables.tsx'

type Shown = OutputOf<typeof getRehearsal>['records'][number]['shown'][number]

/** Everything that shows a record: who says so and when, both sides' word, the document, and how strong that is. */
export function EvidenceList({ record, titled }: { record: Shown; titled: boolean }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const isMeeting = record.kind === 'meeting'
  return (
    <div className="k-figures-evidence">
      {titled || record.href !== null ? <About record={record} /> : null}
      <p>
        <StateBadge state={proofState(record.proof)}>{text(`indicators.proof.${record.proof}`)}</StateBadge>
        {isMeeting ? ` ${text(`indicators.evidence.confirmed.${record.confirmed}`)}` : ''}
      </p>
      {record.evidence.length === 0 ? (
        <p>{text('indicators.evidence.nothing')}</p>
      ) : (
        <ul>
          {record.evidence.map(line => (
            <li key={`${line.at} ${line.what} ${line.by}`}>
              {formatDay(line.at, 'UTC', lang, 'date')}:{' '}
              {text(`indicators.evidence.what.${line.what}`, {
                rung: line.rung === null ? '' : text(`outcomes.rung.${line.rung}`),
                count: line.count ?? 0,
              })}
              {' · '}
              {line.who ?? text(`indicators.evidence.by.${line.by}`)}
              {line.source === null ? '' : ` · ${line.source}`}
              {line.fileName === null ? null : (
                <>
                  {' · '}
                  <a href={`/api/v1/reported/${record.key.replace('reported:', '')}/evidence`}>
                    {line.fileName}
                  </a>
                </>
              )}
              {line.link === null ? null : (
                <>
                  {' · '}
                  <a href={line.link} rel="noreferrer">
                    {text('indicators.evidence.link')}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
