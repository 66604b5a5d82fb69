/** What decides whether somebody can register on their own. */
export interface RegistrationFacts {
  state: 'draft' | 'open' | 'closed' | 'over' | 'cancelled'
  registration: 'invitation' | 'approval' | 'open'
  opensAt: Date | null
  closesAt: Date | null
}

/** Registration is open while the mission is, unless it is by invitation only, has not begun or its closing time has passed. */
export function isRegistrationOpen(mission: RegistrationFacts, now: Date): boolean {
  return (
    mission.state === 'open' &&
    mission.registration !== 'invitation' &&
    (mission.opensAt === null || now >= mission.opensAt) &&
    (mission.closesAt === null || now < mission.closesAt)
  )
}
