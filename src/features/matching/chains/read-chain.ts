import type { Match } from '../../../engines/matching/index.ts'
import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import type * as contract from '../contract-chains.ts'
import { describeMatch, describeNamed, readLabels, sayCode, type TermLabels } from '../describe-match.ts'
import { gather } from '../gather.ts'
import type { NeedsSubject } from '../list-market-needs.ts'
import type { ChainSubject, RoleSubject } from './load-chain.ts'
import {
  type ChainRow,
  listChainRows,
  listClustersAndMembers,
  listPicks,
  listRoleRows,
  type RoleRow,
} from './queries-chains.ts'
import { lookedAt, type Pick, roleSubject, type Weighed, type WeighedRole, weighRoles } from './weigh-role.ts'

type Candidate = AnswerOf<typeof contract.getChainRole>['items'][number]

/** Of those who answer a role so many stand in the picture of the chain, and so many neighbours with each. */
const shownOfRole = 3
const besideShown = 2

/** The chains of a partnership. */
export async function listChains(
  ctx: Context,
  { page, pageSize }: ParsedInputOf<typeof contract.listChains>,
  { id, slug, acronym }: NeedsSubject,
): Promise<AnswerOf<typeof contract.listChains>> {
  const rows = await listChainRows(ctx.db, id, { limit: pageSize, offset: (page - 1) * pageSize })
  return {
    partnership: { id, slug, acronym },
    items: rows.map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

/** The chain as a picture: each role with who was chosen, who answers it best, and whether it is a gap. */
export async function getChain(
  ctx: Context,
  _input: unknown,
  subject: ChainSubject,
): Promise<AnswerOf<typeof contract.getChain>> {
  const read = await readChain(ctx, subject, await listRoleRows(ctx.db, subject.chain.id))
  const weighed = await weighRoles(read.gathered, read)
  const shown = weighed.map(({ chosen, ours }) => [...chosen, ...ours.slice(0, shownOfRole)])
  const say = await prepareWords(
    ctx,
    read,
    weighed.map(({ role }, at) => ({ role, shown: shown[at] ?? [] })),
  )
  return {
    chain: describeChain(subject),
    clusters: read.clusters,
    members: [...read.members.keys()].filter(id => read.gathered.organisations.has(id)).length,
    most: lookedAt,
    roles: weighed.map((one, at) => ({
      ...describeRole(one.role, say),
      ...describeState(one, read),
      candidates: (shown[at] ?? []).flatMap(candidate => describeCandidate(candidate, one.role, say)),
    })),
  }
}

/** Everybody who answers one role, each with the reasons. */
export async function getChainRole(
  ctx: Context,
  { show, page, pageSize }: ParsedInputOf<typeof contract.getChainRole>,
  subject: RoleSubject,
): Promise<AnswerOf<typeof contract.getChainRole>> {
  const { role, roles } = subject
  const read = await readChain(ctx, subject, roles)
  const [weighed] = await weighRoles(read.gathered, read, [role])
  const one: WeighedRole = weighed ?? { role, chosen: [], ours: [], others: [], aside: [], state: 'gap' }
  const { chosen, ours, others, aside } = one
  const isOurs = ({ id }: Weighed) => read.members.has(id)
  const lists = {
    ours: [...chosen.filter(isOurs), ...ours],
    others: [...chosen.filter(candidate => !isOurs(candidate)), ...others],
    aside,
  }
  const shown = lists[show].slice((page - 1) * pageSize, page * pageSize)
  const say = await prepareWords(ctx, read, [{ role, shown }])
  return {
    chain: describeChain(subject),
    clusters: read.clusters,
    role: { ...describeRole(role, say), ...describeState(one, read) },
    most: lookedAt,
    counts: { ours: lists.ours.length, others: lists.others.length, aside: aside.length },
    chosen: [
      ...new Set(
        read.picks.flatMap(({ pick, organisationId }) =>
          pick === 'chosen' ? (read.gathered.organisations.get(organisationId)?.slug ?? []) : [],
        ),
      ),
    ],
    items: shown.flatMap(candidate => describeCandidate(candidate, role, say)),
    total: lists[show].length,
    page,
    pageSize,
  }
}

type Read = Awaited<ReturnType<typeof readChain>>

/** What a chain rests on, as its viewer may see it; the number of queries does not depend on how much there is. */
async function readChain(ctx: Context, { chain, clusterIds }: ChainSubject, roles: readonly RoleRow[]) {
  const { clusters, members } = await listClustersAndMembers(ctx.db, clusterIds)
  const picks: Pick[] = await listPicks(ctx.db, chain.id)
  const gathered = await gather(ctx, {
    own: null,
    also: [...members.keys(), ...picks.map(({ organisationId }) => organisationId)],
    near: async () => roles.map(({ words, object }) => [words, object ?? ''].join('\n')),
    topics: roles.map(role => ({
      id: roleSubject(role),
      texts: textsOf(role).map(text => ({ text, lang: chain.lang })),
      terms: role.terms,
      markets: chain.market === null ? [] : [chain.market],
    })),
  })
  return { chain, clusters, members, picks, roles, gathered }
}

/** What a role looks for: its words, and its function as capability records say theirs. */
function textsOf({ words, verb, object }: RoleRow): string[] {
  return [words, ...(object === null ? [] : [verb === null ? object : `${verb} ${object}`])]
}

interface Say {
  readonly read: Read
  readonly labels: TermLabels
  readonly lang: string
  readonly matches: ReadonlyMap<string, Match>
}

const pairName = (one: string, other: string) => `${one} ${other}`

/** The words of those alone who are shown. */
async function prepareWords(
  ctx: Context,
  read: Read,
  shown: readonly { role: RoleRow; shown: readonly Weighed[] }[],
): Promise<Say> {
  const { index } = read.gathered
  const matches = new Map<string, Match>()
  const look = (from: string, to: string) => {
    const match = index.matchOf(from, to)
    if (match !== null) matches.set(pairName(from, to), match)
  }
  for (const { role, shown: candidates } of shown)
    for (const { id, beside } of candidates) {
      look(roleSubject(role), id)
      for (const other of beside.slice(0, besideShown)) look(id, other.id)
    }
  const labels = await readLabels(
    ctx,
    [...matches.values()],
    read.roles.flatMap(({ terms }) => terms),
  )
  return { read, labels, lang: ctx.viewer.lang, matches }
}

function describeChain({ chain, id, slug, acronym }: { chain: ChainRow } & NeedsSubject) {
  const { title, summary, lang, market, version } = chain
  return {
    ...{ id: chain.id, slug: chain.slug, title, summary, lang, market, version },
    partnership: { id, slug, acronym },
  }
}

function describeRole(role: RoleRow, say: Say) {
  const { id, name, words, verb, object, terms, kinds, wanted, version } = role
  return {
    ...{ id, name, words, object, wanted, version },
    verb: verb as AnswerOf<typeof contract.getChainRole>['role']['verb'],
    kinds: kinds as AnswerOf<typeof contract.getChainRole>['role']['kinds'],
    terms: terms.map(value => ({ value, label: sayCode(value, say) })),
  }
}

function describeState({ state, chosen, ours, others }: WeighedRole, { clusters, members }: Read) {
  const there = [...chosen, ...ours]
  return {
    state,
    chosen: chosen.length,
    ours: ours.length,
    others: others.length,
    byCluster: clusters.map(cluster => ({
      cluster: cluster.id,
      count: there.filter(({ id }) => members.get(id)?.includes(cluster.id) === true).length,
    })),
  }
}

function describeCandidate(one: Weighed, role: RoleRow, say: Say): Candidate[] {
  const { gathered, members } = say.read
  const organisation = gathered.organisations.get(one.id)
  if (organisation === undefined) return []
  const tell = (from: string, to: string) => {
    const match = say.matches.get(pairName(from, to))
    return match === undefined ? null : describeMatch({ match, from }, gathered, say)
  }
  const wanted = tell(roleSubject(role), one.id)
  return [
    {
      organisation: describeNamed(organisation),
      clusters: [...(members.get(one.id) ?? [])],
      score: one.score,
      role: { points: one.points, reasons: wanted?.whyThem.reasons ?? [] },
      beside: one.beside.slice(0, besideShown).flatMap(({ role: beside, id }) => {
        const other = gathered.organisations.get(id)
        const pair = tell(one.id, id)
        if (other === undefined || pair === null) return []
        return [{ role: beside.name, organisation: { slug: other.slug, name: other.name }, pair }]
      }),
      isNewcomer: wanted?.isNewcomer ?? false,
      pick:
        one.pick === undefined ? null : { pick: one.pick.pick, reason: one.pick.reason, note: one.pick.note },
    },
  ]
}
