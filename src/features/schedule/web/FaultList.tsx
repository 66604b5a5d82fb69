import type { ReactNode } from 'react'
import { Notice } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { Board } from './board-view.ts'

type Fault = Board['faults'][number]

const shown = 4

/** All that is wrong with the input of a build, or that no schedule can do, each with the way to where it is mended. */
export function FaultList(props: { board: Board }): ReactNode {
  const text = useText()
  const { board } = props
  const wrong = board.faults.filter(fault => fault.severity === 'wrong')
  const impossible = board.faults.filter(fault => fault.severity === 'impossible')
  return (
    <>
      {wrong.length === 0 ? null : (
        <Notice kind="error" title={text('schedule.fault.wrong', { count: wrong.length })}>
          <Faults faults={wrong} board={board} />
        </Notice>
      )}
      <Impossible faults={impossible} board={board} />
    </>
  )
}

/** What cannot be done is said in full before the first build; later it is one line, for the list of waiting meetings says it, too. */
function Impossible(props: { faults: readonly Fault[]; board: Board }): ReactNode {
  const text = useText()
  const { faults, board } = props
  if (faults.length === 0) return null
  const title = text('schedule.fault.impossible', { count: faults.length })
  if (board.shown === null)
    return (
      <Notice kind="warning" title={title}>
        <Faults faults={faults} board={board} />
      </Notice>
    )
  return (
    <details className="k-schedule-impossible">
      <summary>{title}</summary>
      <Faults faults={faults} board={board} />
    </details>
  )
}

function Faults(props: { faults: readonly Fault[]; board: Board }): ReactNode {
  const text = useText()
  const { faults, board } = props
  const line = (fault: Fault) => {
    const href = addressOf(fault, board)
    return (
      <li key={JSON.stringify(fault)}>
        {text(`schedule.${fault.sentence.key}`, fault.sentence.values)}{' '}
        {href === null ? null : <a href={href}>{text(`schedule.fault.mend.${fault.record.kind}`)}</a>}
      </li>
    )
  }
  const more = faults.slice(shown)
  return (
    <>
      <ul className="k-schedule-faults">{faults.slice(0, shown).map(line)}</ul>
      {more.length === 0 ? null : (
        <details className="k-schedule-more">
          <summary>{text('schedule.fault.more', { count: more.length })}</summary>
          <ul className="k-schedule-faults">{more.map(line)}</ul>
        </details>
      )}
    </>
  )
}

/** The page on which the record of a fault is mended; null when it has none any more. */
function addressOf(fault: Fault, board: Board): string | null {
  const { kind, id } = fault.record
  const mission = `/missions/${board.mission.slug}`
  switch (kind) {
    case 'sessions':
    case 'places':
    case 'groups':
    case 'rules':
      return `${mission}/settings/${kind}`
    case 'participant':
      return `${mission}/participants/${id}`
    case 'availability':
      return `${mission}/participants/${id}/availability`
    case 'meeting': {
      const meeting = board.meetings.find(one => one.id === id)
      return meeting === undefined ? null : `/requests/${meeting.requestId}`
    }
  }
}
