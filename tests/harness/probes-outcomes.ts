import type { House } from '../../src/server/house.ts'
import { addMeeting } from './add-meeting.ts'
import { placeMeeting } from './place-meeting.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A meeting of the own side that has its place in the published schedule. */
export async function addPlaced(world: World, house: House): Promise<string> {
  const { own } = world
  const { db } = house.database
  const there = await db
    .selectFrom('placement')
    .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
    .innerJoin('meeting_attendee', 'meeting_attendee.meeting_id', 'placement.meeting_id')
    .select('placement.meeting_id')
    .where('schedule.mission_id', '=', own.missionId)
    .where('schedule.state', '=', 'published')
    .where('meeting_attendee.participant_id', '=', own.participantId)
    .executeTakeFirst()
  if (there !== undefined) return there.meeting_id
  const from = own.participantId
  const id = await addMeeting(house, { missionId: own.missionId, from, to: own.counterpartId })
  await placeMeeting(house, await addSlot(house, own.missionId), id)
  return id
}

/** A slot and a table of its own: other probes may have taken away those that were there. */
async function addSlot(house: House, missionId: string) {
  const { db } = house.database
  const [sessionId, slotId, placeId] = [house.newId(), house.newId(), house.newId()]
  const time = { starts_at: new Date('2026-10-05T04:00:00Z'), ends_at: new Date('2026-10-05T04:20:00Z') }
  await db
    .insertInto('meeting_session')
    .values({
      id: sessionId,
      mission_id: missionId,
      title: 'Afternoon',
      slot_minutes: 20,
      position: 9,
      ...time,
    })
    .execute()
  await db
    .insertInto('slot')
    .values({ id: slotId, mission_id: missionId, session_id: sessionId, ...time })
    .execute()
  await db
    .insertInto('place')
    .values({ id: placeId, mission_id: missionId, label: placeId.slice(-6), kind: 'table', position: 9 })
    .execute()
  return { missionId, slotIds: [slotId], placeIds: [placeId] }
}

/** An encounter that the own delegate logged. */
async function addEncounter(world: World, house: House): Promise<string> {
  const { own } = world
  const id = house.newId()
  await house.database.db
    .insertInto('encounter')
    .values({
      id,
      mission_id: own.missionId,
      participant_id: own.participantId,
      organisation_id: own.organisationId,
      other_name: 'Somebody at a stand',
      kind: 'stand',
      rung: 'talking',
      met_at: house.now(),
      logged_by: own.people.delegate,
      logged_at: house.now(),
    })
    .execute()
  return id
}

async function addGoal({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('goal')
    .values({
      id,
      mission_id: own.missionId,
      participant_id: own.participantId,
      kind: 'own',
      words: 'Distributors visited',
      target: 3,
      set_by: own.people.delegate,
      set_at: house.now(),
    })
    .execute()
  return id
}

const mission = (world: World) => ({ mission: world.own.missionSlug })
const link = { token: 'no-such-token-of-anybody' }

/** Inputs for the calls about what came of meetings. */
export const outcomeProbes: Record<string, Probe> = {
  'outcomes.getFollowUpByLink': () => link,
  'outcomes.answerByLink': async (world, house) => ({
    ...link,
    meeting: await addPlaced(world, house),
    held: true,
    rung: 'none',
  }),
  'outcomes.answerEncounterByLink': async (world, house) => ({
    ...link,
    encounter: await addEncounter(world, house),
    rung: 'none',
  }),
  'outcomes.answerEncounter': async (world, house) => ({
    id: await addEncounter(world, house),
    rung: 'sample',
  }),
  'outcomes.setMailsByLink': () => link,
  'outcomes.getFollowUp': mission,
  'outcomes.answerOutcome': async (world, house) => ({
    id: await addPlaced(world, house),
    side: 'from',
    held: true,
    rung: 'talking',
  }),
  'outcomes.listOutcomes': mission,
  'outcomes.getFunnel': mission,
  'outcomes.getEncounterChoices': mission,
  'outcomes.logEncounter': world => ({ ...mission(world), other: 'Somebody', kind: 'stand' }),
  'outcomes.withdrawEncounter': async (world, house) => ({ id: await addEncounter(world, house) }),
  'outcomes.listEncounters': mission,
  'outcomes.listChase': mission,
  'outcomes.getStatistics': mission,
  'outcomes.exportStatistics': mission,
  'outcomes.listGoals': mission,
  'outcomes.setGoal': world => ({ ...mission(world), kind: 'contacts', target: 5 }),
  'outcomes.dropGoal': async (world, house) => ({ id: await addGoal(world, house) }),
  'outcomes.sayGoal': async (world, house) => ({ id: await addGoal(world, house), came: 2 }),
}
