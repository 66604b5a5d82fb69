import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { coordinates, isAdministrator, managesCluster } from '../../shared/viewer.ts'
import { listHeld } from '../meetings/index.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import type { getFunnel as call } from './contract-funnel.ts'
import { type LastAnswer, listLastAnswers } from './queries-answers.ts'
import {
  countEncounters,
  listFunnelChoices,
  listMarketMissions,
  listRequestFacts,
  listRungTimes,
  type RequestFacts,
} from './queries-funnel.ts'
import {
  type FunnelRecord,
  hideSmall,
  hideSmallMedians,
  makeFunnel,
  makeMedians,
  smallestGroup,
} from './rules/funnel.ts'
import { reached } from './rules/ladder.ts'

/**
 * From requests to each rung: of a mission or of all missions of its partnership to that market, of everybody, a cluster or
 * a member. Whoever neither runs the mission nor manages that cluster reads no number of a small group.
 */
export async function getFunnel(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  // Of other missions of the market, and of single companies, only who runs all of them or manages the cluster reads everything.
  const readsAll =
    isAdministrator(ctx.viewer) ||
    coordinates(ctx.viewer, subject.partnershipId) ||
    (input.scope === 'mission' && runsMission(ctx.viewer, subject)) ||
    (input.cluster !== undefined && managesCluster(ctx.viewer, input.cluster))
  if (input.organisation !== undefined && !readsAll) throw new Refusal('not-found')
  const missionIds =
    input.scope === 'mission'
      ? [subject.id]
      : await listMarketMissions(ctx.db, ctx.viewer, {
          partnershipId: subject.partnershipId,
          country: subject.row.country,
        })
  const scope = { missionIds, clusterId: input.cluster, organisationId: input.organisation }
  const records = await gatherRecords(ctx, scope)
  const choices = await listFunnelChoices(ctx.db, ctx.viewer, missionIds)
  const encounters = await countEncounters(ctx.db, scope)
  const steps = makeFunnel(records)
  return {
    missions: missionIds.length,
    steps: readsAll ? steps : hideSmall(steps),
    encounters: readsAll || encounters === 0 || encounters >= smallestGroup ? encounters : null,
    medians: readsAll ? makeMedians(records) : hideSmallMedians(makeMedians(records)),
    hides: !readsAll,
    clusters: [
      ...new Map(choices.map(one => [one.clusterId, { id: one.clusterId, name: one.cluster }])).values(),
    ],
    // Members by name only for those who may read single companies.
    members: readsAll
      ? [
          ...new Map(
            choices
              .filter(one => input.cluster === undefined || one.clusterId === input.cluster)
              .map(one => [one.organisationId, { id: one.organisationId, name: one.organisation }]),
          ).values(),
        ]
      : [],
  }
}

/** The funnel of several missions together, as anybody may read it: no number of a small group. */
export async function readHiddenFunnel(ctx: Context, missionIds: readonly string[]) {
  const encounters = await countEncounters(ctx.db, { missionIds })
  return {
    steps: hideSmall(makeFunnel(await gatherRecords(ctx, { missionIds }))),
    encounters: encounters > 0 && encounters < smallestGroup ? null : encounters,
  }
}

async function gatherRecords(
  ctx: Context,
  scope: Parameters<typeof listRequestFacts>[1],
): Promise<FunnelRecord[]> {
  const requests = await listRequestFacts(ctx.db, scope)
  const meetingIds = requests.flatMap(one => (one.meetingId === null ? [] : [one.meetingId]))
  const answers = await listLastAnswers(ctx.db, meetingIds)
  const held = await listHeld(ctx.db, meetingIds)
  const times = await listRungTimes(ctx.db, meetingIds)
  const byMeeting = Map.groupBy(answers, one => one.meetingId)
  const timeOf = new Map(times.map(one => [`${one.meetingId} ${one.rung}`, one.at]))
  return requests.map(request => {
    const own = byMeeting.get(request.meetingId ?? '') ?? []
    return recordOf(request, own, {
      held: held.get(request.meetingId ?? '')?.state === 'held',
      at: rung => timeOf.get(`${request.meetingId} ${rung}`) ?? null,
    })
  })
}

function recordOf(
  request: RequestFacts,
  answers: readonly LastAnswer[],
  known: { held: boolean; at: (rung: string) => Date | null },
): FunnelRecord {
  const said = (side: 'from' | 'to') => answers.find(one => one.side === side)?.rung ?? null
  const there = reached({ from: said('from'), to: said('to') })
  return {
    requestedAt: request.requestedAt,
    acceptedAt: request.acceptedAt,
    scheduledAt: request.scheduledAt,
    held: known.held,
    reached: there,
    reachedAt: there === null ? null : known.at(there.rung),
  }
}
