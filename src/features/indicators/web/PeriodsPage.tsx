import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  FormActions,
  FormGrid,
  type State,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, useForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { createPeriod, listPeriods } from '../contract-periods.ts'
import { dayWords, periodWords } from './days.ts'
import { FiguresHead } from './FiguresNav.tsx'
import './figures.css'

type Period = OutputOf<typeof listPeriods>['items'][number]

export const periodLook: Readonly<Record<Period['state'], State>> = {
  open: 'quiet',
  frozen: 'locked',
  reported: 'agreed',
  amended: 'waiting',
}

/** The reporting periods of a partnership, and what was filed of each. */
export const page = definePage({
  path: '/partnerships/:slug/periods',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ list: use(listPeriods, { partnership: params.slug ?? '' }) }),
  actions: [createPeriod],
  title: ({ data }, text) => `${text('indicators.parts.periods')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list }, form }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <FiguresHead frame={list} current="periods" subtitle={text('indicators.periodsWhy')} />
        <DataTable
          caption={text('indicators.parts.periods')}
          rows={list.items}
          rowKey={period => period.id}
          empty={
            <EmptyState icon="lock" title={text('indicators.noPeriod')}>
              {text('indicators.noPeriodWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              head: text('indicators.field.period'),
              rowHeader: true,
              width: 'wide',
              cell: period => <a href={`/periods/${period.id}`}>{period.name}</a>,
            },
            {
              key: 'days',
              head: text('indicators.field.days'),
              cell: period => periodWords(period.startsOn, period.endsOn, lang),
            },
            {
              key: 'due',
              head: text('indicators.field.dueOn'),
              cell: period => (period.dueOn === null ? '–' : dayWords(period.dueOn, lang)),
            },
            {
              key: 'state',
              head: text('indicators.field.state'),
              cell: period => (
                <StateBadge state={periodLook[period.state]}>
                  {text(`indicators.state.${period.state}`)}
                </StateBadge>
              ),
            },
            {
              key: 'hash',
              head: text('indicators.field.hash'),
              cell: period => (period.lastHash === null ? '–' : <code>{period.lastHash.slice(0, 12)}</code>),
            },
          ]}
        />
        {list.rights.edits ? (
          <details
            className="k-figures-more"
            open={list.items.length === 0 || form?.formId === createPeriod.name}
          >
            <summary>{text('indicators.addPeriod')}</summary>
            <CallForm
              call={createPeriod}
              fixed={{ partnership: list.partnership.id }}
              next="/periods/{id}"
              done="indicators.done.period"
              className="k-form"
            >
              <PeriodFields period={null} />
              <FormActions>
                <Button variant="primary">{text('indicators.addPeriod')}</Button>
              </FormActions>
            </CallForm>
          </details>
        ) : null}
      </>
    )
  },
})

/** A period's name and days. */
export function PeriodFields(props: {
  period: Pick<Period, 'name' | 'startsOn' | 'endsOn' | 'dueOn'> | null
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { period } = props
  return (
    <FormGrid>
      <TextField
        {...form.field('name', period?.name)}
        label={text('indicators.field.period')}
        hint={text('indicators.hint.period')}
        maxLength={120}
        required
      />
      <DateField
        {...form.field('startsOn', period?.startsOn)}
        label={text('indicators.field.startsOn')}
        required
      />
      <DateField {...form.field('endsOn', period?.endsOn)} label={text('indicators.field.endsOn')} required />
      <DateField {...form.field('dueOn', period?.dueOn)} label={text('indicators.field.dueOn')} optional />
    </FormGrid>
  )
}
