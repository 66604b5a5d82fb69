import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { placeMeeting } from '../../../tests/harness/place-meeting.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'

/** A mission for tests whose meetings have their places, with what tests about their outcomes do again and again. */
export interface OutcomesScene {
  t: TestHouse
  world: World
  delegate: Viewer
  counterpart: Viewer
  organiser: Viewer
  /** A meeting of the delegate with a participant, in one of the mission's slots. */
  addPlaced: (to: string, slot: number) => Promise<string>
  /** Somebody more of the market; gives their participant. */
  addLocal: (name: string) => Promise<string>
  mails: () => Promise<{ kind: string; to: string; body: string }[]>
  /** `<kind> <address>` of every mail, sorted. */
  mailKinds: () => Promise<string[]>
  forgetMails: () => Promise<unknown>
  /** Forgets all meetings, answers and mails; before each test. */
  reset: () => Promise<void>
}

const emptied = [
  'attendance',
  'placement',
  'schedule',
  'meeting_attendee',
  'meeting',
  'meeting_request',
  'outcome_asked',
  'outcome_mails_off',
  'encounter',
  'mail',
  'link',
] as const

/** Opens a house with such a mission; close `t` in afterAll. */
export async function openOutcomes(): Promise<OutcomesScene> {
  const t = await openTestHouse()
  const world = await buildWorld(t.house)
  const { db } = t.house.database
  const { own } = world
  const mails = async () => {
    const rows = await db
      .selectFrom('mail')
      .select(['kind', 'to_address', 'text_body'])
      .orderBy('id')
      .execute()
    return rows.map(row => ({ kind: row.kind, to: row.to_address, body: row.text_body }))
  }
  return {
    t,
    world,
    delegate: await t.viewerOf(own.people.delegate),
    counterpart: await t.viewerOf(own.people.counterpart),
    organiser: await t.viewerOf(own.people.organiser),
    addPlaced: async (to, slot) => {
      const id = await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to })
      await placeMeeting(t.house, own, id, { slot })
      return id
    },
    addLocal: async name => {
      const organisation = await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' })
      const personId = await addPerson(t.house, `${name} person`)
      return addParticipant(t.house, own.missionId, organisation, { personId, kind: 'local' })
    },
    mails,
    mailKinds: async () => (await mails()).map(mail => `${mail.kind} ${mail.to}`).sort(),
    forgetMails: () => db.deleteFrom('mail').execute(),
    reset: async () => {
      for (const table of emptied) await db.deleteFrom(table).execute()
    },
  }
}
