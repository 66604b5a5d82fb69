import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addOrganisation, addParticipant, type World } from './world.ts'

const criterion = '00000000-0000-4000-8000-0000000c0de1'

/** A call of the own mission that the own manager scores, with one applicant whom nobody knows. */
async function addCall({ own }: World, house: House): Promise<string> {
  const { db } = house.database
  const there = await db
    .selectFrom('call_application')
    .select('participant_id')
    .where('mission_id', '=', own.missionId)
    .executeTakeFirst()
  if (there !== undefined) return there.participant_id
  await db
    .insertInto('delegate_call')
    .values({ mission_id: own.missionId, seats: 2 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('call_criterion')
    .values({ id: criterion, mission_id: own.missionId, position: 1, label: 'Ready to sell', weight: 10 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('call_reviewer')
    .values({ mission_id: own.missionId, person_id: own.people.manager, cluster_id: own.clusterId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const applicant = await addParticipant(
    house,
    own.missionId,
    await addOrganisation(house, 'Applicant', { clusterId: own.clusterId }),
  )
  await db.updateTable('participant').set({ state: 'applied' }).where('id', '=', applicant).execute()
  await db
    .insertInto('call_application')
    .values({ participant_id: applicant, mission_id: own.missionId, applied_at: house.now() })
    .execute()
  return applicant
}

const mission: Probe = async (world, house) => {
  await addCall(world, house)
  return { mission: world.own.missionSlug }
}
const applicant: Probe = async (world, house) => ({
  participant: await addCall(world, house),
  mission: world.own.missionSlug,
})

/** Inputs for the calls about calls for delegates. */
export const delegateProbes: Record<string, Probe> = {
  'delegates.getPublicCall': world => ({ slug: world.own.missionSlug }),
  'delegates.getCall': mission,
  'delegates.saveCall': async (world, house) => ({
    ...(await mission(world, house)),
    version: 1,
    closesAt: '2026-09-15T18:00',
    seats: 4,
    criteria: [{ label: 'Ready to sell', weight: 10 }],
  }),
  'delegates.dropCall': mission,
  'delegates.addReviewer': async (world, house) => ({
    ...(await mission(world, house)),
    reviewer: `${world.own.people.manager}:${world.own.clusterId}`,
  }),
  'delegates.removeReviewer': async (world, house) => ({
    ...(await mission(world, house)),
    person: world.own.people.manager,
  }),
  'delegates.getRanking': mission,
  'delegates.exportRanking': mission,
  'delegates.ruleOn': async (world, house) => ({
    ...(await applicant(world, house)),
    ruling: 'in',
    reason: 'Our only maker of probes',
  }),
  'delegates.decideCall': mission,
  'delegates.listReviews': mission,
  'delegates.getReview': applicant,
  'delegates.saveReview': async (world, house) => ({
    ...(await applicant(world, house)),
    scores: [{ criterion, score: 4 }],
  }),
  'delegates.listApplications': mission,
}
