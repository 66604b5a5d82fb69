import { DataTable, LinkButton, Notice, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeedImport } from '../contract-imports.ts'
import { dayWords } from './opportunity-words.ts'

/** What came of importing a feed: how many, and each entry that was not taken with the reason and the way out. */
export const page = definePage({
  path: '/opportunity-imports/:import',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ it: use(getFeedImport, { import: params.import ?? '' }) }),
  actions: [],
  title: ({ data }, text) => text('opportunities.imports.of', { source: data.it.source }),
  Component: ({ data: { it } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('opportunities.imports.of', { source: it.source })}
          subtitle={`${it.cluster.name} · ${it.fileName} · ${dayWords(it.importedAt.slice(0, 10), lang)}`}
          steps={[
            { href: '/opportunities', label: text('opportunities.title') },
            { href: '/opportunities/import', label: text('opportunities.imports.title') },
          ]}
        />
        <Notice
          kind={it.rejected === 0 ? 'success' : 'warning'}
          title={text('opportunities.imports.counts', {
            created: it.created,
            updated: it.updated,
            unchanged: it.unchanged,
            rejected: it.rejected,
          })}
          actions={<LinkButton href="/opportunities">{text('opportunities.imports.see')}</LinkButton>}
        >
          {text(it.rejected === 0 ? 'opportunities.imports.allTaken' : 'opportunities.imports.someLeft')}
        </Notice>
        {it.faults.length === 0 ? null : (
          <Section title={text('opportunities.imports.faults')}>
            <DataTable
              caption={text('opportunities.imports.faults')}
              rows={it.faults}
              rowKey={fault => String(fault.row)}
              columns={[
                {
                  key: 'row',
                  head: text('opportunities.imports.row'),
                  numeric: true,
                  width: 'fit',
                  cell: fault => fault.row,
                },
                {
                  key: 'title',
                  head: text('opportunities.imports.entry'),
                  rowHeader: true,
                  cell: fault => fault.title || fault.reference || text('opportunities.imports.nameless'),
                },
                {
                  key: 'reason',
                  head: text('opportunities.imports.reason'),
                  width: 'wide',
                  cell: fault =>
                    text(`opportunities.imports.fault.${fault.code}`, {
                      field: text(`opportunities.imports.field.${fault.field}`),
                    }),
                },
              ]}
            />
          </Section>
        )}
      </>
    )
  },
})
