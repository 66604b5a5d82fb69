import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  FormGrid,
  formatNumber,
  LinkButton,
  Notice,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getScoreboard, takeSet } from '../contract.ts'
import { isDeclared } from '../rules/rule.ts'
import { FiguresHead } from './FiguresNav.tsx'
import { nameOf, ruleSentence, standingStates, unitAfter } from './figure-words.ts'
import { Over } from './Over.tsx'
import { PathBar } from './PathBar.tsx'
import './figures.css'

type Board = OutputOf<typeof getScoreboard>
type Indicator = Board['indicators'][number]

/** A partnership's scoreboard: what was promised, what is proven, what is claimed, what is missing; and by partner. */
export const page = definePage({
  path: '/partnerships/:slug/indicators',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params }) => ({ board: use(getScoreboard, { partnership: params.slug ?? '' }) }),
  actions: [takeSet],
  title: ({ data }, text) => `${text('indicators.parts.indicators')} · ${data.board.partnership.acronym}`,
  Component: ({ data: { board } }) => {
    const text = useText()
    const at = `/partnerships/${board.partnership.slug}/indicators`
    const { rights, indicators } = board
    return (
      <>
        <FiguresHead
          frame={board}
          current="indicators"
          subtitle={<When board={board} />}
          actions={
            rights.edits ? (
              <LinkButton
                variant={indicators.length === 0 ? 'secondary' : 'primary'}
                icon="plus"
                href={`${at}/new`}
              >
                {text('indicators.define')}
              </LinkButton>
            ) : undefined
          }
        />
        {rights.reads === 'figures' ? <Notice>{text('indicators.hidden')}</Notice> : null}
        <Figures board={board} />
        {rights.reads === 'figures' || indicators.length === 0 ? null : <ByPartner board={board} />}
        {rights.edits && indicators.length > 0 && board.sets.length > 0 ? (
          <details className="k-figures-more">
            <summary>{text('indicators.moreSets')}</summary>
            <Sets board={board} />
          </details>
        ) : null}
      </>
    )
  },
})

/** 'Month 11 of 18 · report in 23 days'. */
function When({ board }: { board: Board }): ReactNode {
  const text = useText()
  const words = [
    board.month === null ? null : text('indicators.month', { month: board.month.month, of: board.month.of }),
    board.due === null ? null : text('indicators.dueIn', { count: board.due.days, name: board.due.name }),
  ].filter(one => one !== null)
  return words.length === 0 ? text('indicators.why') : words.join(' · ')
}

function Figures({ board }: { board: Board }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const number = (value: number | null) =>
    value === null ? text('indicators.few') : formatNumber(value, lang)
  return (
    <DataTable
      caption={text('indicators.parts.indicators')}
      rows={board.indicators}
      rowKey={one => one.id}
      empty={
        <EmptyState icon="check" title={text('indicators.noneTitle')}>
          <p>{text(board.rights.edits ? 'indicators.noneWhy' : 'indicators.noneReader')}</p>
          {board.rights.edits ? <Sets board={board} /> : null}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: text('indicators.field.name'),
          rowHeader: true,
          width: 'wide',
          cell: one => (
            <>
              <a href={`/indicators/${one.id}`} lang={one.shippedAs === null ? one.lang : undefined}>
                {nameOf(one, text)}
              </a>
              <span className="k-figures-note">
                {one.code} · {text(`indicators.level.${one.level}`)}
              </span>
            </>
          ),
        },
        {
          key: 'proven',
          head: text('indicators.proven'),
          numeric: true,
          cell: one => (
            <>
              <strong>{number(one.figure.proven)}</strong>
              <Over measured={one.figure.measured} />
            </>
          ),
        },
        {
          key: 'target',
          head: text('indicators.field.target'),
          numeric: true,
          cell: one => (one.figure.target === null ? '–' : number(one.figure.target)),
        },
        {
          key: 'claimed',
          head: text('indicators.claimed'),
          numeric: true,
          cell: one =>
            one.figure.claimed === null || one.figure.proven === null
              ? text('indicators.few')
              : one.figure.claimed === one.figure.proven
                ? '–'
                : `+${number(one.figure.claimed - one.figure.proven)}`,
        },
        {
          key: 'missing',
          head: text('indicators.missing'),
          numeric: true,
          cell: one => missing(one, number),
        },
        {
          key: 'path',
          head: text('indicators.path'),
          width: 'wide',
          cell: one =>
            one.figure.target === null || one.figure.proven === null ? (
              '–'
            ) : (
              <PathBar
                proven={one.figure.proven}
                claimed={one.figure.claimed ?? one.figure.proven}
                target={one.figure.target}
                expected={one.figure.expected}
              />
            ),
        },
        {
          key: 'standing',
          head: text('indicators.standing'),
          cell: one =>
            one.figure.standing === null || one.figure.standing === 'no-target' ? (
              '–'
            ) : (
              <StateBadge state={standingStates[one.figure.standing]}>
                {text(`indicators.standings.${one.figure.standing}`)}
              </StateBadge>
            ),
        },
      ]}
    />
  )
}

