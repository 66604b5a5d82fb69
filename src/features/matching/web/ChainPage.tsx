import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getChain } from '../contract-chains.ts'
import { CandidateName, chainPath, countUpTo, GoOn, RoleFacts, RoleState, rolePath } from './ChainParts.tsx'
import { ReasonList } from './MatchReasons.tsx'
import './matching.css'

type Read = OutputOf<typeof getChain>
type Role = Read['roles'][number]

/** A value chain: the roles in order, who of all clusters fills each, and where the gaps are. */
export const page = definePage({
  path: '/chains/:chain',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ read: use(getChain, { chain: params.chain ?? '' }) }),
  actions: [],
  title: ({ data }) => data.read.chain.title,
  Component: ({ data: { read } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { chain, roles } = read
    const gaps = roles.filter(({ state }) => state === 'gap' || state === 'thin').length
    return (
      <>
        <PageHeader
          title={chain.title}
          lang={chain.lang}
          subtitle={chain.summary === null ? undefined : <span lang={chain.lang}>{chain.summary}</span>}
          meta={
            chain.market === null ? undefined : <Badge icon="map">{countryName(chain.market, lang)}</Badge>
          }
          steps={[
            { href: `/partnerships/${chain.partnership.slug}`, label: chain.partnership.acronym },
            { href: `/partnerships/${chain.partnership.slug}/chains`, label: text('matching.chains.title') },
          ]}
          actions={
            <LinkButton
              variant={roles.length === 0 ? 'primary' : 'secondary'}
              icon="edit"
              href={`${chainPath(chain)}/edit`}
            >
              {text('matching.chains.edit')}
            </LinkButton>
          }
        />
        {roles.length === 0 ? (
          <EmptyState icon="partnership" title={text('matching.chains.noRoles')}>
            {text('matching.chains.noRolesWhy')}
          </EmptyState>
        ) : (
          <>
            <p>
              {gaps === 0
                ? text('matching.chains.noGaps')
                : text('matching.chains.gapCount', { count: gaps, all: roles.length })}{' '}
              <span className="k-match-quiet">
                {text('matching.chains.against', { count: read.members, clusters: read.clusters.length })}
              </span>
            </p>
            <Picture read={read} />
            {roles.map(role => (
              <OneRole key={role.id} role={role} read={read} />
            ))}
            <ByCluster read={read} />
          </>
        )}
      </>
    )
  },
})

/** The chain from left to right; on a phone from top to bottom. */
function Picture({ read: { chain, roles, most } }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <ol className="k-chain" aria-label={text('matching.chains.roles')}>
      {roles.map(role => (
        <li key={role.id} className="k-chain-role" data-state={role.state}>
          <a href={`#role-${role.id}`} lang={chain.lang}>
            {role.name}
          </a>
          <RoleState role={role} />
          <span className="k-match-quiet">
            {text('matching.chains.chosenOf', { count: role.chosen, wanted: role.wanted })}
            {' · '}
            {text('matching.chains.answer', { count: role.ours, shown: countUpTo(role.ours, most) })}
          </span>
        </li>
      ))}
    </ol>
  )
}

function OneRole({ role, read }: { role: Role; read: Read }): ReactNode {
  const text = useText()
  const { chain, clusters, most } = read
  const chosen = read.roles.flatMap(({ candidates }) =>
    candidates.flatMap(({ organisation, pick }) => (pick?.pick === 'chosen' ? organisation.slug : [])),
  )
  return (
    <Section
      id={`role-${role.id}`}
      title={
        <a href={rolePath(chain, role)} lang={chain.lang}>
          {role.name}
        </a>
      }
      aside={<RoleState role={role} />}
    >
      <RoleFacts role={role} chain={chain} />
      {role.candidates.length === 0 ? (
        <p>{text('matching.chains.nobody')}</p>
      ) : (
        <div className="k-match-picks">
          {role.candidates.map(candidate => {
            const { organisation, beside } = candidate
            const [first] = candidate.role.reasons
            const [best] = beside
            return (
              <div key={organisation.id} className="k-match-pick">
                <CandidateName candidate={candidate} clusters={clusters} />
                {first === undefined ? null : (
                  <div className="k-match-brief k-chain-reason">
                    <ReasonList reasons={[first]} wanting={role.name} wanted={organisation.name} />
                  </div>
                )}
                {best === undefined ? null : (
                  <p className="k-match-quiet">
                    {text('matching.chains.fitsBeside', { name: best.organisation.name, role: best.role })}
                  </p>
                )}
              </div>
            )
          })}
        </div>
      )}
      {role.ours === 0 ? null : (
        <p>
          <a href={rolePath(chain, role)}>
            {text('matching.chains.all', { count: role.ours, shown: countUpTo(role.ours, most) })}
          </a>
        </p>
      )}
      {role.state === 'gap' || role.state === 'thin' ? (
        <GoOn chain={chain} role={role} chosen={chosen} most={most} />
      ) : null}
    </Section>
  )
}

/** The same as a table: how many of which cluster answer or were chosen for which role. */
function ByCluster({ read: { chain, clusters, roles, most } }: { read: Read }): ReactNode {
  const text = useText()
  const columns: Column<Role>[] = [
    {
      key: 'name',
      head: text('matching.chains.field.name'),
      rowHeader: true,
      cell: role => (
        <a href={rolePath(chain, role)} lang={chain.lang}>
          {role.name}
        </a>
      ),
    },
    { key: 'state', head: text('matching.chains.field.state'), cell: role => <RoleState role={role} /> },
    ...clusters.map(
      ({ id, name }): Column<Role> => ({
        key: id,
        head: name,
        numeric: true,
        cell: role => role.byCluster.find(({ cluster }) => cluster === id)?.count ?? 0,
      }),
    ),
    {
      key: 'others',
      head: text('matching.chains.othersShort'),
      numeric: true,
      cell: role => countUpTo(role.others, most),
    },
  ]
  return (
    <Section
      title={text('matching.chains.byCluster')}
      intro={text('matching.chains.byClusterWhy', { count: most })}
    >
      <DataTable
        caption={text('matching.chains.byCluster')}
        rows={roles}
        rowKey={role => role.id}
        columns={columns}
      />
    </Section>
  )
}
