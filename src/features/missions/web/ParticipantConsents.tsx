import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { ConsentTable } from '../../../web/consents/ConsentTable.tsx'
import { Button, Row, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { setLists } from '../../badges/contract.ts'
import { withdrawConsent } from '../contract-consents.ts'
import type { getParticipant } from '../contract-participants.ts'

type Participant = OutputOf<typeof getParticipant>
export type Inside = NonNullable<Participant['inside']>

/**
 * What was agreed to, in which words and when, each taken back with one press by whoever acts for the person; and the lists
 * that can still be agreed to, by whoever may.
 */
export function ParticipantConsents(props: {
  participant: Participant
  inside: Inside
  fixed: { mission: string; participant: string }
  here: string
}): ReactNode {
  const text = useText()
  const { participant, inside, fixed, here } = props
  const holds = (purpose: string) =>
    inside.consents.some(one => one.purpose === purpose && one.withdrawnAt === null)
  const open = onPaper.filter(
    ({ purpose, field }) =>
      participant.person !== null &&
      inside.mayAgree &&
      !holds(purpose) &&
      (field === 'list' || participant.kind !== 'local'),
  )
  const takeBack = (purpose: Purpose) => (
    <CallForm
      call={withdrawConsent}
      formId={`withdraw ${purpose}`}
      fixed={{ ...fixed, purpose }}
      next={`${here}#lists`}
      done="missions.done.consentWithdrawn"
    >
      <Button
        aria-label={`${text('missions.consent.withdraw')}: ${text(`missions.consent.words.${purpose}`)}`}
      >
        {text('missions.consent.withdraw')}
      </Button>
    </CallForm>
  )
  // A company of which nobody is named stands on the public list by its own word.
  const byCompany = inside.listed && !holds('participants-list')
  if (inside.consents.length === 0 && open.length === 0 && !byCompany) return null
  return (
    <Section title={text('missions.consent.lists')} id="lists" intro={text('missions.consent.listsWhy')}>
      {inside.consents.length === 0 ? null : (
        <ConsentTable consents={inside.consents} action={one => takeBack(one.purpose)} />
      )}
      {byCompany ? (
        <Row>
          <span>{text('missions.consent.words.participants-list')}</span>
          {takeBack('participants-list')}
        </Row>
      ) : null}
      {open.map(({ purpose, field }) => (
        <CallForm
          key={purpose}
          call={setLists}
          formId={`agree ${purpose}`}
          fixed={{ ...fixed, [field]: true }}
          next={`${here}#lists`}
          done="badges.done.lists"
        >
          <Row>
            <Button aria-label={`${text('badges.agree')}: ${text(`missions.consent.words.${purpose}`)}`}>
              {text('badges.agree')}
            </Button>
            <span>{text(`missions.consent.words.${purpose}`)}</span>
          </Row>
        </CallForm>
      ))}
    </Section>
  )
}

type Purpose = Inside['consents'][number]['purpose']

const onPaper = [
  { purpose: 'printed-list', field: 'list' },
  { purpose: 'brochure', field: 'brochure' },
] as const
