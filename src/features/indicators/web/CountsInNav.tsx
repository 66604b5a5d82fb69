import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Section, StateBadge } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { getFeeds } from '../contract-feeds.ts'
import { nameOf } from './figure-words.ts'
import './figures.css'

type Feeds = OutputOf<typeof getFeeds>
type Feed = Feeds['feeds'][number]

/** From any record to the figures that it feeds, and to those it does not with the reason; nothing for whoever may not know. */
export function CountsIn({ read }: { read: Feeds }): ReactNode {
  const text = useText()
  if (!read.told || read.feeds.length === 0) return null
  const counting = read.feeds.filter(feed => feed.state !== 'left-out')
  const others = read.feeds.filter(feed => feed.state === 'left-out')
  const rest = (
    <ul className="k-figures-feeds">
      {others.map(feed => (
        <FeedLine key={feed.indicator.id} feed={feed} />
      ))}
    </ul>
  )
  return (
    <Section title={text('indicators.countsIn')}>
      {counting.length === 0 ? (
        <p>{text('indicators.countsNowhere')}</p>
      ) : (
        <ul className="k-figures-feeds">
          {counting.map(feed => (
            <FeedLine key={feed.indicator.id} feed={feed} />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : counting.length === 0 ? (
        rest
      ) : (
        <details className="k-figures-more">
          <summary>{text('indicators.feeds.others', { count: others.length })}</summary>
          {rest}
        </details>
      )}
    </Section>
  )
}

/**
 * The same without a heading, for a record among others on a page. `linked`: whether the reader may open the figures.
 */
export function FeedsList({ feeds, linked }: { feeds: readonly Feed[]; linked: boolean }): ReactNode {
  return (
    <ul className="k-figures-feeds">
      {feeds.map(feed => (
        <FeedLine key={feed.indicator.id} feed={feed} linked={linked} />
      ))}
    </ul>
  )
}

/** In the room of a table's cell: the codes of the figures, those it does not count in with the reason. */
export function FeedCodes({ feeds }: { feeds: readonly Feed[] }): ReactNode {
  const text = useText()
  if (feeds.length === 0) return '–'
  return (
    <ul className="k-figures-codes">
      {feeds.map(({ indicator, reason }) => (
        <li key={indicator.id}>
          <a href={`/indicators/${indicator.id}`} title={nameOf(indicator, text)}>
            {indicator.code}
          </a>
          {reason === null ? null : <small>{text(`indicators.reason.${reason}`)}</small>}
        </li>
      ))}
    </ul>
  )
}

function FeedLine({ feed, linked = true }: { feed: Feed; linked?: boolean }): ReactNode {
  const text = useText()
  const name = nameOf(feed.indicator, text)
  return (
    <li>
      {linked ? <a href={`/indicators/${feed.indicator.id}`}>{name}</a> : name}{' '}
      {feed.state === 'left-out' ? null : (
        <StateBadge state={feed.state === 'proven' ? 'agreed' : 'waiting'}>
          {text(`indicators.feeds.${feed.state}`)}
        </StateBadge>
      )}
      {feed.reason === null ? null : (
        <span className="k-figures-note">{text(`indicators.reason.${feed.reason}`)}</span>
      )}
      {feed.periods
        .filter(period => feed.state !== 'left-out' || period.filed === true)
        .map(period => (
          <span key={period.id} className="k-figures-note">
            <a href={`/periods/${period.id}`}>{period.name}</a> ·{' '}
            {period.filed === null
              ? text(`indicators.state.${period.state}`)
              : text(period.filed ? 'indicators.feeds.filed' : 'indicators.feeds.notFiled', {
                  state: text(`indicators.state.${period.state}`),
                })}
          </span>
        ))}
    </li>
  )
}
