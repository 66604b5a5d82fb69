import type { SampleRequest } from '../../../seeds/sample-types.ts'
import type { JobContext } from '../../shared/route.ts'
import * as missions from '../missions/contract.ts'
import * as schedule from '../schedule/contract.ts'
import { runBuild } from '../schedule/index.ts'
import type { stages } from './contract.ts'
import { playAgreements } from './play-agreements.ts'
import { playBadges } from './play-badges.ts'
import { playCall, playDecision } from './play-call.ts'
import { playChain } from './play-chain.ts'
import { playDay } from './play-day.ts'
import { playDecisions } from './play-decisions.ts'
import { playDeclarations } from './play-declarations.ts'
import { playDirectory, playRoles } from './play-directory.ts'
import { playFigures, playFiling } from './play-figures.ts'
import { playFunder } from './play-funder.ts'
import { playGoals } from './play-goals.ts'
import { playHypotheses, playHypothesisDecisions } from './play-hypotheses.ts'
import { playBounce, playMailChoices } from './play-mails.ts'
import { playMission, playParticipants } from './play-mission.ts'
import { playMarketNotes } from './play-onwards.ts'
import { playOpportunities } from './play-opportunities.ts'
import { playOthers } from './play-others.ts'
import { playOutcomes } from './play-outcomes.ts'
import { playPapers } from './play-papers.ts'
import { playPreparation } from './play-preparation.ts'
import { playProjects } from './play-projects.ts'
import { playProposed } from './play-proposed.ts'
import { playReleases, playReportRelease } from './play-releases.ts'
import { playAnswers, playRequests } from './play-requests.ts'
import { playRooms } from './play-rooms.ts'
import { playSearches } from './play-searches.ts'
import { playStrategy } from './play-strategy.ts'
import { playWorkplan } from './play-workplan.ts'
import { Player } from './player.ts'
import { makeFiguresDue } from './queries.ts'
import type { SampleState } from './sample-state.ts'

type Stage = (typeof stages)[number]

/** The parts a load is played in, in order, each a job of its own. */
export const parts = ['registration', 'requests', 'schedule', 'after'] as const
export type Part = (typeof parts)[number]

/** How far each stage goes. */
export const lastPart: Record<Stage, Part> = {
  registration: 'registration',
  requests: 'requests',
  schedule: 'after',
  day: 'after',
  over: 'after',
}

/** Plays one part. */
export async function playPart(ctx: JobContext, state: SampleState, part: Part): Promise<void> {
  const player = new Player(ctx, state, part)
  const osaka = player.mission('outgoing-mission')
  const graz = player.mission('brokerage-event')
  if (part === 'registration') {
    await playDirectory(player)
    for (const mission of [osaka, graz]) await playMission(player, mission)
    await playRoles(player)
    await playProjects(player)
    for (const mission of [osaka, graz]) await playParticipants(player, mission)
    await playPreparation(player, osaka)
    await playCall(player, osaka)
    await playDeclarations(player)
    await playFigures(player)
    await playPapers(player)
    await playAgreements(player)
    await playWorkplan(player)
    await playDecisions(player)
    await playStrategy(player)
    await playOpportunities(player)
    await playRooms(player)
    await playSearches(player)
    await playChain(player)
    await playHypotheses(player, `mission:${osaka.key}`)
    await playMarketNotes(player, osaka)
    await playOthers(player)
    await playFunder(player)
    await playReleases(player)
  }
  if (part === 'requests') {
    await playMailChoices(player, osaka)
    for (const mission of [osaka, graz]) {
      await playRequests(player, mission)
      await playAnswers(player, mission, request => request.answer.stage === 'requests')
      await playProposed(player, mission)
    }
    await playBounce(player, osaka)
    await playGoals(player, osaka)
  }
  if (part === 'schedule') {
    const inTime = (request: SampleRequest) =>
      request.answer.stage === 'schedule' && !request.answer.afterPublication
    await playAnswers(player, osaka, inTime)
    await build(player, player.idOf(`mission:${osaka.key}`))
  }
  if (part === 'after') {
    await playAnswers(player, osaka, request => request.answer.afterPublication)
    await playBadges(player, osaka)
    if (state.stage === 'day') await playDay(player, osaka)
    if (state.stage === 'over') {
      await playDecision(player)
      await playOutcomes(player, osaka)
      await playHypothesisDecisions(player)
      await player.play(
        missions.setMissionState,
        { mission: player.idOf(`mission:${osaka.key}`), state: 'over' },
        { daysBefore: -3 },
      )
      await playFiling(player)
      await playReportRelease(player)
    }
  }
  await makeFiguresDue(ctx.db)
  await player.save()
}

/** Builds and publishes four days before the mission, as its organiser would have. */
async function build(player: Player, mission: string): Promise<void> {
  await player.begin('build', 1)
  const { ctx } = player
  const moment = player.momentBefore(4)
  await runBuild(
    { ...ctx, now: () => moment, progress: async () => undefined },
    { missionId: mission, seconds: 4, seed: 1, keepPublished: false },
  )
  await publish(player, mission)
  await player.advance()
}

async function publish(player: Player, mission: string): Promise<void> {
  const board = await player.ctx.db
    .selectFrom('schedule')
    .select(['id', 'version'])
    .where('mission_id', '=', mission)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  if (board === undefined) return
  await player.play(schedule.publishSchedule, { mission, version: board.version }, { daysBefore: 4 })
}
