import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, LinkButton, PageHeader, StateBadge } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listAgreements } from '../contract.ts'
import { agreementPath, agreementsPath, dayWords } from './agreement-words.ts'
import './agreements.css'

type Item = OutputOf<typeof listAgreements>['items'][number]

/** What a partnership has signed, what is being signed, and who is missing. */
export const page = definePage({
  path: '/partnerships/:slug/agreements',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ agreements: use(listAgreements, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: (_props, text) => text('agreements.title'),
  Component: ({ data: { agreements } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership, items, mayEdit } = agreements
    const add = mayEdit ? (
      <LinkButton variant="primary" icon="plus" href={`${agreementsPath(partnership)}/new`}>
        {text('agreements.begin')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <PageHeader
          title={text('agreements.title')}
          subtitle={text('agreements.subtitle')}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={items.length === 0 ? undefined : add}
        />
        <DataTable
          caption={text('agreements.title')}
          rows={items}
          rowKey={item => item.id}
          rowState={item => (item.endedOn === null ? undefined : 'past')}
          empty={
            <EmptyState icon="file" title={text('agreements.emptyTitle')} action={add}>
              {text(mayEdit ? 'agreements.emptyWhy' : 'agreements.emptyReader')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              head: text('agreements.field.title'),
              rowHeader: true,
              width: 'wide',
              cell: item => (
                <>
                  <a href={agreementPath(item)} lang={item.lang}>
                    {item.title}
                  </a>
                  <br />
                  <small>{text(`agreements.kind.${item.kind}`)}</small>
                </>
              ),
            },
            { key: 'state', head: text('agreements.field.state'), cell: item => <Standing item={item} /> },
            {
              key: 'parties',
              head: text('agreements.field.parties'),
              cell: item => new Intl.ListFormat(lang, { type: 'conjunction' }).format(item.parties),
            },
            {
              key: 'missing',
              head: text('agreements.field.missing'),
              cell: item =>
                item.missing.length === 0
                  ? '–'
                  : new Intl.ListFormat(lang, { type: 'conjunction' }).format(item.missing),
            },
          ]}
        />
      </>
    )
  },
})

function Standing({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (item.endedOn !== null)
    return <span>{text('agreements.endedOn', { day: dayWords(item.endedOn, lang) })}</span>
  return (
    <div className="k-agreement-standing">
      {item.inForceOn === null ? null : (
        <>
          <StateBadge state="agreed">{text('agreements.state.in-force')}</StateBadge>
          <small>{text('agreements.inForceSince', { day: dayWords(item.inForceOn, lang) })}</small>
        </>
      )}
      {item.next === null ? null : (
        <>
          {item.inForceOn === null ? null : <small>{text('agreements.amendment')}</small>}
          <StateBadge state={item.next.state === 'open' ? 'waiting' : 'quiet'}>
            {text(`agreements.state.${item.next.state}`)}
          </StateBadge>
        </>
      )}
    </div>
  )
}
