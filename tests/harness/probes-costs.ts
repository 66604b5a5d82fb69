import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

async function addCost({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('cost_line')
    .values({
      id,
      mission_id: own.missionId,
      participant_id: own.participantId,
      kind: 'travel',
      label: 'Flight',
      amount: 98_000,
      currency: 'EUR',
      bearer: 'delegate',
      written_at: house.now(),
    })
    .execute()
  return id
}

async function addRule({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('aid_rule')
    .values({ id, mission_id: own.missionId, position: 1, name: 'Travel aid', rate: 50, currency: 'EUR' })
    .execute()
  return id
}

const mission = (world: World) => ({ mission: world.own.missionSlug })

/** Inputs for the calls about costs and aid. */
export const costProbes: Record<string, Probe> = {
  'costs.getCosts': mission,
  'costs.exportCosts': mission,
  'costs.saveCost': world => ({
    ...mission(world),
    kind: 'venue',
    label: 'Hall',
    amount: '1200.00',
    bearer: 'partnership',
  }),
  'costs.removeCost': async (world, house) => ({ ...mission(world), cost: await addCost(world, house) }),
  'costs.saveAidRule': world => ({ ...mission(world), name: 'Travel aid', rate: 50 }),
  'costs.removeAidRule': async (world, house) => ({ ...mission(world), rule: await addRule(world, house) }),
}
