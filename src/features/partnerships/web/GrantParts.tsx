import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, DescriptionList, formatNumber } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { sayAmount } from '../../costs/rules/money.ts'
import type { getGrant, listGrants } from '../contract-grants.ts'
import { periodWords } from './days.ts'

export type Grant = OutputOf<typeof listGrants>['items'][number]
export type GrantFrame = OutputOf<typeof getGrant>['partnership']

export const grantsPath = ({ slug }: Pick<GrantFrame, 'slug'>) => `/partnerships/${slug}/grants`

/** Number, call, programme, rate and period, as far as they are known. */
export function GrantFacts({ grant }: { grant: Grant }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DescriptionList
      items={[
        { term: text('partnerships.field.grantNumber'), value: grant.grantNumber },
        { term: text('partnerships.field.callIdentifier'), value: grant.callIdentifier },
        { term: text('partnerships.field.programme'), value: grant.programme },
        {
          term: text('partnerships.field.rate'),
          value: grant.rate === null ? null : `${formatNumber(grant.rate, lang)} %`,
        },
        {
          term: text('partnerships.field.period'),
          value: periodWords(grant.startsOn, grant.endsOn, lang) || null,
        },
      ]}
    />
  )
}

/** What each partner may spend, who pays it, and all together. */
export function BudgetTable({ grant }: { grant: Grant }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const say = (amount: number | null) => (amount === null ? '–' : sayAmount(amount, grant.currency, lang))
  const amount = (key: 'budget' | 'grant' | 'own') => ({
    key,
    head: text(`partnerships.grants.${key}`),
    numeric: true,
    cell: (share: Grant['shares'][number]) => say(share[key]),
    foot: say(grant.totals[key]),
  })
  return (
    <DataTable
      caption={text('partnerships.grants.byPartner')}
      rows={grant.shares}
      rowKey={share => share.cluster.id}
      empty={<p>{text('partnerships.grants.noBudget')}</p>}
      columns={[
        {
          key: 'cluster',
          head: text('partnerships.field.cluster'),
          rowHeader: true,
          width: 'wide',
          cell: share => <a href={`/clusters/${share.cluster.slug}`}>{share.cluster.name}</a>,
          foot: text('partnerships.grants.total'),
        },
        amount('budget'),
        amount('grant'),
        amount('own'),
      ]}
    />
  )
}
