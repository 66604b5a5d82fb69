import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  EmptyState,
  LanguageText,
  LinkButton,
  PageHeader,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getRoadmap } from '../contract-roadmap.ts'
import { layRoadmap } from '../rules/lay-roadmap.ts'
import { dayWords, monthWords, periodWords } from './days.ts'
import './roadmap.css'

type Item = OutputOf<typeof getRoadmap>['items'][number]

/** Whose records lie where; a visitor reads of a mission on its public page. */
interface Reader {
  slug: string
  signedIn: boolean
  readsInside: boolean
}

/** A partnership's time line: what was, what is today, what comes. */
export const page = definePage({
  path: '/partnerships/:slug/roadmap',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ roadmap: use(getRoadmap, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: (_props, text) => text('partnerships.roadmap.title'),
  Component: ({ data: { roadmap }, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership, items, today, readsInside } = roadmap
    const { past, now, next } = layRoadmap(items, today)
    const reader = { slug: partnership.slug, signedIn: viewer.signedIn, readsInside }
    return (
      <>
        <PageHeader
          title={text('partnerships.roadmap.title')}
          subtitle={text(
            readsInside ? 'partnerships.roadmap.subtitleInside' : 'partnerships.roadmap.subtitle',
          )}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={
            past.length > 0 ? (
              <LinkButton icon="calendar" href="#today">
                {text('partnerships.roadmap.toToday')}
              </LinkButton>
            ) : undefined
          }
        />
        {items.length === 0 ? (
          <EmptyState icon="calendar" title={text('partnerships.roadmap.emptyTitle')}>
            {text('partnerships.roadmap.emptyWhy')}
          </EmptyState>
        ) : (
          <>
            {past.length === 0 ? null : (
              <Section title={text('partnerships.roadmap.past')}>
                <Months months={past} reader={reader} />
              </Section>
            )}
            <div className="k-roadmap-today">
              <Section
                id="today"
                title={
                  <time dateTime={today}>
                    {text('partnerships.roadmap.today', { day: dayWords(today, lang) })}
                  </time>
                }
              >
                {now.length === 0 ? (
                  <p>{text('partnerships.roadmap.nothingToday')}</p>
                ) : (
                  <Lines items={now} reader={reader} />
                )}
              </Section>
            </div>
            <Section title={text('partnerships.roadmap.next')}>
              {next.length === 0 ? (
                <p>{text('partnerships.roadmap.nothingNext')}</p>
              ) : (
                <Months months={next} reader={reader} />
              )}
            </Section>
          </>
        )}
      </>
    )
  },
})

function Months(props: { months: readonly { month: string; items: Item[] }[]; reader: Reader }): ReactNode {
  const { lang } = useLocale()
  return props.months.map(({ month, items }) => (
    <Section key={month} level={3} title={<time dateTime={month}>{monthWords(month, lang)}</time>}>
      <Lines items={items} reader={props.reader} />
    </Section>
  ))
}

function Lines({ items, reader }: { items: readonly Item[]; reader: Reader }): ReactNode {
  return (
    <ol className="k-roadmap">
      {items.map(item => (
        <Line key={`${item.kind} ${item.of} ${item.from}`} item={item} reader={reader} />
      ))}
    </ol>
  )
}

function Line({ item, reader }: { item: Item; reader: Reader }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const href = addressOf(item, reader)
  const title = item.lang === null ? item.title : <LanguageText text={item.title} lang={item.lang} />
  const place = [item.city, item.country === null ? null : countryName(item.country, lang)]
    .filter(part => part !== null)
    .join(', ')
  const state = stateOf(item)
  return (
    <li>
      <p className="k-roadmap-days">{periodWords(item.from, item.to ?? item.from, lang)}</p>
      <div>
        <p className="k-roadmap-title">{href === null ? title : <a href={href}>{title}</a>}</p>
        <p className="k-roadmap-about">
          <Badge>
            {text(
              item.type === null ? `partnerships.roadmap.kind.${item.kind}` : `missions.type.${item.type}`,
            )}
          </Badge>
          {state === null ? null : <StateBadge state={state.look}>{text(state.words)}</StateBadge>}
          {place === '' ? null : <span>{place}</span>}
        </p>
      </div>
    </li>
  )
}

/** Where more of it is read; null where that is for others or on the page before. */
function addressOf({ kind, of }: Item, { slug, signedIn, readsInside }: Reader): string | null {
  switch (kind) {
    case 'partnership-begins':
    case 'partnership-ends':
      return null
    case 'grant-ends':
      return readsInside ? `/partnerships/${slug}/grants/${of}` : null
    case 'partner-joins':
    case 'partner-leaves':
      return `/clusters/${of}`
    case 'agreement-begins':
    case 'agreement-changes':
    case 'agreement-ends':
      return `/agreements/${of}`
    case 'decision':
      return `/decisions/${of}`
    case 'mission':
      return signedIn ? `/missions/${of}` : `/events/${of}`
    case 'hypothesis':
      return `/hypotheses/${of}`
    case 'deliverable':
    case 'milestone':
      return `/workplan/items/${of}`
    case 'period-ends':
    case 'report-due':
      return `/periods/${of}`
  }
}

const looks: Readonly<Record<string, State>> = {
  open: 'agreed',
  over: 'locked',
  cancelled: 'conflict',
  adopted: 'agreed',
  rejected: 'conflict',
  late: 'conflict',
  begun: 'waiting',
  submitted: 'agreed',
  accepted: 'agreed',
  reached: 'agreed',
}
const periodLooks: Readonly<Record<string, State>> = {
  open: 'waiting',
  frozen: 'locked',
  reported: 'agreed',
  amended: 'agreed',
}

function stateOf({ kind, state }: Item): { look: State; words: string } | null {
  if (state === null) return null
  switch (kind) {
    case 'report-due':
      return { look: periodLooks[state] ?? 'quiet', words: `indicators.state.${state}` }
    case 'deliverable':
    case 'milestone':
      return { look: looks[state] ?? 'quiet', words: `workplan.state.${state}` }
    case 'decision':
      return { look: looks[state] ?? 'quiet', words: `decisions.result.${state}` }
    default:
      return { look: looks[state] ?? 'quiet', words: `partnerships.missionState.${state}` }
  }
}
