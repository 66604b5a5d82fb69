import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const facts = { kind: 'same', left: { en: ['OCT'] }, right: { en: ['retinal thickness'] }, source: 'Test' }

async function addBridge(_world: World, house: House): Promise<{ bridge: string }> {
  const bridge = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('bridge')
    .values({
      id: bridge,
      kind: 'same',
      left_words: JSON.stringify(facts.left),
      right_words: JSON.stringify(facts.right),
      source: facts.source,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { bridge }
}

/** Probes of the links between what is called the same thing. */
export const bridgeProbes: Record<string, Probe> = {
  'directory.listBridges': () => ({}),
  'directory.tryBridge': () => ({ q: 'OCT' }),
  'directory.exportBridges': () => ({}),
  'directory.importBridges': () => ({}),
  'directory.getBridge': addBridge,
  'directory.createBridge': () => facts,
  'directory.updateBridge': async (world, house) => ({
    ...(await addBridge(world, house)),
    ...facts,
    version: 1,
  }),
  'directory.withdrawBridge': async (world, house) => ({ ...(await addBridge(world, house)), version: 1 }),
}
