import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  EmptyState,
  Filters,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  SearchField,
  Section,
  SelectField,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { proposeRequests } from '../../meetings/contract-proposed.ts'
import { getMission } from '../../missions/contract.ts'
import { MissionNav } from '../../missions/web/MissionNav.tsx'
import { listDelegateMatches } from '../contract-delegates.ts'
import { addressWith } from './address-with.ts'
import { BothSides, FirstReasons } from './MatchReasons.tsx'
import './matching.css'

type List = OutputOf<typeof listDelegateMatches>
type Delegate = List['items'][number]
type Query = Record<string, string | undefined>

const pageSize = 20
/** So many of each list are ticked to begin with; the organiser takes ticks away and sets others. */
const tickedFirst = 3
const kinds = ['travelling', 'represented', 'remote', 'local'] as const
const marks = { open: 'waiting', sent: 'agreed', dropped: 'quiet' } as const

/** Whom each delegate should ask: the best of this mission with the reasons, ticked and proposed in one go. */
export const page = definePage({
  path: '/missions/:mission/requests/propose',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    list: use(listDelegateMatches, {
      mission: params.mission ?? '',
      text: query.text,
      kind: query.kind,
      page: query.page ?? '1',
      pageSize: String(pageSize),
    } as never),
  }),
  actions: [proposeRequests],
  title: ({ data }, text) => text('matching.delegates.pageTitle', { mission: data.list.mission.title }),
  Component: ({ data, query, url }) => {
    const text = useText()
    const { list } = data
    const mission = `/missions/${list.mission.slug}`
    const path = `${mission}/requests/propose`
    const withMatches = list.items.some(({ matches }) => matches.length > 0)
    return (
      <>
        <PageHeader
          title={text('matching.delegates.title')}
          subtitle={text('matching.delegates.why')}
          steps={[
            { href: mission, label: list.mission.title },
            { href: `${mission}/requests`, label: text('meetings.requests.title') },
          ]}
          actions={
            <LinkButton variant="quiet" href={`${mission}/requests/proposed`}>
              {text('matching.proposed.link')}
            </LinkButton>
          }
        />
        <MissionNav mission={data.mission} current="requests" />
        {list.window === 'over' ? (
          <Notice title={text('meetings.meet.over')}>{text('meetings.meet.overWhy')}</Notice>
        ) : null}
        <DelegateFilters path={path} query={query} list={list} />
        {list.items.length === 0 ? (
          <Nobody path={path} query={query} mission={mission} />
        ) : (
          <CallForm
            call={proposeRequests}
            fixed={{ mission: list.mission.slug }}
            next={url}
            done="matching.done.proposed"
            className="k-form"
          >
            {form => (
              <>
                {list.items.map((delegate, at) => (
                  <DelegatePicks
                    key={delegate.participantId}
                    delegate={delegate}
                    at={at}
                    limit={list.limit}
                    form={form}
                  />
                ))}
                {withMatches ? (
                  <>
                    <TextArea
                      {...form.field('note')}
                      label={text('matching.delegates.note')}
                      hint={text('matching.delegates.noteHint')}
                      rows={2}
                      optional
                    />
                    <p className="k-match-quiet">{text('matching.delegates.nobodyAsked')}</p>
                    <FormActions>
                      <Button variant="primary">{text('matching.delegates.propose')}</Button>
                    </FormActions>
                  </>
                ) : null}
              </>
            )}
          </CallForm>
        )}
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          hrefOf={number => addressWith(path, { ...query, page: String(number) })}
        />
      </>
    )
  },
})

function DelegateFilters({ path, query, list }: { path: string; query: Query; list: List }): ReactNode {
  const text = useText()
  const isFiltered = Boolean(query.text || query.kind)
  if (!isFiltered && list.total <= 1) return null
  const chips = [
    ...(query.text
      ? [
          {
            label: `“${query.text}”`,
            removeHref: addressWith(path, { ...query, text: undefined, page: undefined }),
          },
        ]
      : []),
    ...(query.kind
      ? [
          {
            label: text(`missions.kind.${query.kind}`),
            removeHref: addressWith(path, { ...query, kind: undefined, page: undefined }),
          },
        ]
      : []),
  ]
  return (
    <Filters action={path} chips={chips} clearHref={path}>
      <SearchField
        name="text"
        label={text('matching.delegates.search')}
        placeholder={text('matching.delegates.search')}
        defaultValue={query.text ?? ''}
      />
      <SelectField
        name="kind"
        label={text('matching.delegates.kind')}
        empty={text('matching.delegates.anyKind')}
        defaultValue={query.kind ?? ''}
        choices={kinds.map(kind => ({ value: kind, label: text(`missions.kind.${kind}`) }))}
      />
    </Filters>
  )
}

