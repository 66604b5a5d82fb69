import type { ReactNode } from 'react'
import { Section, StateBadge } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

/** The conditions of a call with what somebody answered, and whether that is enough. */
export function Conditions(props: {
  conditions: readonly { label: string; answer: string | null; met: boolean | null }[]
}): ReactNode {
  const text = useText()
  if (props.conditions.length === 0) return null
  const say = (answer: string | null) =>
    answer === null
      ? text('delegates.condition.unanswered')
      : answer === 'yes' || answer === 'no'
        ? text(`missions.register.${answer}`)
        : answer
  return (
    <Section title={text('delegates.settings.conditions')} level={3}>
      <ul className="k-delegates-conditions">
        {props.conditions.map(condition => (
          <li key={condition.label}>
            <StateBadge state={condition.met === true ? 'agreed' : 'conflict'}>
              {text(condition.met === true ? 'delegates.condition.met' : 'delegates.condition.notMet')}
            </StateBadge>
            <span>
              {condition.label} <strong>{say(condition.answer)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
