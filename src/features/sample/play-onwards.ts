import { type RawBuilder, sql } from 'kysely'
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
  const missionId = player.idOf(`mission:${mission.key}`)
  const organiser = await managerOf(player, missionId)
  const met = await furthest(player, missionId)
  for (const [index, meeting] of met.entries()) {
    if (index < 2) await tellStory(player, meeting, index === 0)
    if (index < 3) await noteProject(player, meeting, { index, organiser })
  }
}

interface Met {
  id: string
  fromId: string
  toId: string
  fromSpeaker: string | null
  toSpeaker: string | null
}

/** The meetings that led to a pilot or a contract, with somebody who sat there for either company. */
async function furthest(player: Player, missionId: string): Promise<Met[]> {
  const seat = (organisation: RawBuilder<unknown>) => sql`(select participant.person_id from meeting_attendee
    join participant on participant.id = meeting_attendee.participant_id
    where meeting_attendee.meeting_id = meeting.id and not meeting_attendee.observing and participant.organisation_id = ${organisation}
      and participant.person_id is not null order by participant.id limit 1)`
  const { rows } = await sql<Met>`
    select * from (select meeting.id, asker.organisation_id as "fromId", request.to_organisation_id as "toId",
      ${seat(sql`asker.organisation_id`)} as "fromSpeaker", ${seat(sql`request.to_organisation_id`)} as "toSpeaker"
    from meeting join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    where meeting.mission_id = ${missionId} and exists (select 1 from outcome_answer answer where answer.meeting_id = meeting.id
      and answer.side = 'from' and answer.rung in ('pilot', 'contract') and answer.may_name)) met
    order by (met."fromSpeaker" is null or met."toSpeaker" is null), met.id limit 3`.execute(player.ctx.db)
  return rows
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
  const title = [
    'Screening with light in small clinics',
    'Sensors for surgical robots: a study on a voucher',
    'A shared test bench',
  ][index]
  const contribution = 'Found the partner on the mission and wrote the part on the market.'
  const budget =
    index === 1 ? { ours: 60_000, theirs: 20_000 } : { ours: 420_000 + 60_000 * index, theirs: 180_000 }
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
      budget: budget.ours,
      contribution,
    },
    as,
  )
  await player.play(
    projects.savePartner,
    { project: slug, organisation: met.toId, budget: budget.theirs },
    as,
  )
  // The second is a study on a voucher, which a region grants within days; the third is still an idea.
  const way = [
    [{ state: 'submitted', days: 1, evidence: 'SEP-2100000001' }],
    [
      { state: 'submitted', days: 1, evidence: 'VOUCHER-SAMPLE-17' },
      { state: 'funded', days: 8, evidence: 'Letter of the regional innovation fund (sample), no. 17' },
    ],
  ] as const
  for (const [step, { state, days, evidence }] of (way[index] ?? []).entries())
    await player.play(
      projects.stepProject,
      { project: slug, version: step + 1, state, onDay: dayOf(player, weekAfter - days), evidence },
      { ...as, daysBefore: weekAfter - days },
    )
  const editor = index === 1 ? await editorOf(player, met.fromId) : null
  if (editor !== null)
    await player.play(
      projects.confirmContribution,
      { project: slug, organisation: met.fromId, contribution },
      { person: editor, daysBefore: weekAfter - 8 },
    )
}

/** The day of a moment that has come, so many days before the mission's first. */
const dayOf = (player: Player, days: number): string => player.momentBefore(days).toISOString().slice(0, 10)

/** Whoever manages the cluster that leads a mission. */
async function managerOf(player: Player, missionId: string): Promise<string | null> {
  const row = await player.ctx.db
    .selectFrom('role_grant')
    .innerJoin('mission', 'mission.lead_cluster_id', 'role_grant.cluster_id')
    .select('role_grant.person_id')
    .where('mission.id', '=', missionId)
    .where('role_grant.role', '=', 'cluster-manager')
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('role_grant.granted_at')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Whoever keeps the profile of an organisation; null where nobody does. */
async function editorOf(player: Player, organisation: string): Promise<string | null> {
  const row = await player.ctx.db
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', organisation)
    .where('role', '=', 'organisation-editor')
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** What people learnt of the market before anybody went there. */
export async function playMarketNotes(player: Player, mission: SampleMission): Promise<void> {
  const person = await managerOf(player, player.idOf(`mission:${mission.key}`))
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
        learntOn: dayOf(player, 90 - 10 * index),
        meantFor: `partnership:${partnership.id}`,
      },
      { person, daysBefore: 60 },
    )
}
