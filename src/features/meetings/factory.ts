import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import type { InputOf, OutputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { requestMeeting } from './contract.ts'

type Asked = OutputOf<typeof requestMeeting>

/** A mission for tests with a delegate and a counterpart who may meet, and what tests about them do again and again. */
export interface MeetingsScene {
  t: TestHouse
  world: World
  delegate: Viewer
  counterpart: Viewer
  organiser: Viewer
  /** Asks the counterpart's organisation as the delegate, unless something else is said. */
  ask: (input?: Partial<InputOf<typeof requestMeeting>>, viewer?: Viewer) => Promise<Asked>
  askBack: (viewer?: Viewer) => Promise<Asked>
  mails: () => Promise<{ kind: string; to: string; body: string }[]>
  /** `<kind> <address>` of every mail, sorted. */
  mailKinds: () => Promise<string[]>
  forgetMails: () => Promise<unknown>
  tokenIn: (body: string) => string
  /** Somebody more of the market, in the group that delegates may meet. */
  addLocal: (
    name: string,
    organisationId?: string,
  ) => Promise<{ organisation: string; personId: string; participantId: string; viewer: Viewer }>
  /** What stands in the published schedule. */
  placements: () => Promise<{ meeting_id: string; slot_id: string }[]>
  bookAtOnce: () => Promise<unknown>
  /** Forgets all requests and everybody but the two; before each test. */
  reset: () => Promise<void>
}

/** Opens a house with such a mission; close `t` in afterAll. */
export async function openMeetings(): Promise<MeetingsScene> {
  const t = await openTestHouse()
  const world = await buildWorld(t.house)
  const { db } = t.house.database
  const { own } = world
  const delegate = await t.viewerOf(own.people.delegate)
  const counterpart = await t.viewerOf(own.people.counterpart)
  const ask: MeetingsScene['ask'] = (input = {}, viewer = delegate) =>
    t.call(
      requestMeeting,
      { mission: own.missionSlug, organisation: own.counterpartOrganisationId, ...input },
      viewer,
    )
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
    delegate,
    counterpart,
    organiser: await t.viewerOf(own.people.organiser),
    ask,
    askBack: (viewer = counterpart) => ask({ organisation: own.organisationId, wish: 'must' }, viewer),
    mails,
    mailKinds: async () => (await mails()).map(mail => `${mail.kind} ${mail.to}`).sort(),
    forgetMails: () => db.deleteFrom('mail').execute(),
    tokenIn: body => /\/answer\/([\w-]+)/.exec(body)?.[1] ?? '',
    addLocal: async (name, organisationId) => {
      const organisation =
        organisationId ?? (await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' }))
      const personId = await addPerson(t.house, `${name} person`)
      const participantId = await addParticipant(t.house, own.missionId, organisation, {
        personId,
        groupId: own.groupIds[1],
        kind: 'local',
      })
      return { organisation, personId, participantId, viewer: await t.viewerOf(personId) }
    },
    placements: () =>
      db
        .selectFrom('placement')
        .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
        .select(['placement.meeting_id', 'placement.slot_id'])
        .where('schedule.state', '=', 'published')
        .execute(),
    bookAtOnce: () =>
      db
        .updateTable('meeting_session')
        .set({ booking: 'on-acceptance' })
        .where('id', '=', own.sessionId)
        .execute(),
    reset: () => reset(t, world),
  }
}

const emptied = [
  'attendance',
  'placement',
  'unplaced',
  'calendar_event',
  'schedule',
  'meeting_absence',
  'meeting_attendee',
  'meeting',
  'proposed_request',
  'meeting_request',
  'never_meet',
  'mail',
  'link',
] as const

async function reset(t: TestHouse, { own }: World): Promise<void> {
  const { db } = t.house.database
  for (const table of emptied) await db.deleteFrom(table).execute()
  await db.updateTable('meeting_session').set({ booking: 'organiser' }).execute()
  await db
    .updateTable('mission')
    .set({ request_limit: null, requests_open_at: null, requests_close_at: null, state: 'open' })
    .where('id', '=', own.missionId)
    .execute()
  await db
    .updateTable('participant')
    .set({ state: 'withdrawn' })
    .where('mission_id', '=', own.missionId)
    .where('id', 'not in', [own.participantId, own.counterpartId])
    .execute()
}
