import type { SampleMission } from '../../../seeds/sample-types.ts'
import * as markets from '../markets/contract.ts'
import * as projects from '../projects/contract.ts'
import * as stories from '../stories/contract.ts'
import type { Player } from './player.ts'

/** Days before the mission's first day; negative: after it. */
const weekAfter = -9

/**
 * What the meetings that came furthest go on to: a story that both companies agreed to and that was released, one that still
 * waits for the other side, a project on its way to money, and an idea.
 */
export async function playOnwards(player: Player, mission: SampleMission): Promise<void> {
  const organiser = await managerOf(player)
  const met = await furthest(player, player.idOf(`mission:${mission.key}`))
  for (const [index, meeting] of met.entries()) {
    if (index < 2) await tellStory(player, meeting, index === 0)
    if (index < 3) await noteProject(player, meeting, { index, organiser })
  }
}

interface Met {
  id: string
  fromId: string
  toId: string
  from: string
  to: string
  fromSpeaker: string | null
  toSpeaker: string | null
}

/** The meetings that led to a pilot or a contract, with somebody who sat there for either company. */
async function furthest(player: Player, missionId: string): Promise<Met[]> {
  const { db } = player.ctx
  const seat = (organisation: 'asker.organisation_id' | 'meeting_request.to_organisation_id') =>
    db
      .selectFrom('meeting_attendee')
      .innerJoin('participant', 'participant.id', 'meeting_attendee.participant_id')
      .select('participant.person_id')
      .whereRef('meeting_attendee.meeting_id', '=', 'meeting.id')
      .where('meeting_attendee.observing', '=', false)
      .whereRef('participant.organisation_id', '=', organisation)
      .where('participant.person_id', 'is not', null)
      .orderBy('participant.id')
      .limit(1)
  return db
    .selectFrom('meeting')
    .innerJoin('meeting_request', 'meeting_request.id', 'meeting.request_id')
    .innerJoin('participant as asker', 'asker.id', 'meeting_request.from_participant_id')
    .innerJoin('organisation as one', 'one.id', 'asker.organisation_id')
    .innerJoin('organisation as other', 'other.id', 'meeting_request.to_organisation_id')
    .innerJoin('outcome_answer', join =>
      join.onRef('outcome_answer.meeting_id', '=', 'meeting.id').on('outcome_answer.side', '=', 'from'),
    )
    .select([
      'meeting.id',
      'one.id as fromId',
      'other.id as toId',
      'one.name as from',
      'other.name as to',
      seat('asker.organisation_id').as('fromSpeaker'),
      seat('meeting_request.to_organisation_id').as('toSpeaker'),
    ])
    .where('meeting.mission_id', '=', missionId)
    .where('outcome_answer.rung', 'in', ['pilot', 'contract'])
    .where('outcome_answer.may_name', '=', true)
    .orderBy('meeting.id')
    .limit(3)
    .execute()
}

async function tellStory(player: Player, met: Met, isReleased: boolean): Promise<void> {
  if (met.fromSpeaker === null) return
  const as = { person: met.fromSpeaker, daysBefore: weekAfter }
  const draft = await player.play(stories.getStoryDraft, { meeting: met.id, lang: 'en' }, as)
  const { slug } = await player.play(
    stories.draftStory,
    { meeting: met.id, lang: 'en', title: draft.title, body: draft.body },
    as,
  )
  const yes = { story: slug, version: 1, agreed: true }
  await player.play(stories.answerStory, { ...yes, side: 'from' }, as)
  if (!isReleased || met.toSpeaker === null) return
  const other = { person: met.toSpeaker, daysBefore: weekAfter - 3 }
  await player.play(stories.answerStory, { ...yes, side: 'to' }, other)
  await player.play(stories.releaseStory, { story: slug, version: 1 }, other)
}

async function noteProject(
  player: Player,
  met: Met,
  { index, organiser }: { index: number; organiser: string | null },
): Promise<void> {
  const as = { person: organiser, daysBefore: weekAfter }
  const title = ['Screening with light in small clinics', 'Sensors for surgical robots', 'A shared test bench'][index]
  const { slug } = await player.play(
    projects.createProject,
    { meeting: met.id, lang: 'en', title: title ?? 'A joint project', topic: 'SAMPLE-HLTH-2031-01' },
    as,
  )
  await player.play(
    projects.savePartner,
    {
      project: slug,
      organisation: met.fromId,
      leads: true,
      budget: 420_000 + 60_000 * index,
      contribution: 'Found the partner on the mission and wrote the part on the market.',
    },
    as,
  )
  await player.play(
    projects.savePartner,
    { project: slug, organisation: met.toId, budget: 180_000 },
    as,
  )
  if (index > 0) return
  await player.play(
    projects.stepProject,
    { project: slug, version: 1, state: 'submitted', onDay: player.dayBefore(weekAfter - 2), evidence: 'SEP-2100000001' },
    { ...as, daysBefore: weekAfter - 3 },
  )
}

/** Whoever manages the cluster that leads. */
async function managerOf(player: Player): Promise<string | null> {
  const row = await player.ctx.db
    .selectFrom('role_grant')
    .innerJoin('mission', 'mission.lead_cluster_id', 'role_grant.cluster_id')
    .select('role_grant.person_id')
    .where('role_grant.role', '=', 'cluster-manager')
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('role_grant.granted_at')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** What people learnt of the market before anybody went there. */
export async function playMarketNotes(player: Player, mission: SampleMission): Promise<void> {
  const person = await managerOf(player)
  const partnership = await player.ctx.db
    .selectFrom('mission')
    .select(['country', 'partnership_id as id'])
    .where('id', '=', player.idOf(`mission:${mission.key}`))
    .executeTakeFirstOrThrow()
  const notes = [
    {
      title: 'Hospitals buy through two distributors',
      body: 'Of nine hospitals we asked, seven buy optics through the same two distributors. They want stock in the country and answer within a day.',
      source: 'Nine telephone talks with purchasing departments',
    },
    {
      title: 'A local approval takes about eight months',
      body: 'With a European certificate the file is accepted in English; the summary must be in the local language. A holder of the licence in the country is needed.',
      source: 'Trade office of the embassy',
    },
    {
      title: 'Free samples are taken as a promise',
      body: 'Whoever leaves a sample is expected to deliver at the same quality within six weeks. Say beforehand what is a prototype.',
      source: 'Two members who sell there',
    },
  ]
  for (const [index, note] of notes.entries())
    await player.play(
      markets.writeMarketNote,
      {
        country: partnership.country,
        ...note,
        lang: 'en',
        learntOn: player.dayBefore(90 - 10 * index),
        meantFor: `partnership:${partnership.id}`,
      },
      { person, daysBefore: 60 },
    )
}
