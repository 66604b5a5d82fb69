import { type SampleHypothesis, sampleHypotheses } from '../../../seeds/hypotheses.ts'
import * as hypotheses from '../hypotheses/contract.ts'
import type { Player } from './player.ts'

/** Writes down what the partnership believes of its markets, as its coordinator, with what was found out since. */
export async function playHypotheses(player: Player, osaka: string): Promise<void> {
  await player.begin('hypotheses', sampleHypotheses.length)
  for (const one of sampleHypotheses) {
    const { id } = await player.play(
      hypotheses.writeHypothesis,
      {
        partnership: player.idOf('partnership'),
        ...one.facts,
        missionId: one.byOsaka ? player.idOf(osaka) : null,
        startsOn: player.dayBefore(one.startsDaysBefore),
        deadline: player.dayBefore(one.deadlineDaysBefore),
      },
      asCoordinator(player, one.writtenDaysBefore),
    )
    player.remember(keyOf(one), id)
    for (const { daysBefore, ...note } of one.notes)
      if (player.daysAhead() <= daysBefore)
        await player.play(
          hypotheses.noteEvidence,
          { hypothesis: id, ...note, lang: 'en', happenedOn: player.dayBefore(daysBefore) },
          asCoordinator(player, daysBefore),
        )
    if (one.decision !== undefined && one.decision.afterwards !== true) await decide(player, one)
    await player.advance()
  }
}

/** Some were decided upon when the mission was over; the others ask for it. */
export async function playHypothesisDecisions(player: Player): Promise<void> {
  for (const one of sampleHypotheses) if (one.decision?.afterwards === true) await decide(player, one)
}

async function decide(player: Player, { decision, ...one }: SampleHypothesis): Promise<void> {
  if (decision === undefined) return
  await player.play(
    hypotheses.decideHypothesis,
    {
      hypothesis: player.idOf(keyOf(one)),
      version: 1,
      decision: decision.decision,
      reason: decision.reason,
      lang: 'en',
    },
    asCoordinator(player, decision.daysBefore),
  )
}

const keyOf = ({ key }: Pick<SampleHypothesis, 'key'>) => `hypothesis:${key}`

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
