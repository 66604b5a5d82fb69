import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  Pagination,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listDecisions } from '../contract.ts'
import { dayWords, decisionPath, decisionsPath, standingOf } from './decision-words.ts'

type Read = OutputOf<typeof listDecisions>

/** What a partnership decides and decided, and the rule it decides by. */
export const page = definePage({
  path: '/partnerships/:slug/decisions',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    decisions: use(listDecisions, {
      partnership: params.slug ?? '',
      page: Number(query.page) || 1,
      pageSize: 25,
    }),
  }),
  actions: [],
  title: (_props, text) => text('decisions.title'),
  Component: ({ data: { decisions } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership, items, mayEdit, mayPropose } = decisions
    const path = decisionsPath(partnership)
    const actions = (
      <>
        {mayPropose ? (
          <LinkButton variant="primary" icon="plus" href={`${path}/propose`}>
            {text('decisions.propose')}
          </LinkButton>
        ) : null}
        {mayEdit ? (
          <LinkButton variant={mayPropose ? 'secondary' : 'primary'} icon="edit" href={`${path}/new`}>
            {text('decisions.record')}
          </LinkButton>
        ) : null}
      </>
    )
    return (
      <>
        <PageHeader
          title={text('decisions.title')}
          subtitle={text('decisions.subtitle')}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={items.length === 0 ? undefined : actions}
        />
        <DataTable
          caption={text('decisions.title')}
          rows={items}
          rowKey={item => item.id}
          rowState={item => (item.state === 'withdrawn' ? 'past' : undefined)}
          empty={
            <EmptyState icon="check" title={text('decisions.emptyTitle')} action={actions}>
              {text(mayEdit ? 'decisions.emptyWhy' : 'decisions.emptyReader')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              head: text('decisions.field.title'),
              rowHeader: true,
              width: 'wide',
              cell: item => (
                <a href={decisionPath(item)} lang={item.lang}>
                  {item.title}
                </a>
              ),
            },
            {
              key: 'state',
              head: text('decisions.field.state'),
              cell: item => {
                const standing = standingOf(item)
                return <StateBadge state={standing.state}>{text(standing.key)}</StateBadge>
              },
            },
            {
              key: 'when',
              head: text('decisions.field.when'),
              cell: item =>
                item.decidedOn !== null
                  ? dayWords(item.decidedOn, lang)
                  : item.openUntil !== null
                    ? text('decisions.until', { day: dayWords(item.openUntil, lang) })
                    : '–',
            },
            {
              key: 'votes',
              head: text('decisions.field.votes'),
              cell: item =>
                item.mayVote === 0
                  ? '–'
                  : text('decisions.votedOf', { voted: item.voted, all: item.mayVote }),
            },
          ]}
        />
        <Pagination
          page={decisions.page}
          pageSize={decisions.pageSize}
          total={decisions.total}
          hrefOf={at => `${path}?page=${at}`}
        />
        <RuleSection decisions={decisions} />
      </>
    )
  },
})

function RuleSection({ decisions }: { decisions: Read }): ReactNode {
  const text = useText()
  const { rule, mayEdit, partnership } = decisions
  return (
    <Section title={text('decisions.rule')}>
      <p>
        {rule.voting
          ? [
              text(`decisions.majority.${rule.majority}`),
              text('decisions.quorumOf', { quorum: rule.quorum }),
              rule.majority === 'simple'
                ? text(rule.casting ? 'decisions.withCasting' : 'decisions.withoutCasting')
                : null,
            ]
              .filter(part => part !== null)
              .join(' · ')
          : text('decisions.votingOff')}
      </p>
      {mayEdit ? (
        <LinkButton icon="settings" href={`${decisionsPath(partnership)}/rule`}>
          {text('decisions.changeRule')}
        </LinkButton>
      ) : null}
    </Section>
  )
}
