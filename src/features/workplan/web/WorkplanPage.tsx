import type { ReactNode } from 'react'
import {
  DataTable,
  EmptyState,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getWorkplan } from '../contract.ts'
import { getEfforts } from '../contract-efforts.ts'
import { listRisks, lookAtRisk } from '../contract-risks.ts'
import { itemKinds } from '../rules/kinds.ts'
import { EffortTable } from './EffortTable.tsx'
import { PlanTable, Standing } from './PlanTable.tsx'
import { RiskTable } from './RiskTable.tsx'
import {
  dayWords,
  type Head,
  itemPath,
  monthsWords,
  type Package,
  planPath,
  type Workplan,
} from './workplan-words.ts'
import './workplan.css'

/** A partnership's work plan: what is late or due soon first, then package by package. */
export const page = definePage({
  path: '/partnerships/:slug/workplan',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => {
    const which = {
      partnership: params.slug ?? '',
      ...(query.grant === undefined || query.grant === '' ? {} : { grant: query.grant }),
    }
    return {
      workplan: use(getWorkplan, which),
      efforts: use(getEfforts, which),
      risks: use(listRisks, which),
    }
  },
  actions: [lookAtRisk],
  title: ({ data }, text) => `${text('workplan.title')} · ${data.workplan.partnership.acronym}`,
  Component: ({ data: { workplan, efforts, risks } }) => {
    const text = useText()
    const { partnership, plan, plans, packages, mayEdit } = workplan
    const add = mayEdit ? (
      <LinkButton
        variant="primary"
        icon="plus"
        href={`/partnerships/${partnership.slug}/workplan/new?grant=${plan.grant?.id ?? 'none'}`}
      >
        {text('workplan.addPackage')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <PageHeader
          title={text('workplan.title')}
          subtitle={<Subtitle plan={plan} />}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={
            packages.length === 0 ? undefined : (
              <>
                <LinkButton
                  icon="download"
                  href={`/api/v1/partnerships/${partnership.slug}/workplan/xlsx?grant=${plan.grant?.id ?? 'none'}`}
                >
                  {text('workplan.xlsx')}
                </LinkButton>
                {add}
              </>
            )
          }
        />
        {plans.length > 1 ? (
          <Tabs
            label={text('workplan.plans')}
            tabs={plans.map(one => ({
              href: planPath(partnership, one),
              label: one.grant?.title ?? text('workplan.withoutGrant'),
              current: one.grant?.id === plan.grant?.id,
            }))}
          />
        ) : null}
        {plan.withdrawn ? <Notice kind="warning">{text('workplan.withdrawn')}</Notice> : null}
        {plan.startsOn === null && packages.length > 0 ? (
          <Notice kind="warning">{text('workplan.noFirstDay')}</Notice>
        ) : null}
        {packages.length === 0 ? (
          <EmptyState icon="list" title={text('workplan.emptyTitle')} action={add}>
            {text(mayEdit ? 'workplan.emptyWhy' : 'workplan.emptyReader')}
          </EmptyState>
        ) : (
          <Due workplan={workplan} />
        )}
        {packages.map(one => (
          <OnePackage key={one.id} package={one} workplan={workplan} />
        ))}
        {packages.length === 0 ? null : <EffortTable efforts={efforts} />}
        {packages.length === 0 && risks.items.length === 0 ? null : (
          <RiskTable risks={risks} here={planPath(partnership, plan)} />
        )}
      </>
    )
  },
})

function Subtitle({ plan }: { plan: Workplan['plan'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (plan.startsOn === null) return text('workplan.subtitle')
  const days = { from: dayWords(plan.startsOn, lang), months: plan.months }
  return plan.month === null
    ? text('workplan.runs', days)
    : text('workplan.runsNow', { ...days, month: plan.month })
}

function Due({ workplan }: { workplan: Workplan }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { due, today, own, mayEdit } = workplan
  const isReported = (id: string) => !mayEdit && own.includes(id)
  return (
    <Section id="due" title={text('workplan.due')}>
      {due.length === 0 ? (
        <p>{text('workplan.nothingDue')}</p>
      ) : (
        <DataTable
          caption={text('workplan.due')}
          rows={due}
          rowKey={item => item.id}
          columns={[
            {
              key: 'what',
              head: text('workplan.field.what'),
              rowHeader: true,
              width: 'wide',
              cell: item => (
                <a href={itemPath(item)}>
                  {item.code} <span lang={item.lang}>{item.title}</span>
                </a>
              ),
            },
            {
              key: 'owner',
              head: text('workplan.field.owner'),
              cell: item => item.owner?.name ?? text('workplan.nobody'),
            },
            {
              key: 'due',
              head: text('workplan.field.dueOn'),
              width: 'fit',
              cell: item => (item.dueOn === null ? '–' : dayWords(item.dueOn, lang)),
            },
            {
              key: 'state',
              head: text('workplan.field.state'),
              width: 'fit',
              cell: item => <Standing item={item} today={today} />,
            },
            ...(due.some(({ id }) => isReported(id))
              ? [
                  {
                    key: 'act',
                    head: text('workplan.report'),
                    hideHead: true,
                    width: 'fit' as const,
                    cell: (item: Head) =>
                      isReported(item.id) ? (
                        <LinkButton href={`${itemPath(item)}#report`}>
                          {text('workplan.report')}
                          <span className="k-hidden"> {item.code}</span>
                        </LinkButton>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}

function OnePackage(props: { package: Package; workplan: Workplan }): ReactNode {
  const text = useText()
  const { package: whole, workplan } = props
  return (
    <Section
      id={`wp${whole.number}`}
      title={
        <>
          WP{whole.number} <span lang={whole.lang}>{whole.title}</span>
        </>
      }
      aside={
        workplan.mayEdit ? (
          <LinkButton icon="edit" href={`/workplan/packages/${whole.id}/edit`}>
            {text('workplan.change')}
            <span className="k-hidden"> WP{whole.number}</span>
          </LinkButton>
        ) : undefined
      }
    >
      <p className="k-plan-facts">
        {[
          whole.lead === null ? null : text('workplan.leadBy', { cluster: whole.lead.name }),
          monthsWords(whole.fromMonth, whole.toMonth),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </p>
      <div className="k-plan-objective">
        <LanguageText text={whole.objective} lang={whole.lang} block />
      </div>
      {whole.description === null ? null : (
        <details className="k-plan-fold">
          <summary>{text('workplan.field.description')}</summary>
          <LanguageText text={whole.description} lang={whole.lang} block />
        </details>
      )}
      <PlanTable plan={workplan.plan} package={whole} today={workplan.today} />
      {workplan.mayEdit ? (
        <Row>
          {itemKinds.map(kind => (
            <LinkButton
              key={kind}
              variant="quiet"
              icon="plus"
              href={`/workplan/packages/${whole.id}/add/${kind}`}
            >
              {text(`workplan.add.${kind}`)}
              <span className="k-hidden"> WP{whole.number}</span>
            </LinkButton>
          ))}
        </Row>
      ) : null}
    </Section>
  )
}
