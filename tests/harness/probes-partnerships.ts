import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A grant of the own partnership, with a budget of one cluster. */
async function addGrant({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  const { db } = house.database
  await db
    .insertInto('funding_grant')
    .values({ id, partnership_id: own.partnershipId, created_at: house.now() })
    .execute()
  await db
    .insertInto('funding_grant_version')
    .values({ grant_id: id, number: 1, title: 'Grant', rate: 7_500, said_at: house.now() })
    .execute()
  await db
    .insertInto('funding_grant_budget')
    .values({ grant_id: id, number: 1, cluster_id: own.clusterId, budget_minor: 7_500_000 })
    .execute()
  return id
}

const facts = { title: 'Grant', rate: 75, budgets: [] }

/** Inputs for the calls about grants. */
export const partnershipProbes: Record<string, Probe> = {
  'partnerships.getRoadmap': ({ own }) => ({ partnership: own.partnershipId }),
  'partnerships.listGrants': ({ own }) => ({ partnership: own.partnershipId }),
  'partnerships.addGrant': ({ own }) => ({ partnership: own.partnershipId, ...facts }),
  'partnerships.getGrant': async (world, house) => ({ grant: await addGrant(world, house) }),
  'partnerships.changeGrant': async (world, house) => ({
    grant: await addGrant(world, house),
    version: 1,
    ...facts,
    reason: 'Amendment',
  }),
  'partnerships.withdrawGrant': async (world, house) => ({
    grant: await addGrant(world, house),
    version: 1,
    reason: 'Never signed',
  }),
}
