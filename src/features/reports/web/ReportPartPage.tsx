import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  Columns,
  DataTable,
  FormActions,
  formatDay,
  formatNumber,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getReportPart, writeReportPart } from '../contract.ts'
import { partName, partnershipReports } from './report-words.ts'
import './reports.css'

type Read = OutputOf<typeof getReportPart>
type Written = Read['texts'][number]

/** One part of a report in both languages: what is written, how it is read, and the figures it may name. */
export const page = definePage({
  path: '/reports/:report/parts/:part',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params }) => ({
    read: use(getReportPart, { report: params.report ?? '', part: params.part ?? '' }),
  }),
  actions: [writeReportPart],
  title: ({ data }, text) => `${partName(data.read, text)} · ${data.read.title}`,
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const wanted = [...read.texts].sort(
      (a, b) => Number(b.lang === query.lang) - Number(a.lang === query.lang),
    )
    return (
      <>
        <PageHeader
          title={partName(read, text)}
          subtitle={
            read.indicator === null
              ? read.title
              : text('reports.whyFacts', {
                  proven: formatNumber(read.indicator.proven, lang),
                  expected: formatNumber(read.indicator.expected ?? 0, lang),
                })
          }
          steps={[
            { href: partnershipReports(read.partnership.slug), label: text('reports.title') },
            { href: `/reports/${read.report}`, label: read.title },
          ]}
        />
        <Columns side={<Named read={read} />}>
          {wanted.map(one => (
            <Writing key={one.lang} read={read} written={one} />
          ))}
          <Versions read={read} />
        </Columns>
      </>
    )
  },
})

function Writing({ read, written }: { read: Read; written: Written }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const example = read.named.find(one => one.name === 'held') ?? read.named[0]
  const interfaceLang = interfaceLanguages.find(one => one === written.lang) ?? 'en'
  return (
    <Section title={languageName(written.lang, lang)}>
      {written.unknown.map(name => (
        <Notice key={name} kind="warning">
          {text('reports.unknown', { name: `{${name}}` })}
        </Notice>
      ))}
      {written.shown === '' ? null : <LanguageText block text={written.shown} lang={written.lang} />}
      {read.edits ? (
        <CallForm
          call={writeReportPart}
          formId={`write-${written.lang}`}
          fixed={{ report: read.report, part: read.part, lang: interfaceLang, number: written.number }}
          next={`/reports/${read.report}/parts/${read.part}?lang=${written.lang}`}
          done="reports.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <TextArea
                {...form.field('text', written.text)}
                label={text('reports.textIn', { lang: languageName(written.lang, lang) })}
                hint={text('reports.hint', { example: `{${example?.name ?? 'held'}}` })}
                lang={written.lang}
                rows={read.indicator === null ? 10 : 4}
              />
              <FormActions>
                <Button variant="primary">{text('reports.save')}</Button>
                <LinkButton variant="quiet" href={`/reports/${read.report}?lang=${written.lang}`}>
                  {text('reports.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      ) : null}
    </Section>
  )
}

function Named({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <Section title={text('reports.named')}>
      <DataTable
        caption={text('reports.named')}
        rows={read.named}
        rowKey={one => one.name}
        dense
        keepTable
        columns={[
          {
            key: 'name',
            head: text('reports.name'),
            rowHeader: true,
            cell: one => <code>{`{${one.name}}`}</code>,
          },
          { key: 'value', head: text('reports.now'), numeric: true, cell: one => one.value },
        ]}
      />
    </Section>
  )
}

function Versions({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (read.versions.length === 0) return null
  return (
    <Section title={text('reports.versions')} intro={text('reports.versionsWhy')}>
      {read.versions.map(one => (
        <details key={`${one.lang} ${one.number}`} className="k-reports-more">
          <summary>
            {text('reports.version', { lang: languageName(one.lang, lang), number: one.number })} ·{' '}
            {formatDay(one.writtenAt, 'UTC', lang, 'date')}{' '}
            {one.writtenBy === null ? '' : text('reports.by', { name: one.writtenBy })}
          </summary>
          <LanguageText block text={one.text} lang={one.lang} />
        </details>
      ))}
    </Section>
  )
}
