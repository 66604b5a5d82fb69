import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { placeMeeting } from '../../../tests/harness/place-meeting.ts'
import { addOrganisation, addParticipant, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { InputOf, OutputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { recordAttendance } from '../meetings/contract.ts'
import * as contract from './contract.ts'
import { sendAttendance } from './contract-attendance.ts'
import * as records from './contract-records.ts'

type Definition = Omit<InputOf<typeof contract.createIndicator>, 'partnership'>

/** A partnership whose mission is over, for tests of its figures, with what they do again and again. */
export interface FiguresScene {
  t: TestHouse
  world: World
  coordinator: Viewer
  manager: Viewer
  funder: Viewer
  editor: Viewer
  /** Whom the delegate meets: the counterpart, and others in Japan, Korea and Japan. */
  locals: string[]
  /** An indicator of meetings held, unless something else is said. */
  define: (rest?: Partial<Definition>) => Promise<string>
  read: (indicator: string, viewer?: Viewer, rest?: object) => Promise<OutputOf<typeof contract.getIndicator>>
  /** A meeting of the delegate in one of the slots, in each with somebody else. */
  meet: (slot: number, held?: boolean | null) => Promise<string>
  /** A service that the manager's cluster reports. */
  service: (
    rest?: Partial<InputOf<typeof records.reportRecord>>,
    viewer?: Viewer,
  ) => Promise<OutputOf<typeof records.reportRecord>>
  /** A list of who was at an event of the manager's cluster, sent by the manager. */
  sendList: (
    text: string | Uint8Array,
    rest?: Partial<InputOf<typeof sendAttendance>> & { fileName?: string },
    viewer?: Viewer,
  ) => Promise<string>
  /** Forgets all records and figures; before each test. */
  empty: () => Promise<void>
}

const emptied = [
  'outcome_answer',
  'meeting_statement',
  'attendance',
  'placement',
  'schedule',
  'meeting_attendee',
  'meeting',
  'meeting_request',
  'reported_record',
  'attendance_list',
  'indicator',
  'partnership_standing',
  'reporting_period',
  'partnership_standing',
] as const

/** Opens a house with such a partnership; close `t` in afterAll. */
export async function openFiguresScene(): Promise<FiguresScene> {
  const t = await openTestHouse()
  const world = await buildWorld(t.house)
  const { own } = world
  const coordinator = await t.viewerOf(own.people.coordinator)
  const manager = await t.viewerOf(own.people.manager)
  const locals = [own.counterpartId]
  for (const [name, country] of [
    ['Local 1', 'JP'],
    ['Local 2', 'KR'],
    ['Local 3', 'JP'],
  ] as const)
    locals.push(
      await addParticipant(
        t.house,
        own.missionId,
        await addOrganisation(t.house, name, { kind: 'counterpart', country }),
        { kind: 'local' },
      ),
    )
  return {
    t,
    world,
    coordinator,
    manager,
    funder: await t.viewerOf(own.people.funder),
    editor: await t.viewerOf(own.people.editor),
    locals,
    define: async (rest = {}) => {
      const input = {
        partnership: own.partnershipId,
        code: `X${Math.floor(performance.now() * 1000)}`,
        name: 'Meetings held',
        unit: 'meetings',
        level: 'output' as const,
        counts: 'meetings' as const,
        countsFrom: '2026-01-01',
        countsTo: '2026-12-31',
        target: 10,
        ...rest,
      }
      return (await t.call(contract.createIndicator, input, coordinator)).id
    },
    read: (indicator, viewer = coordinator, rest = {}) =>
      t.call(contract.getIndicator, { indicator, ...rest }, viewer),
    meet: async (slot, held = true) => {
      const to = locals[slot] ?? ''
      const id = await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to })
      await placeMeeting(t.house, own, id, { slot })
      if (held !== null) await t.call(recordAttendance, { id, held })
      return id
    },
    sendList: async (text, { fileName = 'webinar.csv', ...rest } = {}, viewer = manager) => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
      const { hash, size } = await t.house.files.put(bytes)
      await t.house.database.db
        .insertInto('upload')
        .values({ person_id: viewer.personId ?? '', hash, size, sent_at: t.house.now() })
        .onConflict(conflict => conflict.doNothing())
        .execute()
      const list = {
        partnership: own.partnershipId,
        clusterId: own.clusterId,
        title: 'How hospitals buy',
        heldOn: '2026-09-10',
        file: { hash, name: fileName },
        ...rest,
      }
      return (await t.call(sendAttendance, list, viewer)).id
    },
    service: (rest = {}, viewer = manager) =>
      t.call(
        records.reportRecord,
        {
          partnership: own.partnershipId,
          clusterId: own.clusterId,
          organisationId: own.organisationId,
          kind: 'service',
          heldOn: '2026-09-10',
          title: 'Advice on approval',
          service: 'advice',
          hours: 3,
          ...rest,
        },
        viewer,
      ),
    empty: async () => {
      for (const table of emptied) await t.house.database.db.deleteFrom(table).execute()
      t.setClock('2026-10-20T08:00:00Z')
    },
  }
}
