import { countryName } from '../../../web/countries.ts'
import { DataTable, EmptyState, formatNumber, PageHeader, StateBadge } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listClusterValidations } from '../contract-clusters.ts'
import { dayWords } from './days.ts'
import { validationLook } from './validation-look.ts'

/** Every cluster with the state of its validation; those that wait for a decision come first. */
export const page = definePage({
  path: '/administration/clusters',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ validations: use(listClusterValidations, {}) }),
  actions: [],
  title: (_props, text) => text('directory.validation.listTitle'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('directory.validation.listTitle')}
          subtitle={text('directory.validation.listWhy')}
          steps={[{ href: '/administration', label: text('directory.validation.administration') }]}
        />
        <DataTable
          caption={text('directory.validation.listTitle')}
          rows={data.validations.items}
          rowKey={row => row.slug}
          empty={
            <EmptyState icon="cluster" title={text('directory.validation.noneTitle')}>
              {text('directory.validation.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              head: text('directory.field.cluster'),
              width: 'wide',
              cell: row => <a href={`/clusters/${row.slug}/validation`}>{row.name}</a>,
            },
            {
              key: 'country',
              head: text('directory.field.country'),
              cell: row => countryName(row.country, lang),
            },
            {
              key: 'state',
              head: text('directory.validation.result'),
              cell: row =>
                row.state === null ? (
                  text('directory.validation.notYet')
                ) : (
                  <StateBadge state={validationLook[row.state]}>
                    {text(`directory.validation.state.${row.state}`)}
                  </StateBadge>
                ),
            },
            {
              key: 'members',
              head: text('directory.cluster.membersTitle'),
              numeric: true,
              cell: row => formatNumber(row.members, lang),
            },
            { key: 'types', head: text('directory.validation.types'), numeric: true, cell: row => row.types },
            {
              key: 'staff',
              head: text('directory.field.staffFte'),
              numeric: true,
              cell: row => (row.staffFte === null ? '–' : formatNumber(row.staffFte, lang)),
            },
            {
              key: 'since',
              head: text('directory.validation.submitted'),
              width: 'fit',
              cell: row => (row.submittedAt === null ? null : dayWords(row.submittedAt.slice(0, 10), lang)),
            },
          ]}
        />
      </>
    )
  },
})
