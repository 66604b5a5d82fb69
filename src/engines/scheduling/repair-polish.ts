import { anneal, startBest } from './anneal.ts'
import type { Compiled } from './compile.ts'
import { at, isMarked, item } from './dense.ts'
import { createRandom } from './random.ts'
import { isUndisturbed, type RepairDesk } from './repair-desk.ts'
import { ScheduleState } from './state.ts'

const STEPS_PER_MEETING = 400
const MOST_STEPS = 200_000
/** So cold that nothing gets worse. */
const FROZEN = 1e-6

/**
 * Moves meetings that have to move anyway to where they leave fewer gaps. Meetings that stay at their table, or
 * only at their time, are not touched. Deterministic.
 */
export function polishRepair(desk: RepairDesk): void {
  const { compiled, state } = desk
  const isLoose = Uint8Array.from(state.slotOf, (slot, meeting) =>
    slot >= 0 &&
    at(compiled.fixedSlot, meeting) < 0 &&
    slot !== at(desk.homeSlot, meeting) &&
    !isUndisturbed(desk, meeting)
      ? 1
      : 0,
  )
  const loose = isLoose.reduce((sum, mark) => sum + mark, 0)
  if (loose === 0) return
  const copy = new ScheduleState(holdStill(compiled, state, isLoose), state.energies)
  for (let meeting = 0; meeting < compiled.meetingCount; meeting++) {
    if (at(state.slotOf, meeting) >= 0)
      copy.place(meeting, at(state.slotOf, meeting), at(state.classOf, meeting))
  }
  anneal(copy, createRandom(1), startBest(copy), {
    steps: Math.min(MOST_STEPS, loose * STEPS_PER_MEETING),
    from: FROZEN,
    to: FROZEN,
    shouldStop: () => false,
  })
  const moved = Array.from(isLoose.keys()).filter(meeting => isMarked(isLoose, meeting))
  for (const meeting of moved) state.remove(meeting)
  for (const meeting of moved) state.place(meeting, at(copy.slotOf, meeting), at(copy.classOf, meeting))
  state.commit()
}

/** The same problem in which all but the loose meetings stay where they are, and none without a place gets one. */
function holdStill(compiled: Compiled, state: ScheduleState, isLoose: Uint8Array): Compiled {
  const { slotCount } = compiled
  const inDomain = new Uint8Array(compiled.inDomain.length)
  const domain = compiled.domain.map((slots, meeting) => {
    const slot = at(state.slotOf, meeting)
    const kept = isMarked(isLoose, meeting) ? slots : slot < 0 ? new Int32Array(0) : Int32Array.of(slot)
    for (const other of kept) inDomain[meeting * slotCount + other] = 1
    return kept
  })
  const fixedSlot = Int32Array.from(compiled.fixedSlot, (fixed, meeting) =>
    isMarked(isLoose, meeting) ? fixed : Math.max(fixed, at(state.slotOf, meeting)),
  )
  const meetingsOf = compiled.meetingsOf.map(own =>
    own.filter(meeting => isMarked(isLoose, meeting) || item(domain, meeting).length > 0),
  )
  return { ...compiled, inDomain, domain, fixedSlot, meetingsOf }
}
