import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { enterClaimCode, getClaim, requestClaim } from '../contract-claims.ts'
import './directory.css'

type Claim = OutputOf<typeof getClaim>

/** Take over a profile that a cluster listed: prove that one works there, then its cluster's manager confirms. */
export const page = definePage({
  path: '/organisations/:slug/claim',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ claim: use(getClaim, { organisation: params.slug ?? '' }) }),
  actions: [requestClaim, enterClaimCode],
  title: ({ data }, text) => text('directory.claim.title', { name: data.claim.name }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.claim
    return (
      <>
        <PageHeader
          title={text('directory.claim.title', { name: it.name })}
          subtitle={text('directory.claim.why')}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <Progress claim={it} />
      </>
    )
  },
})

function Progress(props: { claim: Claim }): ReactNode {
  const text = useText()
  const { claim: it } = props
  if (it.isMine)
    return (
      <Notice
        kind="success"
        title={text('directory.claim.mine')}
        actions={
          <LinkButton href={`/organisations/${it.slug}/edit`}>
            {text('directory.organisation.edit')}
          </LinkButton>
        }
      />
    )
  if (it.claim?.state === 'waiting')
    return <Notice title={text('directory.claim.waiting')}>{text('directory.claim.waitingWhy')}</Notice>
  return (
    <>
      {it.claim?.state === 'refused' ? (
        <Notice kind="warning" title={text('directory.claim.refused')}>
          {it.claim.reason}
        </Notice>
      ) : null}
      {it.claim?.state === 'code-sent' ? <CodeForm claim={it} /> : null}
      <RequestForm claim={it} />
    </>
  )
}

function CodeForm(props: { claim: Claim }): ReactNode {
  const text = useText()
  const { claim: it } = props
  return (
    <CallForm
      call={enterClaimCode}
      fixed={{ organisation: it.slug }}
      next={`/organisations/${it.slug}/claim`}
      className="k-form"
    >
      {form => (
        <>
          <p>{text('directory.claim.codeSent', { address: it.codeTo ?? '' })}</p>
          <TextField
            {...form.field('code')}
            label={text('directory.claim.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            size="short"
            required
          />
          <FormActions>
            <Button variant="primary">{text('directory.claim.enter')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function RequestForm(props: { claim: Claim }): ReactNode {
  const text = useText()
  const { claim: it } = props
  if (!it.domainMatches && it.codeTo === null)
    return <Notice title={text('directory.claim.impossible')}>{text('directory.claim.impossibleWhy')}</Notice>
  const proofs = [
    { value: 'domain', label: text('directory.claim.byDomain'), is: it.domainMatches },
    {
      value: 'code',
      label: text('directory.claim.byCode', { address: it.codeTo ?? '' }),
      is: it.codeTo !== null,
    },
  ].filter(proof => proof.is)
  return (
    <CallForm
      call={requestClaim}
      fixed={{ organisation: it.slug }}
      next={`/organisations/${it.slug}/claim`}
      className="k-form"
    >
      {form => (
        <>
          {it.isClaimed ? <p>{text('directory.claim.taken')}</p> : null}
          <RadioGroup
            name="proof"
            label={text('directory.claim.proof')}
            required
            choices={proofs.map(({ value, label }) => ({ value, label }))}
            defaultValue={form.values('proof', [proofs[0]?.value ?? 'code'])[0] ?? 'code'}
          />
          <TextField {...form.field('message')} label={text('directory.claim.message')} />
          <FormActions>
            <Button variant={it.claim?.state === 'code-sent' ? 'secondary' : 'primary'}>
              {text('directory.claim.ask')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
