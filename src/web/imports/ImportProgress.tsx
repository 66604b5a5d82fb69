import { type ReactNode, useEffect, useState } from 'react'
import { formatNumber, LinkButton, ProgressBar } from '../design/index.ts'
import { useLocale, useText } from '../text.tsx'
import type { ImportView } from './import-words.ts'

type Counters = Pick<
  ImportView,
  'state' | 'total' | 'read' | 'created' | 'updated' | 'unchanged' | 'rejected'
>

const underWay: readonly string[] = ['waiting', 'comparing', 'running']

/**
 * How far an import is; asks again every second where there is JavaScript and opens the result when it is over. Without,
 * a link looks again. `ask` fetches the counters.
 */
export function ImportProgress(props: {
  imported: Counters
  href: string
  ask: () => Promise<Counters>
  children?: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { ask } = props
  const [now, setNow] = useState(props.imported)
  useEffect(() => {
    let ended = false
    const timer = setInterval(() => {
      ask()
        .then(counters => {
          if (ended) return
          setNow(counters)
          if (!underWay.includes(counters.state)) window.location.reload()
        })
        .catch(() => undefined)
    }, 1_000)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [ask])
  return (
    <div className="k-imports-progress">
      <ProgressBar
        label={text(now.state === 'comparing' ? 'import.question.comparing' : 'directory.import.progress')}
        {...(now.state === 'running' ? { value: now.read } : {})}
        max={Math.max(1, now.total)}
      />
      <p aria-live="polite">
        {text('directory.import.soFar', {
          created: formatNumber(now.created, lang),
          updated: formatNumber(now.updated, lang),
          unchanged: formatNumber(now.unchanged, lang),
          rejected: formatNumber(now.rejected, lang),
        })}
      </p>
      <p>{text('directory.import.mayLeave')}</p>
      <div className="k-row">
        <LinkButton href={props.href}>{text('directory.import.refreshPage')}</LinkButton>
        {props.children}
      </div>
    </div>
  )
}
