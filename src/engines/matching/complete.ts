import type { History } from './history.ts'
import type { Candidate, Gap, Ground, GroundScore } from './model.ts'

/** In this order everywhere: of the rows of `Grounds`, of the weights, of the points shown. */
export const grounds: readonly Ground[] = [
  'ties',
  'strongestTie',
  'tiedPartners',
  'overlap',
  'ledTogether',
  'nearestProject',
  'projects',
  'recentProjects',
  'projectsInParts',
  'shareInParts',
  'unmetInParts',
  'sameCountry',
  'sameKind',
]

/**
 * Points for the square root of each ground, in the order of `grounds`. Found by `npm run bench -- matching --fit`: the
 * weights under which the partner who really joined is likeliest (softmax over all candidates), learnt on projects
 * that began after the history ended. Roots, because the tenth shared project says less than the first.
 */
export const learntWeights: readonly number[] = [
  3.63, 3.06, 0.17, 0.58, 1.08, 5.73, 0.87, 0.81, 0.58, 1.18, 1.32, 1.77, 0.59,
]

/** Per organisation, the grounds that speak for it: rows of `grounds`, a column an organisation. */
export interface Grounds {
  readonly values: readonly Float64Array[]
  /** Organisations that anything speaks for, the known ones left out. */
  readonly candidates: readonly number[]
}

/**
 * Who fits into a consortium that lacks a partner: all organisations of the history but the known ones, the likeliest
 * first; of equals, the one the history names first. Known partners without a past are passed over.
 * @param limit how many are wanted
 */
export function completeConsortium(
  history: History,
  gap: Gap,
  limit: number,
  weights: readonly number[] = learntWeights,
): Candidate[] {
  const { values, candidates } = gatherGrounds(history, gap)
  const scored = candidates.map(at => {
    let score = 0
    for (let row = 0; row < values.length; row++)
      score += (weights[row] ?? 0) * Math.sqrt(values[row]?.[at] ?? 0)
    return { at, score }
  })
  scored.sort((left, right) => right.score - left.score || left.at - right.at)
  return scored
    .slice(0, limit)
    .map(({ at, score }) => ({ organisation: history.organisations[at] ?? '', score }))
}

/** The score of one candidate taken apart, the largest part first; grounds that do not speak for it are left out. */
export function explainCandidate(history: History, gap: Gap, organisation: string): GroundScore[] {
  const at = history.indexOf.get(organisation)
  if (at === undefined) return []
  const { values } = gatherGrounds(history, gap)
  return grounds
    .map((ground, row) => {
      const value = values[row]?.[at] ?? 0
      return { ground, value, points: (learntWeights[row] ?? 0) * Math.sqrt(value) }
    })
    .filter(({ value }) => value > 0)
    .sort((left, right) => Math.abs(right.points) - Math.abs(left.points))
}

/** Counts, for every organisation, what speaks for it in this gap. */
export function gatherGrounds(history: History, gap: Gap): Grounds {
  const size = history.organisations.length
  const values = grounds.map(() => new Float64Array(size))
  const row = (ground: Ground): Float64Array => values[grounds.indexOf(ground)] ?? new Float64Array(0)
  const known = new Set(gap.known.flatMap(name => history.indexOf.get(name) ?? []))
  addTies(history, known, row)
  addNearestProjects(history, known, row('nearestProject'))
  addStanding(history, known, gap.parts, row)
  const candidates: number[] = []
  for (let at = 0; at < size; at++) if (!known.has(at)) candidates.push(at)
  return { values, candidates }
}

type RowOf = (ground: Ground) => Float64Array

function addTies(history: History, known: ReadonlySet<number>, row: RowOf): void {
  const ties = row('ties')
  const strongest = row('strongestTie')
  const partners = row('tiedPartners')
  const overlap = row('overlap')
  const led = row('ledTogether')
  for (const partner of known) {
    const ofPartner = history.projectsOf[partner]?.length ?? 0
    for (const [at, tie] of history.ties[partner] ?? []) {
      const ofOther = history.projectsOf[at]?.length ?? 0
      // Who is everywhere is tied to everybody: a tie counts by how much it is of what both have done.
      const damped = 1 / Math.sqrt((ofPartner + 1) * (ofOther + 1))
      const strength = tie.weight * damped
      ties[at] = (ties[at] ?? 0) + strength
      strongest[at] = Math.max(strongest[at] ?? 0, strength)
      partners[at] = (partners[at] ?? 0) + 1
      overlap[at] = (overlap[at] ?? 0) + tie.projects / (ofPartner + ofOther - tie.projects + 1)
      led[at] = (led[at] ?? 0) + tie.led * damped
    }
  }
}

/** The earlier project whose members are most like the known partners; a partner who is everywhere says less. */
function addNearestProjects(history: History, known: ReadonlySet<number>, nearest: Float64Array): void {
  const shared = new Map<number, number>()
  let active = 0
  for (const partner of known) {
    const own = history.projectsOf[partner] ?? []
    if (own.length > 0) active++
    for (const project of own) shared.set(project, (shared.get(project) ?? 0) + 1 / Math.log(2 + own.length))
  }
  for (const [project, likeness] of shared) {
    const members = history.projects[project]?.members ?? []
    if (members.length < 2) continue
    const near = likeness / Math.sqrt(members.length * (active + 1))
    for (const at of members) nearest[at] = Math.max(nearest[at] ?? 0, near)
  }
}

/** What an organisation is by itself: how active, how active under these parts, from where, of what kind. */
function addStanding(
  history: History,
  known: ReadonlySet<number>,
  parts: readonly string[],
  row: RowOf,
): void {
  const [projects, recent, inParts] = [row('projects'), row('recentProjects'), row('projectsInParts')]
  const [share, unmet, ties] = [row('shareInParts'), row('unmetInParts'), row('ties')]
  const [sameCountry, sameKind] = [row('sameCountry'), row('sameKind')]
  const counts = parts.flatMap(part => history.byPart.get(part) ?? [])
  const countries = countBy(known, history.countries)
  const kinds = countBy(known, history.kinds)
  for (let at = 0; at < projects.length; at++) {
    const count = history.projectsOf[at]?.length ?? 0
    const under = counts.reduce((sum, part) => sum + (part[at] ?? 0), 0)
    projects[at] = Math.log1p(count)
    recent[at] = Math.log1p(history.recent[at] ?? 0)
    inParts[at] = Math.log1p(under)
    share[at] = under / (count + 2)
    unmet[at] = ties[at] === 0 ? Math.log1p(under) : 0
    sameCountry[at] = (countries.get(history.countries[at] ?? '') ?? 0) / (known.size + 1)
    sameKind[at] = (kinds.get(history.kinds[at] ?? '') ?? 0) / (known.size + 1)
  }
}

function countBy(known: ReadonlySet<number>, values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const at of known) counts.set(values[at] ?? '', (counts.get(values[at] ?? '') ?? 0) + 1)
  return counts
}
