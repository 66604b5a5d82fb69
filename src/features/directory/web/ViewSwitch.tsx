import type { ReactNode } from 'react'
import { useText } from '../../../web/text.tsx'
import { findAddress } from './filters.ts'
import { findViews, readFindView } from './find-views.ts'

/** The results in another shape: the same question and filters, each shape with an address of its own. */
export function ViewSwitch(props: { query: Record<string, string | undefined> }): ReactNode {
  const text = useText()
  const shown = readFindView(props.query)
  return (
    <nav className="k-directory-views" aria-label={text('directory.find.show')}>
      {findViews.map(view => (
        <a
          key={view}
          href={findAddress(props.query, { view: view === findViews[0] ? undefined : view })}
          aria-current={view === shown ? 'true' : undefined}
        >
          {text(`directory.find.view.${view}`)}
        </a>
      ))}
    </nav>
  )
}
