import { type SampleWorkItem, sampleWorkPackages } from '../../../seeds/workplan.ts'
import * as workplan from '../workplan/contract.ts'
import type { Player } from './player.ts'

/** The plan of the second grant is written before it begins; what is done by now is said on its day. */
export async function playWorkplan(player: Player): Promise<void> {
  await player.begin('workplan', sampleWorkPackages.length)
  const grant = player.idOf('grant:laser-go-global')
  for (const { items, lead, ...one } of sampleWorkPackages) {
    const { id } = await player.play(
      workplan.addPackage,
      {
        partnership: player.idOf('partnership'),
        grant,
        ...one,
        leadClusterId: player.idOf(`cluster:${lead}`),
      },
      asCoordinator(player, 318),
    )
    for (const item of items) await playItem(player, id, item)
    await player.advance()
  }
}

async function playItem(player: Player, parent: string, item: SampleWorkItem): Promise<void> {
  const { owner, doneDaysBefore, acceptedDaysBefore, proof, ...facts } = item
  const coordinator = asCoordinator(player, 317)
  const { id } = await player.play(
    workplan.addItem,
    {
      package: parent,
      ...facts,
      owner:
        owner === 'coordinator'
          ? `person:${coordinator.person}`
          : `cluster:${player.idOf(`cluster:${owner}`)}`,
    },
    coordinator,
  )
  if (doneDaysBefore === undefined) return
  await player.play(
    workplan.setItemState,
    {
      item: id,
      version: 1,
      state: stateOf(item),
      doneOn: player.dayBefore(doneDaysBefore),
      acceptedOn: acceptedDaysBefore === undefined ? null : player.dayBefore(acceptedDaysBefore),
      proof: proof ?? null,
    },
    asCoordinator(player, acceptedDaysBefore ?? doneDaysBefore),
  )
}

function stateOf({ kind, acceptedDaysBefore }: SampleWorkItem) {
  if (kind === 'task') return 'done'
  if (kind === 'milestone') return 'reached'
  return acceptedDaysBefore === undefined ? 'submitted' : 'accepted'
}

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
