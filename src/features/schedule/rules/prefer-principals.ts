import { type Placement, type Problem, verify } from '../../../engines/scheduling/index.ts'
import { countQuality } from '../../../engines/scheduling/verify.ts'
import type { MissionFacts } from './make-problem.ts'

const mostTried = 200

/**
 * Gives meetings back to the person meant where a colleague stands in without need: wherever that person is free then, every
 * rule stays kept, and nobody waits longer for it.
 */
export function preferPrincipals(
  problem: Problem,
  facts: MissionFacts,
  placed: readonly Placement[],
): Placement[] {
  const meant = new Map(
    facts.meetings.flatMap(meeting => {
      const choices = meeting.choices?.filter(choice => choice.standIns) ?? []
      return choices.length === 0 ? [] : [[meeting.id, choices] as const]
    }),
  )
  if (meant.size === 0) return [...placed]
  const available = new Map(problem.participants.map(person => [person.id, new Set(person.available)]))
  let best = [...placed]
  let quality = countQuality(problem, best)
  const faults = verify(problem, { placed: best }).length
  let tries = 0
  for (const one of placed)
    for (const choice of meant.get(one.meeting) ?? []) {
      const [principal] = choice.from
      const now = best.find(other => other.meeting === one.meeting)
      const attending = now?.attending
      if (principal === undefined || now === undefined || attending === undefined) continue
      const isMissing = !attending.includes(principal) && available.get(principal)?.has(one.slot) === true
      if (!isMissing || tries++ >= mostTried) continue
      const others = attending.filter(id => !choice.from.includes(id))
      const changed = best.map(other =>
        other === now ? { ...now, attending: [...others, principal] } : other,
      )
      if (verify(problem, { placed: changed }).length > faults) continue
      const after = countQuality(problem, changed)
      if (after.breaks > quality.breaks || after.inARowExcess > quality.inARowExcess) continue
      if (after.minimumMissed > quality.minimumMissed) continue
      best = changed
      quality = after
    }
  return best
}
