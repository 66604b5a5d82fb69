import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Badge, LinkButton, Row, type State, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getChain, getChainRole } from '../contract-chains.ts'
import { addressWith } from './address-with.ts'
import './matching.css'

export type Chain = OutputOf<typeof getChain>['chain']
export type Role = OutputOf<typeof getChainRole>['role']
export type Candidate = OutputOf<typeof getChainRole>['items'][number]
type Cluster = OutputOf<typeof getChainRole>['clusters'][number]

export const chainPath = ({ slug }: { slug: string }) => `/chains/${slug}`
export const rolePath = (chain: { slug: string }, { id }: { id: string }) => `${chainPath(chain)}/roles/${id}`

const states: Readonly<Record<Role['state'], State>> = {
  filled: 'agreed',
  open: 'waiting',
  thin: 'waiting',
  gap: 'conflict',
}

/** Whether a role is filled, in a word with its icon. */
export function RoleState({ role }: { role: Pick<Role, 'state'> }): ReactNode {
  const text = useText()
  return <StateBadge state={states[role.state]}>{text(`matching.chains.state.${role.state}`)}</StateBadge>
}

/** 'More than 40' where not everybody is counted. */
export const countUpTo = (count: number, most: number) => (count >= most ? `${count}+` : String(count))

/** What a role looks for, in a line. */
export function RoleFacts({ role, chain }: { role: Role; chain: Chain }): ReactNode {
  const text = useText()
  return (
    <>
      <p lang={chain.lang} className="k-chain-words">
        {role.words}
      </p>
      <Row>
        {role.object === null ? null : (
          <Badge>
            {role.verb === null ? null : `${text(`directory.verb.${role.verb}`)}: `}
            <span lang={chain.lang}>{role.object}</span>
          </Badge>
        )}
        {role.terms.map(({ value, label }) => (
          <Badge key={value}>{label}</Badge>
        ))}
        {role.kinds.map(kind => (
          <Badge key={kind} icon="organisation">
            {text(`directory.kind.${kind}`)}
          </Badge>
        ))}
      </Row>
    </>
  )
}

/** Who somebody is, and which of the partnership's clusters they are in; without the name where it stands above already. */
export function CandidateName(props: {
  candidate: Candidate
  clusters: readonly Cluster[]
  isNamed?: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { organisation, clusters, isNewcomer, pick } = props.candidate
  const named = props.clusters.filter(({ id }) => clusters.includes(id))
  return (
    <div className="k-match-member">
      {props.isNamed ? null : (
        <a href={`/organisations/${organisation.slug}`}>
          <strong>{organisation.name}</strong>
        </a>
      )}{' '}
      {pick?.pick === 'chosen' ? (
        <StateBadge state="agreed">{text('matching.chains.isChosen')}</StateBadge>
      ) : null}{' '}
      {isNewcomer ? <Badge icon="info">{text('matching.newcomer')}</Badge> : null}{' '}
      <span className="k-match-quiet">
        {[
          text(`directory.kind.${organisation.kind}`),
          organisation.city,
          countryName(organisation.country, lang),
          named.length === 0 ? text('matching.chains.noCluster') : named.map(({ name }) => name).join(', '),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </span>
    </div>
  )
}

/** Where one goes on from a role that nobody fills yet. */
export function GoOn(props: {
  chain: Chain
  role: Role
  chosen: readonly string[]
  most: number
}): ReactNode {
  const text = useText()
  const { chain, role, chosen } = props
  const words = role.words.slice(0, 480)
  const request = {
    pays: 'owner',
    about: 'technology',
    title: role.name,
    summary: role.words.slice(0, 800),
    lang: chain.lang,
    terms: role.terms.length === 0 ? undefined : role.terms.map(({ value }) => value).join(','),
  }
  return (
    <div className="k-chain-on">
      <span className="k-match-quiet">{text('matching.chains.goOn')}</span>
      <Row>
        {role.others > 0 ? (
          <LinkButton icon="people" href={`${rolePath(chain, role)}?show=others`}>
            {text('matching.chains.beyond', {
              count: role.others,
              shown: countUpTo(role.others, props.most),
            })}
          </LinkButton>
        ) : null}
        <LinkButton icon="find" href={addressWith('/find', { q: (role.object ?? words).slice(0, 200) })}>
          {text('matching.chains.find')}
        </LinkButton>
        <LinkButton icon="opportunities" href={addressWith('/opportunities/new', request)}>
          {text('matching.chains.request')}
        </LinkButton>
        <LinkButton
          icon="people"
          href={addressWith('/consortium', {
            partners: chosen.length === 0 ? undefined : chosen.slice(0, 30).join(','),
            words,
          })}
        >
          {text('matching.chains.missing')}
        </LinkButton>
      </Row>
    </div>
  )
}
