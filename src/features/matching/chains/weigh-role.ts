import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Match } from '../../../engines/matching/index.ts'
import type { Gathered } from '../gather.ts'
import type { listPicks, RoleRow } from './queries-chains.ts'

export type Pick = Awaited<ReturnType<typeof listPicks>>[number]

/** So many of the partnership's members, and so many others, are looked at for a role. */
export const lookedAt = 40
/** A profile answers a role from so many points on that rest on its words or figures, or where it stands in the same place of a list. */
const answers = 0.15
const telling: ReadonlySet<string> = new Set(['words', 'bridge', 'figure'])
/** How much it counts that a candidate and somebody chosen beside it would want each other. */
const besideShare = 0.5

/** The name of a role among the subjects. */
export const roleSubject = ({ id }: { id: string }) => `role:${id}`

/** Somebody who might fill a role. */
export interface Weighed {
  readonly id: string
  readonly points: number
  /** Those chosen for the roles before and after, who would want each other most first. */
  readonly beside: readonly { readonly role: RoleRow; readonly id: string; readonly score: number }[]
  readonly score: number
  readonly pick: Pick | undefined
}

/** One role with who answers it, as far as the viewer may see them. */
export interface WeighedRole {
  readonly role: RoleRow
  readonly chosen: readonly Weighed[]
  /** Members of the partnership's clusters, and others, the best first; without those who were chosen or set aside. */
  readonly ours: readonly Weighed[]
  readonly others: readonly Weighed[]
  readonly aside: readonly Weighed[]
  readonly state: 'filled' | 'open' | 'thin' | 'gap'
}

interface Given {
  readonly roles: readonly RoleRow[]
  readonly picks: readonly Pick[]
  readonly members: ReadonlyMap<string, readonly string[]>
}

/** Weighs the candidates of these roles of a chain. */
export async function weighRoles(
  gathered: Gathered,
  given: Given,
  which: readonly RoleRow[] = given.roles,
): Promise<WeighedRole[]> {
  const weighed: WeighedRole[] = []
  for (const role of which) {
    weighed.push(weighRole(gathered, given, role))
    await nextTurn()
  }
  return weighed
}

function weighRole(gathered: Gathered, given: Given, role: RoleRow): WeighedRole {
  const { index, organisations, subjects } = gathered
  const said = new Map(
    given.picks.flatMap(pick =>
      pick.roleId === role.id && organisations.has(pick.organisationId) ? [[pick.organisationId, pick]] : [],
    ),
  )
  const neighbours = chosenBeside(gathered, given, role)
  const weigh = (id: string, points: number): Weighed => {
    const beside = neighbours
      .flatMap(other => {
        const match = other.id === id ? null : index.matchOf(id, other.id)
        return match === null || match.score <= 0 ? [] : [{ ...other, score: match.score }]
      })
      .sort((left, right) => right.score - left.score)
    const score = points + besideShare * (beside[0]?.score ?? 0)
    return { id, points, beside, score, pick: said.get(id) }
  }
  const mayFill = ([id, { kind }]: [string, { kind: string }]) =>
    !said.has(id) &&
    subjects.get(id)?.isBarred !== true &&
    (role.kinds.length === 0 || role.kinds.includes(kind))
  const free = [...organisations].filter(mayFill).map(([id]) => id)
  const find = (ids: readonly string[]) =>
    index
      .matchesFor(roleSubject(role), { limit: lookedAt, among: new Set(ids), withWords: false })
      .filter(doesAnswer)
      .map(({ id, wants }) => weigh(id, wants.points))
      .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
  const ours = find(free.filter(id => given.members.has(id)))
  const others = find(free.filter(id => !given.members.has(id)))
  const those = (pick: Pick['pick']) =>
    [...said.values()]
      .filter(one => one.pick === pick)
      .map(({ organisationId: id }) => weigh(id, index.matchOf(roleSubject(role), id)?.wants.points ?? 0))
  const chosen = those('chosen')
  return { role, chosen, ours, others, aside: those('set-aside'), state: stateOf(role, chosen, ours) }
}

/** Who is beyond the partnership's clusters fills no role until they are chosen. */
function stateOf(
  { wanted }: RoleRow,
  chosen: readonly unknown[],
  ours: readonly unknown[],
): WeighedRole['state'] {
  if (chosen.length >= wanted) return 'filled'
  const found = chosen.length + ours.length
  return found >= wanted ? 'open' : found > 0 ? 'thin' : 'gap'
}

const doesAnswer = ({ wants }: Match) =>
  wants.reasons.some(({ ground, points }) => (telling.has(ground) && points >= answers) || ground === 'field')

/** Those chosen for the roles before and after this one. */
function chosenBeside({ organisations }: Gathered, { roles, picks }: Given, role: RoleRow) {
  const at = roles.findIndex(({ id }) => id === role.id)
  const near = roles.filter((_, place) => Math.abs(place - at) === 1)
  return near.flatMap(beside =>
    picks.flatMap(({ roleId, organisationId: id, pick }) =>
      roleId === beside.id && pick === 'chosen' && organisations.has(id) ? [{ role: beside, id }] : [],
    ),
  )
}
