import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  SearchField,
  Section,
  Tabs,
  TextArea,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import { completeConsortium } from '../contract-consortium.ts'
import { addressWith } from './address-with.ts'
import { ReasonList } from './MatchReasons.tsx'
import './matching.css'

type Found = OutputOf<typeof completeConsortium>
type Candidate = Found['items'][number]
type Query = Record<string, string | undefined>

const path = '/consortium'
const kindsOfRole = ['sme', 'large-company', 'rto', 'university', 'clinic'] as const
const reasonsShown = 3

/** Who is missing: partners chosen by name and a funding call or words; candidates with what speaks for each. */
export const page = definePage({
  path: '/consortium',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    found: use(completeConsortium, {
      partners: query.partners,
      call: query.call,
      words: query.words,
      find: query.find,
      show: query.show,
      page: query.page ?? '1',
    } as never),
  }),
  actions: [],
  title: ({ data: { found } }, text) =>
    found.call === null
      ? text('matching.consortium.title')
      : `${text('matching.consortium.title')} · ${found.call.title}`,
  Component: ({ data: { found }, query }) => {
    const text = useText()
    const { call, partners } = found
    const here = { ...query, find: undefined, page: undefined }
    const isAsked = partners.length > 0 || call !== null || found.words !== null
    return (
      <>
        <PageHeader
          title={text('matching.consortium.title')}
          subtitle={text('matching.consortium.why')}
          {...(call === null ? {} : { steps: [{ href: `/calls/${call.slug}`, label: call.title }] })}
        />
        <Partners found={found} query={here} />
        <Topic found={found} query={here} />
        {isAsked ? (
          <Section title={text('matching.consortium.candidates')} intro={sayRule(found, text)}>
            <Tabs
              label={text('matching.consortium.candidates')}
              tabs={(['known', 'newcomers'] as const).map(show => ({
                href: addressWith(path, { ...here, show: show === 'known' ? undefined : show }),
                label: text(`matching.consortium.show.${show}`),
                count: found.counts[show],
                current: (query.show ?? 'known') === show,
              }))}
            />
            {found.items.length === 0 ? (
              <EmptyState icon="find" level={3} title={text('matching.consortium.nobody')}>
                {text('matching.consortium.nobodyWhy')}
              </EmptyState>
            ) : (
              found.items.map(item => (
                <OneCandidate key={item.organisation.id} item={item} found={found} query={here} />
              ))
            )}
            <Pagination
              page={found.page}
              pageSize={found.pageSize}
              total={found.total}
              hrefOf={number => addressWith(path, { ...here, page: String(number) })}
            />
          </Section>
        ) : (
          <EmptyState
            icon="people"
            title={text('matching.consortium.begin')}
            action={<LinkButton href="/calls">{text('matching.consortium.chooseCall')}</LinkButton>}
          >
            {text('matching.consortium.beginWhy')}
          </EmptyState>
        )}
      </>
    )
  },
})

const slugsOf = (found: Found) => found.partners.map(({ slug }) => slug)
const joined = (slugs: readonly string[]) => (slugs.length === 0 ? undefined : slugs.join(','))

/** What the order rests on, as far as anything was said. */
function sayRule(found: Found, text: Text): string {
  const isTopic = found.sentences > 0
  const rule = isTopic && found.partners.length > 0 ? 'both' : isTopic ? 'topic' : 'history'
  return text(`matching.consortium.rule.${rule}`)
}

