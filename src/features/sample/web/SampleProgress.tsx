import { type ReactNode, useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { sendCall } from '../../../web/api.ts'
import { LinkButton, ProgressBar } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { getSample } from '../contract.ts'

type Sample = OutputOf<typeof getSample>
const pollMs = 1_000

/** How far loading or removing is; looks again every second and turns the page once it is over. */
export function SampleProgress(props: { initial: Sample }): ReactNode {
  const text = useText()
  const [sample, setSample] = useState(props.initial)
  useEffect(() => {
    const end = new AbortController()
    const look = async () => {
      const seen = await sendCall(getSample, {}, { signal: end.signal }).catch(() => null)
      if (end.signal.aborted) return
      if (seen !== null && seen.state !== 'loading' && seen.state !== 'removing') location.assign('/sample')
      else {
        if (seen !== null) setSample(seen)
        timer = setTimeout(look, pollMs)
      }
    }
    let timer = setTimeout(look, pollMs)
    return () => {
      end.abort()
      clearTimeout(timer)
    }
  }, [])
  const { progress } = sample
  const step = progress?.step ?? ''
  const known = text(`sample.steps.${step}`)
  const label =
    sample.state === 'removing'
      ? text('sample.removing')
      : known === `sample.steps.${step}`
        ? text('sample.loading')
        : known
  return (
    <div role="status" aria-live="polite" className="k-sample-progress">
      <ProgressBar
        label={label}
        max={Math.max(1, progress?.total ?? 1)}
        {...(progress === null || sample.state === 'removing' ? {} : { value: progress.done })}
        note={text('sample.leave')}
      />
      <LinkButton variant="quiet" href="/sample" className="k-without-script">
        {text('sample.refresh')}
      </LinkButton>
    </div>
  )
}
