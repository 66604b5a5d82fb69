import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, EmptyState, LinkButton, Pagination } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/times.ts'
import { MailFaultBadge } from '../../../web/mails/MailFault.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { listChase } from '../contract.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import './outcomes.css'

/** Who has not said what came of their meetings: call them, and write down what they say. */
export const page = definePage({
  path: '/missions/:mission/chase',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    chase: use(listChase, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('outcomes.parts.chase')} · ${data.mission.title}`,
  Component: ({ data, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mission, chase } = data
    const path = `/missions/${mission.slug}/chase`
    const day = (instant: string | null) =>
      instant === null ? null : formatDay(instant, mission.timeZone, lang, 'short')
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current="chase" />
        <p className="k-outcomes-why">{text('outcomes.chase.why')}</p>
        {chase.items.some(item => item.mail === 'kept') ? (
          <p className="k-outcomes-note">{text('outcomes.chase.kept')}</p>
        ) : null}
        <DataTable
          caption={text('outcomes.parts.chase')}
          rows={chase.items}
          rowKey={item => item.person.id}
          empty={
            <EmptyState icon="check" title={text('outcomes.chase.none')}>
              {text('outcomes.chase.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'person',
              head: text('outcomes.chase.person'),
              cell: item =>
                item.person.mailFault === null ? (
                  item.person.name
                ) : (
                  <>
                    {item.person.name} <MailFaultBadge />
                  </>
                ),
            },
            {
              key: 'organisation',
              head: text('outcomes.chase.organisation'),
              cell: item => item.organisation,
            },
            {
              key: 'open',
              head: text('outcomes.chase.open'),
              numeric: true,
              cell: item => (
                <>
                  {text('outcomes.chase.of', {
                    value: item.unanswered,
                    count: item.meetings + item.encounters,
                  })}
                  {item.encounters === 0 ? null : (
                    <span className="k-outcomes-note">
                      {text('outcomes.chase.encounters', { count: item.encounters })}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'asked',
              head: text('outcomes.chase.asked'),
              cell: item => <AskedWhen item={item} day={day} />,
            },
            {
              key: 'call',
              head: text('outcomes.chase.call'),
              cell: item =>
                item.person.phone === null ? (
                  item.person.email === null ? null : (
                    <a href={`mailto:${item.person.email}`}>{item.person.email}</a>
                  )
                ) : (
                  <LinkButton icon="phone" href={`tel:${item.person.phone}`}>
                    {item.person.phone}
                  </LinkButton>
                ),
            },
            {
              key: 'record',
              head: text('outcomes.chase.record'),
              hideHead: true,
              width: 'fit',
              cell: item => (
                <LinkButton href={`/missions/${mission.slug}/follow-up?person=${item.person.id}`}>
                  {text('outcomes.chase.record')}
                </LinkButton>
              ),
            },
          ]}
        />
        <Pagination
          page={chase.page}
          pageSize={chase.pageSize}
          total={chase.total}
          hrefOf={at => `${path}?page=${at}`}
        />
      </>
    )
  },
})

type Chased = OutputOf<typeof listChase>['items'][number]

/** Mails in these states reached nobody, whatever day was noted; the others left, in a digest or alone. */
const notGone = {
  barred: 'barred',
  bounced: 'bounced',
  failed: 'failed',
  kept: 'kept',
  unwanted: 'unwanted',
  withdrawn: 'failed',
  waiting: 'waiting',
  sending: 'waiting',
  held: 'waiting',
} as const

/** When somebody was asked or reminded; of a mail that did not leave it says so, and why. */
function AskedWhen(props: { item: Chased; day: (instant: string | null) => string | null }): ReactNode {
  const text = useText()
  const { item, day } = props
  const { mail } = item
  const on = day(item.remindedAt ?? item.askedAt)
  const fate = mail === null || mail === 'sent' || mail === 'gathered' ? null : notGone[mail]
  const said =
    on === null
      ? text('outcomes.chase.notAsked')
      : fate !== null
        ? text(item.remindedAt === null ? 'outcomes.chase.mailOf' : 'outcomes.chase.reminderOf', { day: on })
        : item.remindedAt === null
          ? on
          : text('outcomes.chase.remindedOn', { day: on })
  const why = item.mailsOff ? 'ended' : on === null ? null : fate
  return (
    <>
      {said}
      {why === null ? null : <span className="k-outcomes-note">{text(`outcomes.chase.fate.${why}`)}</span>}
    </>
  )
}
