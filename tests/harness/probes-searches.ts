import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A search that the own side's manager keeps. */
async function addSearch(world: World, house: House): Promise<{ search: string }> {
  const search = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('saved_search')
    .values({
      id: search,
      person_id: world.own.people.manager,
      name: `Lasers ${search}`,
      question: JSON.stringify({ q: 'lasers' }),
      lang: 'en',
      rhythm: 'daily',
      due_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { search }
}

const token = 'x'.repeat(43)

/** Probes of saved searches and the mails about them. */
export const searchProbes: Record<string, Probe> = {
  'directory.listSearches': () => ({}),
  'directory.saveSearch': () => ({ name: 'Lasers', q: 'lasers' }),
  'directory.getSearch': addSearch,
  'directory.updateSearch': async (world, house) => ({
    ...(await addSearch(world, house)),
    version: 1,
    name: 'Light',
    rhythm: 'weekly',
  }),
  'directory.markSearchSeen': async (world, house) => ({
    ...(await addSearch(world, house)),
    organisationIds: [world.own.organisationId],
  }),
  'directory.removeSearch': addSearch,
  'directory.getSearchMails': () => ({ token }),
  'directory.endSearchMails': () => ({ token }),
}
