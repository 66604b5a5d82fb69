/** An applicant as the ranking judges them. */
export interface Candidate {
  id: string
  /** Through whose places they want to go; null goes by the open places alone. */
  clusterId: string | null
  eligible: boolean
  /** Null while nobody has scored them. */
  points: number | null
  appliedAt: number
  /** Decided already, or against the ranking: in takes a place first, out takes none. */
  fixed: 'in' | 'out' | null
}

export interface Places {
  seats: number
  quotas: readonly { clusterId: string; seats: number }[]
  /** What becomes of places a cluster has nobody for: the best of all others, or nobody. */
  surplus: 'best' | 'kept'
  leastPoints: number | null
}

/** Why somebody is in, on the reserve list or out. */
export type Why =
  | 'fixed-in'
  | 'quota'
  | 'open'
  | 'surplus'
  | 'reserve'
  | 'moved-up'
  | 'fixed-out'
  | 'not-eligible'
  | 'not-scored'
  | 'below-least'

export interface Ranked {
  id: string
  outcome: 'in' | 'reserve' | 'out'
  why: Why
  /** Place among all who are ranked, from 1; null for those who are not. */
  rank: number | null
  /** Place on the reserve list, from 1. */
  reserve: number | null
}

/**
 * Who goes. What is fixed comes first; then each cluster's places go to its best, then the open places to the best of all
 * others, then, unless they are kept, the places for which a cluster has nobody. Everybody else who is ranked stands on the
 * reserve list. Of equal points the earlier application comes first. The answer has the order of the ranking; what is not
 * ranked comes last.
 */
export function rankCandidates(candidates: readonly Candidate[], places: Places): Ranked[] {
  const settled = candidates.filter(one => one.fixed !== null || judge(one, places.leastPoints) !== null)
  const ranked = candidates.filter(one => !settled.includes(one)).sort(byPoints)
  const taken = takePlaces(ranked, settled.filter(one => one.fixed === 'in').sort(byPoints), places)
  let reserve = 0
  return [
    ...[...settled.filter(one => one.fixed === 'in'), ...ranked].sort(byPoints).map((one, index): Ranked => {
      const why = taken.get(one.id)
      if (why === undefined) reserve += 1
      return {
        id: one.id,
        outcome: why === undefined ? 'reserve' : 'in',
        why: why ?? 'reserve',
        rank: index + 1,
        reserve: why === undefined ? reserve : null,
      }
    }),
    ...settled
      .filter(one => one.fixed !== 'in')
      .sort(byPoints)
      .map(
        (one): Ranked => ({
          id: one.id,
          outcome: 'out',
          why: one.fixed === 'out' ? 'fixed-out' : (judge(one, places.leastPoints) ?? 'not-scored'),
          rank: null,
          reserve: null,
        }),
      ),
  ]
}

/** What keeps somebody out of the ranking, or null. */
function judge(one: Candidate, leastPoints: number | null): Why | null {
  if (!one.eligible) return 'not-eligible'
  if (one.points === null) return 'not-scored'
  return leastPoints !== null && one.points < leastPoints ? 'below-least' : null
}

function byPoints(a: Candidate, b: Candidate): number {
  return (b.points ?? -1) - (a.points ?? -1) || a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1)
}

function takePlaces(
  ranked: readonly Candidate[],
  fixed: readonly Candidate[],
  places: Places,
): Map<string, Why> {
  const taken = new Map<string, Why>()
  const left = new Map(places.quotas.map(quota => [quota.clusterId, quota.seats]))
  let open = Math.max(0, places.seats - places.quotas.reduce((sum, quota) => sum + quota.seats, 0))
  let free = places.seats
  const seat = (one: Candidate, why: Why) => {
    taken.set(one.id, why)
    free -= 1
  }
  const takeOwn = (one: Candidate): boolean => {
    const own = one.clusterId === null ? 0 : (left.get(one.clusterId) ?? 0)
    if (own === 0 || one.clusterId === null) return false
    left.set(one.clusterId, own - 1)
    return true
  }
  // Who is in by decision may be more than there are open places; the clusters' places are then fewer.
  for (const one of fixed) {
    if (!takeOwn(one)) open -= 1
    seat(one, 'fixed-in')
  }
  for (const one of ranked) if (free > 0 && takeOwn(one)) seat(one, 'quota')
  for (const one of ranked)
    if (free > 0 && open > 0 && !taken.has(one.id)) {
      open -= 1
      seat(one, 'open')
    }
  if (places.surplus === 'best')
    for (const one of ranked) if (free > 0 && !taken.has(one.id)) seat(one, 'surplus')
  return taken
}

/** The fewest points with which somebody got a place by this way, or null where nobody did. */
export function cutOf(
  ranked: readonly Ranked[],
  candidates: readonly Candidate[],
  way: { clusterId: string } | 'beyond',
): number | null {
  const byId = new Map(candidates.map(one => [one.id, one]))
  const points = ranked.flatMap(({ id, why }) => {
    const one = byId.get(id)
    if (one === undefined || one.points === null) return []
    const fits =
      way === 'beyond'
        ? why === 'open' || why === 'surplus'
        : why === 'quota' && one.clusterId === way.clusterId
    return fits ? [one.points] : []
  })
  return points.length === 0 ? null : Math.min(...points)
}
