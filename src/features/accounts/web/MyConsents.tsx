import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { ConsentTable } from '../../../web/consents/ConsentTable.tsx'
import { Button, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { type listMyConsents, withdrawConsent } from '../../missions/contract-consents.ts'

/** What I agreed to, in which words and when; each can be taken back here. */
export function MyConsents(props: { consents: OutputOf<typeof listMyConsents>['items'] }): ReactNode {
  const text = useText()
  return (
    <Section title={text('missions.consent.mine')} id="consents" intro={text('missions.consent.mineWhy')}>
      {props.consents.length === 0 ? (
        <p>{text('missions.consent.none')}</p>
      ) : (
        <ConsentTable
          consents={props.consents}
          action={one => (
            <CallForm
              call={withdrawConsent}
              formId={`withdraw-${one.id}`}
              fixed={{ mission: one.mission.slug, participant: one.participantId, purpose: one.purpose }}
              next="/settings#consents"
              done="missions.done.consentWithdrawn"
            >
              <Button variant="quiet">{text('missions.consent.withdraw')}</Button>
            </CallForm>
          )}
        />
      )}
    </Section>
  )
}
