import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addOrganisation, type World } from './world.ts'

/** Two records of the own cluster. */
async function addPair(world: World, house: House): Promise<{ organisation: string; other: string }> {
  const add = (name: string) => addOrganisation(house, name, { clusterId: world.own.clusterId })
  return { organisation: await add('Twin optics'), other: await add('Twin Optics Ltd') }
}

async function addMerge(world: World, house: House): Promise<{ merge: string }> {
  const { organisation, other } = await addPair(world, house)
  const merge = house.newId()
  await house.database.db
    .insertInto('organisation_merge')
    .values({ id: merge, kept_id: organisation, dropped_id: other, changes: '[]', merged_at: house.now() })
    .execute()
  return { merge }
}

/** Probes of proposed pairs and merges. */
export const duplicateProbes: Record<string, Probe> = {
  'directory.listDuplicates': () => ({}),
  'directory.lookForDuplicates': () => ({}),
  'directory.decideDuplicate': async (world, house) => ({
    ...(await addPair(world, house)),
    decision: 'later',
  }),
  'directory.mergeOrganisations': addPair,
  'directory.undoMerge': addMerge,
}
