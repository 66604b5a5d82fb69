import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { formatNumber, Icon } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listOrganisations } from '../contract.ts'
import { anyProgramme } from '../rules/project-columns.ts'
import { addressWith } from './filters.ts'
import { programmeName } from './programme-name.ts'

type Query = Record<string, string | undefined>
interface Entry {
  value: string
  label: string
  count: number
  lang?: string
}

/**
 * Filters with how many each would leave; every value is an address. On a narrow screen they are folded away, so that what
 * was found comes first, and the fold says how many are in force.
 */
export function Facets(props: {
  facets: OutputOf<typeof listOrganisations>['facets'] & {
    term?: Entry[]
    programme?: readonly Omit<Entry, 'label'>[]
  }
  query: Query
  path: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { facets } = props
  const groups: { name: string; entries: Entry[] }[] = [
    {
      name: 'kind',
      entries: facets.kind.map(entry => ({ ...entry, label: text(`directory.kind.${entry.value}`) })),
    },
    {
      name: 'country',
      entries: facets.country.map(entry => ({ ...entry, label: countryName(entry.value, lang) })),
    },
    { name: 'cluster', entries: facets.cluster },
    { name: 'technology', entries: facets.technology.map(entry => ({ ...entry, label: entry.value })) },
    { name: 'term', entries: facets.term ?? [] },
    {
      name: 'programme',
      entries: (facets.programme ?? [])
        .toSorted((a, b) => Number(b.value === anyProgramme) - Number(a.value === anyProgramme))
        .map(entry => ({ ...entry, label: programmeName(entry.value, text) })),
    },
  ]
  const shown = groups.filter(({ entries }) => entries.length > 0)
  const inForce = shown.filter(({ name }) => (props.query[name] ?? '') !== '').length
  return (
    <details className="k-directory-narrow">
      <summary>
        <Icon name="filter" />
        {text('directory.find.filters')}
        {inForce === 0 ? null : ` (${formatNumber(inForce, lang)})`}
      </summary>
      <nav className="k-directory-facets" aria-label={text('directory.find.narrow')}>
        {shown.map(group => (
          <FacetGroup key={group.name} {...group} query={props.query} path={props.path} />
        ))}
      </nav>
    </details>
  )
}

const shownAtFirst = 8

function FacetGroup(props: { name: string; entries: Entry[]; query: Query; path: string }): ReactNode {
  const text = useText()
  const chosen = props.query[props.name]
  const first = props.entries.filter((entry, index) => index < shownAtFirst || entry.value === chosen)
  const more = props.entries.filter(entry => !first.includes(entry))
  return (
    <details open className="k-directory-facet">
      <summary>
        <h2>{text(`directory.facet.${props.name}`)}</h2>
      </summary>
      <FacetList {...props} entries={first} />
      {more.length === 0 ? null : (
        <details>
          <summary>{text('directory.facet.more', { count: more.length })}</summary>
          <FacetList {...props} entries={more} />
        </details>
      )}
    </details>
  )
}

function FacetList(props: { name: string; entries: Entry[]; query: Query; path: string }): ReactNode {
  const { lang } = useLocale()
  const chosen = props.query[props.name]
  return (
    <ul>
      {props.entries.map(entry => (
        <li key={entry.value}>
          <a
            href={addressWith(props.path, props.query, {
              [props.name]: entry.value === chosen ? undefined : entry.value,
              cursor: undefined,
            })}
            aria-current={entry.value === chosen ? 'true' : undefined}
          >
            <span>{entry.label}</span> <span className="k-count">{formatNumber(entry.count, lang)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
