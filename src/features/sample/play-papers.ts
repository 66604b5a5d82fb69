import type { SampleGrant } from '../../../seeds/sample-types.ts'
import * as grants from '../partnerships/contract-grants.ts'
import type { Player } from './player.ts'

/** What a partnership has on paper: its grants. */
export async function playPapers(player: Player): Promise<void> {
  await player.begin('papers', player.data.grants.length)
  for (const grant of player.data.grants) {
    await playGrant(player, grant)
    await player.advance()
  }
}

async function playGrant(player: Player, grant: SampleGrant): Promise<void> {
  const facts = {
    title: grant.acronym,
    grantNumber: grant.grantNumber,
    callIdentifier: grant.callIdentifier,
    programme: grant.programme,
    rate: grant.rate,
    startsOn: grant.startsOn,
    endsOn: grant.endsOn,
  }
  const written = (budgets: Record<string, number>) =>
    Object.entries(budgets).map(([cluster, amount]) => ({
      clusterId: player.idOf(`cluster:${cluster}`),
      amount: String(amount),
    }))
  const { id } = await player.play(
    grants.addGrant,
    { partnership: player.idOf('partnership'), ...facts, budgets: written(grant.budgets) },
    asCoordinator(player, 300),
  )
  player.remember(`grant:${grant.key}`, id)
  const { amendment } = grant
  if (amendment !== undefined)
    await player.play(
      grants.changeGrant,
      { grant: id, version: 1, ...facts, budgets: written(amendment.budgets), reason: amendment.reason },
      asCoordinator(player, amendment.daysBefore),
    )
}

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
