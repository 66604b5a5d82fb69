import { type SampleDecision, sampleDecisions } from '../../../seeds/decisions.ts'
import * as decisions from '../decisions/contract.ts'
import type { Player } from './player.ts'

/** What the steering group decided, and a vote that is open. */
export async function playDecisions(player: Player): Promise<void> {
  await player.begin('decisions', sampleDecisions.length)
  const partnership = player.idOf('partnership')
  await player.play(
    decisions.saveRule,
    { partnership, voting: true, majority: 'two-thirds', quorum: 60, casting: false },
    asCoordinator(player, 290),
  )
  for (const one of sampleDecisions) {
    const id = await playDecision(player, one, partnership)
    for (const target of one.links)
      await player.play(
        decisions.linkDecision,
        { decision: id, target: targetOf(player, target) },
        asCoordinator(player, one.decidedDaysBefore ?? (one.vote?.openedDaysBefore ?? 0) - 1),
      )
    await player.advance()
  }
}

async function playDecision(player: Player, one: SampleDecision, partnership: string): Promise<string> {
  const facts = {
    partnership,
    title: one.title,
    proposal: one.proposal,
    changes: one.changes,
    lang: 'en',
  }
  const { vote } = one
  if (vote === undefined) {
    const daysBefore = one.decidedDaysBefore ?? 200
    const { id } = await player.play(
      decisions.recordDecision,
      {
        ...facts,
        decidedOn: player.dayBefore(daysBefore),
        minutes: one.minutes ?? null,
        present: (one.present ?? []).map(key => player.idOf(`cluster:${key}`)),
      },
      asCoordinator(player, daysBefore),
    )
    return id
  }
  const opened = vote.openedDaysBefore
  const { id } = await player.play(
    decisions.proposeDecision,
    { ...facts, openUntil: player.dayBefore(vote.untilDaysBefore) },
    asCoordinator(player, opened),
  )
  for (const { cluster, words } of vote.words)
    await player.play(
      decisions.addWords,
      { decision: id, words, lang: 'en' },
      { person: managerOf(player, cluster), daysBefore: opened - 1 },
    )
  for (const [cluster, choice] of Object.entries(vote.choices))
    await player.play(
      decisions.castVote,
      { decision: id, cluster: player.idOf(`cluster:${cluster}`), choice },
      { person: managerOf(player, cluster), daysBefore: opened - 2 },
    )
  if (Object.keys(vote.choices).length === player.data.clusters.length)
    await player.play(decisions.closeVote, { decision: id }, asCoordinator(player, vote.untilDaysBefore))
  return id
}

function targetOf(player: Player, target: string): string {
  const [kind = '', key = ''] = target.split(':')
  return kind === 'market' ? target : `${kind}:${player.idOf(`${kind}:${key}`)}`
}

function managerOf(player: Player, cluster: string): string {
  const role = player.data.roles.find(one => one.role === 'cluster-manager' && one.cluster === cluster)
  if (role === undefined) throw new Error(`nobody of the sample manages ${cluster}`)
  return player.idOf(role.person)
}

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
