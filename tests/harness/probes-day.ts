import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const mission = (world: World) => ({ mission: world.own.missionSlug })
const person = (world: World) => ({ ...mission(world), participant: world.own.participantId })
const link = { token: 'no-such-token-of-anybody' }

/** Inputs for the calls of a mission's day. */
export const dayProbes: Record<string, Probe> = {
  'day.getVersion': mission,
  'day.getVersionByLink': () => link,
  'day.getDesk': mission,
  'day.findPeople': mission,
  'day.checkIn': person,
  'day.sayLate': world => ({ ...person(world), minutes: 10 }),
  'day.noteMeeting': world => ({
    ...mission(world),
    meeting: world.own.participantId,
    what: 'started',
    missing: [],
  }),
  'day.undo': world => ({ ...mission(world), event: world.own.participantId }),
  'day.getRepair': world => ({ ...mission(world), place: world.own.placeIds[0] }),
  'day.takeRepair': world => ({ ...mission(world), place: world.own.placeIds[0], fingerprint: 'x' }),
  'day.getMyDay': mission,
  'day.getDayByLink': () => link,
  'day.sayForMyself': world => ({ ...person(world), what: 'here' }),
  'day.sayByLink': world => ({ ...link, participant: world.own.participantId, what: 'here' }),
}
