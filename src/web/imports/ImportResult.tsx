import type { ReactNode } from 'react'
import { DataTable, Figure, FigureRow, formatNumber, LinkButton, Notice, Section } from '../design/index.ts'
import { useLocale, useText } from '../text.tsx'
import { ImportRows } from './ImportRows.tsx'
import { type ImportView, reasonWords } from './import-words.ts'
import './imports.css'

/** What an import did: the figures, the files with what needs a person, the reasons counted. */
export function ImportResult(props: {
  imported: ImportView
  /** Address of the file with the rows that need a person. */
  problemsHref: (which: 'rejected' | 'warnings') => string
  /** Rows of which a person was asked what they are. */
  asked?: number
  /** What else was found, between the figures and what needs a person. */
  children?: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.imported
  const of = text('directory.import.figure.of', { total: formatNumber(it.total, lang) })
  return (
    <>
      {it.state === 'failed' ? (
        <Notice kind="error">{it.failure ?? text('directory.import.failedWhy')}</Notice>
      ) : it.state === 'cancelled' ? (
        <Notice kind="warning">
          {text('directory.import.cancelledWhy', { count: it.read, n: formatNumber(it.read, lang) })}
        </Notice>
      ) : null}
      <FigureRow>
        {(['created', 'updated', 'unchanged', 'rejected'] as const).map(name => (
          <Figure key={name} value={it[name]} unit={text(`directory.import.figure.${name}`)} note={of} />
        ))}
        {props.asked === undefined || props.asked === 0 ? null : (
          <Figure value={props.asked} unit={text('directory.import.figure.asked')} note={of} />
        )}
      </FigureRow>
      <p>
        {text('directory.import.took', {
          count: it.read,
          n: formatNumber(it.read, lang),
          time: durationWords(it.workMs, lang),
        })}
      </p>
      {props.children}
      {it.rejected === 0 && it.warned === 0 ? (
        it.state === 'done' ? (
          <Notice kind="success">{text('directory.import.allGood')}</Notice>
        ) : null
      ) : (
        <>
          <div className="k-row k-imports-files">
            {it.rejected === 0 ? null : (
              <LinkButton variant="primary" icon="download" href={props.problemsHref('rejected')} download>
                {text('directory.import.fetchRejected', {
                  count: it.rejected,
                  n: formatNumber(it.rejected, lang),
                })}
              </LinkButton>
            )}
            {it.warned === 0 ? null : (
              <LinkButton icon="download" href={props.problemsHref('warnings')} download>
                {text('directory.import.fetchWarnings', {
                  count: it.warned,
                  n: formatNumber(it.warned, lang),
                })}
              </LinkButton>
            )}
          </div>
          <p>{text('directory.import.rejectedWhy')}</p>
          <Reasons imported={it} />
          <Section title={text('directory.import.problemsTitle')}>
            <ImportRows
              caption={text('directory.import.problemsTitle')}
              rows={it.problems.map(row => ({ ...row, outcome: row.rejected ? 'rejected' : null }))}
            />
          </Section>
        </>
      )}
    </>
  )
}

/** 'less than a second' is said as it is measured: 0.4 seconds. */
function durationWords(ms: number, lang: string): string {
  const seconds = ms / 1_000
  const say = (value: number, unit: string, digits: number) =>
    new Intl.NumberFormat(lang, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: digits,
    }).format(value)
  if (seconds < 59.5) return say(seconds, 'second', seconds < 10 ? 1 : 0)
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  return [say(minutes, 'minute', 0), ...(rest === 0 ? [] : [say(rest, 'second', 0)])].join(' ')
}

function Reasons(props: { imported: ImportView }): ReactNode {
  const text = useText()
  return (
    <Section title={text('directory.import.reasonsTitle')}>
      <DataTable
        caption={text('directory.import.reasonsTitle')}
        dense
        rows={props.imported.reasons}
        rowKey={row => `${row.reason} ${row.rejected}`}
        columns={[
          {
            key: 'reason',
            head: text('directory.import.reasonHead'),
            width: 'wide',
            cell: row => reasonWords(row.reason, text),
          },
          {
            key: 'kind',
            head: text('directory.import.kindHead'),
            cell: row => text(row.rejected ? 'directory.import.outcome.rejected' : 'directory.import.went'),
          },
          { key: 'count', head: text('directory.import.countHead'), numeric: true, cell: row => row.count },
        ]}
      />
    </Section>
  )
}
