import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { decideClaim, type listClaims } from '../contract-claims.ts'
import { dayWords } from './days.ts'

type Claim = OutputOf<typeof listClaims>['items'][number]

/** People who wait to take over a member's profile: how they proved it, and the manager's word. */
export function ClaimsList(props: { claims: readonly Claim[]; next: string }): ReactNode {
  const text = useText()
  if (props.claims.length === 0) return null
  return (
    <Section
      title={text('directory.claim.listTitle', { count: props.claims.length })}
      intro={text('directory.claim.listWhy')}
    >
      <ul className="k-directory-plain">
        {props.claims.map(claim => (
          <li key={claim.id}>
            <OneClaim claim={claim} next={props.next} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneClaim(props: { claim: Claim; next: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { claim, next } = props
  return (
    <>
      <p>
        <strong>{claim.personName}</strong> ({claim.email}) →{' '}
        <a href={`/organisations/${claim.organisationSlug}`}>{claim.organisationName}</a>
      </p>
      <p className="k-directory-quiet">
        {text(claim.proof === 'domain' ? 'directory.claim.provedDomain' : 'directory.claim.provedCode')} ·{' '}
        {dayWords(claim.createdAt.slice(0, 10), lang)}
        {claim.message === null ? null : ` · ${claim.message}`}
      </p>
      <CallForm
        call={decideClaim}
        formId={`confirm-${claim.id}`}
        fixed={{ claim: claim.id, decision: 'confirmed' }}
        next={next}
        done="directory.done.claimDecided"
      >
        <Button variant="primary" icon="check">
          {text('directory.claim.confirm')} <span className="k-hidden">{claim.personName}</span>
        </Button>
      </CallForm>
      <details>
        <summary>{text('directory.claim.refuse')}</summary>
        <CallForm
          call={decideClaim}
          formId={`refuse-${claim.id}`}
          fixed={{ claim: claim.id, decision: 'refused' }}
          next={next}
          done="directory.done.claimDecided"
          className="k-form"
        >
          {form => (
            <>
              <TextField {...form.field('reason')} label={text('directory.claim.reason')} />
              <FormActions>
                <Button>{text('directory.claim.refuseAction')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}
