import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  Columns,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getReport, handOverReport, updateReport } from '../contract.ts'
import { Downloads } from './Downloads.tsx'
import { Editions } from './Editions.tsx'
import { PaperView } from './PaperView.tsx'
import { KindFields } from './ReportsPage.tsx'
import { partnershipReports } from './report-words.ts'
import './reports.css'

type Read = OutputOf<typeof getReport>

/** A report as it is read in one language, with what is still to do before it is handed over. */
export const page = definePage({
  path: '/reports/:report',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => {
    const lang = interfaceLanguages.find(one => one === query.lang)
    return { read: use(getReport, { report: params.report ?? '', ...(lang === undefined ? {} : { lang }) }) }
  },
  actions: [updateReport, handOverReport],
  title: ({ data }) => data.read.paper.title,
  Component: ({ data: { read } }) => {
    const text = useText()
    const { paper, partnership } = read
    return (
      <>
        <PageHeader
          title={paper.title}
          lang={paper.lang}
          subtitle={paper.subtitle}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: partnershipReports(partnership.slug), label: text('reports.title') },
          ]}
        />
        <LanguageTabs
          base={`/reports/${read.id}`}
          langs={[read.lang, read.secondLang]}
          current={paper.lang}
        />
        <Columns side={<Side read={read} />}>
          <Notice>{text(read.period.state === 'open' ? 'reports.live' : 'reports.frozen')}</Notice>
          <PaperView
            paper={paper}
            {...(read.edits
              ? {
                  aside: (section: string) => (
                    <LinkButton
                      icon="edit"
                      href={`/reports/${read.id}/parts/${section}?lang=${paper.lang}`}
                      aria-label={text('reports.writePart', { part: text(`reports.section.${section}`) })}
                    >
                      {text('reports.write')}
                    </LinkButton>
                  ),
                }
              : {})}
          />
        </Columns>
      </>
    )
  },
})

/** The two languages of a report, each at its own address. */
export function LanguageTabs(props: { base: string; langs: readonly string[]; current: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Tabs
      label={text('reports.read')}
      tabs={props.langs.map(one => ({
        href: `${props.base}?lang=${one}`,
        label: languageName(one, lang),
        current: one === props.current,
      }))}
    />
  )
}

function Side({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <>
      {read.edits ? <ToDo read={read} /> : null}
      <Downloads path={`/reports/${read.id}/file`} lang={read.paper.lang} />
      <Editions editions={read.editions} />
      {read.edits ? (
        <details className="k-reports-more">
          <summary>{text('reports.settings')}</summary>
          <CallForm
            call={updateReport}
            fixed={{ report: read.id, version: read.version }}
            next={`/reports/${read.id}`}
            done="reports.done.saved"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <KindFields form={form} report={read} />
                </FormGrid>
                <FormActions>
                  <Button>{text('reports.save')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </details>
      ) : null}
    </>
  )
}

/** What is missing, each line with the way to mend it; then the report is handed over. */
function ToDo({ read }: { read: Read }): ReactNode {
  const text = useText()
  const part = (name: string) => `/reports/${read.id}/parts/${name}?lang=${read.paper.lang}`
  const open = [
    ...read.unknown.map(name => ({
      key: `name ${name}`,
      href: null,
      says: text('reports.unknown', { name: `{${name}}` }),
    })),
    ...read.below
      .filter(one => !one.explained)
      .map(one => ({
        key: one.id,
        href: part(`why:${one.id}`),
        says: text('reports.unexplained', { name: one.code }),
      })),
    ...read.unwritten.map(section => ({
      key: section,
      href: part(section),
      says: text('reports.unwritten', { part: text(`reports.section.${section}`) }),
    })),
  ]
  return (
    <Section title={text('reports.next')}>
      {open.length === 0 ? <p>{text('reports.nothingToDo')}</p> : null}
      <ul className="k-reports-lines">
        {open.map(one => (
          <li key={one.key}>{one.href === null ? one.says : <a href={one.href}>{one.says}</a>}</li>
        ))}
      </ul>
      {read.period.state === 'open' ? (
        <>
          <p>{text('reports.freezeFirst')}</p>
          <LinkButton icon="lock" href={`/periods/${read.period.id}`}>
            {text('reports.toPeriod')}
          </LinkButton>
        </>
      ) : (
        <CallForm
          call={handOverReport}
          fixed={{ report: read.id }}
          next="/report-editions/{id}"
          done="reports.done.handedOver"
        >
          <p>{text('reports.handOverWhy')}</p>
          <Button variant="primary" icon="lock">
            {text('reports.handOver')}
          </Button>
        </CallForm>
      )}
    </Section>
  )
}
