import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { hasMissionRole } from '../../shared/viewer.ts'
import { callKeeperIfAny } from './call-keeper.ts'
import type { getMission as call } from './contract.ts'
import type { LoadedMission } from './load.ts'
import type { MissionRow } from './load-mission.ts'
import { runsMission, seesPeopleOf, staffsMission } from './mission-access.ts'
import { selectMissionParts, selectMyParticipants, selectQuestions } from './queries.ts'

type Answer = AnswerOf<typeof call>
type Parts = Awaited<ReturnType<typeof selectMissionParts>>

/** A mission in full, with its numbers and what the viewer may do here. */
export async function getMission(ctx: Context, _input: unknown, subject: LoadedMission): Promise<Answer> {
  const mission = subject.row
  const parts = await selectMissionParts(ctx.db, mission)
  const questions = await selectQuestions(ctx.db, mission.id)
  const participants = await selectMyParticipants(ctx.db, ctx.viewer, mission.id)
  const { names } = parts
  return {
    ...missionFacts(mission),
    partnership: { id: mission.partnership_id, slug: names.slug, name: names.acronym },
    leadCluster: { id: mission.lead_cluster_id, slug: names.cluster_slug, name: names.cluster_name },
    copiedFrom:
      names.before_id === null || names.before_slug === null || names.before_title === null
        ? null
        : { id: names.before_id, slug: names.before_slug, title: names.before_title },
    groups: parts.groups,
    pairs: parts.pairs,
    questions,
    numbers: numbersOf(mission, parts),
    mine: {
      runs: runsMission(ctx.viewer, subject),
      staffs: staffsMission(ctx.viewer, subject),
      hosts: hasMissionRole(ctx.viewer, 'local-host', mission.id),
      seesPeople: seesPeopleOf(ctx.viewer, subject),
      ...((await callKeeperIfAny()?.partIn(ctx.db, ctx.viewer, mission.id)) ?? {
        reviews: false,
        applied: false,
      }),
      manages:
        seesPeopleOf(ctx.viewer, subject) &&
        ctx.viewer.grants.some(grant => grant.role === 'cluster-manager'),
      participants: participants.map(row => ({
        id: row.id,
        organisation: row.organisation,
        state: row.state,
        kind: row.kind,
        availabilityConfirmed: row.availability_confirmed_at !== null,
      })),
    },
  }
}

function missionFacts(mission: MissionRow) {
  return {
    id: mission.id,
    slug: mission.slug,
    title: mission.title,
    summary: mission.summary,
    lang: mission.lang,
    type: mission.type,
    country: mission.country,
    city: mission.city,
    venue: mission.venue,
    address: mission.address,
    directions: mission.directions,
    timeZone: mission.time_zone,
    startsOn: mission.starts_on,
    endsOn: mission.ends_on,
    format: mission.format,
    linkedFair: mission.linked_fair,
    languages: mission.languages,
    capacity: mission.capacity,
    state: mission.state,
    sample: mission.sample,
    registration: mission.registration,
    registrationOpensAt: mission.registration_opens_at,
    registrationClosesAt: mission.registration_closes_at,
    publicPage: mission.public_page,
    publicParticipants: mission.public_participants,
    requestsOpenAt: mission.requests_open_at,
    requestsCloseAt: mission.requests_close_at,
    requestExpiryHours: mission.request_expiry_hours,
    requestLimit: mission.request_limit,
    meetingsMin: mission.meetings_min,
    meetingsMax: mission.meetings_max,
    inARowMax: mission.in_a_row_max,
    aims: mission.aims,
    version: mission.version,
  }
}

function numbersOf(mission: MissionRow, parts: Parts): Answer['numbers'] {
  const byState: Record<string, number> = {}
  const confirmedByKind: Record<string, number> = {}
  let seats = 0
  for (const row of parts.counted) {
    byState[row.state] = (byState[row.state] ?? 0) + row.count
    if (row.state !== 'confirmed') continue
    confirmedByKind[row.kind] = row.count
    seats += row.seats
  }
  return {
    byState,
    confirmedByKind,
    ...parts.numbers,
    freeSeats: mission.capacity === null ? null : Math.max(0, mission.capacity - seats),
  }
}
