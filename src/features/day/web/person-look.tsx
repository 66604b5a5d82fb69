import type { ReactNode } from 'react'
import { type State, StateBadge } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'

const looks: Record<string, State> = {
  expected: 'quiet',
  late: 'waiting',
  missing: 'conflict',
  here: 'agreed',
  'at-table': 'agreed',
  meeting: 'agreed',
  released: 'locked',
}

/** Where somebody is, as a word with its picture: here, late until 10:40, missing. */
export function PersonBadge(props: {
  person: { state: string; lateUntil: string | null }
  zone: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { state, lateUntil } = props.person
  return (
    <StateBadge state={looks[state] ?? 'quiet'}>
      {lateUntil !== null && state === 'late'
        ? text('day.person.lateUntil', { time: formatTime(lateUntil, props.zone, lang) })
        : text(`day.person.${state}`)}
    </StateBadge>
  )
}

/** A name in both scripts, and whom they come for. */
export function Who(props: {
  person: { name: string; otherScript: string | null; organisation: string }
}): ReactNode {
  const { name, otherScript, organisation } = props.person
  if (name === '') return <strong>{organisation}</strong>
  return (
    <>
      <strong>{name}</strong>
      {otherScript === null ? null : <span className="k-floor-script"> {otherScript}</span>}
      <span className="k-floor-org">{organisation}</span>
    </>
  )
}
