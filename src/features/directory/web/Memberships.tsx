import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, DateField, StateBadge } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import type { PageViewer } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { addMember, endMember, type getOrganisation } from '../contract.ts'
import { dayWords } from './days.ts'
import { WithdrawForm } from './MembershipRequests.tsx'

type Organisation = OutputOf<typeof getOrganisation>

/** Clusters an organisation is or was a member of; managers take in and end. */
export function Memberships(props: {
  organisation: Organisation
  viewer: PageViewer
  now: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const today = props.now.slice(0, 10)
  const current = it.memberships.filter(membership => membership.memberTo === null)
  const open = props.viewer.managedClusters.filter(
    cluster =>
      !current.some(membership => membership.clusterId === cluster.id) &&
      !it.membershipRequests.some(request => request.clusterId === cluster.id),
  )
  const here = `/organisations/${it.slug}`
  return (
    <>
      {it.memberships.length === 0 ? <p>{text('directory.membership.none')}</p> : null}
      <ul className="k-directory-plain">
        {it.memberships.map(membership => (
          <li key={membership.id}>
            <a href={`/clusters/${membership.clusterSlug}`}>{membership.clusterName}</a>
            <br />
            <small>
              {membership.memberTo === null
                ? text('directory.membership.since', { day: dayWords(membership.memberFrom, lang) })
                : text('directory.membership.between', {
                    from: dayWords(membership.memberFrom, lang),
                    to: dayWords(membership.memberTo, lang),
                  })}
            </small>
            {membership.mayEnd && membership.memberTo === null ? (
              <details>
                <summary>{text('directory.membership.end')}</summary>
                <CallForm
                  call={endMember}
                  formId={`end-${membership.id}`}
                  fixed={{ membership: membership.id }}
                  next={here}
                  done="directory.done.membershipEnded"
                >
                  {form => (
                    <>
                      <DateField
                        {...form.field('memberTo', today)}
                        label={text('directory.membership.lastDay')}
                      />
                      <Button>{text('directory.membership.endAction')}</Button>
                    </>
                  )}
                </CallForm>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {it.membershipRequests
        .filter(request => request.mayWithdraw)
        .map(request => (
          <div key={request.id}>
            <p>
              <a href={`/clusters/${request.clusterSlug}`}>{request.clusterName}</a>
              <br />
              <StateBadge state="waiting">
                {text('directory.membershipRequest.waiting', {
                  day: dayWords(request.askedAt.slice(0, 10), lang),
                })}
              </StateBadge>
            </p>
            <WithdrawForm request={request.id} about={request.clusterName} next={here} />
          </div>
        ))}
      {open.length > 0 && it.joiningIsAsked ? (
        <p className="k-directory-quiet">{text('directory.membershipRequest.askWhy')}</p>
      ) : null}
      {open.map(cluster => (
        <CallForm
          key={cluster.id}
          call={addMember}
          formId={`join-${cluster.id}`}
          fixed={{ cluster: cluster.slug, organisationId: it.id, memberFrom: today }}
          next={here}
          done={it.joiningIsAsked ? 'directory.done.membershipAsked' : 'directory.done.memberAdded'}
        >
          <Button icon={it.joiningIsAsked ? 'mail' : 'plus'}>
            {text(it.joiningIsAsked ? 'directory.membershipRequest.ask' : 'directory.membership.takeIn', {
              cluster: cluster.name,
            })}
          </Button>
        </CallForm>
      ))}
    </>
  )
}
