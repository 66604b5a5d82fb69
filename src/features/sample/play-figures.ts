import { makeFigures, promised } from '../../../seeds/make-figures.ts'
import { addDays } from '../../shared/zones.ts'
import * as indicators from '../indicators/contract.ts'
import * as attendance from '../indicators/contract-attendance.ts'
import * as periods from '../indicators/contract-periods.ts'
import * as records from '../indicators/contract-records.ts'
import * as rehearsals from '../indicators/contract-rehearsals.ts'
import { yearsOf } from './play-declarations.ts'
import { playReport } from './play-report.ts'
import type { Player } from './player.ts'

/** Days between the first day of the second grant and that of the mission, as the sample has it. */
const grantBefore = 255
/** The interim report covers the first nine months, the mission among them. */
const interimDays = 273
const dueDays = 45
/** Days after the mission's first on which the interim figures are frozen; the report goes out on the next. */
const frozenAfter = 19
/** Of so many records of the interim one is told only after it was frozen. */
const lateOf = 40
const isLate = (index: number) => index % lateOf === 11

/** What is counted from year to year: from the two that companies were asked about. */
const changed: readonly string[] = ['international-share', 'exports-grown', 'jobs-changed']

/**
 * The coordinator takes over what both grants promised and names the periods; the clusters report services and meetings held
 * elsewhere over the months, some of them late. Until the mission is over the interim report is being written.
 */
export async function playFigures(player: Player): Promise<void> {
  const { data, state } = player
  const reported = reportedOf(player)
  await player.begin('figures', reported.length)
  const partnership = player.idOf('partnership')
  const [first, second] = data.grants
  if (first === undefined || second === undefined) throw new Error('the sample has no grants')
  const coordinator = whoIs(player, 'partnership-coordinator', null)
  const as = { person: coordinator, daysBefore: grantBefore - 20 }
  for (const [set, from] of [
    ['laser-go-global', second],
    ['usual', second],
    ['laser-go', first],
  ] as const)
    await player.play(
      indicators.takeSet,
      { partnership, set, countsFrom: from.startsOn, countsTo: second.endsOn },
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
  player.remember('period:interim', interim.id)
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
  for (const [index, one] of reported.entries()) {
    if (!isLate(index)) await report(player, partnership, one, one.daysBefore - one.toldAfter)
    await player.advance()
  }
  await playAttendance(player, partnership)
  if (state.stage !== 'over')
    await playReport(player, { partnership, period: interim.id, coordinator, handedOver: null })
}

/**
 * After the mission an audit of the interim report is rehearsed, its figures are frozen, it is handed over and sent; and some
 * tell late what was before its end.
 */
export async function playFiling(player: Player): Promise<void> {
  const partnership = player.idOf('partnership')
  const period = player.idOf('period:interim')
  const person = whoIs(player, 'partnership-coordinator', null)
  await rehearse(player, period, { partnership, person })
  await player.play(periods.freezePeriod, { period, version: 1 }, { person, daysBefore: -frozenAfter })
  await playReport(player, { partnership, period, coordinator: person, handedOver: -frozenAfter })
  const sent = -frozenAfter - 1
  await player.play(
    periods.reportPeriod,
    { period, version: 2, reportedOn: player.dayBefore(sent) },
    { person, daysBefore: sent },
  )
  for (const [index, one] of reportedOf(player).entries())
    if (isLate(index)) await report(player, partnership, one, sent)
}

/** What the clusters reported by now. */
function reportedOf(player: Player) {
  const { data, state } = player
  return makeFigures(data, state.size, state.seed).filter(one =>
    player.isPast(one.daysBefore - one.toldAfter, state.startsOn),
  )
}

/** A manager takes the list of a webinar over, with guests of nobody's cluster and one company twice; a newer one still waits. */
async function playAttendance(player: Player, partnership: string): Promise<void> {
  const [cluster] = player.data.clusters
  if (cluster === undefined) return
  const members = player.data.organisations
    .filter(one => one.memberships.some(each => each.cluster === cluster.key && each.to === null))
    .slice(0, 7)
  const person = whoIs(player, 'cluster-manager', cluster.key)
  for (const [title, daysBefore, taken] of [
    ['Webinar: what a hospital buys', 70, true],
    ['Webinar: offers in one page', 45, false],
  ] as const) {
    if (!player.isPast(daysBefore, player.state.startsOn)) continue
    const lines = members.map((one, index) => `Guest ${index + 1};${one.name};${40 + index * 5}`)
    const csv = [
      'Name;Company;Minutes',
      ...lines,
      lines[0] ?? '',
      'Guest 9;Nobody’s Company Ltd;55',
      ';;',
    ].join('\n')
    const { hash } = await player.ctx.files.put(new TextEncoder().encode(`${csv}\n${title}\n`))
    const { id } = await player.play(
      attendance.sendAttendance,
      {
        partnership,
        clusterId: player.idOf(`cluster:${cluster.key}`),
        title,
        heldOn: player.dayBefore(daysBefore),
        file: { hash, name: `webinar-${daysBefore}.csv` },
      },
      { person, daysBefore: daysBefore - 1 },
    )
    if (taken)
      await player.play(attendance.takeAttendance, { list: id }, { person, daysBefore: daysBefore - 1 })
  }
}

/** Before the report was sent the coordinator looked at ten records of it, as an auditor would. */
async function rehearse(
  player: Player,
  period: string,
  by: { partnership: string; person: string | null },
): Promise<void> {
  const as = { person: by.person, daysBefore: -frozenAfter }
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
  const years = yearsOf(player)
  for (const { id, version, rule, figure: _, clusters: __, shared: ___, ...one } of board.indicators) {
    const isOfYears = changed.includes(one.shippedAs ?? '')
    const target = promised[one.shippedAs ?? '']?.[player.state.size]
    if (target === undefined && !isOfYears) continue
    const { shippedAs: ____, grantSet: _____, ...words } = one
    await player.play(
      indicators.updateIndicator,
      {
        indicator: id,
        version,
        ...words,
        ...rule,
        ...(isOfYears ? { baseYear: years.before, year: years.now } : {}),
        ...(target === undefined ? {} : { target }),
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
