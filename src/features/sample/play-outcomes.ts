import type {
  SampleEncounter,
  SampleMission,
  SampleRequest,
  SampleResult,
} from '../../../seeds/sample-types.ts'
import { instantAt } from '../../shared/zones.ts'
import * as meetings from '../meetings/contract.ts'
import * as outcomes from '../outcomes/contract.ts'
import { askAboutOutcomes } from '../outcomes/index.ts'
import { playOnwards } from './play-onwards.ts'
import type { Player } from './player.ts'

/** Days after the mission's first day on which the desk closes its lists. */
const listedOn = -2
const untoldEncounters = 3

/**
 * What became of the meetings: the desk notes what it saw, people are asked by mail that evening, the sides answer one by
 * one over the weeks, and some have not answered yet.
 */
export async function playOutcomes(player: Player, mission: SampleMission): Promise<void> {
  const results = mission.requests.filter(request => request.result !== null)
  await player.begin('over', results.length + mission.encounters.length)
  const missionId = player.idOf(`mission:${mission.key}`)
  const evening = player.momentBefore(-1)
  await askAboutOutcomes({ ...player.ctx, now: () => evening }, missionId)
  for (const request of results) {
    await playResult(player, request)
    await player.advance()
  }
  // What came of the last contacts nobody has said yet; these delegates are on the chase list.
  const untold = mission.encounters.filter(one => one.outcome === 'talking').slice(-untoldEncounters)
  for (const encounter of mission.encounters)
    await playEncounter(player, mission, encounter, !untold.includes(encounter))
  await sayGoals(player, mission)
  await playOnwards(player, mission)
  const weekLater = player.momentBefore(-9)
  await askAboutOutcomes({ ...player.ctx, now: () => weekLater }, missionId)
}

/** Who set a goal in their own words says a few days later what came of it. */
async function sayGoals(player: Player, mission: SampleMission): Promise<void> {
  const { items } = await player.play(
    outcomes.listGoals,
    { mission: player.idOf(`mission:${mission.key}`), pageSize: 200 },
    { daysBefore: listedOn },
  )
  for (const [index, goal] of items.filter(one => one.kind === 'own').entries()) {
    const row = await player.ctx.db
      .selectFrom('participant')
      .select('person_id')
      .where('id', '=', goal.participantId)
      .executeTakeFirstOrThrow()
    // One has not said yet.
    if (index > 0)
      await player.play(
        outcomes.sayGoal,
        { id: goal.id, came: index % 3 },
        { person: row.person_id, daysBefore: listedOn - 2 },
      )
  }
}

/** Somebody met without a request, logged by the delegate in the evening. */
async function playEncounter(
  player: Player,
  mission: SampleMission,
  encounter: SampleEncounter,
  isTold: boolean,
): Promise<void> {
  const participant = mission.participants.find(one => one.key === encounter.participant)
  const other = player.data.organisations.find(one => one.key === encounter.organisation)
  if (participant?.person == null || other === undefined)
    throw new Error(`the sample has nobody for ${encounter.key}`)
  await player.play(
    outcomes.logEncounter,
    {
      mission: player.idOf(`mission:${mission.key}`),
      organisation: player.idOf(encounter.onBehalfOf ?? participant.organisation ?? ''),
      other: other.name,
      kind: encounter.kind === 'site-visit' ? 'visit' : encounter.kind,
      ...(isTold ? { rung: encounter.outcome } : {}),
      note: encounter.note,
      lang: 'en',
      metAt: instantAt(encounter.at.slice(0, 10), encounter.at.slice(11), mission.timeZone).toISOString(),
    },
    { person: player.idOf(participant.person), daysBefore: listedOn },
  )
  await player.advance()
}

async function playResult(player: Player, request: SampleRequest): Promise<void> {
  const { result } = request
  const detail = await player.play(meetings.getRequest, { id: player.idOf(`request:${request.key}`) })
  if (result === null || detail.meeting === null || detail.meeting.state !== 'accepted') return
  const { id } = detail.meeting
  if (!result.held || result.proof === 'steward' || result.proof === 'signed-list')
    await player.play(
      meetings.recordAttendance,
      {
        id,
        held: result.held,
        ...missingOf(result),
        source: result.proof === 'signed-list' ? 'signed-list' : 'steward',
      },
      { daysBefore: listedOn },
    )
  if (!result.held) return
  const people = { from: await sideOf(player, detail, 'from'), to: await sideOf(player, detail, 'to') }
  const told = listedOn - (result.toldAfterDays ?? 0)
  // Who only talks may still owe the answer; what came further has been told by now.
  if (player.isPast(told, player.state.startsOn) || !['none', 'talking'].includes(result.outcome))
    await answer(player, { id, side: 'from', person: people.from, daysBefore: told }, result.outcome, result)
  else if (result.proof !== 'steward' && result.proof !== 'signed-list')
    await player.play(meetings.recordAttendance, { id, held: true }, { daysBefore: listedOn })
  if (result.outcomeOtherSide !== null)
    await answer(
      player,
      { id, side: 'to', person: people.to, daysBefore: listedOn - 1 },
      result.outcomeOtherSide,
      null,
    )
}

function missingOf(result: SampleResult): { missing?: 'from' | 'to' } {
  if (result.notHeldBecause === 'no-show-from') return { missing: 'from' }
  if (result.notHeldBecause === 'no-show-to') return { missing: 'to' }
  return {}
}

async function answer(
  player: Player,
  said: { id: string; side: 'from' | 'to'; person: string | null; daysBefore: number },
  rung: SampleResult['outcome'],
  result: SampleResult | null,
): Promise<void> {
  await player.play(
    outcomes.answerOutcome,
    {
      id: said.id,
      side: said.side,
      held: true,
      rung,
      rating: ratingOf(rung),
      nextStep: result?.nextStep ?? null,
      nextDue: result?.nextStepDue ?? null,
      ...(rung === 'contract' ? { amountBand: '50k-250k' as const, currency: 'EUR' as const } : {}),
      ...(rung === 'pilot' ? { amountBand: '10k-50k' as const, currency: 'EUR' as const } : {}),
      mayName: ['pilot', 'contract'].includes(rung),
      closed: rung === 'none',
    },
    { person: said.person, daysBefore: said.daysBefore },
  )
}

/** What came of a meeting and how useful it was go together, though not always. */
function ratingOf(rung: SampleResult['outcome']): number {
  if (rung === 'none') return 2
  return rung === 'talking' ? 4 : 5
}

/** Who of a side answers: the first who came, or the host who brought them. */
async function sideOf(
  player: Player,
  detail: { attendees: readonly { participantId: string; side: 'from' | 'to'; observing: boolean }[] },
  side: 'from' | 'to',
): Promise<string | null> {
  const attendee = detail.attendees.find(one => one.side === side && !one.observing)
  if (attendee === undefined) return null
  const row = await player.ctx.db
    .selectFrom('participant')
    .select(['person_id', 'brought_by'])
    .where('id', '=', attendee.participantId)
    .executeTakeFirst()
  return row?.person_id ?? row?.brought_by ?? null
}
