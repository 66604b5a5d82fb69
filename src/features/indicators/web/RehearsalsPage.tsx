import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  formatDay,
  formatNumber,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { drawRehearsal, listRehearsals } from '../contract-rehearsals.ts'
import { FiguresHead } from './FiguresNav.tsx'
import { nameOf } from './figure-words.ts'
import './figures.css'

type List = OutputOf<typeof listRehearsals>

/** Audits rehearsed before the real one: what was found, and a form to draw ten more. */
export const page = definePage({
  path: '/partnerships/:slug/rehearsals',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ list: use(listRehearsals, { partnership: params.slug ?? '' }) }),
  actions: [drawRehearsal],
  title: ({ data }, text) => `${text('indicators.parts.rehearsals')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <FiguresHead frame={list} current="rehearsals" subtitle={text('indicators.rehearsal.why')} />
        {list.indicators.length === 0 ? null : <Draw list={list} asked={query.from} />}
        <DataTable
          caption={text('indicators.parts.rehearsals')}
          rows={list.items}
          rowKey={one => one.id}
          empty={
            <EmptyState icon="check" title={text('indicators.rehearsal.none')}>
              {text('indicators.rehearsal.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'of',
              head: text('indicators.rehearsal.of'),
              rowHeader: true,
              width: 'wide',
              cell: one => <a href={`/rehearsals/${one.id}`}>{drawnFrom(one, text)}</a>,
            },
            {
              key: 'result',
              head: text('indicators.rehearsal.result'),
              cell: one => (
                <>
                  <strong>
                    {text('indicators.rehearsal.provenOf', { proven: one.proven, count: one.size })}
                  </strong>
                  {one.proven + one.weak === one.size ? null : (
                    <span className="k-figures-note">
                      {text('indicators.rehearsal.open', { count: one.size - one.proven - one.weak })}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'drawn',
              head: text('indicators.rehearsal.drawn'),
              cell: one => (
                <>
                  {formatDay(one.drawnAt, 'UTC', lang, 'date')}
                  {one.drawnBy === null ? null : <span className="k-figures-note">{one.drawnBy}</span>}
                </>
              ),
            },
            {
              key: 'from',
              head: text('indicators.rehearsal.from'),
              numeric: true,
              cell: one => formatNumber(one.drawnFrom, lang),
            },
          ]}
        />
      </>
    )
  },
})

/** What a rehearsal was drawn from. */
export function drawnFrom(
  one: Pick<List['items'][number], 'indicator' | 'period'>,
  text: (key: string, values?: Record<string, unknown>) => string,
): string {
  if (one.indicator !== null) return nameOf(one.indicator, text)
  return one.period === null ? '–' : text('indicators.rehearsal.wholePeriod', { name: one.period.name })
}

function Draw({ list, asked }: { list: List; asked: string | undefined }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={drawRehearsal}
      fixed={{ partnership: list.partnership.id }}
      next="/rehearsals/{id}"
      done="indicators.rehearsal.done.drawn"
      className="k-form k-figures-draw"
    >
      {form => (
        <>
          <SelectField
            {...form.field('from', asked)}
            label={text('indicators.rehearsal.behind')}
            choices={[
              {
                label: text('indicators.rehearsal.indicators'),
                choices: list.indicators.map(one => ({
                  value: `indicator:${one.id}`,
                  label: nameOf(one, text),
                })),
              },
              {
                label: text('indicators.parts.periods'),
                choices: list.periods.map(one => ({ value: `period:${one.id}`, label: one.name })),
              },
            ].filter(group => group.choices.length > 0)}
          />
          <details className="k-figures-more">
            <summary>{text('indicators.rehearsal.seedAgain')}</summary>
            <TextField
              {...form.field('seed')}
              label={text('indicators.rehearsal.seed')}
              hint={text('indicators.rehearsal.seedHint')}
              maxLength={64}
              optional
            />
          </details>
          <FormActions>
            <Button variant="primary">{text('indicators.rehearsal.draw')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
