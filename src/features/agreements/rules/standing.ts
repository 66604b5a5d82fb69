export const kinds = ['charter', 'partnership-agreement', 'mou'] as const
export type Kind = (typeof kinds)[number]

export const versionStates = ['draft', 'open', 'in-force', 'superseded', 'dropped'] as const
export type VersionState = (typeof versionStates)[number]

export const methods = ['qualified', 'ink'] as const

/** Who is bound, and from when to when; days, the last one included. */
export interface BoundParty {
  id: string
  joinedOn: string
  leftOn: string | null
}

/** A signed copy of one version that is there. */
export interface Signed {
  partyId: string
  signedOn: string
}

/** Whether a party is one on a day. */
export function isBound(party: BoundParty, day: string): boolean {
  return party.joinedOn <= day && (party.leftOn === null || party.leftOn >= day)
}

/** Who has to sign and has not. Somebody who comes in later is not waited for before that day. */
export function missingOf<Party extends BoundParty>(
  parties: readonly Party[],
  signed: readonly Signed[],
  today: string,
): Party[] {
  const there = new Set(signed.map(one => one.partyId))
  return parties.filter(party => isBound(party, today) && !there.has(party.id))
}

/** An agreement is between at least so many. */
export const fewestParties = 2

/**
 * From which day on a version that was given to sign is in force: the day of the last signature of those who are bound, or null
 * while one of them is missing. Signatures of who has left meanwhile neither hold it up nor delay it.
 */
export function inForceFrom(
  parties: readonly BoundParty[],
  signed: readonly Signed[],
  today: string,
): string | null {
  const bound = parties.filter(party => isBound(party, today))
  if (bound.length < fewestParties || missingOf(bound, signed, today).length > 0) return null
  const ids = new Set(bound.map(party => party.id))
  return signed.reduce<string | null>(
    (last, one) => (ids.has(one.partyId) && (last === null || one.signedOn > last) ? one.signedOn : last),
    null,
  )
}

/** So many days after they were asked, those who are missing are reminded, once. */
export const remindAfterDays = 7

/** Whether somebody who is missing is to be reminded now; `asked` is when the text was given to them. */
export function isToRemind(asked: Date, reminded: Date | null, now: Date): boolean {
  return (
    now.getTime() - asked.getTime() >= remindAfterDays * 86_400_000 && (reminded === null || reminded < asked)
  )
}
