import type { ReactNode } from 'react'
import {
  Badge,
  formatDay,
  LanguageText,
  Row,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { sayFigures } from '../rules/say-figures.ts'
import { type Market, parts, type Said } from './strategy-words.ts'

const looks: Record<Market['hypotheses'][number]['verdict'], State> = {
  planned: 'quiet',
  testing: 'waiting',
  validated: 'agreed',
  invalidated: 'conflict',
  unclear: 'waiting',
}

/** How far a market is, how much it matters, and how many meetings were held there. */
export function MarketFacts({ market }: { market: Market }): ReactNode {
  const text = useText()
  return (
    <Row>
      <Badge>{text(`partnerships.stage.${market.stage}`)}</Badge>
      <span>{text('strategy.priority', { priority: market.priority })}</span>
      {sayFigures(market, text).map(words => (
        <span key={words}>{words}</span>
      ))}
    </Row>
  )
}

/** What is wanted in a market and how; where nothing is written yet, the line of the partnership's page. */
export function Words({ market }: { market: Market }): ReactNode {
  const text = useText()
  if (market.words === null)
    return (
      <>
        {market.reason === null ? null : <p>{market.reason}</p>}
        <p className="k-strategy-none">{text('strategy.nothingYet')}</p>
      </>
    )
  return <SaidWords said={market.words} />
}

/** One version of the words. */
export function SaidWords({ said }: { said: Said }): ReactNode {
  const text = useText()
  return (
    <dl className="k-strategy-words">
      {parts.map(part => {
        const words = said[part]
        return words === null ? null : (
          <div key={part}>
            <dt>{text(`strategy.field.${part}`)}</dt>
            <dd>
              <LanguageText text={words} lang={said.lang} block />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What the records say for and against a market, each leading to its record. */
export function Evidence({ market, level = 3 }: { market: Market; level?: 2 | 3 }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const day = (on: string) => formatDay(`${on}T12:00:00Z`, 'UTC', lang, 'date')
  const kinds = [
    {
      name: 'hypotheses',
      lines: market.hypotheses.map(one => (
        <li key={one.slug}>
          <a href={`/hypotheses/${one.slug}`} lang={one.lang}>
            {one.segment}: {one.act}
          </a>{' '}
          <StateBadge state={looks[one.verdict]}>{text(`hypotheses.verdict.${one.verdict}`)}</StateBadge>
          {one.decision === null ? null : <small> {text(`hypotheses.decision.${one.decision}`)}</small>}
        </li>
      )),
    },
    {
      name: 'missions',
      lines: market.missions.map(one => (
        <li key={one.slug}>
          <a href={`/missions/${one.slug}`} lang={one.lang}>
            {one.title}
          </a>{' '}
          <small>
            {one.startsOn === one.endsOn ? day(one.startsOn) : `${day(one.startsOn)} – ${day(one.endsOn)}`}
          </small>
        </li>
      )),
    },
    {
      name: 'agreements',
      lines: market.agreements.map(one => (
        <li key={one.slug}>
          <a href={`/agreements/${one.slug}`} lang={one.lang}>
            {one.title}
          </a>{' '}
          <small>{text('strategy.inForce', { day: day(one.inForceOn) })}</small>
        </li>
      )),
    },
    {
      name: 'notes',
      lines: market.notes.map(one => (
        <li key={one.id}>
          <a href={`/markets/${market.country}`} lang={one.lang}>
            {one.title}
          </a>{' '}
          <small>
            {one.source}, {day(one.learntOn)}
          </small>
        </li>
      )),
    },
  ].filter(({ lines }) => lines.length > 0)
  if (kinds.length === 0) return <p className="k-strategy-none">{text('strategy.noEvidence')}</p>
  return (
    <div className="k-strategy-evidence">
      {kinds.map(({ name, lines }) => (
        <Section key={name} level={level} title={text(`strategy.evidence.${name}`)}>
          <ul>{lines}</ul>
          {name === 'notes' && market.moreNotes > 0 ? (
            <p>
              <a href={`/markets/${market.country}`}>
                {text('strategy.moreNotes', { count: market.moreNotes })}
              </a>
            </p>
          ) : null}
        </Section>
      ))}
    </div>
  )
}
