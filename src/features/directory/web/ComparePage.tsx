import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { EmptyState, LanguageText, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import { compareOrganisations } from '../contract-compare.ts'
import { Figures, trlWords } from './CapabilityTable.tsx'
import './compare.css'
import { readSlugs } from './compare-address.ts'
import { dayWords } from './days.ts'
import './profile.css'
import { textIn } from './in-language.ts'
import { usePlace } from './OrganisationResults.tsx'

type Compared = OutputOf<typeof compareOrganisations>['items'][number]

/** Back to the search one came from; only ever to a search. */
function backAddress(back: string | undefined): string {
  return back?.startsWith('?') === true ? `/find${back}` : '/find'
}

/** Up to four organisations side by side: the same fact in the same line, and only facts that one of them tells. */
export const page = definePage({
  path: '/compare',
  access: 'public',
  frame: 'app',
  width: 'full',
  calls: ({ query }) => {
    const of = readSlugs(query.of).join(',')
    return { compared: of === '' ? null : use(compareOrganisations, { of }) }
  },
  actions: [],
  title: (_props, text) => text('directory.compare.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const items = data.compared?.items ?? []
    const missing = data.compared?.missing ?? 0
    return (
      <>
        <PageHeader
          title={text('directory.compare.title')}
          subtitle={text('directory.compare.subtitle')}
          steps={[{ href: backAddress(query.back), label: text('directory.compare.back') }]}
        />
        {missing === 0 ? null : (
          <Notice kind="info">{text('directory.compare.missing', { count: missing })}</Notice>
        )}
        {items.length === 0 ? (
          <EmptyState
            icon="organisation"
            title={text('directory.compare.noneTitle')}
            action={
              <LinkButton variant="primary" href={backAddress(query.back)}>
                {text('directory.compare.find')}
              </LinkButton>
            }
          >
            {text('directory.compare.none')}
          </EmptyState>
        ) : (
          <SideBySide items={items} query={query} />
        )}
      </>
    )
  },
})

function SideBySide(props: { items: Compared[]; query: Record<string, string | undefined> }): ReactNode {
  const text = useText()
  const facts = useFacts()
  const { items, query } = props
  const said = facts
    .map(({ name, tell }) => ({ name, cells: items.map(tell) }))
    .filter(({ cells }) => cells.some(cell => cell !== null))
  return (
    <div className="k-compare">
      <table>
        <caption className="k-hidden">{text('directory.compare.title')}</caption>
        <colgroup>
          <col />
          {items.map(item => (
            <col key={item.id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td />
            {items.map(item => (
              <th key={item.id} scope="col">
                <a href={`/organisations/${item.slug}`}>{item.name}</a>
                {item.nameOtherScript === null ? null : <span> {item.nameOtherScript}</span>}
                <br />
                <a
                  className="k-compare-choice"
                  href={withoutAddress(items, item, query.back)}
                  aria-label={text('directory.compare.removeNamed', { name: item.name })}
                >
                  {text('directory.compare.remove')}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {said.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {items.map((item, index) => (
                <td key={item.id}>
                  <span className="k-compare-cell-name" aria-hidden="true">
                    {item.name}
                  </span>
                  {cells[index] ?? (
                    <span className="k-directory-quiet">{text('directory.compare.nothing')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function withoutAddress(items: readonly Compared[], item: Compared, back: string | undefined): string {
  const rest = items.filter(other => other.id !== item.id).map(other => other.slug)
  const query = new URLSearchParams({
    ...(rest.length === 0 ? {} : { of: rest.join(',') }),
    ...(back === undefined ? {} : { back }),
  })
  return `/compare?${query}`
}

interface Fact {
  name: string
  /** What an organisation says of it; null when it says nothing. */
  tell: (item: Compared) => ReactNode
}

/** The facts worth comparing, the ones a buyer asks for first at the top. */
function useFacts(): readonly Fact[] {
  const text = useText()
  const place = usePlace()
  const { lang } = useLocale()
  const label = (field: string) => text(`directory.field.${field}`)
  const countries = (codes: readonly string[]) => listed(codes.map(code => countryName(code, lang)))
  const spoken = new Intl.DisplayNames([lang], { type: 'language' })
  return [
    { name: label('kind'), tell: item => text(`directory.kind.${item.kind}`) },
    { name: label('place'), tell: place },
    { name: label('clusters'), tell: item => listed(item.clusters.map(cluster => cluster.name)) },
    { name: label('summary'), tell: item => inLanguage(item, 'summary', lang) },
    { name: label('offers'), tell: item => oneSide(item, 'offer', lang) },
    { name: label('needs'), tell: item => oneSide(item, 'need', lang) },
    { name: text('directory.capability.title'), tell: item => capabilities(item, text) },
    { name: label('technologies'), tell: item => listed(item.technologies) },
    { name: label('certificates'), tell: item => listed(item.certificates) },
    {
      name: label('deviceClasses'),
      tell: item => listed(item.deviceClasses.map(one => text(`directory.choice.deviceClasses.${one}`))),
    },
    { name: label('targetMarkets'), tell: item => countries(item.targetMarkets) },
    { name: label('languages'), tell: item => listed(item.languages.map(code => spoken.of(code) ?? code)) },
    {
      name: label('sizeClass'),
      tell: item => (item.sizeClass === null ? null : text(`directory.size.${item.sizeClass}`)),
    },
    { name: label('employees'), tell: item => item.employees },
    { name: label('foundedYear'), tell: item => item.foundedYear },
    {
      name: text('directory.compare.confirmed'),
      tell: item =>
        item.lastConfirmedAt === null ? null : dayWords(item.lastConfirmedAt.slice(0, 10), lang),
    },
  ]
}

function listed(words: readonly string[]): ReactNode {
  return words.length === 0 ? null : words.join(', ')
}

function inLanguage(item: Compared, field: 'summary' | 'offers' | 'needs', lang: string): ReactNode {
  const words = textIn(item, field, lang)
  return words === null ? null : <LanguageText text={words.text} lang={words.lang} />
}

/** The text of a side, then its cards by name. */
function oneSide(item: Compared, side: 'offer' | 'need', lang: string): ReactNode {
  const words = inLanguage(item, side === 'offer' ? 'offers' : 'needs', lang)
  const cards = item.items.filter(card => card.side === side)
  if (words === null && cards.length === 0) return null
  return (
    <>
      {words}
      {cards.length === 0 ? null : (
        <ul>
          {cards.map(card => (
            <li key={card.id}>
              <LanguageText text={card.title} lang={card.lang} />
              {card.trl === null ? null : ` (TRL ${card.trl})`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Each thing one can do for others, with its figures, readiness and time. */
function capabilities(item: Compared, text: Text): ReactNode {
  if (item.capabilities.length === 0) return null
  return (
    <ul>
      {item.capabilities.map(one => (
        <li key={one.id}>
          <a href={`/organisations/${item.slug}/capabilities/${one.id}`}>
            <LanguageText text={one.title} lang={one.lang} />
          </a>
          <Figures item={one} />
          {[
            trlWords(one) === null ? null : `TRL ${trlWords(one)}`,
            one.leadTimeDays === null ? null : text('directory.capability.days', { count: one.leadTimeDays }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
