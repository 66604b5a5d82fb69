import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  EmptyState,
  Filters,
  formatDay,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  SearchField,
  SelectField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionNav } from '../../missions/web/MissionNav.tsx'
import { listActors, listCounterparts, requestMeeting } from '../contract.ts'
import { ActorSwitch } from './ActorSwitch.tsx'
import { CounterpartCard } from './CounterpartCard.tsx'
import { countryName, languageName, withQuery } from './request-words.ts'
import './meetings.css'

type List = OutputOf<typeof listCounterparts>

/** Who is there for me: everybody I may meet, those first whose offers and wishes share words with mine. */
export const page = definePage({
  path: '/missions/:mission/meet',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    actors: use(listActors, { mission: params.mission ?? '' }),
    list: use(listCounterparts, {
      mission: params.mission ?? '',
      ...query,
      page: query.page ?? '1',
      pageSize: '24',
    } as never),
  }),
  actions: [requestMeeting],
  title: ({ data }, text) => text('meetings.meet.pageTitle', { mission: data.list.mission.title }),
  Component: ({ data, query, url, form }) => {
    const text = useText()
    const { list, actors } = data
    const path = `/missions/${list.mission.slug}/meet`
    const { self } = list
    return (
      <>
        <PageHeader
          title={text('meetings.meet.title')}
          subtitle={self === null ? undefined : subtitleOf(list, text)}
          actions={
            self?.isMe === true ? (
              <LinkButton icon="hand" href={`/missions/${list.mission.slug}/never`}>
                {text('meetings.never.title')}
              </LinkButton>
            ) : undefined
          }
          steps={[
            { href: `/missions/${list.mission.slug}`, label: list.mission.title },
            { href: `/missions/${list.mission.slug}/requests`, label: text('meetings.requests.title') },
          ]}
        />
        <MissionNav mission={data.mission} current="requests" />
        <ActorSwitch
          action={path}
          actors={actors.items}
          more={actors.more}
          current={self?.participantId ?? null}
        />
        <WindowNotice list={list} />
        {self === null ? (
          <EmptyState icon="people" title={text('meetings.meet.nobodyTitle')}>
            {text(actors.items.length === 0 ? 'meetings.meet.nobodyToActFor' : 'meetings.meet.nobodyChosen')}
          </EmptyState>
        ) : (
          <>
            <CounterpartFilters list={list} path={path} query={query} />
            {list.items.length === 0 ? <NobodyFound list={list} path={path} as={query.as} /> : null}
            <ul className="k-meetings-list">
              {list.items.map(item => (
                <li key={item.organisation.id}>
                  <CounterpartCard
                    item={item}
                    mission={list.mission.slug}
                    actor={self}
                    canAsk={self.confirmed && (list.window === 'open' || !self.isMe)}
                    url={url}
                    openForm={form?.formId ?? null}
                  />
                </li>
              ))}
            </ul>
            <Pagination
              page={list.page}
              pageSize={list.pageSize}
              total={list.total}
              hrefOf={number => withQuery(path, query, { page: String(number) })}
            />
          </>
        )}
      </>
    )
  },
})

function subtitleOf(list: List, text: Text): string {
  const { self } = list
  if (self === null) return ''
  const sent =
    self.limit === null
      ? text('meetings.meet.sent', { count: self.sent })
      : text('meetings.meet.sentOf', { count: self.sent, limit: self.limit })
  const who = self.isMe
    ? self.organisation
    : text('meetings.meet.forWhom', { name: self.name, organisation: self.organisation })
  return `${who} · ${text('meetings.meet.everybody', { count: list.everybody })} · ${sent}`
}

