import {
  type SampleWorkItem,
  type SampleWorkRisk,
  sampleWorkPackages,
  sampleWorkRisks,
} from '../../../seeds/workplan.ts'
import * as workplan from '../workplan/contract.ts'
import * as effortCalls from '../workplan/contract-efforts.ts'
import * as riskCalls from '../workplan/contract-risks.ts'
import type { Player } from './player.ts'

/** The plan of the second grant is written before it begins; what is done by now is said on its day. */
export async function playWorkplan(player: Player): Promise<void> {
  await player.begin('workplan', sampleWorkPackages.length)
  const grant = player.idOf('grant:laser-go-global')
  for (const { items, lead, efforts, ...one } of sampleWorkPackages) {
    const { id } = await player.play(
      workplan.addPackage,
      {
        partnership: player.idOf('partnership'),
        grant,
        ...one,
        leadClusterId: player.idOf(`cluster:${lead}`),
      },
      asCoordinator(player, 254),
    )
    player.remember(`work:${one.title}`, id)
    for (const item of items) await playItem(player, id, item)
    await player.play(
      effortCalls.saveEfforts,
      {
        package: id,
        version: 1,
        efforts: Object.entries(efforts).map(([cluster, [personMonths, amount]]) => ({
          clusterId: player.idOf(`cluster:${cluster}`),
          personMonths,
          amount: String(amount),
        })),
      },
      asCoordinator(player, 139),
    )
    await player.advance()
  }
  for (const risk of sampleWorkRisks) await playRisk(player, grant, risk)
}

async function playRisk(player: Player, grant: string, risk: SampleWorkRisk): Promise<void> {
  const { owner, state, daysBefore, lookedDaysBefore, ...words } = risk
  const facts = { ...words, owner: ownerOf(player, owner) }
  const { id } = await player.play(
    riskCalls.addRisk,
    { partnership: player.idOf('partnership'), grant, ...facts },
    asCoordinator(player, daysBefore),
  )
  if (lookedDaysBefore === undefined) return
  await player.play(
    riskCalls.changeRisk,
    { risk: id, version: 1, ...facts, state },
    asCoordinator(player, lookedDaysBefore),
  )
}

function ownerOf(player: Player, owner: string): string {
  return owner === 'coordinator'
    ? `person:${asCoordinator(player, 0).person}`
    : `cluster:${player.idOf(`cluster:${owner}`)}`
}

async function playItem(player: Player, parent: string, item: SampleWorkItem): Promise<void> {
  const { owner, doneDaysBefore, acceptedDaysBefore, proof, begun, ...facts } = item
  const { id } = await player.play(
    workplan.addItem,
    {
      package: parent,
      ...facts,
      owner: ownerOf(player, owner),
    },
    asCoordinator(player, 253),
  )
  player.remember(`work:${item.title}`, id)
  if (begun !== undefined)
    await player.play(
      workplan.setItemState,
      { item: id, version: 1, state: 'begun', note: begun.note },
      asManager(player, owner, begun.daysBefore),
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

/** Whoever manages that cluster. */
function asManager(player: Player, cluster: string, daysBefore: number) {
  const manager = player.data.roles.find(one => one.role === 'cluster-manager' && one.cluster === cluster)
  return { person: manager === undefined ? null : player.idOf(manager.person), daysBefore }
}

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
