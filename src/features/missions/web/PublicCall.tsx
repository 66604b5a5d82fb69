import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DescriptionList, LanguageText, Section, StateBadge } from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getPublicCall } from '../../delegates/contract.ts'

type Call = NonNullable<OutputOf<typeof getPublicCall>['call']>

/** The call for delegates on a mission's public page: until when, how many go, who may apply, and what is weighed. */
export function PublicCall(props: { call: Call; timeZone: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { call, timeZone } = props
  const when = (instant: string | null) =>
    instant === null ? null : `${formatDay(instant, timeZone, lang)} ${formatTime(instant, timeZone, lang)}`
  const weights = call.criteria.reduce((sum, one) => sum + one.weight, 0)
  const quotas = call.quotas.map(quota => `${quota.cluster.name} ${quota.seats}`).join(', ')
  return (
    <Section
      title={text('missions.call.title')}
      id="call"
      aside={
        <StateBadge state={call.phase === 'open' ? 'agreed' : call.phase === 'before' ? 'waiting' : 'quiet'}>
          {text(`missions.call.phase.${call.phase}`)}
        </StateBadge>
      }
    >
      {call.intro === null ? null : <LanguageText text={call.intro} lang={call.lang} block />}
      <DescriptionList
        items={[
          { term: text('missions.call.opens'), value: when(call.opensAt) },
          { term: text('missions.call.closes'), value: when(call.closesAt) },
          { term: text('missions.call.seats'), value: call.seats },
          { term: text('missions.call.quotas'), value: quotas },
        ]}
      />
      {call.conditions.length === 0 ? null : (
        <>
          <h3>{text('missions.call.conditions')}</h3>
          <ul className="k-missions-call">
            {call.conditions.map(condition => (
              <li key={condition.id} lang={call.lang}>
                {condition.label} <strong>{sayNeeded(condition, text)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text('missions.call.criteria')}</h3>
      <ul className="k-missions-call">
        {call.criteria.map(criterion => (
          <li key={criterion.id} lang={call.lang}>
            {criterion.label}
            {call.criteria.length > 1 ? ` · ${Math.round((100 * criterion.weight) / weights)} %` : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function sayNeeded(condition: Call['conditions'][number], text: ReturnType<typeof useText>): string {
  if (condition.kind === 'level') return text('missions.call.from', { level: condition.leastLevel })
  if (condition.kind === 'choice') return condition.accepted.join(', ')
  return condition.accepted.map(answer => text(`missions.register.${answer}`)).join(', ')
}
