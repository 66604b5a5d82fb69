import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  type Column,
  DataTable,
  formatNumber,
  LinkButton,
  Row,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { sayAmount } from '../../costs/rules/money.ts'
import type { getEfforts } from '../contract-efforts.ts'

export type Efforts = OutputOf<typeof getEfforts>
type Partner = Efforts['partners'][number]

/** Who gives how many person-months and how much money to which package, and how that compares with the grant. */
export function EffortTable({ efforts }: { efforts: Efforts }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { packages, partners, totals, currency } = efforts
  const money = (minor: number) => sayAmount(minor, currency, lang)
  const both = ({ personMonths, cost }: { personMonths: number; cost: number }) =>
    personMonths === 0 && cost === 0 ? (
      '–'
    ) : (
      <div>
        {text('workplan.effort.months', { months: formatNumber(personMonths, lang) })}
        <small className="k-plan-small">{money(cost)}</small>
      </div>
    )
  const compared: Column<Partner>[] = efforts.hasBudget
    ? [
        {
          key: 'budget',
          head: text('workplan.effort.budget'),
          numeric: true,
          cell: one => (one.budget === null ? '–' : money(one.budget)),
          foot: totals.budget === null ? '–' : money(totals.budget),
        },
        {
          key: 'left',
          head: text('workplan.effort.compared'),
          cell: one => <Compared left={one.left} currency={currency} />,
          foot: <Compared left={totals.left} currency={currency} />,
        },
      ]
    : []
  return (
    <Section
      id="effort"
      title={text('workplan.effort.title')}
      intro={text(efforts.hasBudget ? 'workplan.effort.why' : 'workplan.effort.whyWithoutGrant')}
    >
      {totals.personMonths === 0 && totals.cost === 0 ? (
        <p>{text('workplan.effort.none')}</p>
      ) : (
        <DataTable
          caption={text('workplan.effort.title')}
          rows={partners}
          rowKey={one => one.cluster.id}
          // More packages than a desk is wide: the table scrolls by itself, not the page.
          keepTable={packages.length > 6}
          columns={[
            {
              key: 'partner',
              head: text('workplan.effort.partner'),
              rowHeader: true,
              cell: one => one.cluster.name,
              foot: text('workplan.effort.all'),
            },
            ...packages.map(
              (one, index): Column<Partner> => ({
                key: one.id,
                head: `WP${one.number}`,
                numeric: true,
                cell: partner => both(partner.byPackage[index] ?? { personMonths: 0, cost: 0 }),
                foot: both(one),
              }),
            ),
            { key: 'all', head: text('workplan.effort.sum'), numeric: true, cell: both, foot: both(totals) },
            ...compared,
          ]}
        />
      )}
      {efforts.mayEdit ? (
        <Row>
          {packages.map(one => (
            <LinkButton
              key={one.id}
              variant="quiet"
              icon="edit"
              href={`/workplan/packages/${one.id}/efforts`}
            >
              {text('workplan.effort.edit', { code: `WP${one.number}` })}
            </LinkButton>
          ))}
        </Row>
      ) : null}
    </Section>
  )
}

/** Whether a plan uses the budget up, leaves some of it, or goes beyond it. */
function Compared({ left, currency }: { left: number | null; currency: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (left === null) return '–'
  if (left === 0) return <StateBadge state="agreed">{text('workplan.effort.fits')}</StateBadge>
  const amount = sayAmount(Math.abs(left), currency, lang)
  return left > 0 ? (
    <StateBadge state="waiting">{text('workplan.effort.left', { amount })}</StateBadge>
  ) : (
    <StateBadge state="conflict">{text('workplan.effort.over', { amount })}</StateBadge>
  )
}
