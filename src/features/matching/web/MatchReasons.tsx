import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { formatNumber } from '../../../web/design/index.ts'
import { languageName } from '../../../web/language-names.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import type { getMatch } from '../contract.ts'

export type Pair = NonNullable<OutputOf<typeof getMatch>['match']>
type Reason = Pair['whyThem']['reasons'][number]
type Passage = NonNullable<Reason['sought']>

/** Who is spoken of: the one the matches are for, and the other. */
export interface Parties {
  ours: string
  theirs: string
}

/** Two columns that meet: why each would want the other, each reason in the sentences it rests on. */
export function BothSides(props: { pair: Pair; parties: Parties; most?: number; level?: 2 | 3 }): ReactNode {
  const text = useText()
  const { pair, parties } = props
  const { ours, theirs } = parties
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <div className="k-match">
      <section className="k-match-side">
        <Heading>{text('matching.whyThem', { name: ours })}</Heading>
        <Reasons
          reasons={pair.whyThem.reasons}
          most={props.most}
          wanting={ours}
          wanted={theirs}
          emptyKey="matching.nothingForUs"
        />
      </section>
      <section className="k-match-side">
        <Heading>{text('matching.whyUs', { name: theirs })}</Heading>
        <Reasons
          reasons={pair.whyUs.reasons}
          most={props.most}
          wanting={theirs}
          wanted={ours}
          emptyKey="matching.nothingForThem"
        />
      </section>
    </div>
  )
}

function Reasons(props: {
  reasons: readonly Reason[]
  most?: number | undefined
  wanting: string
  wanted: string
  emptyKey: string
}): ReactNode {
  const text = useText()
  const { reasons, most, wanting, wanted, emptyKey } = props
  const shown = most === undefined ? reasons : reasons.slice(0, most)
  // What was learnt from feedback is shown whatever else there is: that is how it can be taken back.
  const taught = reasons.filter(reason => reason.ground === 'feedback' && !shown.includes(reason))
  if (reasons.length === 0) return <p className="k-match-quiet">{text(emptyKey)}</p>
  return <ReasonList reasons={[...shown, ...taught]} wanting={wanting} wanted={wanted} />
}

/** Reasons of one side in the sentences they rest on. */
export function ReasonList(props: {
  reasons: readonly Reason[]
  wanting: string
  wanted: string
}): ReactNode {
  return (
    <ul>
      {props.reasons.map((reason, at) => (
        <li key={`${reason.ground} ${String(at)}`}>
          <OneReason reason={reason} wanting={props.wanting} wanted={props.wanted} />
        </li>
      ))}
    </ul>
  )
}

/** The strongest reason of each side in a line or two, for lists in which many are compared. */
export function FirstReasons({ pair, parties }: { pair: Pair; parties: Parties }): ReactNode {
  const { ours, theirs } = parties
  const [them] = pair.whyThem.reasons
  const [us] = pair.whyUs.reasons
  return (
    <div className="k-match-brief">
      {them === undefined ? null : (
        <div>
          <OneReason reason={them} wanting={ours} wanted={theirs} />
        </div>
      )}
      {us === undefined ? null : (
        <div>
          <OneReason reason={us} wanting={theirs} wanted={ours} />
        </div>
      )}
    </div>
  )
}