function WindowNotice(props: { list: List }): ReactNode {
  const { list } = props
  const text = useText()
  const { lang, timeZone } = useLocale()
  const day = (instant: string | null) =>
    instant === null ? '' : formatDay(instant, timeZone ?? 'UTC', lang)
  if (list.self !== null && !list.self.confirmed)
    return (
      <Notice kind="warning" title={text('meetings.meet.notConfirmed')}>
        {text('meetings.meet.notConfirmedWhy')}
      </Notice>
    )
  if (list.window === 'before')
    return (
      <Notice title={text('meetings.meet.notYet')}>
        {list.opensAt === null
          ? text('meetings.meet.notYetDraft')
          : text('meetings.meet.notYetFrom', { day: day(list.opensAt) })}
      </Notice>
    )
  if (list.window === 'over')
    return <Notice title={text('meetings.meet.over')}>{text('meetings.meet.overWhy')}</Notice>
  if (list.self !== null && list.self.seeks === null && list.self.offers === null)
    return <Notice title={text('meetings.meet.sayMore')}>{text('meetings.meet.sayMoreWhy')}</Notice>
  return null
}

function CounterpartFilters(props: {
  list: List
  path: string
  query: Record<string, string | undefined>
}): ReactNode {
  const { list, path, query } = props
  const text = useText()
  const { lang } = useLocale()
  const without = (name: string) => withQuery(path, query, { [name]: undefined, page: undefined })
  const chips = [
    ...(query.text ? [{ label: `“${query.text}”`, removeHref: without('text') }] : []),
    ...(query.country ? [{ label: countryName(query.country, lang), removeHref: without('country') }] : []),
    ...(query.language
      ? [{ label: languageName(query.language, lang), removeHref: without('language') }]
      : []),
    ...(query.asked
      ? [{ label: text(`meetings.meet.asked.${query.asked}`), removeHref: without('asked') }]
      : []),
  ]
  return (
    <Filters
      action={path}
      keep={{ as: query.as }}
      chips={chips}
      clearHref={withQuery(path, { as: query.as })}
    >
      <SearchField
        name="text"
        label={text('meetings.meet.search')}
        placeholder={text('meetings.meet.search')}
        defaultValue={query.text ?? ''}
      />
      <SelectField
        name="country"
        label={text('meetings.meet.country')}
        empty={text('meetings.meet.anyCountry')}
        defaultValue={query.country ?? ''}
        choices={list.countries.map(one => ({
          value: one.country,
          label: `${countryName(one.country, lang)} (${one.organisations})`,
        }))}
      />
      {list.languages.length === 0 ? null : (
        <SelectField
          name="language"
          label={text('meetings.meet.language')}
          empty={text('meetings.meet.anyLanguage')}
          defaultValue={query.language ?? ''}
          choices={list.languages.map(one => ({ value: one, label: languageName(one, lang) }))}
        />
      )}
      <SelectField
        name="asked"
        label={text('meetings.meet.askedLabel')}
        empty={text('meetings.meet.asked.all')}
        defaultValue={query.asked ?? ''}
        choices={['not-yet', 'asked'].map(value => ({ value, label: text(`meetings.meet.asked.${value}`) }))}
      />
      <SelectField
        name="order"
        label={text('meetings.meet.order')}
        defaultValue={query.order ?? 'match'}
        choices={['match', 'name'].map(value => ({ value, label: text(`meetings.meet.orders.${value}`) }))}
      />
    </Filters>
  )
}

function NobodyFound(props: { list: List; path: string; as: string | undefined }): ReactNode {
  const text = useText()
  const isFiltered = props.list.everybody > 0
  return (
    <EmptyState
      icon="find"
      title={text(isFiltered ? 'meetings.meet.noneFound' : 'meetings.meet.noneYet')}
      action={
        isFiltered ? (
          <LinkButton href={withQuery(props.path, { as: props.as })}>
            {text('meetings.meet.showAll')}
          </LinkButton>
        ) : undefined
      }
    >
      {text(isFiltered ? 'meetings.meet.noneFoundWhy' : 'meetings.meet.noneYetWhy')}
    </EmptyState>
  )
}
