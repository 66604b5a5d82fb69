import { smallestGroup } from './funnel.ts'

/** Whether a meeting was held, by whose word, and who was missing; as the meetings room judges it. */
export interface HeldFact {
  state: 'unknown' | 'held' | 'not-held'
  strength: (typeof proofs)[number] | null
  missing: 'from' | 'to' | 'both' | null
}

/** A request as the statistics count it. */
export interface CountedRequest {
  state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'by-e-mail'
  /** The clusters the two companies are members of; empty for a company without a cluster. */
  fromClusters: readonly string[]
  toClusters: readonly string[]
  scheduled: boolean
  /** What is known of whether it was held; null for what has no place in the schedule or is still to come. */
  held: HeldFact | null
  /** Between the two companies, in kilometres; null where one of them cannot be placed. */
  km: number | null
}

export const requestEnds = ['accepted', 'declined', 'by-e-mail', 'expired', 'withdrawn', 'open'] as const
export const meetingEnds = ['held', 'not-held', 'unknown', 'to-come'] as const
export const noShowSides = ['from', 'to', 'both', 'untold'] as const
export const proofs = ['signed-list', 'steward', 'both-sides', 'one-side'] as const

type Counts<Key extends string> = Record<Key, number>

export interface MeetingCounts {
  requests: Counts<(typeof requestEnds)[number]>
  meetings: Counts<(typeof meetingEnds)[number]>
  noShows: Counts<(typeof noShowSides)[number]>
  proofs: Counts<(typeof proofs)[number]>
}

/** How the requests ended, what became of their meetings, who did not come, and how well 'held' is proven. */
export function countMeetings(records: readonly CountedRequest[]): MeetingCounts {
  const counts: MeetingCounts = {
    requests: zeros(requestEnds),
    meetings: zeros(meetingEnds),
    noShows: zeros(noShowSides),
    proofs: zeros(proofs),
  }
  for (const { state, scheduled, held } of records) {
    counts.requests[endOf(state)]++
    if (!scheduled) continue
    counts.meetings[held === null ? 'to-come' : held.state]++
    if (held?.state === 'held' && held.strength !== null) counts.proofs[held.strength]++
    if (held?.state === 'not-held') counts.noShows[held.missing ?? 'untold']++
  }
  return counts
}

function endOf(state: CountedRequest['state']): (typeof requestEnds)[number] {
  return state === 'pending' ? 'open' : state
}

function zeros<Key extends string>(keys: readonly Key[]): Counts<Key> {
  return Object.fromEntries(keys.map(key => [key, 0])) as Counts<Key>
}

/** Two clusters, or a cluster and companies of none (null), with what went on between them. */
export interface ClusterPair {
  a: string
  b: string | null
  requested: number
  accepted: number
  held: number
  /** The middle of the distances of its held meetings, or of all while none was held. */
  km: number | null
  /** How many distances that rests on. */
  kmOf: number
}

/**
 * Between which clusters people met. A company in two clusters counts for each of them, and a meeting therefore in several
 * rows; companies of no cluster stand together. The most held first.
 */
export function pairClusters(records: readonly CountedRequest[]): ClusterPair[] {
  const pairs = new Map<string, { a: string; b: string | null; records: CountedRequest[] }>()
  for (const record of records)
    for (const [a, b] of pairsOf(record)) {
      const key = `${a} ${b}`
      const pair = pairs.get(key) ?? { a, b, records: [] }
      pair.records.push(record)
      pairs.set(key, pair)
    }
  return [...pairs.values()]
    .map(({ a, b, records: own }) => {
      const held = own.filter(one => one.held?.state === 'held')
      const distances = (held.length > 0 ? held : own).flatMap(one => (one.km === null ? [] : [one.km]))
      return {
        a,
        b,
        requested: own.length,
        accepted: own.filter(one => one.state === 'accepted').length,
        held: held.length,
        km: middle(distances),
        kmOf: distances.length,
      }
    })
    .sort((x, y) => y.held - x.held || y.requested - x.requested || x.a.localeCompare(y.a))
}

/** Each pair once, whichever side asked. */
function pairsOf({ fromClusters, toClusters }: CountedRequest): [string, string | null][] {
  if (fromClusters.length === 0 || toClusters.length === 0)
    return [...fromClusters, ...toClusters].map(cluster => [cluster, null])
  const keys = new Map<string, [string, string]>()
  for (const from of fromClusters)
    for (const to of toClusters) {
      const pair: [string, string] = from < to ? [from, to] : [to, from]
      keys.set(pair.join(' '), pair)
    }
  return [...keys.values()]
}

/** How far apart those were who met, in kilometres: the middle, and how many meetings that rests on. */
export function measureDistances(records: readonly CountedRequest[]): { km: number | null; of: number } {
  const known = records.flatMap(one => (one.held?.state === 'held' && one.km !== null ? [one.km] : []))
  return { km: middle(known), of: known.length }
}

function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const high = sorted[Math.floor(half)]
  const low = sorted[Math.ceil(half) - 1]
  return high === undefined || low === undefined ? null : Math.round((low + high) / 2)
}

const earthRadiusKm = 6371

/** Kilometres between two places along the surface of a sphere (haversine). */
export function distanceKm(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** How many stars of each kind, from one to five, with their mean; null while nobody gave any. */
export function countStars(ratings: readonly number[]): { stars: number[]; mean: number | null } {
  const stars = [1, 2, 3, 4, 5].map(star => ratings.filter(rating => rating === star).length)
  const sum = ratings.reduce((total, rating) => total + rating, 0)
  return { stars, mean: ratings.length === 0 ? null : Math.round((sum / ratings.length) * 10) / 10 }
}

/**
 * Parts of a whole as they may be read by whoever does not run the mission: no number below the smallest group, and so many
 * more of the next smallest that the hidden cannot be worked out from the whole (complementary suppression).
 */
export function hideParts(values: readonly number[]): (number | null)[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .filter(one => one.value > 0)
    .sort((a, b) => a.value - b.value)
  const small = order.filter(one => one.value < smallestGroup)
  if (small.length === 0) return [...values]
  // Zeros are told: that nothing was there says nothing of anybody.
  const hidden = new Set(small.map(one => one.index))
  let sum = small.reduce((total, one) => total + one.value, 0)
  for (const one of order.slice(small.length)) {
    // Every hidden part is known to be one at least: only what goes beyond that is unknown.
    if (sum - hidden.size >= smallestGroup) break
    hidden.add(one.index)
    sum += one.value
  }
  return values.map((value, index) => (hidden.has(index) ? null : value))
}

/** Whether a number, or what is left of its whole, is so small that it tells too much about single companies. */
export function tellsTooMuch(value: number, whole: number): boolean {
  const isSmall = (count: number) => count > 0 && count < smallestGroup
  return isSmall(value) || isSmall(whole - value)
}
