import type { ReactNode } from 'react'
import { LinkButton, Row } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { withQuery } from './mission-words.ts'

/** Earlier and later pages of a list, keeping its filters; nothing when one page holds it all. */
export function Paging(props: {
  path: string
  query: Record<string, string | undefined>
  page: number
  pageSize: number
  total: number
}): ReactNode {
  const text = useText()
  const { path, query, page, pageSize, total } = props
  const last = Math.ceil(total / pageSize)
  if (last <= 1) return null
  return (
    <nav aria-label={text('missions.paging.label')} className="k-missions-paging">
      <Row>
        {page > 1 ? (
          <LinkButton icon="left" href={withQuery(path, query, { page: page - 1 })}>
            {text('missions.paging.earlier')}
          </LinkButton>
        ) : null}
        <span>
          {text('missions.paging.where', {
            from: (page - 1) * pageSize + 1,
            to: Math.min(total, page * pageSize),
            total,
          })}
        </span>
        {page < last ? (
          <LinkButton icon="right" href={withQuery(path, query, { page: page + 1 })}>
            {text('missions.paging.later')}
          </LinkButton>
        ) : null}
      </Row>
    </nav>
  )
}
