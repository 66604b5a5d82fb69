import { isMarked } from './dense.ts'
import type { ScheduleState } from './state.ts'

/** The price of a move that cannot be made. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY

/**
 * Kempe chains between two slots: a meeting goes, what is in its way comes back, and so on; a plain shift is
 * the shortest chain. A chain is priced without touching the schedule: only participants at its ends change
 * a slot, all others swap one meeting for another.
 */
export class ChainMover {
  private readonly state: ScheduleState
  private readonly stamp: Int32Array
  private readonly chain: Int32Array
  private readonly targets: Int32Array
  private length = 0
  private round = 0

  constructor(state: ScheduleState) {
    this.state = state
    const { meetingCount } = state.compiled
    this.stamp = new Int32Array(meetingCount)
    this.chain = new Int32Array(meetingCount)
    this.targets = new Int32Array(meetingCount)
  }

  /** Change of the energy if the placed meeting went to the slot; `IMPOSSIBLE` when that cannot be. */
  price(meeting: number, to: number): number {
    const { state, chain, targets, stamp } = this
    const { compiled, people, peopleStart, occupant } = state
    const slots = compiled.slotCount
    const from = state.slotOf[meeting] as number
    const round = ++this.round
    chain[0] = meeting
    stamp[meeting] = round
    let length = 1
    let price = 0
    let balance = 0
    for (let i = 0; i < length; i++) {
      const current = chain[i] as number
      const source = state.slotOf[current] as number
      const target = source === from ? to : from
      if (!isMarked(compiled.inDomain, current * slots + target)) return IMPOSSIBLE
      targets[i] = target
      balance += target === to ? 1 : -1
      const end = peopleStart[current + 1] as number
      for (let k = peopleStart[current] as number; k < end; k++) {
        const person = people[k] as number
        const other = occupant[person * slots + target] as number
        if (other < 0) price += state.priceShift(person, source, target)
        else if (stamp[other] !== round) {
          stamp[other] = round
          chain[length] = other
          length++
        }
      }
    }
    this.length = length
    return this.hasRoom(from, to, balance) ? price : IMPOSSIBLE
  }

  /** Carries out the chain priced last; false when places or the order of meetings forbid it (roll back). */
  apply(): boolean {
    const { state, chain, targets, length } = this
    for (let i = 0; i < length; i++) state.remove(chain[i] as number)
    for (let i = 0; i < length; i++) {
      const meeting = chain[i] as number
      const target = targets[i] as number
      const placeClass = state.findClass(meeting, target)
      if (placeClass === -2) return false
      state.place(meeting, target, placeClass)
    }
    if (!state.compiled.hasOrder) return true
    for (let i = 0; i < length; i++) {
      if (!state.keepsOrder(chain[i] as number, targets[i] as number)) return false
    }
    return true
  }

  /** With one class of places for all, counting is enough; else `apply` finds out. */
  private hasRoom(from: number, to: number, balance: number): boolean {
    const { state } = this
    if (state.onlyClass < 0 || balance === 0) return true
    const slot = balance > 0 ? to : from
    const cell = state.onlyClass * state.compiled.slotCount + slot
    const taken = (state.used[cell] as number) + Math.abs(balance)
    return taken <= (state.compiled.capacity[cell] as number)
  }
}
