import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A package of the own partnership's plan without a grant; each with a number of its own. */
async function addPackage({ own }: World, house: House): Promise<{ planId: string; package: string }> {
  const { db } = house.database
  const now = house.now()
  await db
    .insertInto('work_plan')
    .values({ id: house.newId(), partnership_id: own.partnershipId, grant_id: null, created_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { id: planId } = await db
    .selectFrom('work_plan')
    .select('id')
    .where('partnership_id', '=', own.partnershipId)
    .where('grant_id', 'is', null)
    .executeTakeFirstOrThrow()
  const id = house.newId()
  // Packages of former probes make room: a plan has no more numbers than it may have packages.
  await db.updateTable('work_package').set({ removed_at: now }).where('plan_id', '=', planId).execute()
  await db.updateTable('work_item').set({ removed_at: now }).where('plan_id', '=', planId).execute()
  await db
    .insertInto('work_package')
    .values({
      id,
      plan_id: planId,
      number: 1,
      title: 'Package',
      objective: 'To go there.',
      lang: 'en',
      from_month: 1,
      to_month: 6,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { planId, package: id }
}

/** A milestone of such a package. */
async function addItem(world: World, house: House, hasFile = false): Promise<string> {
  const there = await addPackage(world, house)
  const { db } = house.database
  const id = house.newId()
  let file = {}
  if (hasFile) {
    const { hash, size } = await house.files.put(Buffer.from('%PDF-1.7 proof'))
    await db
      .insertInto('file')
      .values({ hash, size, created_at: house.now() })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    file = { file_hash: hash, file_name: 'proof.pdf' }
  }
  await db
    .insertInto('work_item')
    .values({
      id,
      plan_id: there.planId,
      package_id: there.package,
      kind: 'milestone',
      number: 1,
      title: 'Reached',
      lang: 'en',
      due_month: 3,
      means: 'A list',
      // The manager of this partner answers for it; that of another reads it alone.
      owner_cluster_id: world.own.clusterId,
      state: 'planned',
      created_at: house.now(),
      updated_at: house.now(),
      ...file,
    })
    .execute()
  return id
}

const risk = {
  description: 'Nobody comes.',
  mitigation: 'Ask early.',
  likelihood: 'low',
  impact: 'high',
} as const

/** A risk of that plan; those of former probes make room. */
async function addRisk(world: World, house: House): Promise<string> {
  const { planId } = await addPackage(world, house)
  const { db } = house.database
  await db.deleteFrom('work_risk').where('plan_id', '=', planId).execute()
  const id = house.newId()
  await db
    .insertInto('work_risk')
    .values({
      id,
      plan_id: planId,
      number: 1,
      ...risk,
      lang: 'en',
      state: 'open',
      looked_on: '2026-01-01',
      created_at: house.now(),
      updated_at: house.now(),
    })
    .execute()
  return id
}

const facts = { title: 'Package', objective: 'To go there.', fromMonth: 1, toMonth: 6 }
const milestone = { title: 'Reached', dueMonth: 3, means: 'A list' }

/** Inputs for the calls about work plans. */
export const workplanProbes: Record<string, Probe> = {
  'workplan.getWorkplan': ({ own }) => ({ partnership: own.partnershipId }),
  'workplan.exportWorkplan': ({ own }) => ({ partnership: own.partnershipId }),
  'workplan.getPackage': async (world, house) => ({ package: (await addPackage(world, house)).package }),
  'workplan.getItem': async (world, house) => ({ item: await addItem(world, house) }),
  'workplan.getItemFile': async (world, house) => ({ item: await addItem(world, house, true) }),
  'workplan.addPackage': async (world, house) => {
    await addPackage(world, house)
    return { partnership: world.own.partnershipId, ...facts }
  },
  'workplan.changePackage': async (world, house) => ({
    package: (await addPackage(world, house)).package,
    version: 1,
    number: 1,
    ...facts,
  }),
  'workplan.removePackage': async (world, house) => ({
    package: (await addPackage(world, house)).package,
    version: 1,
  }),
  'workplan.addItem': async (world, house) => ({
    package: (await addPackage(world, house)).package,
    kind: 'milestone',
    ...milestone,
  }),
  'workplan.changeItem': async (world, house) => ({
    item: await addItem(world, house),
    version: 1,
    number: 1,
    ...milestone,
  }),
  'workplan.removeItem': async (world, house) => ({ item: await addItem(world, house), version: 1 }),
  'workplan.setItemState': async (world, house) => ({
    item: await addItem(world, house),
    version: 1,
    state: 'reached',
    doneOn: '2026-01-01',
  }),
  'workplan.getEfforts': ({ own }) => ({ partnership: own.partnershipId }),
  'workplan.getPackageEfforts': async (world, house) => ({
    package: (await addPackage(world, house)).package,
  }),
  'workplan.saveEfforts': async (world, house) => ({
    package: (await addPackage(world, house)).package,
    version: 1,
    efforts: [{ clusterId: world.own.clusterId, personMonths: 1.5, amount: '6000' }],
  }),
  'workplan.listRisks': ({ own }) => ({ partnership: own.partnershipId }),
  'workplan.getRisk': async (world, house) => ({ risk: await addRisk(world, house) }),
  'workplan.addRisk': ({ own }) => ({ partnership: own.partnershipId, ...risk }),
  'workplan.changeRisk': async (world, house) => ({
    risk: await addRisk(world, house),
    version: 1,
    state: 'closed',
    ...risk,
  }),
  'workplan.lookAtRisk': async (world, house) => ({ risk: await addRisk(world, house), version: 1 }),
  'workplan.listDue': () => ({}),
}
