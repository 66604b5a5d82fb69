import { makeFigures } from '../../../seeds/make-figures.ts'
import { addDays } from '../../shared/zones.ts'
import * as indicators from '../indicators/contract.ts'
import * as periods from '../indicators/contract-periods.ts'
import * as records from '../indicators/contract-records.ts'
import * as rehearsals from '../indicators/contract-rehearsals.ts'
import { playReport } from './play-report.ts'
import type { Player } from './player.ts'

/** Days between the first day of the second grant and that of the mission, as the sample has it. */
const grantBefore = 320
/** The interim report covers the first nine months. */
const interimDays = 273
const dueDays = 45

/** What most partnerships count has no target of its own; this partnership said these. */
const targets: Readonly<Record<string, number>> = { 'b2b-held': 240, 'c2c-held': 30, agreements: 3 }

/**
 * The coordinator takes over what both grants promised and names the periods; the clusters report services and meetings held
 * elsewhere over the months; the interim report is frozen and sent, and some told late what was before its end.
 */
export async function playFigures(player: Player): Promise<void> {
  const { data, state } = player
  const reported = makeFigures(data, state.size, state.seed).filter(one =>
    player.isPast(one.daysBefore - one.toldAfter, state.startsOn),
  )
  await player.begin('figures', reported.length)
  const partnership = player.idOf('partnership')
  const [first, second] = data.grants
  if (first === undefined || second === undefined) throw new Error('the sample has no grants')
  const coordinator = whoIs(player, 'partnership-coordinator', null)
  const as = { person: coordinator, daysBefore: grantBefore - 20 }
  await player.play(
    indicators.takeSet,
    { partnership, set: 'laser-go-global', countsFrom: second.startsOn, countsTo: second.endsOn },
    as,
  )
  await player.play(
    indicators.takeSet,
    { partnership, set: 'usual', countsFrom: second.startsOn, countsTo: second.endsOn },
    as,
  )
  await player.play(
    indicators.takeSet,
    { partnership, set: 'laser-go', countsFrom: first.startsOn, countsTo: second.endsOn },
    as,
  )
  await setTargets(player, partnership, as)
  const interim = await player.play(
    periods.createPeriod,
    {
      partnership,
      name: 'Interim report',
      startsOn: second.startsOn,
      endsOn: player.dayBefore(grantBefore - interimDays + 1),
      dueOn: player.dayBefore(grantBefore - interimDays - dueDays),
    },
    as,
  )
  await player.play(
    periods.createPeriod,
    {
      partnership,
      name: 'Final report',
      startsOn: player.dayBefore(grantBefore - interimDays),
      endsOn: second.endsOn,
      dueOn: addDays(second.endsOn, 60),
    },
    as,
  )
  const frozenBefore = 25
  const inTime = reported.filter(one => one.daysBefore - one.toldAfter > frozenBefore)
  for (const [index, one] of inTime.entries()) {
    // Some of the interim's months are told only after it was frozen.
    if (index % 40 !== 11) await report(player, partnership, one, one.daysBefore - one.toldAfter)
    await player.advance()
  }
  const isOver = player.isPast(frozenBefore - 2, state.startsOn)
  if (isOver) {
    const late = { person: coordinator, daysBefore: frozenBefore }
    await player.play(periods.freezePeriod, { period: interim.id, version: 1 }, late)
    await player.play(
      periods.reportPeriod,
      { period: interim.id, version: 2, reportedOn: player.dayBefore(frozenBefore - 1) },
      { person: coordinator, daysBefore: frozenBefore - 2 },
    )
    for (const [index, one] of inTime.entries())
      if (index % 40 === 11) await report(player, partnership, one, frozenBefore - 3)
    await rehearse(player, interim.id, { partnership, person: coordinator })
  }
  await playReport(player, {
    partnership,
    period: interim.id,
    coordinator,
    handedOver: isOver ? frozenBefore - 2 : null,
  })
}

/** Before the report was sent the coordinator looked at ten records of it, as an auditor would. */
async function rehearse(
  player: Player,
  period: string,
  by: { partnership: string; person: string | null },
): Promise<void> {
  const as = { person: by.person, daysBefore: 22 }
  const { id } = await player.play(
    rehearsals.drawRehearsal,
    { partnership: by.partnership, from: `period:${period}`, seed: 'interim-1' },
    as,
  )
  const { records: drawn } = await player.play(rehearsals.getRehearsal, { rehearsal: id }, as)
  for (const { position, proof } of drawn) {
    const isWeak = proof === 'none' || proof === 'one-side'
    await player.play(
      rehearsals.markRehearsed,
      {
        rehearsal: id,
        position,
        mark: isWeak ? 'weak' : 'proven',
        reason: isWeak ? 'One side’s word only; asked for the signed list' : null,
      },
      as,
    )
  }
}

async function report(
  player: Player,
  partnership: string,
  one: ReturnType<typeof makeFigures>[number],
  daysBefore: number,
): Promise<void> {
  await player.play(
    records.reportRecord,
    {
      partnership,
      clusterId: player.idOf(`cluster:${one.cluster}`),
      organisationId: one.organisation === null ? null : player.idOf(one.organisation),
      kind: one.kind,
      heldOn: player.dayBefore(one.daysBefore),
      title: one.title,
      lang: 'en',
      market: one.market,
      source: one.source ?? (one.kind === 'meeting' ? 'Told by the member' : null),
      link: one.link,
      service: one.service,
      hours: one.hours,
      reach: one.service === 'webinar' ? 'indirect' : 'direct',
      between: one.between,
      counterpart: one.counterpart,
    },
    { person: whoIs(player, 'cluster-manager', one.cluster), daysBefore },
  )
}

async function setTargets(
  player: Player,
  partnership: string,
  as: { person: string | null; daysBefore: number },
): Promise<void> {
  const board = await player.play(indicators.getScoreboard, { partnership }, as)
  for (const { id, version, rule, figure: _, clusters: __, shared: ___, ...one } of board.indicators) {
    const target = targets[one.shippedAs ?? '']
    if (target === undefined) continue
    const { shippedAs: ____, grantSet: _____, ...words } = one
    await player.play(
      indicators.updateIndicator,
      {
        indicator: id,
        version,
        ...words,
        ...rule,
        target: player.state.size === 'small' ? Math.ceil(target / 3) : target,
      },
      as,
    )
  }
}

/** Somebody of the sample with this role; the house itself where the sample has nobody. */
function whoIs(player: Player, role: string, cluster: string | null): string | null {
  const held = player.data.roles.find(
    one => one.role === role && (cluster === null || one.cluster === cluster),
  )
  return held === undefined ? null : player.idOf(held.person)
}
