import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { type Text, useText } from '../../../web/text.tsx'
import type { listDuplicates } from '../contract-duplicates.ts'
import { dayWords } from './days.ts'

type Pair = OutputOf<typeof listDuplicates>['items'][number]
export type PairSide = Pair['left']

/** What a row of a file, or a record, says about an organisation beside another. */
export type SaidSide = Pick<
  PairSide,
  'name' | 'kind' | 'country' | 'city' | 'legalForm' | 'website' | 'vat' | 'pic' | 'lei'
>

interface Fact<Side> {
  key: string
  label: string
  of: (side: Side) => ReactNode
}

/** Facts that a row of a file can state as well, one line each. */
export function saidFacts(text: Text, lang: string): Fact<SaidSide>[] {
  return [
    { key: 'name', label: text('directory.field.name'), of: one => one.name },
    { key: 'kind', label: text('directory.field.kind'), of: one => text(`directory.kind.${one.kind}`) },
    {
      key: 'place',
      label: text('directory.field.place'),
      of: one => [one.city, countryName(one.country, lang)].filter(Boolean).join(', '),
    },
    { key: 'legalForm', label: text('directory.field.legalForm'), of: one => one.legalForm },
    { key: 'website', label: text('directory.field.website'), of: one => one.website },
    { key: 'vat', label: text('directory.field.vat'), of: one => one.vat },
    { key: 'pic', label: text('directory.field.pic'), of: one => one.pic },
    { key: 'lei', label: text('directory.field.lei'), of: one => one.lei },
  ]
}

/** All facts of a record, its name as the way to its page. */
export function pairFacts(text: Text, lang: string): Fact<PairSide>[] {
  const [name, ...said] = saidFacts(text, lang)
  return [
    {
      key: 'name',
      label: name?.label ?? '',
      of: one => <a href={`/organisations/${one.slug}`}>{one.name}</a>,
    },
    ...said,
    { key: 'clusters', label: text('directory.duplicates.clusters'), of: one => one.clusters.join(', ') },
    { key: 'people', label: text('directory.duplicates.people'), of: one => one.people },
    { key: 'missions', label: text('directory.duplicates.missions'), of: one => one.missions },
    {
      key: 'created',
      label: text('directory.duplicates.since'),
      of: one => dayWords(one.createdAt.slice(0, 10), lang),
    },
  ]
}

/** Why two could be one, and why not, in words. */
export function PairReasons(props: { title: string; reasons: Pair['reasons'] }): ReactNode {
  const text = useText()
  if (props.reasons.length === 0) return null
  return (
    <>
      <h2 className="k-duplicate-why">{props.title}</h2>
      <ul className="k-duplicate-reasons">
        {props.reasons.map(reason => (
          <li key={`${reason.code}:${reason.left}:${reason.right}`}>
            {text(`directory.duplicates.reason.${reason.code}`, {
              left: reason.left || '–',
              right: reason.right || '–',
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
