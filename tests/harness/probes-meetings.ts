import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addOrganisation, type World } from './world.ts'

/** A pending request from the own participant to the counterpart's organisation. */
async function addRequest(world: World, house: House): Promise<string> {
  const { own } = world
  const there = await house.database.db
    .selectFrom('meeting_request')
    .select('id')
    .where('mission_id', '=', own.missionId)
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('meeting_request')
    .values({
      id,
      mission_id: own.missionId,
      from_participant_id: own.participantId,
      to_organisation_id: own.counterpartOrganisationId,
      wish: 'must',
      state: 'pending',
      created_by: own.people.delegate,
      expires_at: new Date(now.getTime() + 86_400_000),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

async function addMeeting(world: World, house: House): Promise<string> {
  const requestId = await addRequest(world, house)
  const { db } = house.database
  const there = await db
    .selectFrom('meeting')
    .select('id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = house.newId()
  const stamps = { created_at: house.now(), updated_at: house.now() }
  await db
    .insertInto('meeting')
    .values({
      id,
      mission_id: world.own.missionId,
      request_id: requestId,
      state: 'accepted',
      weight: 9,
      ...stamps,
    })
    .execute()
  return id
}

async function addImport(world: World, house: House): Promise<string> {
  const id = house.newId()
  const hash = 'a'.repeat(64)
  const { db } = house.database
  await db
    .insertInto('file')
    .values({ hash, size: 1, created_at: house.now() })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  await db
    .insertInto('import')
    .values({
      id,
      kind: 'meeting-requests',
      mission_id: world.own.missionId,
      created_by: world.own.people.organiser,
      file_hash: hash,
      file_name: 'requests.csv',
      state: 'mapping',
      created_at: house.now(),
    })
    .execute()
  return id
}

async function addProposed(world: World, house: House): Promise<string> {
  const { db } = house.database
  const there = await db
    .selectFrom('proposed_request')
    .select('id')
    .where('mission_id', '=', world.own.missionId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = house.newId()
  const organisation = await addOrganisation(house, `Proposed ${id.slice(-6)}`, { kind: 'counterpart' })
  await db
    .insertInto('proposed_request')
    .values({
      id,
      mission_id: world.own.missionId,
      participant_id: world.own.participantId,
      to_organisation_id: organisation,
      lang: 'en',
      proposed_at: house.now(),
    })
    .execute()
  return id
}

const mission = (world: World) => ({ mission: world.own.missionSlug })
const request = async (world: World, house: House) => ({ id: await addRequest(world, house) })
const link = { token: 'no-such-token-of-anybody' }

/** Inputs for the calls about meeting requests. */
export const meetingProbes: Record<string, Probe> = {
  'meetings.listActors': mission,
  'meetings.listCounterparts': world => ({ ...mission(world), as: world.own.participantId }),
  'meetings.requestMeeting': world => ({
    ...mission(world),
    from: world.own.participantId,
    organisation: world.own.counterpartOrganisationId,
  }),
  'meetings.editRequest': async (world, house) => ({
    ...(await request(world, house)),
    version: 1,
    wish: 'must',
  }),
  'meetings.withdrawRequest': async (world, house) => ({ ...(await request(world, house)), version: 1 }),
  'meetings.agreeToTime': request,
  'meetings.answerRequest': async (world, house) => ({ ...(await request(world, house)), answer: 'decline' }),
  'meetings.getRequestByLink': () => link,
  'meetings.answerByLink': () => ({ ...link, answer: 'decline' }),
  'meetings.listRequests': mission,
  'meetings.exportRequests': mission,
  'meetings.getRequest': request,
  'meetings.remindAll': mission,
  'meetings.cancelMeeting': async (world, house) => ({ id: await addMeeting(world, house), version: 1 }),
  'meetings.changeAttendees': async (world, house) => ({
    id: await addMeeting(world, house),
    version: 1,
    side: 'from',
    attendees: [world.own.participantId],
  }),
  'meetings.recordAttendance': async (world, house) => ({ id: await addMeeting(world, house), held: true }),
  'meetings.proposeRequests': ({ own }) => ({
    mission: own.missionSlug,
    items: [{ participantId: own.participantId, organisationIds: [own.counterpartOrganisationId] }],
  }),
  'meetings.listProposedRequests': mission,
  'meetings.decideProposedRequests': async (world, house) => ({
    ...mission(world),
    items: [{ id: await addProposed(world, house), version: 1, choice: 'drop' }],
  }),
  'meetings.setProposalMails': () => ({ on: false }),
  'meetings.getProposalMails': () => link,
  'meetings.endProposalMails': () => link,
  'meetings.uploadRequests': world => ({
    ...mission(world),
    file: { hash: 'a'.repeat(64), name: 'requests.csv' },
  }),
  'meetings.chooseRequestSheet': async (world, house) => ({
    id: await addImport(world, house),
    sheet: 'Requests',
  }),
  'meetings.startRequestImport': async (world, house) => ({
    id: await addImport(world, house),
    mapping: ['from', 'to'],
  }),
  'meetings.getRequestImport': async (world, house) => ({ id: await addImport(world, house) }),
  'meetings.getRequestProblems': async (world, house) => ({ id: await addImport(world, house) }),
  'meetings.setNever': world => ({ ...mission(world), organisation: world.own.counterpartOrganisationId }),
  'meetings.unsetNever': world => ({ ...mission(world), organisation: world.own.counterpartOrganisationId }),
  'meetings.leaveToColleagues': world => ({
    ...mission(world),
    organisation: world.own.counterpartOrganisationId,
  }),
  'meetings.comeAgain': world => ({ ...mission(world), organisation: world.own.counterpartOrganisationId }),
  'meetings.listNever': mission,
}