function missing({ figure }: Indicator, number: (value: number) => string): string {
  if (figure.target === null || figure.proven === null) return '–'
  return figure.proven >= figure.target ? '0' : number(figure.target - figure.proven)
}

/** Each partner's part; what counts for several is said, since their sum exceeds the whole by it. */
function ByPartner({ board }: { board: Board }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('indicators.byPartner')} intro={text('indicators.byPartnerWhy')}>
      <DataTable
        caption={text('indicators.byPartner')}
        rows={board.indicators}
        rowKey={one => one.id}
        keepTable
        dense
        columns={[
          {
            key: 'name',
            head: text('indicators.field.name'),
            rowHeader: true,
            cell: one => (
              <a href={`/indicators/${one.id}`} title={ruleSentence(one.rule, text, lang)}>
                {nameOf(one, text)}
              </a>
            ),
          },
          ...board.clusters.map(cluster => ({
            key: cluster.id,
            head: cluster.name,
            numeric: true,
            cell: (one: Indicator) => {
              const part = one.clusters.find(each => each.cluster === cluster.id)?.proven
              // A change over few companies is not told; of everything else that is not there, there is none.
              if (part === undefined && isDeclared(one.rule.counts)) return '–'
              return formatNumber(part ?? 0, lang)
            },
          })),
          {
            key: 'shared',
            head: text('indicators.shared'),
            numeric: true,
            cell: one => formatNumber(one.shared, lang),
          },
          {
            key: 'whole',
            head: text('indicators.whole'),
            numeric: true,
            cell: one => (
              <strong>
                {one.figure.proven === null ? '–' : formatNumber(one.figure.proven, lang)}{' '}
                {unitAfter(one, one.figure.proven ?? 0, text)}
              </strong>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** The sets of indicators that are ready: those of the grants, and the usual ones. */
function Sets({ board }: { board: Board }): ReactNode {
  const text = useText()
  const { id, startsOn, endsOn, slug } = board.partnership
  return (
    <ul className="k-figures-sets">
      {board.sets.map(({ set, count }) => (
        <li key={set}>
          <div>
            <strong>{text(`indicators.set.${set}.name`)}</strong>
            <span className="k-figures-note">{text(`indicators.set.${set}.why`)}</span>
          </div>
          <CallForm
            call={takeSet}
            formId={`set-${set}`}
            fixed={{ partnership: id, set }}
            next={`/partnerships/${slug}/indicators`}
            done="indicators.done.taken"
            className="k-form"
          >
            {form => (
              <>
                {startsOn !== null && endsOn !== null ? null : (
                  <FormGrid>
                    <DateField
                      {...form.field('countsFrom', startsOn)}
                      label={text('indicators.field.countsFrom')}
                    />
                    <DateField
                      {...form.field('countsTo', endsOn)}
                      label={text('indicators.field.countsTo')}
                    />
                  </FormGrid>
                )}
                <Button icon="plus">{text('indicators.take', { count })}</Button>
              </>
            )}
          </CallForm>
        </li>
      ))}
    </ul>
  )
}
