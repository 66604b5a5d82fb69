import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, Icon } from '../design/index.ts'
import { formatTime } from '../design/times.ts'
import { useOwner } from '../form.tsx'
import { useLocale, useText } from '../text.tsx'
import { keptAt } from './keep-pages.ts'
import { dropUnsent, listUnsent, onUnsentChange, sendUnsent, type Unsent } from './unsent.ts'

/** While something waits, it is tried so often although the browser does not say that the network is back. */
const tryMs = 10_000

/**
 * What this person said or wrote without a network: how much is not sent yet, and what the house refused and why. Sends it
 * by itself as soon as it can.
 */
export function UnsentList(props: { zone: string; onSent: () => unknown }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const owner = useOwner()
  const [list, setList] = useState<Unsent[]>([])
  const onSent = useRef(props.onSent)
  onSent.current = props.onSent
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const all = await listUnsent(owner)
      if (!isOver) setList(all)
      return all
    }
    const send = async () => {
      if (!(await look()).some(one => one.refused === null)) return
      if ((await sendUnsent(owner)) > 0 && !isOver) onSent.current()
    }
    const quietly = () => void send().catch(() => undefined)
    const stop = onUnsentChange(() => void look().catch(() => undefined))
    quietly()
    addEventListener('online', quietly)
    const timer = setInterval(quietly, tryMs)
    return () => {
      isOver = true
      stop()
      removeEventListener('online', quietly)
      clearInterval(timer)
    }
  }, [owner])
  const waiting = list.filter(one => one.refused === null)
  const refused = list.filter(one => one.refused !== null)
  return (
    <div role="status">
      {waiting.length === 0 ? null : (
        <div className="k-live k-live-lost">
          <Icon name="clock" />
          <span>{text('offline.notSent', { count: waiting.length })}</span>
          <ul className="k-live-list">
            {waiting.map(one => (
              <li key={one.id}>
                {one.label} · {formatTime(one.at, props.zone, lang)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused.map(one => (
        <div key={one.id} className="k-live k-live-lost">
          <Icon name="warning" />
          <span>
            {text('offline.refused', {
              what: one.label,
              time: formatTime(one.at, props.zone, lang),
              why: one.refused,
            })}
          </span>
          <Button type="button" variant="quiet" onClick={() => void dropUnsent(one.id)}>
            {text('offline.drop')}
          </Button>
        </div>
      ))}
    </div>
  )
}

/** On a page that comes from the phone: from when it is. */
export function KeptNotice(props: { zone: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const [at, setAt] = useState<string | null>(null)
  useEffect(() => setAt(keptAt()), [])
  if (at === null) return null
  return (
    <p className="k-live k-live-lost" role="status">
      <Icon name="warning" />
      <span>{text('offline.asOf', { time: formatTime(at, props.zone, lang) })}</span>
    </p>
  )
}
