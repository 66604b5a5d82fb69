import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

async function addSponsor({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('mission_sponsor')
    .values({ id, mission_id: own.missionId, position: 1, role: 'host', name: 'Chamber of Osaka' })
    .execute()
  return id
}

const mission = (world: World) => ({ mission: world.own.missionSlug })

/** Inputs for the calls about sponsors and hosts. */
export const sponsorProbes: Record<string, Probe> = {
  'sponsors.listSponsors': mission,
  'sponsors.listPublicSponsors': world => ({ slug: world.own.missionSlug }),
  'sponsors.getLogo': async (world, house) => ({ sponsor: await addSponsor(world, house) }),
  'sponsors.saveSponsor': world => ({ ...mission(world), role: 'host', name: 'Chamber of Osaka' }),
  'sponsors.releaseSponsor': async (world, house) => ({
    ...mission(world),
    sponsor: await addSponsor(world, house),
    released: true,
  }),
  'sponsors.removeSponsor': async (world, house) => ({
    ...mission(world),
    sponsor: await addSponsor(world, house),
  }),
}
