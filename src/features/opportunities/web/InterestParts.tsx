import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Notice, Section, type State, StateBadge, Timeline } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getInterestByLink } from '../contract-interests.ts'
import type { InterestState } from '../rules/interest-states.ts'

export type Sent = OutputOf<typeof getInterestByLink>

const looks: Record<InterestState, State> = {
  unconfirmed: 'quiet',
  'with-broker': 'waiting',
  asked: 'waiting',
  'with-owner': 'waiting',
  accepted: 'agreed',
  declined: 'quiet',
  stopped: 'quiet',
  withdrawn: 'quiet',
}

/** Where an interest is. */
export function InterestBadge({ state }: { state: InterestState }): ReactNode {
  const text = useText()
  return <StateBadge state={looks[state]}>{text(`opportunities.interestState.${state}`)}</StateBadge>
}

/** The three answers, read by who gave them (`own`) or by who got them. */
export function Answers({ it, own }: { it: Sent; own: boolean }): ReactNode {
  const text = useText()
  const titles = own ? 'opportunities.interest' : 'opportunities.interest.theirs'
  return (
    <>
      {(['about', 'wish', 'questions'] as const).map(name => {
        const words = it[name]
        return words === null ? null : (
          <Section key={name} title={text(`${titles}.${name}`)}>
            <p className="k-opportunity-reasons">{words}</p>
          </Section>
        )
      })}
    </>
  )
}

/** Whom to write to, once the owner has accepted. */
export function Contact({ it }: { it: Sent }): ReactNode {
  const text = useText()
  if (it.contact === null) return null
  const { organisation, name, email } = it.contact
  return (
    <Notice kind="success" title={text('opportunities.interest.acceptedTitle')}>
      <p>
        {[organisation, name].filter(one => one !== null && one !== '').join(' · ')}
        {email === null ? null : (
          <>
            {' · '}
            <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
      </p>
      {it.reply === null ? null : <p className="k-opportunity-reasons">{it.reply}</p>}
    </Notice>
  )
}

/** Every step with its date, the newest first. */
export function Steps({ it }: { it: Sent }): ReactNode {
  const text = useText()
  const { timeZone } = useLocale()
  return (
    <Section title={text('opportunities.interest.steps')}>
      <Timeline
        zone={timeZone ?? 'UTC'}
        entries={[...it.steps].reverse().map((step, index) => ({
          key: `${step.at} ${index}`,
          at: step.at,
          what: text(
            step.state === 'with-broker' && step.words !== null
              ? 'opportunities.interestStep.answered'
              : `opportunities.interestStep.${step.state}`,
          ),
          ...(step.words === null ? {} : { note: step.words }),
        }))}
      />
    </Section>
  )
}
