import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Tag, TagList } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { findOrganisations } from '../contract-find.ts'
import { CompareChoice } from './CompareChoice.tsx'
import { figureWords } from './figure-words.ts'
import { findAddress } from './filters.ts'
import { usePlace } from './OrganisationResults.tsx'

export type Found = OutputOf<typeof findOrganisations>
type FoundItem = Found['items'][number]
type Query = Record<string, string | undefined>
type Pieces = FoundItem['marked']['name']

/** What was found, the best first: what they do with the words that were asked for, where they are, and why they are here. */
export function FindResults(props: { items: readonly FoundItem[]; query: Query }): ReactNode {
  return (
    <ol className="k-directory-list">
      {props.items.map(item => (
        <li key={item.id}>
          <OneFound item={item} query={props.query} />
        </li>
      ))}
    </ol>
  )
}

function OneFound(props: { item: FoundItem; query: Query }): ReactNode {
  const text = useText()
  const place = usePlace()
  const { item, query } = props
  const { passage } = item.marked
  return (
    <article>
      <h3>
        <a href={`/organisations/${item.slug}`}>
          <Marked pieces={item.marked.name} />
        </a>{' '}
        {item.nameOtherScript === null ? null : <span>{item.nameOtherScript}</span>}
      </h3>
      <p className="k-directory-facts">
        <Badge>{text(`directory.kind.${item.kind}`)}</Badge> {place(item)}
        {item.clusters.map(cluster => (
          <span key={cluster.slug}>
            {' · '}
            <a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>
          </span>
        ))}
      </p>
      {item.marked.summary === null ? null : (
        <p lang={item.lang}>
          <Marked pieces={item.marked.summary} />
        </p>
      )}
      {passage === null ? null : (
        <p className="k-directory-passage">
          <strong>{text(`directory.find.in.${passage.field}`)}</strong>{' '}
          <span lang={item.lang}>
            <Marked pieces={passage.text} />
          </span>
        </p>
      )}
      {item.technologies.length === 0 ? null : (
        <TagList label={text('directory.field.technologies')}>
          {item.technologies.slice(0, 6).map(word => (
            <Tag key={word} href={findAddress(query, { technology: word })} lang={item.lang}>
              {word}
            </Tag>
          ))}
        </TagList>
      )}
      <Met item={item} />
      <Why item={item} />
      <CompareChoice item={item} query={query} />
    </article>
  )
}

/** Which record meets which condition of the sentence. */
function Met(props: { item: FoundItem }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.item.met.length === 0) return null
  return (
    <ul className="k-directory-plain">
      {props.item.met.map(({ condition, capability, title, ...figure }) => (
        <li key={condition}>
          {text('directory.find.conditionMet', { condition, figure: figureWords(figure, lang) })}{' '}
          <a href={`/organisations/${props.item.slug}/capabilities/${capability}`}>{title}</a>
        </li>
      ))}
    </ul>
  )
}

/** Why this one, in sentences: each word with how and where it was found. */
function Why(props: { item: FoundItem }): ReactNode {
  const text = useText()
  const { why } = props.item
  if (why.length === 0) return null
  return (
    <details className="k-directory-why">
      <summary>{text('directory.find.why')}</summary>
      <ul>
        {why.map(reason => (
          <li key={`${reason.words} ${reason.kind}`}>
            {text(`directory.find.because.${reason.kind}`, {
              words: reason.words,
              expression: reason.expression ?? '',
              where: reason.fields.map(field => text(`directory.find.in.${field}`)).join(', '),
            })}
            {reason.source === null ? null : ` (${text('directory.find.source', { source: reason.source })})`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Marked(props: { pieces: Pieces }): ReactNode {
  return props.pieces.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))
}
