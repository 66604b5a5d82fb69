/** Where a request stands. Only a pending one can change; all other states are final. */
export const requestStates = ['pending', 'accepted', 'declined', 'by-e-mail', 'expired', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** What can happen to a request. Passing on, another time and editing leave it pending. */
export const requestEvents = [
  'edit',
  'accept',
  'decline',
  'pass',
  'propose-time',
  'agree-to-time',
  'by-e-mail',
  'withdraw',
  'expire',
] as const
export type RequestEvent = (typeof requestEvents)[number]

/** Why something cannot happen to a request. */
export type RequestObstacle = 'request-settled' | 'request-expired' | 'no-time-proposed'

const outcomes: Record<RequestEvent, RequestState> = {
  edit: 'pending',
  accept: 'accepted',
  decline: 'declined',
  pass: 'pending',
  'propose-time': 'pending',
  'agree-to-time': 'accepted',
  'by-e-mail': 'by-e-mail',
  withdraw: 'withdrawn',
  expire: 'expired',
}

/**
 * The state a request is in after an event, or why that cannot be. A settled request stays as it is. One whose time is
 * up can only expire or be withdrawn, whether or not somebody has noted that yet.
 */
export function nextRequestState(
  request: { state: RequestState; expiresAt: Date; proposedTime: string | null },
  event: RequestEvent,
  now: Date,
): { state: RequestState } | { obstacle: RequestObstacle } {
  if (request.state !== 'pending') return { obstacle: 'request-settled' }
  const isOver = request.expiresAt.getTime() <= now.getTime()
  if (event === 'expire') return isOver ? { state: 'expired' } : { obstacle: 'request-settled' }
  if (isOver && event !== 'withdraw') return { obstacle: 'request-expired' }
  if (event === 'agree-to-time' && request.proposedTime === null) return { obstacle: 'no-time-proposed' }
  return { state: outcomes[event] }
}
