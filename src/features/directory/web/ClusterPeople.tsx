import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, DateField, FormActions, FormGrid, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { inviteToRole, revokeRole } from '../../accounts/contract-invitations.ts'
import type { getCluster } from '../contract.ts'
import { endClusterPerson } from '../contract-people.ts'
import { dayWords } from './days.ts'

type Cluster = OutputOf<typeof getCluster>

/** Ends somebody's work for a cluster on a day, after saying what that means. */
export function EndClusterPerson(props: {
  cluster: Cluster
  person: Cluster['people'][number]
  today: string
}): ReactNode {
  const text = useText()
  const { cluster, person } = props
  return (
    <details className="k-directory-end">
      <summary>
        {text('directory.people.endIt')}
        <span className="k-hidden"> {person.name}</span>
      </summary>
      <CallForm
        call={endClusterPerson}
        formId={`end-${person.affiliationId}`}
        fixed={{ cluster: cluster.slug, person: person.id }}
        next={`/clusters/${cluster.slug}`}
        done="directory.done.clusterPersonEnded"
        className="k-form"
      >
        {form => (
          <>
            <p>{text('directory.people.endWhy', { name: person.name })}</p>
            <DateField
              {...form.field('lastDay', props.today)}
              label={text('directory.people.lastDay')}
              max={props.today}
            />
            <Button>{text('directory.people.endAction')}</Button>
          </>
        )}
      </CallForm>
    </details>
  )
}

/** Who manages a cluster; each role can be taken back, the last one's not. */
export function ClusterManagers(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { cluster } = props
  const able = cluster.managers.filter(manager => manager.hasAccount)
  return (
    <ul className="k-directory-people">
      {cluster.managers.map(manager => (
        <li key={manager.grantId}>
          <div>
            {manager.name}
            <br />
            <small>
              {text('directory.people.since', { day: dayWords(manager.since.slice(0, 10), lang) })}
              {manager.hasAccount ? null : ` · ${text('directory.people.invited')}`}
            </small>
          </div>
          <div className="k-directory-contact">
            {manager.email === null ? null : <a href={`mailto:${manager.email}`}>{manager.email}</a>}
          </div>
          {cluster.managers.length === 1 || (manager.hasAccount && able.length === 1) ? null : (
            <CallForm
              call={revokeRole}
              formId={`role-${manager.grantId}`}
              fixed={{ grant: manager.grantId }}
              next={`/clusters/${cluster.slug}`}
              done="directory.done.managerEnded"
            >
              <Button variant="quiet">
                {text('directory.people.takeRole')}
                <span className="k-hidden"> {manager.name}</span>
              </Button>
            </CallForm>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Invites the next manager. */
export function InviteManager(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  return (
    <details className="k-directory-add">
      <summary>{text('directory.cluster.invite')}</summary>
      <CallForm
        call={inviteToRole}
        fixed={{ role: 'cluster-manager', clusterId: props.cluster.id }}
        done="directory.done.managerInvited"
        className="k-form"
      >
        {form => (
          <>
            <p>{text('directory.cluster.inviteWhy')}</p>
            <FormGrid>
              <TextField {...form.field('givenName')} label={text('directory.person.givenName')} required />
              <TextField {...form.field('familyName')} label={text('directory.person.familyName')} required />
              <TextField
                {...form.field('email')}
                type="email"
                label={text('directory.person.email')}
                required
              />
            </FormGrid>
            <FormActions>
              <Button variant="primary" icon="mail">
                {text('directory.cluster.inviteAction')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
