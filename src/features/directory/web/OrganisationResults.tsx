import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Badge, DataTable, Tag, TagList } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listOrganisations } from '../contract.ts'
import { findMatches } from '../rules/find-matches.ts'
import { Matched } from './Matched.tsx'

export type OrganisationLine = OutputOf<typeof listOrganisations>['items'][number]

/** City and country in the reader's language. */
export function usePlace(): (place: { city: string | null; country: string }) => string {
  const { lang } = useLocale()
  return place => [place.city, countryName(place.country, lang)].filter(Boolean).join(', ')
}

/** Results one reads: what they do, where, in which cluster, with the words that matched marked. */
export function OrganisationResults(props: {
  items: readonly OrganisationLine[]
  words: readonly string[]
}): ReactNode {
  return (
    <ol className="k-directory-list">
      {props.items.map(item => (
        <li key={item.id}>
          <OneResult item={item} words={props.words} />
        </li>
      ))}
    </ol>
  )
}

function OneResult(props: { item: OrganisationLine; words: readonly string[] }): ReactNode {
  const text = useText()
  const place = usePlace()
  const { item, words } = props
  const matching = (word: string) => findMatches(word, words).some(piece => piece.hit)
  const technologies = [...item.technologies].sort((a, b) => Number(matching(b)) - Number(matching(a)))
  return (
    <article>
      <h3>
        <a href={`/organisations/${item.slug}`}>
          <Matched text={item.name} words={words} />
        </a>{' '}
        {item.nameOtherScript === null ? null : <Matched text={item.nameOtherScript} words={words} />}
      </h3>
      <p className="k-directory-facts">
        <Badge>{text(`directory.kind.${item.kind}`)}</Badge> <Matched text={place(item)} words={words} />
        {item.clusters.map(cluster => (
          <span key={cluster.slug}>
            {' · '}
            <a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>
          </span>
        ))}
      </p>
      {item.summary === null ? null : (
        <p>
          <Matched text={item.summary} words={words} lang={item.lang} />
        </p>
      )}
      {technologies.length === 0 ? null : (
        <TagList label={text('directory.field.technologies')}>
          {technologies.slice(0, 8).map(word => (
            <Tag key={word} href={`/find?technology=${encodeURIComponent(word)}`} lang={item.lang}>
              {word}
            </Tag>
          ))}
        </TagList>
      )}
    </article>
  )
}

/** The same as a table: for comparing many. */
export function OrganisationTable(props: {
  items: readonly OrganisationLine[]
  empty?: ReactNode
  /** Within one cluster the column would say the same in every row. */
  withoutClusters?: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('directory.organisations')}
      dense
      rows={props.items}
      rowKey={item => item.id}
      empty={props.empty}
      columns={[
        {
          key: 'name',
          head: text('directory.field.name'),
          cell: item => <a href={`/organisations/${item.slug}`}>{item.name}</a>,
          width: 'wide',
        },
        {
          key: 'kind',
          head: text('directory.field.kind'),
          cell: item => text(`directory.kind.${item.kind}`),
        },
        {
          key: 'country',
          head: text('directory.field.country'),
          cell: item => countryName(item.country, lang),
        },
        { key: 'city', head: text('directory.field.city'), cell: item => item.city, desktopOnly: true },
        ...(props.withoutClusters === true
          ? []
          : [
              {
                key: 'clusters',
                head: text('directory.field.clusters'),
                cell: (item: OrganisationLine) => item.clusters.map(cluster => cluster.name).join(', '),
              },
            ]),
        { key: 'people', head: text('directory.field.people'), cell: item => item.people, numeric: true },
      ]}
    />
  )
}
