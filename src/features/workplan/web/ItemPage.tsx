import type { ReactNode } from 'react'
import {
  Badge,
  Columns,
  DescriptionList,
  LanguageText,
  LinkButton,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getItem, setItemState } from '../contract.ts'
import { Standing } from './PlanTable.tsx'
import { StateForm } from './StateForm.tsx'
import { Statements } from './Statements.tsx'
import { dayWords, type Item, itemPath, monthsWords, planPath } from './workplan-words.ts'
import './workplan.css'

/** One task, deliverable or milestone: when it is due, who answers for it, what shows that it is done. */
export const page = definePage({
  path: '/workplan/items/:item',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ item: use(getItem, { item: params.item ?? '' }) }),
  actions: [setItemState],
  title: ({ data }) => `${data.item.code} ${data.item.title}`,
  Component: ({ data: { item }, now }) => {
    const text = useText()
    const today = now.slice(0, 10)
    const path = planPath(item.partnership, item.plan)
    return (
      <>
        <PageHeader
          title={`${item.code} ${item.title}`}
          lang={item.lang}
          meta={<Badge>{text(`workplan.kind.${item.kind}`)}</Badge>}
          steps={[
            { href: `/partnerships/${item.partnership.slug}`, label: item.partnership.acronym },
            { href: path, label: text('workplan.title') },
            {
              href: `${path}#wp${item.package.number}`,
              label: `WP${item.package.number} ${item.package.title}`,
            },
          ]}
          actions={
            item.mayEdit ? (
              <LinkButton icon="edit" href={`${itemPath(item)}/edit`}>
                {text('workplan.change')}
              </LinkButton>
            ) : undefined
          }
        />
        <Columns side={<Facts item={item} />}>
          {item.description === null ? null : <LanguageText text={item.description} lang={item.lang} block />}
          <Section title={text('workplan.whereItStands')}>
            <Standing item={item} today={today} />
            <WhenDue item={item} />
            <Proof item={item} />
          </Section>
          {item.mayReport ? <StateForm item={item} /> : null}
          <Statements item={item} />
        </Columns>
      </>
    )
  },
})

/** Beside the form on a phone, where the facts stand beneath it. */
function WhenDue({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (item.doneOn !== null || item.dueOn === null) return null
  return <p className="k-plan-facts">{text('workplan.dueOn', { day: dayWords(item.dueOn, lang) })}</p>
}

function Facts({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DescriptionList
      items={[
        { term: text('workplan.field.owner'), value: item.owner?.name ?? text('workplan.nobody') },
        {
          term: text('workplan.field.months'),
          value: monthsWords(item.fromMonth, item.dueMonth) || null,
        },
        {
          term: text('workplan.field.fromDay'),
          value: item.from === null ? null : dayWords(item.from, lang),
        },
        {
          term: text(item.kind === 'task' ? 'workplan.field.toDay' : 'workplan.field.dueOn'),
          value: item.dueOn === null ? null : dayWords(item.dueOn, lang),
        },
        {
          term: text('workplan.field.type'),
          value: item.type === null ? null : text(`workplan.type.${item.type}`),
        },
        {
          term: text('workplan.field.dissemination'),
          value: item.dissemination === null ? null : text(`workplan.dissemination.${item.dissemination}`),
        },
        {
          term: text('workplan.field.means'),
          value: item.means === null ? null : <LanguageText text={item.means} lang={item.lang} />,
        },
      ]}
    />
  )
}

function Proof({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      {item.proof === null ? null : <LanguageText text={item.proof} lang={null} block />}
      <DescriptionList
        items={[
          {
            term: text(`workplan.field.doneOn.${item.kind}`),
            value: item.doneOn === null ? null : dayWords(item.doneOn, lang),
          },
          {
            term: text('workplan.field.acceptedOn'),
            value: item.acceptedOn === null ? null : dayWords(item.acceptedOn, lang),
          },
          {
            term: text('workplan.field.link'),
            value:
              item.link === null ? null : (
                <a href={item.link.href} lang={item.link.lang ?? undefined}>
                  {item.link.label}
                </a>
              ),
          },
          {
            term: text('workplan.field.file'),
            value:
              item.fileName === null ? null : (
                <a href={`/api/v1/workplan/items/${item.id}/file`}>{item.fileName}</a>
              ),
          },
          { term: text('workplan.field.saidBy'), value: item.stateBy },
        ]}
      />
    </>
  )
}
