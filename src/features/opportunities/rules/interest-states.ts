/** Where an expression of interest is. */
export const interestStates = [
  'unconfirmed',
  'with-broker',
  'asked',
  'with-owner',
  'accepted',
  'declined',
  'stopped',
  'withdrawn',
] as const
export type InterestState = (typeof interestStates)[number]

/** What somebody can do with it. */
export const interestActs = [
  'confirm',
  'pass-on',
  'ask',
  'stop',
  'answer-question',
  'accept',
  'decline',
  'withdraw',
] as const
export type InterestAct = (typeof interestActs)[number]

/** Who waits for whom: the broker, the sender, the owner, or nobody any more. */
export function whoseTurn(state: InterestState): 'sender' | 'broker' | 'owner' | null {
  if (state === 'unconfirmed' || state === 'asked') return 'sender'
  if (state === 'with-broker') return 'broker'
  return state === 'with-owner' ? 'owner' : null
}

/**
 * The state that follows, or null where the act is impossible. Through the broker it goes first to the broker; whoever
 * represents an owner from elsewhere answers in the broker's place.
 */
export function stateAfter(
  state: InterestState,
  act: InterestAct,
  how: { throughBroker: boolean; hasOwner: boolean },
): InterestState | null {
  const first = how.throughBroker ? 'with-broker' : 'with-owner'
  const isOpen = state === 'with-broker' || state === 'asked' || state === 'with-owner'
  const answers = state === 'with-owner' || (!how.hasOwner && state === 'with-broker')
  if (act === 'confirm') return state === 'unconfirmed' ? first : null
  if (act === 'pass-on') return state === 'with-broker' && how.hasOwner ? 'with-owner' : null
  if (act === 'ask') return state === 'with-broker' ? 'asked' : null
  if (act === 'stop') return state === 'with-broker' || state === 'asked' ? 'stopped' : null
  if (act === 'answer-question') return state === 'asked' ? 'with-broker' : null
  if (act === 'accept') return answers ? 'accepted' : null
  if (act === 'decline') return answers ? 'declined' : null
  return isOpen ? 'withdrawn' : null
}

/** Days after which whoever is to answer is reminded, and how often at most. */
export const remindAfterDays = 5
export const remindersMost = 3
