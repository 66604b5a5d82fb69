import { sampleStrategies } from '../../../seeds/strategy.ts'
import * as strategy from '../strategy/contract.ts'
import type { Player } from './player.ts'

/** What the coordinator writes of the markets, the first one twice. */
export async function playStrategy(player: Player): Promise<void> {
  await player.begin('strategy', sampleStrategies.length)
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  for (const { country, versions } of sampleStrategies) {
    for (const [number, { daysBefore, ...words }] of versions.entries())
      await player.play(
        strategy.saveMarketStrategy,
        { partnership: player.idOf('partnership'), country, number, ...words },
        { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore },
      )
    await player.advance()
  }
}
