import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  FormGrid,
  formatDay,
  LinkButton,
  Section,
  SelectField,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { FiguresHead } from '../../indicators/web/FiguresNav.tsx'
import { beginReport, listReports } from '../contract.ts'
import { reportKinds } from '../rules/sections.ts'
import './reports.css'

type List = OutputOf<typeof listReports>
type Line = List['reports'][number]

/** The reports of a partnership, and the next one to begin. */
export const page = definePage({
  path: '/partnerships/:slug/reports',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ list: use(listReports, { partnership: params.slug ?? '' }) }),
  actions: [beginReport],
  title: ({ data }, text) => `${text('reports.title')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list } }) => {
    const text = useText()
    return (
      <>
        <FiguresHead frame={list} current="reports" subtitle={text('reports.why')} />
        <Reports list={list} />
        {list.edits ? <Begin list={list} /> : null}
      </>
    )
  },
})

function Reports({ list }: { list: List }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const addressOf = (one: Line) =>
    list.readsDrafts ? `/reports/${one.id}` : `/report-editions/${one.editions[0]?.id}`
  return (
    <DataTable
      caption={text('reports.title')}
      rows={list.reports}
      rowKey={one => one.id}
      empty={
        <EmptyState icon="file" title={text('reports.none')}>
          {text(list.edits ? 'reports.noneEdits' : 'reports.noneReader')}
        </EmptyState>
      }
      columns={[
        {
          key: 'period',
          head: text('reports.period'),
          rowHeader: true,
          width: 'wide',
          cell: one => <a href={addressOf(one)}>{one.period.name}</a>,
        },
        { key: 'kind', head: text('reports.kindField'), cell: one => text(`reports.kind.${one.kind}`) },
        {
          key: 'languages',
          head: text('reports.languages'),
          cell: one => [one.lang, one.secondLang].map(each => languageName(each, lang)).join(', '),
        },
        {
          key: 'editions',
          head: text('reports.editions'),
          cell: one => {
            const [last] = one.editions
            return last === undefined ? (
              <StateBadge state="waiting">{text('reports.notHandedOver')}</StateBadge>
            ) : (
              <a href={`/report-editions/${last.id}`}>
                {text('reports.editionOf', {
                  number: last.number,
                  day: formatDay(last.madeAt, 'UTC', lang, 'date'),
                })}
              </a>
            )
          },
        },
      ]}
    />
  )
}

function Begin({ list }: { list: List }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (list.open.length === 0)
    return list.reports.length > 0 ? null : (
      <LinkButton href={`/partnerships/${list.partnership.slug}/periods`}>
        {text('reports.noPeriod')}
      </LinkButton>
    )
  return (
    <Section title={text('reports.begin')} intro={text('reports.noneEdits')}>
      <CallForm
        call={beginReport}
        fixed={{ partnership: list.partnership.id }}
        next="/reports/{id}"
        done="reports.done.begun"
        className="k-form"
      >
        {form => (
          <>
            <FormGrid>
              <SelectField
                {...form.field('period', list.open[0]?.id)}
                label={text('reports.period')}
                choices={list.open.map(one => ({ value: one.id, label: one.name }))}
              />
              <KindFields
                form={form}
                report={{ kind: 'interim', lang, secondLang: lang === 'en' ? 'de' : 'en' }}
              />
            </FormGrid>
            <FormActions>
              <Button variant="primary">{text('reports.beginNow')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

/** What kind of report it is, and in which two languages it is written. */
export function KindFields(props: {
  form: FormApi
  report: { kind: string; lang: string; secondLang: string }
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { form, report } = props
  const languages = interfaceLanguages.map(one => ({ value: one, label: languageName(one, lang) }))
  return (
    <>
      <SelectField
        {...form.field('kind', report.kind)}
        label={text('reports.kindField')}
        choices={reportKinds.map(one => ({ value: one, label: text(`reports.kind.${one}`) }))}
      />
      <SelectField {...form.field('lang', report.lang)} label={text('reports.lang')} choices={languages} />
      <SelectField
        {...form.field('secondLang', report.secondLang)}
        label={text('reports.secondLang')}
        choices={languages}
      />
    </>
  )
}
