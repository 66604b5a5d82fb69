import { otherPartnerships } from '../../../seeds/other-partnerships.ts'
import * as directory from '../directory/contract.ts'
import * as missions from '../missions/contract.ts'
import * as partnerships from '../partnerships/contract.ts'
import type { Player } from './player.ts'

/** Other partnerships, as everybody sees them: some go to the same city in the same month. */
export async function playOthers(player: Player): Promise<void> {
  await player.begin('others', otherPartnerships.length)
  for (const other of otherPartnerships) {
    const ids: string[] = []
    for (const cluster of other.clusters) {
      const { id } = await player.play(directory.createCluster, { ...cluster, lang: 'en' })
      await player.mark('cluster', id)
      ids.push(id)
    }
    const [coordinatorClusterId = '', ...rest] = ids
    const { clusters: _, markets, missions: planned, met: __, firstReport: ___, ...facts } = other
    const startsOn = player.dayBefore(200)
    const { id: partnership } = await player.play(partnerships.createPartnership, {
      ...facts,
      startsOn,
      endsOn: player.dayBefore(-500),
      coordinatorClusterId,
      joinedOn: startsOn,
    })
    await player.mark('partnership', partnership)
    player.remember(`partnership:${other.acronym}`, partnership)
    player.remember(`coordinator:${other.acronym}`, coordinatorClusterId)
    for (const clusterId of rest)
      await player.play(partnerships.addPartner, { partnership, clusterId, joinedOn: startsOn })
    for (const [index, market] of markets.entries())
      await player.play(partnerships.saveMarket, { partnership, priority: index + 1, ...market })
    for (const { from, to, ...mission } of planned) {
      const { id } = await player.play(missions.createMission, {
        partnershipId: partnership,
        leadClusterId: coordinatorClusterId,
        lang: 'en',
        startsOn: player.dayBefore(from),
        endsOn: player.dayBefore(to),
        ...mission,
      })
      await player.mark('mission', id)
      await player.play(missions.updateMission, { mission: id, version: 1, publicPage: true })
      await player.play(missions.setMissionState, { mission: id, state: 'open' })
    }
    await player.advance()
  }
}
