import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addPlaced } from './probes-outcomes.ts'
import type { World } from './world.ts'

const mission = (world: World) => ({ mission: world.own.missionSlug })
const person = (world: World) => ({ ...mission(world), participant: world.own.participantId })

/** A note the own delegate wrote, with a photo of a card. */
async function addNote(
  world: World,
  house: House,
): Promise<{ mission: string; note: string; photo: string }> {
  const { own } = world
  const meeting = await addPlaced(world, house)
  const [note, photo] = [house.newId(), house.newId()]
  const { db } = house.database
  await db
    .insertInto('meeting_note')
    .values({
      id: note,
      mission_id: own.missionId,
      meeting_id: meeting,
      participant_id: own.participantId,
      author_id: own.people.delegate,
    })
    .execute()
  const now = house.now()
  const file = await house.files.put(new TextEncoder().encode(photo))
  await db
    .insertInto('meeting_note_photo')
    .values({ id: photo, note_id: note, file_hash: file.hash, size: file.size, added_at: now })
    .execute()
  return { mission: own.missionSlug, note, photo }
}

const link = { token: 'no-such-token-of-anybody' }

/** Inputs for the calls of a mission's day. */
export const dayProbes: Record<string, Probe> = {
  'day.getVersion': mission,
  'day.getVersionByLink': () => link,
  'day.getDesk': mission,
  'day.findPeople': mission,
  'day.checkIn': person,
  'day.sayLate': world => ({ ...person(world), minutes: 10 }),
  'day.getWalkInChoices': mission,
  'day.addWalkIn': world => ({
    ...mission(world),
    familyName: 'Walk-in',
    organisation: 'Somebody Else Ltd',
    agrees: true,
  }),
  'day.noteMeeting': world => ({
    ...mission(world),
    meeting: world.own.participantId,
    what: 'started',
    missing: [],
  }),
  'day.undo': world => ({ ...mission(world), event: world.own.participantId }),
  'day.getRepair': world => ({ ...mission(world), place: world.own.placeIds[0] }),
  'day.takeRepair': world => ({ ...mission(world), place: world.own.placeIds[0], fingerprint: 'x' }),
  'day.putOff': world => ({
    ...mission(world),
    meeting: world.own.missionId,
    on: '2026-10-13',
    time: '15:00',
  }),
  'day.getFreePeople': person,
  'day.introduce': world => ({
    ...person(world),
    with: world.own.counterpartId,
    slot: world.own.slotIds[0],
  }),
  'day.declineIntroduction': world => ({ ...person(world), meeting: world.own.missionId }),
  'day.declineIntroductionByLink': world => ({
    ...link,
    participant: world.own.participantId,
    meeting: world.own.missionId,
  }),
  'day.getMyDay': mission,
  'day.getDayByLink': () => link,
  'day.sayForMyself': world => ({ ...person(world), what: 'here' }),
  'day.sayByLink': world => ({ ...link, participant: world.own.participantId, what: 'here' }),
  'day.listNotes': mission,
  'day.listNotesByLink': () => link,
  'day.listNotesByFollowUp': () => link,
  'day.saveNote': async (world, house) => ({
    ...person(world),
    meeting: await addPlaced(world, house),
    text: 'They want a sample.',
  }),
  'day.saveNoteByLink': world => ({
    ...link,
    participant: world.own.participantId,
    meeting: world.own.participantId,
    text: 'They want a sample.',
  }),
  'day.deleteNote': async (world, house) => {
    const { mission, note } = await addNote(world, house)
    return { mission, note }
  },
  'day.deleteNoteByLink': world => ({ ...link, note: world.own.participantId }),
  'day.getNotePhoto': addNote,
  'day.removeNotePhoto': addNote,
}