function Partners({ found, query }: { found: Found; query: Query }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const slugs = slugsOf(found)
  const columns: Column<Found['partners'][number]>[] = [
    {
      key: 'name',
      head: text('matching.consortium.partner'),
      cell: one => (
        <>
          <a href={`/organisations/${one.slug}`}>{one.name}</a>
          <div className="k-match-quiet">
            {text(`directory.kind.${one.kind}`)} · {countryName(one.country, lang)}
          </div>
        </>
      ),
    },
    {
      key: 'projects',
      head: text('matching.consortium.projects'),
      cell: one => sayProjects(one, found, text),
    },
    {
      key: 'covers',
      head: text('matching.consortium.covers'),
      cell: one =>
        one.covers.length === 0 ? (
          '–'
        ) : (
          <ul className="k-match-covers">
            {one.covers.map(sentence => (
              <li key={sentence} lang={found.call?.lang}>
                {sentence}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'act',
      head: text('matching.consortium.remove'),
      hideHead: true,
      width: 'fit',
      cell: one => (
        <LinkButton
          variant="quiet"
          icon="close"
          iconOnly
          href={addressWith(path, { ...query, partners: joined(slugs.filter(slug => slug !== one.slug)) })}
        >
          {text('matching.consortium.removeOne', { name: one.name })}
        </LinkButton>
      ),
    },
  ]
  const others = found.found.filter(({ slug }) => !slugs.includes(slug))
  return (
    <Section title={text('matching.consortium.partners')} intro={sayKinds(found, text)}>
      {found.partners.length === 0 ? null : (
        <DataTable
          caption={text('matching.consortium.partners')}
          rows={found.partners}
          rowKey={one => one.id}
          columns={columns}
        />
      )}
      <search>
        <form method="get" action={path} className="k-match-find">
          {Object.entries(query).map(([name, value]) =>
            value ? <input key={name} type="hidden" name={name} value={value} /> : null,
          )}
          <SearchField
            name="find"
            label={text('matching.consortium.find')}
            placeholder={text('matching.consortium.find')}
            defaultValue=""
          />
          <Button>{text('matching.consortium.search')}</Button>
        </form>
      </search>
      {others.length === 0 ? null : (
        <Row>
          {others.map(one => (
            <LinkButton
              key={one.id}
              icon="plus"
              href={addressWith(path, { ...query, partners: joined([...slugs, one.slug]) })}
            >
              {text('matching.consortium.add', { name: one.name })}
            </LinkButton>
          ))}
        </Row>
      )}
    </Section>
  )
}

/** Which roles are there and which are not, and from how many countries. */
function sayKinds(found: Found, text: Text): string | undefined {
  if (found.partners.length === 0) return undefined
  const there = new Set(found.partners.map(({ kind }) => kind))
  const missing = kindsOfRole.filter(kind => !there.has(kind))
  const countries = new Set(found.partners.map(({ country }) => country)).size
  return [
    text('matching.consortium.countries', { count: countries }),
    missing.length === 0
      ? text('matching.consortium.allKinds')
      : text('matching.consortium.noneOf', {
          kinds: missing.map(kind => text(`directory.kind.${kind}`)).join(', '),
        }),
  ].join(' ')
}

function sayProjects(
  one: { projects: number; led: number; inProgramme: number },
  found: Found,
  text: Text,
): string {
  if (one.projects === 0) return text('matching.consortium.noProjects')
  return [
    text('matching.consortium.projectCount', { count: one.projects }),
    ...(one.led > 0 ? [text('matching.consortium.ledCount', { count: one.led })] : []),
    ...(found.call !== null && one.inProgramme > 0
      ? [text('matching.consortium.under', { count: one.inProgramme, programme: found.call.programme })]
      : []),
  ].join(', ')
}

function Topic({ found, query }: { found: Found; query: Query }): ReactNode {
  const text = useText()
  const { call } = found
  return (
    <Section
      title={text('matching.consortium.topic')}
      {...(found.sentences > 0 && found.partners.length > 0
        ? {
            intro: text('matching.consortium.uncovered', {
              count: found.uncovered,
              all: found.sentences,
            }),
          }
        : {})}
    >
      {call === null ? null : (
        <p>
          <a href={`/calls/${call.slug}`} lang={call.lang}>
            {call.title}
          </a>{' '}
          <span className="k-match-quiet">
            {call.topic} · {call.programme}
          </span>
        </p>
      )}
      <Row>
        <LinkButton variant="quiet" href="/calls">
          {text(`matching.consortium.${call === null ? 'chooseCall' : 'otherCall'}`)}
        </LinkButton>
        {call === null ? null : (
          <LinkButton variant="quiet" icon="close" href={addressWith(path, { ...query, call: undefined })}>
            {text('matching.consortium.withoutCall')}
          </LinkButton>
        )}
      </Row>
      <details open={found.words !== null} className="k-match-all">
        <summary>{text('matching.consortium.words')}</summary>
        <form method="get" action={path} className="k-form">
          {Object.entries({ ...query, words: undefined }).map(([name, value]) =>
            value ? <input key={name} type="hidden" name={name} value={value} /> : null,
          )}
          <TextArea
            name="words"
            label={text('matching.consortium.wordsLabel')}
            rows={3}
            defaultValue={found.words ?? ''}
          />
          <Row>
            <Button>{text('matching.consortium.use')}</Button>
          </Row>
        </form>
      </details>
    </Section>
  )
}

function OneCandidate({ item, found, query }: { item: Candidate; found: Found; query: Query }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { organisation, topic, history } = item
  const [partner] = found.partners
  const figure = (value: number) => formatNumber(Math.round(value * 100) / 100, lang)
  const most = (found.sentences > 0 ? 1 : 0) + (found.partners.length > 0 ? 1 : 0)
  return (
    <Section
      level={3}
      title={<a href={`/organisations/${organisation.slug}`}>{organisation.name}</a>}
      intro={[
        text(`directory.kind.${organisation.kind}`),
        organisation.city,
        countryName(organisation.country, lang),
      ]
        .filter(part => part !== null)
        .join(' · ')}
    >
      <div className="k-match">
        {found.sentences === 0 ? null : (
          <div className="k-match-side">
            <h4>{text('matching.consortium.saysToTopic')}</h4>
            {topic.reasons.length === 0 ? (
              <p className="k-match-quiet">{text('matching.consortium.nothingSaid')}</p>
            ) : (
              <ReasonList
                reasons={topic.reasons.slice(0, reasonsShown)}
                wanting={text('matching.consortium.theTopic')}
                wanted={organisation.name}
              />
            )}
          </div>
        )}
        <div className="k-match-side">
          <h4>{text('matching.consortium.didBefore')}</h4>
          <p>{sayProjects(history, found, text)}</p>
          {history.together.length === 0 ? null : (
            <ul>
              {history.together.map(one => (
                <li key={one.partner}>
                  {text('matching.consortium.together', {
                    partner: one.partner,
                    projects: one.projects.slice(0, 5).join(', '),
                    count: one.projects.length,
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <details className="k-match-score">
        <summary>{text('matching.consortium.score', { score: figure(item.score), most })}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('matching.part')}</th>
              <th scope="col" className="k-match-number">
                {text('matching.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {topic.reasons.map((reason, at) => (
              <tr key={`topic ${String(at)}`}>
                <td>{text(`matching.ground.${reason.ground}`)}</td>
                <td className="k-match-number">{figure(reason.points)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{text('matching.consortium.topicShare')}</th>
              <td className="k-match-number">
                <strong>
                  {figure(topic.points)} → {figure(topic.share)}
                </strong>
              </td>
            </tr>
            {history.grounds.map(({ ground, points }) => (
              <tr key={ground}>
                <td>{text(`matching.consortium.ground.${ground}`)}</td>
                <td className="k-match-number">{figure(points)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{text('matching.consortium.historyShare')}</th>
              <td className="k-match-number">
                <strong>
                  {figure(history.points)} → {figure(history.share)}
                </strong>
              </td>
            </tr>
          </tbody>
        </table>
        <p className="k-match-quiet">{text('matching.consortium.scoreRule')}</p>
      </details>
      <Row>
        <LinkButton
          icon="plus"
          href={addressWith(path, {
            ...query,
            partners: joined([...slugsOf(found), organisation.slug]),
          })}
        >
          {text('matching.consortium.addAsPartner')}
        </LinkButton>
        <LinkButton variant="quiet" href={`/organisations/${organisation.slug}`}>
          {text('matching.openPage', { name: organisation.name })}
        </LinkButton>
        {partner === undefined ? null : (
          <PairLink partner={partner} organisation={organisation} mine={found.mine} />
        )}
      </Row>
    </Section>
  )
}

/** The match of the two, where the reader works for the partner. */
function PairLink(props: {
  partner: { slug: string; name: string }
  organisation: { slug: string }
  mine: readonly string[]
}): ReactNode {
  const text = useText()
  const { partner, organisation, mine } = props
  if (!mine.includes(partner.slug)) return null
  return (
    <LinkButton variant="quiet" href={`/organisations/${partner.slug}/matches/${organisation.slug}`}>
      {text('matching.consortium.pair', { name: partner.name })}
    </LinkButton>
  )
}
