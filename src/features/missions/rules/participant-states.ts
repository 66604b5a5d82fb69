export type ParticipantState =
  | 'invited'
  | 'applied'
  | 'waiting-list'
  | 'confirmed'
  | 'declined'
  | 'refused'
  | 'withdrawn'
export type ParticipantStep =
  | 'accept-invitation'
  | 'decline-invitation'
  | 'accept-application'
  | 'refuse-application'
  | 'promote'
  | 'withdraw'

const steps: Record<ParticipantStep, readonly ParticipantState[]> = {
  'accept-invitation': ['invited'],
  'decline-invitation': ['invited', 'waiting-list', 'confirmed'],
  'accept-application': ['applied'],
  'refuse-application': ['applied', 'waiting-list'],
  promote: ['waiting-list'],
  withdraw: ['invited', 'applied', 'waiting-list', 'confirmed'],
}

/** States in which somebody is on the way in or in. */
export const liveStates = [
  'invited',
  'applied',
  'waiting-list',
  'confirmed',
] as const satisfies readonly ParticipantState[]

/**
 * Where a step leads, or null when it cannot be taken from here. `seatFree` decides between a seat and the waiting
 * list; what has ended (declined, refused, withdrawn) stays ended.
 */
export function stateAfter(
  from: ParticipantState,
  step: ParticipantStep,
  seatFree: boolean,
): ParticipantState | null {
  if (!steps[step].includes(from)) return null
  if (step === 'accept-invitation' || step === 'accept-application')
    return seatFree ? 'confirmed' : 'waiting-list'
  if (step === 'promote') return seatFree ? 'confirmed' : null
  if (step === 'decline-invitation') return 'declined'
  if (step === 'refuse-application') return 'refused'
  return 'withdrawn'
}

/** Where a registration begins: on approval it is an application, otherwise a seat or the waiting list. */
export function stateOnRegistering(mode: 'approval' | 'open', seatFree: boolean): ParticipantState {
  if (mode === 'approval') return 'applied'
  return seatFree ? 'confirmed' : 'waiting-list'
}
