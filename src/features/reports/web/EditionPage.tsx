import { interfaceLanguages } from '../../../shared/languages.ts'
import { Columns, formatDay, LinkButton, Notice, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getEdition } from '../contract.ts'
import { Downloads } from './Downloads.tsx'
import { PaperView } from './PaperView.tsx'
import { LanguageTabs } from './ReportPage.tsx'
import { partnershipReports } from './report-words.ts'
import './reports.css'

/** A report as it was handed over: nothing of it changes any more. */
export const page = definePage({
  path: '/report-editions/:edition',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => {
    const lang = interfaceLanguages.find(one => one === query.lang)
    return {
      read: use(getEdition, { edition: params.edition ?? '', ...(lang === undefined ? {} : { lang }) }),
    }
  },
  actions: [],
  title: ({ data }) => data.read.paper.title,
  Component: ({ data: { read } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { paper, partnership, edition } = read
    const when = text('reports.editionOf', {
      number: edition.number,
      day: formatDay(edition.madeAt, 'UTC', lang, 'date'),
    })
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
          actions={
            read.readsDrafts ? (
              <LinkButton href={`/reports/${read.report}`}>{text('reports.notHandedOver')}</LinkButton>
            ) : undefined
          }
        />
        <LanguageTabs
          base={`/report-editions/${edition.id}`}
          langs={[read.lang, read.secondLang]}
          current={paper.lang}
        />
        <Columns
          side={
            <>
              <Downloads path={`/report-editions/${edition.id}/file`} lang={paper.lang} />
              <Section title={text('reports.edition', { number: edition.number })}>
                <p>{when}</p>
                {edition.madeBy === null ? null : <p>{text('reports.by', { name: edition.madeBy })}</p>}
                <code className="k-reports-hash">{edition.hash}</code>
              </Section>
            </>
          }
        >
          <Notice>{when}</Notice>
          <PaperView paper={paper} />
        </Columns>
      </>
    )
  },
})
