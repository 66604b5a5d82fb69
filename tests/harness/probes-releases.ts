import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A release of the own partnership's page that stands. */
async function addRelease({ own }: World, house: House): Promise<string> {
  const { db } = house.database
  await db.deleteFrom('release').where('partnership_id', '=', own.partnershipId).execute()
  const id = house.newId()
  await db
    .insertInto('release')
    .values({ id, partnership_id: own.partnershipId, thing: 'page', released_at: house.now() })
    .execute()
  return id
}

export const releaseProbes: Record<string, Probe> = {
  /** Not released: it is there for nobody. What a release lets out is the matter of tests/releases.test.ts. */
  'releases.getPublicPartnership': async ({ own }, house) => {
    await house.database.db.deleteFrom('release').where('partnership_id', '=', own.partnershipId).execute()
    return { partnership: own.partnershipId }
  },
  /** No edition is released: for everybody alike it is not there. */
  'releases.getPublicReport': ({ own }) => ({
    partnership: own.partnershipId,
    edition: own.partnershipId,
    format: 'json',
  }),
  'releases.listPublicPages': () => ({}),
  'releases.getReleases': ({ own }) => ({ partnership: own.partnershipId }),
  'releases.getPreview': ({ own }) => ({ partnership: own.partnershipId }),
  'releases.release': ({ own }) => ({ partnership: own.partnershipId, thing: 'markets' }),
  'releases.takeBack': async (world, house) => ({ release: await addRelease(world, house) }),
}
