import { sql } from 'kysely'
import { openServer } from '../../../src/database/server/open-server.ts'
import { addDraft } from '../../../src/features/schedule/factory.ts'
import { buildHouse, type House } from '../../../src/server/house.ts'
import { readOptions } from '../../../src/server/options.ts'
import { addMeeting } from '../add-meeting.ts'
import { silentLog } from '../database.ts'
import { startTestSession } from '../house.ts'
import { addOrganisation, addParticipant, addPerson, buildWorld } from '../world.ts'

/** How large a day is, and how fast it goes by. */
export interface DayShape {
  participants: number
  slots: number
  tables: number
  /** Meetings in each slot; the rest of the tables are free for repairs. */
  perSlot: number
  slotSeconds: number
  phones: number
  /** Of all participants, who never come. */
  noShows: number
  late: number
  lostTables: number
}

export interface DayPerson {
  participantId: string
  /** The session cookie of the person's account. */
  cookie: string
}

export interface DayMeetingPlan {
  id: string
  slot: number
  people: [string, string]
}

/** A mission whose day begins in a few seconds, in the database two app processes serve. */
export interface DayWorld {
  house: House
  missionId: string
  mission: string
  people: DayPerson[]
  meetings: DayMeetingPlan[]
  placeIds: string[]
  startsAt: Date
  organiser: string
  steward: string
  close: () => Promise<void>
}

/** What the database does by itself soon after much was written; a schedule is published long before its day. */
export async function settle(world: DayWorld): Promise<void> {
  await sql`analyze`.execute(world.house.database.db)
}

/** Opens the database and writes the mission with its people, tables, slots and accepted meetings, and a draft of its schedule. */
export async function buildDayWorld(
  databaseUrl: string,
  shape: DayShape,
): Promise<DayWorld & { draft: number }> {
  const database = await openServer(databaseUrl, silentLog)
  const options = readOptions({ DATABASE_URL: databaseUrl, BASE_URL: 'http://localhost:4600' }, '/nowhere')
  const house = buildHouse({ options, database, log: silentLog })
  const { own } = await buildWorld(house)
  const { db } = database
  const people = await inTurns([...Array(shape.participants).keys()], async index => {
    const isHost = index >= shape.participants / 2
    const personId = await addPerson(house, `guest ${index}`)
    const organisation = await addOrganisation(house, `Company ${index}`, {
      ...(isHost ? { kind: 'counterpart', country: 'JP' } : { clusterId: own.clusterId }),
    })
    const participantId = await addParticipant(house, own.missionId, organisation, {
      personId,
      groupId: own.groupIds[isHost ? 1 : 0],
      kind: isHost ? 'local' : 'travelling',
    })
    return { participantId, cookie: await cookieOf(house, personId) }
  })
  const placeIds = Array.from({ length: shape.tables }, () => house.newId())
  await db
    .insertInto('place')
    .values(
      placeIds.map((id, index) => ({
        id,
        mission_id: own.missionId,
        label: `Hall table ${index + 1}`,
        kind: 'table' as const,
        position: index + 10,
      })),
    )
    .execute()
  const meetings = await inTurns(plannedPairs(shape), async ({ slot, from, to }) => {
    const pair = [people[from], people[to]] as const
    if (pair[0] === undefined || pair[1] === undefined) throw new Error('a pair without a person')
    const id = await addMeeting(house, {
      missionId: own.missionId,
      from: pair[0].participantId,
      to: pair[1].participantId,
    })
    return { id, slot, people: [pair[0].participantId, pair[1].participantId] as [string, string] }
  })
  // Last of all, so that the day has not begun before everything stands.
  const startsAt = new Date(Date.now() + 8_000)
  const slotIds = await writeSlots(house, own, shape, startsAt)
  const draft = await addDraft(
    house,
    own.missionId,
    meetings.map(({ id, slot }, index) => ({
      meeting: id,
      slot: slotIds[slot] ?? '',
      place: placeIds[index % shape.perSlot] ?? '',
    })),
  )
  return {
    house,
    missionId: own.missionId,
    mission: own.missionSlug,
    people,
    meetings,
    placeIds,
    startsAt,
    draft,
    organiser: await cookieOf(house, own.people.organiser),
    steward: await cookieOf(house, own.people.steward),
    close: () => house.close(),
  }
}

/** In each slot another part of everybody, and nobody the same counterpart twice. */
function plannedPairs(shape: DayShape): { slot: number; from: number; to: number }[] {
  const half = shape.participants / 2
  const parts = half / shape.perSlot
  return Array.from({ length: shape.slots * shape.perSlot }, (_, index) => {
    const slot = Math.floor(index / shape.perSlot)
    const nth = index % shape.perSlot
    const first = (slot % parts) * shape.perSlot
    const shift = Math.floor(slot / parts) * 7
    return { slot, from: first + nth, to: half + first + ((nth + shift) % shape.perSlot) }
  })
}

async function writeSlots(
  house: House,
  own: { missionId: string; sessionId: string },
  shape: DayShape,
  startsAt: Date,
): Promise<string[]> {
  const { db } = house.database
  const ids = Array.from({ length: shape.slots }, () => house.newId())
  const at = (seconds: number) => new Date(startsAt.getTime() + seconds * 1000)
  // A zone in which it is about noon, so that no midnight falls into the day.
  const hours = new Date().getUTCHours() - 12
  const zone = hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '+' : '-'}${Math.abs(hours)}`
  const today = new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 10)
  await db
    .updateTable('mission')
    .set({ starts_on: today, ends_on: today, time_zone: zone })
    .where('id', '=', own.missionId)
    .execute()
  await db
    .updateTable('meeting_session')
    .set({
      starts_at: at(0),
      ends_at: at(shape.slots * shape.slotSeconds),
      slot_minutes: 5,
      pause_minutes: 0,
    })
    .where('id', '=', own.sessionId)
    .execute()
  await db.deleteFrom('slot').where('mission_id', '=', own.missionId).execute()
  await db
    .insertInto('slot')
    .values(
      ids.map((id, index) => ({
        id,
        mission_id: own.missionId,
        session_id: own.sessionId,
        starts_at: at(index * shape.slotSeconds),
        ends_at: at((index + 1) * shape.slotSeconds - 1),
      })),
    )
    .execute()
  return ids
}

async function cookieOf(house: House, personId: string): Promise<string> {
  const account = await house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return `__Host-kontor=${await startTestSession(house, account.id)}`
}

/** A few at a time, in order. */
async function inTurns<From, To>(
  all: readonly From[],
  work: (one: From, index: number) => Promise<To>,
): Promise<To[]> {
  const done: To[] = []
  for (let start = 0; start < all.length; start += 8)
    done.push(...(await Promise.all(all.slice(start, start + 8).map((one, nth) => work(one, start + nth)))))
  return done
}
