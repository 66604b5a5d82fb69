import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A step that the own delegate does before the own mission. */
async function addStep({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('preparation_step')
    .values({
      id,
      mission_id: own.missionId,
      position: 1,
      kind: 'visa',
      title: 'Visa and passport',
      owner: 'delegate',
      due_on: '2026-09-05',
    })
    .execute()
  return id
}

const mission = (world: World) => ({ mission: world.own.missionSlug })

/** Inputs for the calls about checklists. */
export const preparationProbes: Record<string, Probe> = {
  'preparation.getMyList': mission,
  'preparation.listDelegates': mission,
  'preparation.listSteps': mission,
  'preparation.saveStep': world => ({
    ...mission(world),
    kind: 'other',
    title: 'Business cards',
    owner: 'delegate',
    forKinds: ['travelling'],
  }),
  'preparation.removeStep': async (world, house) => ({
    ...mission(world),
    step: await addStep(world, house),
  }),
  'preparation.addUsualSteps': mission,
  'preparation.markStep': async (world, house) => ({
    ...mission(world),
    step: await addStep(world, house),
    participant: world.own.participantId,
    state: 'done',
  }),
  'preparation.mailMissing': async (world, house) => {
    await addStep(world, house)
    return mission(world)
  },
}
