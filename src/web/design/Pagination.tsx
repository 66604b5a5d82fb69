import type { ReactNode } from 'react'
import { useLocale, useText } from '../text.tsx'
import { Icon } from './Icon.tsx'
import { formatNumber } from './times.ts'

/** Which pages get a link: the first, the last, the present one and its neighbours; null is a gap. Counts from 1. */
export function pagesToShow(page: number, last: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, last].filter(number => number >= 1 && number <= last)
  const sorted = [...new Set(shown)].sort((a, b) => a - b)
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1]
    if (before === undefined || number === before + 1) return [number]
    return number === before + 2 ? [before + 1, number] : [null, number]
  })
}

/** Turns the pages of a list; each page is an address. Shows '51–100 of 1,600' and nothing to press on a single page. */
export function Pagination(props: {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  hrefOf: (page: number) => string
}): ReactNode {
  const { page, pageSize, total, hrefOf } = props
  const text = useText()
  const { lang } = useLocale()
  if (total === 0) return null
  const last = Math.max(1, Math.ceil(total / pageSize))
  const range = text('design.range', {
    from: formatNumber((page - 1) * pageSize + 1, lang),
    to: formatNumber(Math.min(page * pageSize, total), lang),
    total: formatNumber(total, lang),
  })
  return (
    <nav className="k-pagination" aria-label={text('design.pages')}>
      <p>{range}</p>
      {last === 1 ? null : (
        <ul>
          <li>
            <Turn href={page > 1 ? hrefOf(page - 1) : null} rel="prev" word={text('design.previousPage')} />
          </li>
          {pagesToShow(page, last).map((number, index) => (
            <li key={number ?? `gap ${index}`} className="k-page-number">
              {number === null ? (
                <span>…</span>
              ) : (
                <a
                  href={hrefOf(number)}
                  aria-current={number === page ? 'page' : undefined}
                  aria-label={text('design.pageNumber', { page: number })}
                >
                  {formatNumber(number, lang)}
                </a>
              )}
            </li>
          ))}
          <li>
            <Turn href={page < last ? hrefOf(page + 1) : null} rel="next" word={text('design.nextPage')} />
          </li>
        </ul>
      )}
    </nav>
  )
}

function Turn(props: { href: string | null; rel: 'prev' | 'next'; word: string }): ReactNode {
  if (props.href === null) return null
  return (
    <a href={props.href} rel={props.rel} className="k-page-turn">
      {props.rel === 'prev' ? <Icon name="left" /> : null}
      {props.word}
      {props.rel === 'next' ? <Icon name="right" /> : null}
    </a>
  )
}
