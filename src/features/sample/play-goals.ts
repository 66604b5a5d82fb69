import type { SampleMission } from '../../../seeds/sample-types.ts'
import * as outcomes from '../outcomes/contract.ts'
import type { Player } from './player.ts'

interface Goal {
  kind: 'meetings-held' | 'contacts' | 'rung' | 'own'
  rung?: 'nda' | 'pilot'
  words?: string
  target: number
}

/** What delegates want to bring home, in turn; by the last, some set one in their own words. */
const wanted: readonly Goal[] = [
  { kind: 'contacts', target: 6 },
  { kind: 'rung', rung: 'nda', target: 1 },
  { kind: 'meetings-held', target: 4 },
  { kind: 'rung', rung: 'pilot', target: 1 },
  { kind: 'own', words: 'Clinics that would lend us an instrument for a week', target: 2 },
]

/** Three weeks before leaving most delegates set a goal, some two. */
export async function playGoals(player: Player, mission: SampleMission): Promise<void> {
  const delegates = mission.participants.filter(
    one => one.kind === 'travelling' && one.state === 'confirmed' && one.person !== null,
  )
  await player.begin('goals', delegates.length)
  for (const [index, delegate] of delegates.entries()) {
    await player.advance()
    // Every fourth has set none, as it goes.
    if (delegate.person === null || index % 4 === 3) continue
    const goals = [
      wanted[index % wanted.length],
      ...(index % 3 === 0 ? [wanted[(index + 1) % wanted.length]] : []),
    ]
    for (const goal of goals)
      if (goal !== undefined)
        await player.play(
          outcomes.setGoal,
          { mission: player.idOf(`mission:${mission.key}`), lang: 'en', ...goal },
          { person: player.idOf(delegate.person), daysBefore: 21 },
        )
  }
}
