import type { ReactNode } from 'react'
import {
  Button,
  DataTable,
  EmptyState,
  formatNumber,
  LinkButton,
  Notice,
  Pagination,
  Section,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listDeclaredFeeds } from '../../indicators/contract-feeds.ts'
import { FiguresHead } from '../../indicators/web/FiguresNav.tsx'
import { listDeclarations, remindMembers } from '../contract.ts'
import { standings } from '../rules/figures.ts'
import './declarations.css'
import { type DeclaredFeeds, DeclaredTable } from './DeclaredTable.tsx'
import { type Declarations, dayWords, declarationsPath, valueWords } from './declaration-words.ts'

const readShow = (show: string | undefined) => standings.find(one => one === show)

/** What organisations declared of a year: of many together, and for whoever counts them one by one. */
export const page = definePage({
  path: '/partnerships/:slug/declarations',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => {
    const show = readShow(query.show)
    return {
      declarations: use(listDeclarations, {
        partnership: params.slug ?? '',
        ...(query.year ? { year: Number(query.year) } : {}),
        ...(show === undefined ? {} : { show }),
        page: Number(query.page) || 1,
      }),
      counted: use(listDeclaredFeeds, {
        partnership: params.slug ?? '',
        ...(query.year ? { year: Number(query.year) } : {}),
      }),
    }
  },
  actions: [remindMembers],
  title: (_props, text) => text('declarations.title'),
  Component: ({ data: { declarations, counted }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership, round, rounds } = declarations
    const { asks, reads } = declarations.rights
    const path = declarationsPath(partnership)
    const ask = asks ? (
      <LinkButton
        variant={declarations.toRemind > 0 ? 'secondary' : 'primary'}
        icon="mail"
        href={`${path}/ask${round === null ? '' : `?year=${round.year}`}`}
      >
        {text('declarations.ask')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <FiguresHead
          frame={{ partnership, rights: { edits: declarations.rights.edits, reads: 'own' } }}
          current="declarations"
          subtitle={text('declarations.subtitle')}
          actions={
            round === null ? undefined : (
              <>
                <Remind declarations={declarations} />
                {ask}
              </>
            )
          }
        />
        {rounds.length < 2 ? null : (
          <Tabs
            label={text('declarations.years')}
            tabs={rounds.map(one => ({
              href: `${path}?year=${one.year}`,
              label: String(one.year),
              current: one.year === round?.year,
            }))}
          />
        )}
        {round === null ? (
          <EmptyState icon="mail" title={text('declarations.emptyTitle')} action={ask}>
            {text(asks ? 'declarations.emptyWhy' : 'declarations.emptyReader')}
          </EmptyState>
        ) : (
          <>
            <p>
              {text('declarations.roundWords', {
                year: round.year,
                currency: round.currency,
                day: dayWords(round.closesOn, lang),
              })}
            </p>
            <Together declarations={declarations} currency={round.currency} />
            {reads === 'none' ? (
              <Notice>{text('declarations.onlyTogether')}</Notice>
            ) : (
              <OneByOne
                declarations={declarations}
                counted={counted.items.filter(one => one.year === round.year)}
                show={readShow(query.show)}
              />
            )}
          </>
        )}
      </>
    )
  },
})

function Remind({ declarations }: { declarations: Declarations }): ReactNode {
  const text = useText()
  const { partnership, round, toRemind, rights } = declarations
  if (!rights.asks || toRemind === 0 || round === null) return null
  return (
    <CallForm
      call={remindMembers}
      fixed={{ partnership: partnership.id, year: round.year }}
      next={`${declarationsPath(partnership)}?year=${round.year}`}
      done="declarations.done.reminded"
    >
      <Button variant="primary" icon="mail">
        {text('declarations.remind', { count: toRemind })}
      </Button>
    </CallForm>
  )
}

/** The figures of many, each with how many it is of. */
function Together({ declarations, currency }: { declarations: Declarations; currency: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { counts } = declarations
  return (
    <Section
      title={text('declarations.together')}
      intro={text(
        declarations.rights.reads === 'all' ? 'declarations.togetherAll' : 'declarations.togetherWhy',
      )}
      aside={
        counts.asked === null || counts.declared === null ? undefined : (
          <span>
            {text('declarations.declaredOf', {
              count: counts.declared,
              declared: formatNumber(counts.declared, lang),
              asked: formatNumber(counts.asked, lang),
            })}
          </span>
        )
      }
    >
      <DataTable
        caption={text('declarations.together')}
        rows={declarations.together}
        rowKey={one => one.measure}
        columns={[
          {
            key: 'measure',
            head: text('declarations.measureHead'),
            width: 'wide',
            cell: one => text(`declarations.measureOf.${one.measure}`),
          },
          {
            key: 'value',
            head: text('declarations.valueHead'),
            numeric: true,
            cell: one =>
              one.value === null
                ? text(one.said === 0 ? 'declarations.nobody' : 'declarations.tooFew')
                : valueWords(one.measure, one.value, { currency, lang, text }),
          },
          {
            key: 'of',
            head: text('declarations.ofHead'),
            numeric: true,
            cell: one =>
              one.said === null || one.said === one.of
                ? formatNumber(one.of, lang)
                : text('declarations.ofSaid', {
                    of: formatNumber(one.of, lang),
                    said: formatNumber(one.said, lang),
                  }),
          },
        ]}
      />
    </Section>
  )
}

function OneByOne(props: {
  declarations: Declarations
  counted: DeclaredFeeds
  show: ReturnType<typeof readShow>
}): ReactNode {
  const text = useText()
  const { declarations, show } = props
  const { partnership, round, counts } = declarations
  const here = `${declarationsPath(partnership)}?year=${round?.year ?? ''}`
  const parts = [
    { show: undefined, label: text('declarations.show.all'), count: null },
    { show: 'waiting', label: text('declarations.show.waiting'), count: counts.waiting },
    { show: 'declared', label: text('declarations.show.declared'), count: counts.declared },
    { show: 'withdrawn', label: text('declarations.show.withdrawn'), count: counts.withdrawn },
    { show: 'unreachable', label: text('declarations.show.unreachable'), count: counts.unreachable },
  ] as const
  return (
    <Section
      title={text('declarations.oneByOne')}
      intro={text(
        declarations.rights.reads === 'own' ? 'declarations.oneByOneOwn' : 'declarations.oneByOneWhy',
      )}
    >
      <Tabs
        label={text('declarations.oneByOne')}
        tabs={parts.map(part => ({
          href: part.show === undefined ? here : `${here}&show=${part.show}`,
          label: part.label,
          ...(part.count === null ? {} : { count: part.count }),
          current: part.show === show,
        }))}
      />
      <DeclaredTable declarations={declarations} counted={props.counted} />
      <Pagination
        page={declarations.page}
        pageSize={declarations.pageSize}
        total={declarations.total}
        hrefOf={at => `${here}${show === undefined ? '' : `&show=${show}`}&page=${at}`}
      />
    </Section>
  )
}
