import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Call, InputOf } from '../shared/contract.ts'
import { apiPath, CallRefused } from './api.ts'
import { Icon } from './design/index.ts'
import { formatTime } from './design/times.ts'
import { keptAt } from './offline/keep-pages.ts'
import { useLocale, useText } from './text.tsx'

/** Whether a screen hears of changes: not yet, yes, not since a moment (and trying), or never again. */
export type Connection = { state: 'opening' | 'open' | 'over' } | { state: 'lost'; since: string }

/** Without a sign of life for this long a connection is taken for dead, though nobody closed it. */
const silenceMs = 40_000
const firstPauseMs = 1_000
const longestPauseMs = 15_000
/** Refusals after which there is nothing to come back for: rights, records and links that ended. */
const endings = new Set([401, 403, 404, 410])

interface Shown {
  version: number
  onChange: () => Promise<unknown>
  /** Also asks anew this often, for what changes by the clock alone. */
  everyMs: number
  /** Waits up to so long before it asks after a change, so that many phones do not ask at once. */
  spreadMs?: number
}

/**
 * Listens to a live call and says when its answer changed; tries again by itself whenever the connection is lost, and asks
 * anew after each time, since something may have been missed. Whoever may not ask any more is told so once, and nothing is
 * tried again.
 */
export function useLive<C extends Call>(call: C, input: InputOf<C>, shown: Shown): Connection {
  const [connection, setConnection] = useState<Connection>({ state: 'opening' })
  const { onChange, everyMs, spreadMs = 0 } = shown
  const latest = useRef({ version: shown.version, onChange })
  latest.current.onChange = onChange
  const address = liveAddress(call, input)
  useEffect(() => {
    let source: EventSource | null = null
    let retry: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let pause = firstPauseMs
    let isEnded = false
    let isAsking = false
    let wanted = latest.current.version
    const stop = () => {
      isEnded = true
      source?.close()
      source = null
      clearTimeout(retry)
      clearTimeout(silence)
      clearInterval(timer)
    }
    const giveUp = () => {
      if (isEnded) return
      stop()
      setConnection({ state: 'over' })
    }
    const lose = () => {
      source?.close()
      source = null
      clearTimeout(silence)
      if (isEnded) return
      setConnection(before =>
        before.state === 'lost' ? before : { state: 'lost', since: keptAt() ?? new Date().toISOString() },
      )
      clearTimeout(retry)
      // At random around the pause, so that not everybody comes back at the same moment.
      retry = setTimeout(open, pause * (0.5 + Math.random()))
      pause = Math.min(pause * 2, longestPauseMs)
    }
    const hear = (message: MessageEvent<string>) => {
      clearTimeout(silence)
      silence = setTimeout(lose, silenceMs)
      const { version } = JSON.parse(message.data) as { version: number }
      void follow(version)
    }
    const follow = async (version: number) => {
      wanted = version
      if (isAsking) return
      isAsking = true
      try {
        while (latest.current.version !== wanted) {
          await delay(spreadMs * Math.random())
          if (isEnded) return
          const told = wanted
          await latest.current.onChange()
          latest.current.version = told
        }
        if (isEnded || source === null) return
        pause = firstPauseMs
        setConnection({ state: 'open' })
      } catch (error) {
        if (isEnding(error)) giveUp()
        else lose()
      } finally {
        isAsking = false
      }
    }
    const open = () => {
      if (isEnded) return
      source = new EventSource(address)
      source.addEventListener('beat', hear)
      source.addEventListener('changed', hear)
      source.addEventListener('over', giveUp)
      source.addEventListener('error', lose)
      silence = setTimeout(lose, silenceMs)
    }
    const comeBack = () => {
      if (source !== null || isEnded) return
      clearTimeout(retry)
      open()
    }
    const timer = setInterval(() => {
      if (isAsking) return
      // A fault is left to the next time and to the stream; that the right has ended is not.
      latest.current.onChange().catch(error => {
        if (isEnding(error)) giveUp()
      })
    }, everyMs)
    open()
    addEventListener('online', comeBack)
    return () => {
      stop()
      removeEventListener('online', comeBack)
    }
  }, [address, everyMs, spreadMs])
  return connection
}

/** What the path does not name goes into the query. */
function liveAddress<C extends Call>(call: C, input: InputOf<C>): string {
  const query = new URLSearchParams(
    Object.entries(input as Record<string, string | undefined>).flatMap(([name, value]) =>
      value === undefined || call.path.includes(`:${name}`) ? [] : [[name, value]],
    ),
  )
  return `${apiPath(call, input)}/live${query.size === 0 ? '' : `?${query}`}`
}

function isEnding(error: unknown): boolean {
  return error instanceof CallRefused && endings.has(error.problem.status)
}

async function delay(ms: number): Promise<void> {
  if (ms > 0) await new Promise(resolve => setTimeout(resolve, ms))
}

/** Says when a screen is not up to date: since when, and that it is trying; without JavaScript, how to reload. */
export function ConnectionBar(props: { connection: Connection; zone: string; url: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { connection } = props
  return (
    <>
      <noscript>
        <p className="k-live k-live-lost">
          <Icon name="info" /> <span>{text('live.noScript')}</span>{' '}
          <a href={props.url}>{text('live.reload')}</a>
        </p>
      </noscript>
      <div role="status">
        {connection.state === 'lost' ? (
          <p className="k-live k-live-lost">
            <Icon name="warning" />
            <span>{text('live.lost', { time: formatTime(connection.since, props.zone, lang) })}</span>
          </p>
        ) : connection.state === 'over' ? (
          <p className="k-live k-live-lost">
            <Icon name="lock" />
            <span>{text('live.over')}</span> <a href={props.url}>{text('live.reload')}</a>
          </p>
        ) : null}
      </div>
    </>
  )
}
