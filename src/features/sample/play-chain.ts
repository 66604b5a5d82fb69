import { sampleChain, sampleRoles } from '../../../seeds/value-chain.ts'
import * as chains from '../matching/contract-chains.ts'
import type { Player } from './player.ts'

/** Draws the partnership's value chain as its coordinator, who takes the best candidates that matching finds. */
export async function playChain(player: Player): Promise<void> {
  await player.begin('chain', sampleRoles.length)
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  const as = { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore: 50 }
  const { id: chain } = await player.play(
    chains.createChain,
    { partnership: player.idOf('partnership'), ...sampleChain },
    as,
  )
  for (const { choose, setAside, ...facts } of sampleRoles) {
    const { id: role } = await player.play(chains.addChainRole, { chain, ...facts }, as)
    const { items } = await player.play(
      chains.getChainRole,
      { chain, role, show: choose?.from ?? 'ours' },
      as,
    )
    const count = choose?.count ?? 0
    for (const { organisation } of items.slice(0, count))
      await player.play(chains.chooseForRole, { chain, role, organisation: organisation.id }, as)
    const next = items[count]
    if (setAside !== undefined && next !== undefined)
      await player.play(
        chains.setAsideForRole,
        { chain, role, organisation: next.organisation.id, ...setAside },
        as,
      )
    await player.advance()
  }
}
