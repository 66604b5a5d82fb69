import * as indicators from '../indicators/contract.ts'
import * as releases from '../releases/contract.ts'
import { listReports } from '../reports/contract.ts'
import type { Player } from './player.ts'

/** Figures that the coordinator lets everybody read. */
const shownFigures = ['companies-benefiting', 'b2b-held', 'c2c-held', 'clusters-recruited', 'exports-grown']
/** Partners that let their name stand on the page; the others have not decided. */
const namedPartners = 4

/** The coordinator opens the public page and lets out what is fit to be seen; four of the six partners release their name. */
export async function playReleases(player: Player): Promise<void> {
  const { data } = player
  const partnership = player.idOf('partnership')
  const managers = data.roles.filter(({ role }) => role === 'cluster-manager').slice(0, namedPartners)
  await player.begin('releases', managers.length + 2)
  const as = { person: coordinatorOf(player), daysBefore: 55 }
  for (const thing of ['summary', 'markets', 'missions', 'stories', 'page'] as const)
    await player.play(releases.release, { partnership, thing }, as)
  await player.advance()
  for (const { person, cluster } of managers) {
    await player.play(
      releases.release,
      { partnership, thing: 'partner', of: player.idOf(`cluster:${cluster}`) },
      { person: player.idOf(person), daysBefore: 54 },
    )
    await player.advance()
  }
  const board = await player.play(indicators.getScoreboard, { partnership }, as)
  for (const { id, shippedAs } of board.indicators)
    if (shownFigures.includes(shippedAs ?? ''))
      await player.play(releases.release, { partnership, thing: 'indicator', of: id }, as)
  await player.advance()
}

/** Once the interim report was handed over, everybody may read it. */
export async function playReportRelease(player: Player): Promise<void> {
  const partnership = player.idOf('partnership')
  const as = { person: coordinatorOf(player), daysBefore: -18 }
  const { reports } = await player.play(listReports, { partnership }, as)
  for (const { editions } of reports) {
    const [last] = editions
    if (last !== undefined)
      await player.play(releases.release, { partnership, thing: 'report', of: last.id }, as)
  }
}

function coordinatorOf(player: Player): string | null {
  const held = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return held === undefined ? null : player.idOf(held.person)
}
