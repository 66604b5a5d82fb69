import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { EmptyState, formatDay, formatTime, Pagination } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getMissionHistory } from '../contract.ts'
import './history.css'

type Lines = Pick<OutputOf<typeof getMissionHistory>, 'items' | 'page' | 'pageSize' | 'total'>

/** Lines of a history by day, newest first: the time, who did what, for whom, and why. */
export function HistoryList(props: { lines: Lines; timeZone: string; here: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { lines, timeZone } = props
  if (lines.items.length === 0)
    return (
      <EmptyState icon="clock" title={text('history.empty')}>
        {text('history.emptyWhy')}
      </EmptyState>
    )
  const days = Map.groupBy(lines.items, line => formatDay(line.at, timeZone, lang, 'date'))
  return (
    <>
      {[...days].map(([day, items]) => (
        <section key={day} className="k-history-day">
          <h2>{day}</h2>
          <ol>
            {items.map(line => (
              <li key={line.id}>
                <time dateTime={line.at}>{formatTime(line.at, timeZone, lang)}</time>
                <div>
                  <p>
                    <b>{line.who ?? text('history.house')}</b> {sayCall(line.call, text)}
                    {line.about === null ? null : <span>: {line.about}</span>}
                  </p>
                  {line.onBehalfOf === null ? null : (
                    <p className="k-history-note">{text('history.onBehalfOf', { name: line.onBehalfOf })}</p>
                  )}
                  {line.reason === null ? null : <p className="k-history-note">„{line.reason}“</p>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Pagination
        page={lines.page}
        pageSize={lines.pageSize}
        total={lines.total}
        hrefOf={page => `${props.here}?page=${page}`}
      />
    </>
  )
}

/** A call without words of its own is said as 'changed something'. */
function sayCall(call: string, text: ReturnType<typeof useText>): string {
  const key = `history.call.${call}`
  const words = text(key)
  return words === key ? text('history.changed') : words
}