function Nobody({ path, query, mission }: { path: string; query: Query; mission: string }): ReactNode {
  const text = useText()
  const isFiltered = Boolean(query.text || query.kind || query.page)
  return (
    <EmptyState
      icon="people"
      title={text(`matching.delegates.${isFiltered ? 'noneFit' : 'nobody'}`)}
      action={
        <LinkButton href={isFiltered ? path : `${mission}/requests`}>
          {text(isFiltered ? 'matching.delegates.all' : 'meetings.requests.title')}
        </LinkButton>
      }
    >
      {text(`matching.delegates.${isFiltered ? 'noneFitWhy' : 'nobodyWhy'}`)}
    </EmptyState>
  )
}

function DelegatePicks(props: {
  delegate: Delegate
  at: number
  limit: number | null
  form: FormApi
}): ReactNode {
  const text = useText()
  const { delegate, at, limit, form } = props
  const { organisation, proposed, matches } = delegate
  const isCompany = delegate.name === organisation.name
  const open = proposed.filter(({ state }) => state === 'open').length
  const left = limit === null ? matches.length : Math.max(0, limit - delegate.sent - open)
  const name = `items.${at}.organisationIds`
  return (
    <Section
      title={isCompany ? organisation.name : `${delegate.name}, ${organisation.name}`}
      intro={
        limit === null
          ? text('matching.delegates.sent', { count: delegate.sent })
          : text('matching.delegates.sentOf', { count: delegate.sent, limit })
      }
      aside={<Badge icon="people">{text(`missions.kind.${delegate.kind}`)}</Badge>}
    >
      {proposed.length === 0 ? null : (
        <ul className="k-match-proposed" aria-label={text('matching.delegates.before')}>
          {proposed.map(one => (
            <li key={one.id}>
              <StateBadge state={marks[one.state]}>
                {one.name} · {text(`matching.delegates.state.${one.state}`)}
              </StateBadge>
            </li>
          ))}
        </ul>
      )}
      {matches.length === 0 ? (
        <p>{text(`matching.delegates.${proposed.length === 0 ? 'noMatch' : 'noMore'}`)}</p>
      ) : (
        <fieldset className="k-match-picks">
          <legend className="k-hidden">{text('matching.delegates.forWhom', { name: delegate.name })}</legend>
          <input type="hidden" name={`items.${at}.participantId`} value={delegate.participantId} />
          {matches.map((match, place) => (
            <Pick
              key={match.organisation.id}
              match={match}
              ours={organisation.name}
              name={name}
              isTicked={form.ticked(
                name,
                match.organisation.id,
                place < Math.min(Math.max(0, tickedFirst - open), left),
              )}
            />
          ))}
        </fieldset>
      )}
    </Section>
  )
}

function Pick(props: {
  match: Delegate['matches'][number]
  ours: string
  name: string
  isTicked: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { match, ours, name, isTicked } = props
  const { organisation } = match
  const parties = { ours, theirs: organisation.name }
  return (
    <div className="k-match-pick">
      <label className="k-choice">
        <input type="checkbox" name={name} value={organisation.id} defaultChecked={isTicked} />
        <span>
          <strong>{organisation.name}</strong>
          <span className="k-choice-hint">
            {[
              text(`directory.kind.${organisation.kind}`),
              organisation.city,
              countryName(organisation.country, lang),
              ...(match.isNewcomer ? [text('matching.newcomer')] : []),
            ]
              .filter(part => part !== null)
              .join(' · ')}
          </span>
        </span>
      </label>
      <FirstReasons pair={match} parties={parties} />
      <details className="k-match-all">
        <summary>{text('matching.delegates.allReasons')}</summary>
        <BothSides pair={match} parties={parties} level={3} />
        <p>
          <a href={`/organisations/${organisation.slug}`}>
            {text('matching.openPage', { name: organisation.name })}
          </a>
        </p>
      </details>
    </div>
  )
}
