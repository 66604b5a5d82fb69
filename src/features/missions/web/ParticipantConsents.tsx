import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { ConsentTable } from '../../../web/consents/ConsentTable.tsx'
import { Button, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { setLists } from '../../badges/contract.ts'
import { withdrawConsent } from '../contract-consents.ts'
import type { getParticipant } from '../contract-participants.ts'

type Participant = OutputOf<typeof getParticipant>

/** Which lists the person stands on: agreed to by who may, taken back by whoever acts for them, with all that was said. */
export function ParticipantConsents(props: {
  participant: Participant
  inside: NonNullable<Participant['inside']>
  fixed: { mission: string; participant: string }
  here: string
}): ReactNode {
  const text = useText()
  const { participant, inside, fixed, here } = props
  const lists = onPaper.filter(one => one.field === 'list' || participant.kind !== 'local')
  return (
    <Section
      title={text('missions.consent.lists')}
      id="lists"
      intro={participant.person === null ? undefined : text('missions.consent.listsWhy')}
    >
      {inside.listed ? (
        <CallForm
          call={withdrawConsent}
          formId="withdraw participants-list"
          fixed={{ ...fixed, purpose: 'participants-list' }}
          next={`${here}#lists`}
          done="missions.done.consentWithdrawn"
          className="k-form"
        >
          <OnOneList purpose="participants-list" button="withdraw" />
        </CallForm>
      ) : null}
      {participant.person === null
        ? null
        : lists.map(({ purpose, field }) => {
            const holds = inside.consents.some(one => one.purpose === purpose && one.withdrawnAt === null)
            return (
              <CallForm
                key={purpose}
                call={holds ? withdrawConsent : setLists}
                formId={`agree ${purpose}`}
                fixed={holds ? { ...fixed, purpose } : { ...fixed, [field]: true }}
                next={`${here}#lists`}
                done={holds ? 'missions.done.consentWithdrawn' : 'badges.done.lists'}
                className="k-form"
              >
                <OnOneList purpose={purpose} button={holds ? 'withdraw' : inside.mayAgree ? 'agree' : null} />
              </CallForm>
            )
          })}
      {inside.consents.length === 0 ? null : <ConsentTable consents={inside.consents} />}
    </Section>
  )
}

const onPaper = [
  { purpose: 'printed-list', field: 'list' },
  { purpose: 'brochure', field: 'brochure' },
] as const

function OnOneList(props: { purpose: string; button: 'withdraw' | 'agree' | null }): ReactNode {
  const text = useText()
  const { button } = props
  const words = text(`missions.consent.words.${props.purpose}`)
  const label = button === null ? '' : text(button === 'agree' ? 'badges.agree' : 'missions.consent.withdraw')
  return (
    <>
      <p>
        {words}
        {button === 'withdraw' ? ` – ${text('missions.consent.holds')}` : null}
      </p>
      {button === null ? null : <Button aria-label={`${label}: ${words}`}>{label}</Button>}
    </>
  )
}
