import { hasReached, type ItemStep, type Step } from './steps.ts'

/** What decides whether a side may read what another side shows. */
export interface Reading {
  room: { state: 'open' | 'ended'; step: Step }
  /** The side whose thing it is. */
  owner: { position: number; closedAt: Date | null; showsUntil: string | null }
  /** The agreement in force, if there is one. */
  nda: { validUntil: string; discloser: number | null } | null
  step: ItemStep
  now: Date
}

/**
 * Whether another side may read a thing at this moment: the room is open and has come to the thing's step, its owner has not
 * closed access and its time is not over, and the technical file lies under an agreement in force that protects its owner: a
 * one-way agreement protects who discloses alone, so that nobody else's technical things are shown under it.
 */
export function mayRead({ room, owner, nda, step, now }: Reading): boolean {
  if (room.state !== 'open' || !hasReached(room.step, step)) return false
  if (owner.closedAt !== null || !isWithin(owner.showsUntil, now)) return false
  return step !== 'technical' || (nda !== null && isWithin(nda.validUntil, now) && protects(nda, owner))
}

/** Whether what a side shows lies under the agreement: a mutual one protects everybody. */
function protects({ discloser }: { discloser: number | null }, owner: { position: number }): boolean {
  return discloser === null || discloser === owner.position
}

/** True up to the end of a day in UTC, the same moment for both sides wherever they are; without a day, always. */
export function isWithin(day: string | null, now: Date): boolean {
  return day === null || now.toISOString().slice(0, 10) <= day
}

/** Who knows who a side is: it itself; everybody once the step 'identity' is open; and whoever named it on opening the room. */
export function knowsSide(room: { step: Step }, reader: number, side: number): boolean {
  return reader === side || reader === openingSide || hasReached(room.step, 'identity')
}

/** The side that opened the room stands first. */
export const openingSide = 1
