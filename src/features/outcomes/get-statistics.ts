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
  type CountedRequest,
  countMeetings,
  countStars,
  distanceKm,
  hideParts,
  measureDistances,
  meetingEnds,
  noShowSides,
  pairClusters,
  proofs,
  requestEnds,
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
  const records = rows.map((row): CountedRequest => {
    const from = places.get(row.fromOrganisationId)
    const to = places.get(row.toOrganisationId)
    return {
      state: row.state,
      fromClusters: from?.clusterIds ?? [],
      toClusters: to?.clusterIds ?? [],
      scheduled: row.meetingId !== null && row.startsAt !== null,
      held: (row.meetingId === null ? undefined : held.get(row.meetingId)) ?? null,
      km: between(from, to),
    }
  })
  const answers = await listLastAnswers(ctx.db, begun)
  const starsOf = (side: 'from' | 'to') =>
    answers.flatMap(one => (one.side === side && one.rating !== null ? [one.rating] : []))
  const pairs = pairClusters(records)
  const names = await listClusterNames(
    ctx.db,
    pairs.flatMap(pair => (pair.b === null ? [pair.a] : [pair.a, pair.b])),
  )
  const counts = countMeetings(records)
  const distance = measureDistances(records)
  const show = readsAll(ctx.viewer, subject) ? (values: readonly number[]) => [...values] : hideParts
  const part = <Key extends string>(keys: readonly Key[], from: Record<Key, number>) => {
    const values = show(keys.map(key => from[key]))
    return keys.map((key, index) => ({ key, value: values[index] ?? null }))
  }
  const columns = {
    requested: show(pairs.map(pair => pair.requested)),
    accepted: show(pairs.map(pair => pair.accepted)),
    held: show(pairs.map(pair => pair.held)),
  }
  return {
    requests: part(requestEnds, counts.requests),
    meetings: part(meetingEnds, counts.meetings),
    noShows: part(noShowSides, counts.noShows),
    proofs: part(proofs, counts.proofs),
    ratings: { from: shapeStars(starsOf('from'), show), to: shapeStars(starsOf('to'), show) },
    clusters: pairs.map((pair, index) => ({
      a: { id: pair.a, name: names.get(pair.a) ?? '' },
      b: pair.b === null ? null : { id: pair.b, name: names.get(pair.b) ?? '' },
      requested: columns.requested[index] ?? null,
      accepted: columns.accepted[index] ?? null,
      held: columns.held[index] ?? null,
      // A distance of few would tell who it was.
      km: readsAll(ctx.viewer, subject) || pair.held >= smallestGroup ? pair.km : null,
    })),
    distance:
      readsAll(ctx.viewer, subject) || distance.of >= smallestGroup ? distance : { km: null, of: null },
    hides: !readsAll(ctx.viewer, subject),
    people: readsPeople(ctx.viewer, subject) ? await countByPerson(ctx, input, subject) : null,
  }
}

/** Who reads every number, however small. */
function readsAll(viewer: Viewer, subject: LoadedMission): boolean {
  return runsMission(viewer, subject)
}

/** Who reads the statistics by name: who runs the mission, and managers of clusters for their own members. */
export function readsPeople(viewer: Viewer, mission: MissionSubject): boolean {
  return runsMission(viewer, mission) || viewer.grants.some(grant => grant.role === 'cluster-manager')
}

function shapeStars(ratings: readonly number[], show: (values: readonly number[]) => (number | null)[]) {
  const { stars, mean } = countStars(ratings)
  const shown = show(stars)
  const few = ratings.length > 0 && ratings.length < smallestGroup && shown.includes(null)
  return { stars: shown, mean: few ? null : mean, count: few ? null : ratings.length }
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
  const spots = [a, b].map(place => (place === undefined ? null : locate(place)))
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
      const gave = judged.flatMap(seat => ratings.get(`${seat.meetingId} ${seat.side}`) ?? [])
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
