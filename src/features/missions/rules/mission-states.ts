export type MissionState = 'draft' | 'open' | 'closed' | 'over' | 'cancelled'

const next: Record<MissionState, readonly MissionState[]> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'over', 'cancelled'],
  closed: ['open', 'over', 'cancelled'],
  over: ['closed'],
  cancelled: [],
}

/** Whether a mission may go from one state to another. Called off is final; what ended by mistake can be taken back. */
export function mayBecome(from: MissionState, to: MissionState): boolean {
  return next[from].includes(to)
}

/** The states a mission may go to from here, in the order people think of them. */
export function nextStates(from: MissionState): readonly MissionState[] {
  return next[from]
}