function OneReason(props: { reason: Reason; wanting: string; wanted: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { reason, wanting, wanted } = props
  if (reason.sought === null || reason.offered === null)
    return <p>{sayReason(reason, { wanting, wanted, lang, text })}</p>
  return (
    <>
      <Quote who={text('matching.looksFor', { name: wanting })} passage={reason.sought} />
      <Quote who={text('matching.offers', { name: wanted })} passage={reason.offered} />
      {reason.bridges.map(bridge => (
        <p key={`${bridge.sought} ${bridge.offered}`} className="k-match-quiet">
          {text('matching.bridge', { ...bridge })}
        </p>
      ))}
    </>
  )
}

/** A sentence of somebody's profile with the words that count underlined, and where it stands. */
function Quote({ who, passage }: { who: string; passage: Passage }): ReactNode {
  const text = useText()
  const place = passage.source.startsWith('opportunity:') ? 'opportunity' : passage.source
  const words = <q lang={passage.lang === 'und' ? undefined : passage.lang}>{markWords(passage)}</q>
  return (
    <p className="k-match-quote">
      <span className="k-match-who">{who}</span>{' '}
      {place === 'opportunity' ? (
        <a href={`/opportunities/${passage.source.slice('opportunity:'.length)}`}>{words}</a>
      ) : (
        words
      )}{' '}
      <small>{text(`matching.source.${place}`)}</small>
    </p>
  )
}

function markWords({ text: sentence, marks }: Passage): ReactNode[] {
  const parts: ReactNode[] = []
  let from = 0
  const places = marks
    .flatMap(mark => {
      const start = sentence.indexOf(mark)
      return start < 0 ? [] : [{ start, end: start + mark.length }]
    })
    .sort((left, right) => left.start - right.start)
  for (const { start, end } of places) {
    if (start < from) continue
    parts.push(sentence.slice(from, start), <mark key={start}>{sentence.slice(start, end)}</mark>)
    from = end
  }
  parts.push(sentence.slice(from))
  return parts
}

function sayReason(
  reason: Reason,
  { wanting, wanted, lang, text }: { wanting: string; wanted: string; lang: string; text: Text },
): string {
  const [first = '', ...rest] = reason.names
  const listed = (values: readonly string[]) => values.join(', ')
  const values = { wanting, wanted }
  switch (reason.ground) {
    case 'presence':
    case 'market':
      return text(`matching.say.${reason.ground}`, {
        ...values,
        names: listed(reason.names.map(code => countryName(code, lang))),
      })
    case 'language':
      return text('matching.say.language', {
        names: listed(reason.names.map(code => languageName(code, lang))),
      })
    case 'cooperation':
      return text('matching.say.cooperation', {
        names: listed(reason.names.map(form => text(`opportunities.choice.cooperationTypes.${form}`))),
      })
    case 'kind':
      return text('matching.say.kind', { ...values, names: text(`directory.kind.${first}`) })
    case 'stage':
      return text('matching.say.stage', { ...values, sought: first, offered: rest[0] ?? '' })
    case 'feedback':
      return text('matching.say.feedback', {
        reason: text(`matching.reason.${first}`),
        count: rest.length,
        names: listed(rest),
      })
    default:
      return text(`matching.say.${reason.ground}`, { ...values, names: listed(reason.names) })
  }
}

/** The score taken apart: every part with its points, both sums, and how one figure is made of two. */
export function ScoreParts({ pair, parties }: { pair: Pair; parties: Parties }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const figure = (value: number) => formatNumber(Math.round(value * 100) / 100, lang)
  const rows = (side: Pair['whyThem'], name: string) => (
    <tbody>
      {side.reasons.map((reason, at) => (
        <tr key={`${reason.ground} ${String(at)}`}>
          <td>{text(`matching.ground.${reason.ground}`)}</td>
          <td className="k-match-number">{figure(reason.points)}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">{text('matching.sum', { name })}</th>
        <td className="k-match-number">
          <strong>{figure(side.points)}</strong>
        </td>
      </tr>
    </tbody>
  )
  return (
    <details className="k-match-score">
      <summary>{text('matching.score', { score: figure(pair.score) })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('matching.part')}</th>
            <th scope="col" className="k-match-number">
              {text('matching.points')}
            </th>
          </tr>
        </thead>
        {rows(pair.whyThem, parties.ours)}
        {rows(pair.whyUs, parties.theirs)}
      </table>
      <p className="k-match-quiet">{text('matching.scoreRule')}</p>
    </details>
  )
}

/** What is missing or not known between the two. */
export function Gaps({ pair, parties }: { pair: Pair; parties: Parties }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (pair.gaps.length === 0) return null
  return (
    <>
      <h3>{text('matching.missing')}</h3>
      <ul className="k-match-gaps">
        {pair.gaps.map(({ gap, names }, at) => (
          <li key={`${gap} ${String(at)}`}>
            {text(`matching.gap.${gap}`, {
              ...parties,
              names:
                gap === 'no-common-language'
                  ? names.map(code => languageName(code, lang)).join(', ')
                  : names.join(', '),
              sought: names[0] ?? '',
              offered: names[1] ?? '',
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
