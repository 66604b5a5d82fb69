import { sql } from 'kysely'
import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A target market of the own partnership, with nothing written of it. */
async function marketOf({ own }: World, house: House): Promise<{ partnership: string; country: string }> {
  const { db } = house.database
  await sql`insert into market (id, partnership_id, country) values (${house.newId()}, ${own.partnershipId}, 'JP')
    on conflict do nothing`.execute(db)
  await db.deleteFrom('market_strategy').where('partnership_id', '=', own.partnershipId).execute()
  return { partnership: own.partnershipId, country: 'JP' }
}

/** Inputs for the calls about strategies. */
export const strategyProbes: Record<string, Probe> = {
  'strategy.getStrategy': ({ own }) => ({ partnership: own.partnershipId }),
  'strategy.getStrategyPaper': ({ own }) => ({ partnership: own.partnershipId }),
  'strategy.getMarketStrategy': marketOf,
  'strategy.saveMarketStrategy': async (world, house) => ({
    ...(await marketOf(world, house)),
    number: 0,
    ambition: 'To be known there.',
  }),
}
