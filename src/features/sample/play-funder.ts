import { otherPartnerships, sampleFunder } from '../../../seeds/other-partnerships.ts'
import * as accounts from '../accounts/contract-invitations.ts'
import * as indicators from '../indicators/contract.ts'
import * as periods from '../indicators/contract-periods.ts'
import * as records from '../indicators/contract-records.ts'
import type { Player } from './player.ts'

/** The first report of the others ended so many days before the mission to Osaka, and was due so many days before it. */
const endedBefore = 100
const dueBefore = 70

/** The other partnerships count and report as well, and one funder reads all of them side by side. */
export async function playFunder(player: Player): Promise<void> {
  await player.begin('funder', otherPartnerships.length + 1)
  for (const other of otherPartnerships) {
    await playReporting(player, other)
    await fund(player, player.idOf(`partnership:${other.acronym}`))
    await player.advance()
  }
  await fund(player, player.idOf('partnership'))
  await player.advance()
}

async function fund(player: Player, partnershipId: string): Promise<void> {
  const { personId } = await player.play(accounts.inviteToRole, {
    ...sampleFunder,
    role: 'funder',
    partnershipId,
  })
  await player.mark('person', personId)
}

async function playReporting(player: Player, other: (typeof otherPartnerships)[number]): Promise<void> {
  const partnership = player.idOf(`partnership:${other.acronym}`)
  const span = { countsFrom: player.dayBefore(200), countsTo: player.dayBefore(-500) }
  await player.play(indicators.takeSet, { partnership, set: 'laser-go', ...span })
  await player.play(indicators.takeSet, { partnership, set: 'usual', ...span })
  for (const { daysBefore, ...meeting } of other.met)
    await player.play(
      records.reportRecord,
      {
        partnership,
        clusterId: player.idOf(`coordinator:${other.acronym}`),
        organisationId: null,
        kind: 'meeting',
        between: 'clusters',
        heldOn: player.dayBefore(daysBefore),
        lang: 'en',
        source: 'Minutes of the coordinator',
        ...meeting,
      },
      { daysBefore: Math.max(60, daysBefore - 2) },
    )
  if (other.firstReport === null) return
  const { id } = await player.play(periods.createPeriod, {
    partnership,
    name: 'First report',
    startsOn: player.dayBefore(200),
    endsOn: player.dayBefore(endedBefore),
    dueOn: player.dayBefore(dueBefore),
  })
  if (other.firstReport === 'late') return
  await player.play(periods.freezePeriod, { period: id, version: 1 })
  await player.play(periods.reportPeriod, { period: id, version: 2, reportedOn: player.dayBefore(61) })
}
