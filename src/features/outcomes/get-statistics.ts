import { locate } from '../../engines/places/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { listHeld } from '../meetings/index.ts'
import { type LoadedMission, type MissionSubject, runsMission } from '../missions/index.ts'
import type { getStatistics as call } from './contract-statistics.ts'
import { listLastAnswers } from './queries-answers.ts'
import {
  type CompanyPlace,
  listAttended,
  listClusterNames,
  listCompanyPlaces,
  listMeetingPeople,
  listStatisticsRows,
} from './queries-statistics.ts'
import { smallestGroup } from './rules/funnel.ts'
import {
  type ClusterPair,
  type CountedRequest,
  countMeetings,
  countStars,
  distanceKm,
  hideParts,
  type MeetingCounts,
  measureDistances,
  meetingEnds,
  noShowSides,
  pairClusters,
  proofs,
  requestEnds,
  tellsTooMuch,
} from './rules/statistics.ts'

type Statistics = AnswerOf<typeof call>

/** The statistics of a mission's meetings. Whoever does not run it reads no number of a small group. */
export async function getStatistics(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<Statistics> {
  const rows = await listStatisticsRows(ctx.db, subject.id)
  const places = await placesOf(ctx, rows)
  const begun = rows.flatMap(row =>
    row.meetingId !== null && row.startsAt !== null && row.startsAt <= ctx.now() ? [row.meetingId] : [],
  )
  const held = await listHeld(ctx.db, begun)
  const all = [...new Set([...places.values()].flatMap(place => place.clusterIds))]
  const names = await listClusterNames(ctx.db, ctx.viewer, all)
  // A cluster the reader may not know of is none.
  const clustersOf = (place: CompanyPlace | undefined) =>
    (place?.clusterIds ?? []).filter(id => names.has(id))
  const records = rows.map((row): CountedRequest => {
    const from = places.get(row.fromOrganisationId)
    const to = places.get(row.toOrganisationId)
    return {
      state: row.state,
      fromClusters: clustersOf(from),
      toClusters: clustersOf(to),
      scheduled: row.meetingId !== null && row.startsAt !== null,
      held: (row.meetingId === null ? undefined : held.get(row.meetingId)) ?? null,
      km: between(from, to),
    }
  })
  const answers = await listLastAnswers(ctx.db, begun)
  const starsOf = (side: 'from' | 'to') =>
    answers.flatMap(one => (one.side === side && one.rating !== null ? [one.rating] : []))
  const runs = runsMission(ctx.viewer, subject)
  const counts = hideCounts(countMeetings(records), runs)
  const distance = measureDistances(records)
  const hidesMeetings = counts.meetings.some(part => part.value === null)
  return {
    ...counts,
    ratings: { from: shapeStars(starsOf('from'), runs), to: shapeStars(starsOf('to'), runs) },
    clusters: shapePairs(pairClusters(records), names, {
      runs,
      hidesRequests: counts.requests.some(part => part.value === null),
    }),
    distance: runs || (distance.of >= smallestGroup && !hidesMeetings) ? distance : { km: null, of: null },
    hides: !runs,
    people: readsPeople(ctx.viewer, subject) ? await countByPerson(ctx, input, subject) : null,
  }
}

/**
 * The parts as the reader may know them. The tables count the same meetings: where how they ended is hidden, neither by whose
 * word they were held nor who was missing is told, since it would follow.
 */
function hideCounts(counts: MeetingCounts, runs: boolean) {
  const show = runs ? (values: readonly number[]) => [...values] : hideParts
  const part = <Key extends string>(keys: readonly Key[], from: Record<Key, number>, hidden = false) => {
    const values = show(keys.map(key => from[key]))
    return keys.map((key, index) => ({ key, value: hidden ? null : (values[index] ?? null) }))
  }
  const meetings = part(meetingEnds, counts.meetings)
  const hidesMeetings = meetings.some(one => one.value === null)
  return {
    requests: part(requestEnds, counts.requests),
    meetings,
    noShows: part(noShowSides, counts.noShows, hidesMeetings),
    proofs: part(proofs, counts.proofs, hidesMeetings),
  }
}

/** The clusters' rows; for whoever does not run the mission, in the order of names, and none with a number that tells too much. */
function shapePairs(
  pairs: readonly ClusterPair[],
  names: ReadonlyMap<string, string>,
  { runs, hidesRequests }: { runs: boolean; hidesRequests: boolean },
): Statistics['clusters'] {
  const rows = pairs.map(pair => {
    const { requested, accepted, held } = pair
    const shows =
      runs ||
      (!hidesRequests &&
        !tellsTooMuch(requested, requested) &&
        !tellsTooMuch(accepted, requested) &&
        !tellsTooMuch(held, accepted))
    return {
      a: { id: pair.a, name: names.get(pair.a) ?? '' },
      b: pair.b === null ? null : { id: pair.b, name: names.get(pair.b) ?? '' },
      requested: shows ? requested : null,
      accepted: shows ? accepted : null,
      held: shows ? held : null,
      // A distance of few would tell who it was.
      km: runs || (shows && pair.kmOf >= smallestGroup) ? pair.km : null,
    }
  })
  const nameOf = (row: (typeof rows)[number]) => `${row.a.name} ${row.b?.name ?? ''}`
  return runs ? rows : rows.sort((x, y) => nameOf(x).localeCompare(nameOf(y)))
}

/** Who reads the statistics by name: who runs the mission, and managers of its partnership's clusters for their own members. */
export function readsPeople(viewer: Viewer, mission: MissionSubject): boolean {
  return (
    runsMission(viewer, mission) ||
    (viewer.partnershipIds.includes(mission.partnershipId) &&
      viewer.grants.some(grant => grant.role === 'cluster-manager'))
  )
}

/** The stars of a side. With some of them hidden, their mean and their number would tell the hidden. */
function shapeStars(ratings: readonly number[], runs: boolean) {
  const { stars, mean } = countStars(ratings)
  const shown = runs ? stars : hideParts(stars)
  const hides = shown.includes(null)
  return { stars: shown, mean: hides ? null : mean, count: hides ? null : ratings.length }
}

async function placesOf(
  ctx: Context,
  rows: readonly { fromOrganisationId: string; toOrganisationId: string }[],
): Promise<Map<string, CompanyPlace>> {
  const ids = new Set(rows.flatMap(row => [row.fromOrganisationId, row.toOrganisationId]))
  const places = await listCompanyPlaces(ctx.db, [...ids])
  return new Map(places.map(place => [place.id, place]))
}

/** Kilometres between two companies, where both are known by their town at least: the middle of a country says nothing. */
function between(a: CompanyPlace | undefined, b: CompanyPlace | undefined): number | null {
  // By towns alone: exact coordinates may be kept from the reader.
  const spots = [a, b].map(place =>
    place === undefined ? null : locate({ ...place, latitude: null, longitude: null }),
  )
  const [from, to] = spots
  if (!from || !to || from.by === 'country' || to.by === 'country') return null
  return Math.round(distanceKm(from, to))
}

async function countByPerson(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<NonNullable<Statistics['people']>> {
  const clusterIds = runsMission(ctx.viewer, subject)
    ? null
    : ctx.viewer.grants.flatMap(grant =>
        grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
      )
  const people = await listMeetingPeople(
    ctx.db,
    { missionId: subject.id, clusterIds },
    { limit: input.pageSize, offset: (input.page - 1) * input.pageSize },
  )
  const seats = await listAttended(
    ctx.db,
    people.map(person => person.participantId),
  )
  const begun = seats.filter(seat => seat.startsAt <= ctx.now())
  const meetingIds = [...new Set(begun.map(seat => seat.meetingId))]
  const held = await listHeld(ctx.db, meetingIds)
  const ratings = new Map(
    (await listLastAnswers(ctx.db, meetingIds)).map(one => [`${one.meetingId} ${one.side}`, one.rating]),
  )
  return {
    items: people.map(person => {
      const own = seats.filter(seat => seat.participantId === person.participantId)
      const judged = begun
        .filter(seat => seat.participantId === person.participantId)
        .map(seat => ({ ...seat, held: held.get(seat.meetingId) }))
      // What the side of a company they carried says is that company's.
      const gave = judged.flatMap(seat =>
        seat.organisationId === person.organisationId
          ? (ratings.get(`${seat.meetingId} ${seat.side}`) ?? [])
          : [],
      )
      return {
        participantId: person.participantId,
        name: person.name,
        organisation: { id: person.organisationId, name: person.organisation },
        kind: person.kind,
        sent: person.sent,
        received: person.received,
        scheduled: own.length,
        held: judged.filter(seat => seat.held?.state === 'held').length,
        missed: judged.filter(
          seat =>
            seat.held?.state === 'not-held' &&
            (seat.held.missing === seat.side || seat.held.missing === 'both'),
        ).length,
        unknown: judged.filter(seat => seat.held === undefined || seat.held.state === 'unknown').length,
        gave: countStars(gave).mean,
      }
    }),
    total: people[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
  }
}
