import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkIn } from '../src/features/day/contract.ts'
import { getRepair, takeRepair } from '../src/features/day/contract-repair.ts'
import { renewCalendarFeed } from '../src/features/schedule/contract-mine.ts'
import { createHttpServer } from '../src/server/http.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { publishMeetings } from './harness/publish-meetings.ts'
import { buildWorld, type Side } from './harness/world.ts'

/**
 * A private calendar as two readers have it that were not made for us: ical.js, which Thunderbird reads with, and Debian's
 * python3-icalendar; before and after a repair, on the Sunday on which Vilnius has one hour twice.
 */

let t: TestHouse
let app: FastifyInstance
let own: Side

const zones = ['Asia/Tokyo', 'Asia/Kuala_Lumpur', 'Europe/Vilnius']
const hasPython = spawnSync('/usr/bin/python3', ['-c', 'import icalendar']).status === 0

beforeAll(async () => {
  t = await openTestHouse()
  own = (await buildWorld(t.house)).own
  app = await createHttpServer(t.house)
  const { db } = t.house.database
  // The clocks of Vilnius go from 04:00 back to 03:00 at 01:00 UTC.
  const starts = ['00:30', '01:30', '02:30', '03:30'].map(time => new Date(`2026-10-25T${time}:00Z`))
  await db
    .updateTable('mission')
    .set({ starts_on: '2026-10-25', ends_on: '2026-10-25', time_zone: 'Europe/Vilnius' })
    .where('id', '=', own.missionId)
    .execute()
  await db
    .updateTable('meeting_session')
    .set({ starts_at: new Date('2026-10-25T00:30:00Z'), ends_at: new Date('2026-10-25T04:00:00Z') })
    .where('id', '=', own.sessionId)
    .execute()
  for (const [index, start] of starts.entries())
    await db
      .updateTable('slot')
      .set({ starts_at: start, ends_at: new Date(start.getTime() + 20 * 60_000) })
      .where('id', '=', own.slotIds[index] ?? '')
      .execute()
})
afterAll(async () => {
  await app.close()
  await t.close()
})

interface Entry {
  uid: string
  sequence: number
  status: string
  /** Day and hour in Tokyo, Kuala Lumpur and Vilnius. */
  hours: string[]
}

function readWithIcalJs(body: string): Entry[] {
  const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent')
  return events.map(component => {
    const event = new ICAL.Event(component)
    const hours = zones.map(timeZone =>
      new Intl.DateTimeFormat('en-GB', {
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      })
        .format(event.startDate.toJSDate())
        .replace(',', ''),
    )
    const status = String(component.getFirstPropertyValue('status'))
    return { uid: event.uid, sequence: event.sequence, status, hours }
  })
}

function readWithPython(body: string): Entry[] {
  const program = join(import.meta.dirname, 'harness/read-calendar.py')
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', [program, ...zones], { input: body })
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString()) as Entry[]
}

test.skipIf(!hasPython)(
  'two readers show each meeting once, at its right hour in three cities, before and after a repair',
  async () => {
    t.setClock('2026-10-20T08:00:00Z')
    const [moved = '', staying = ''] = await publishMeetings(t, own, [
      { slot: 0, place: 0 },
      { slot: 3, place: 1, from: own.counterpartId, to: own.participantId },
    ])
    const { address } = await t.call(renewCalendarFeed, {}, await t.viewerOf(own.people.delegate))
    const read = async () => {
      const { body } = await app.inject({ method: 'GET', url: new URL(address).pathname })
      return [readWithIcalJs(body), readWithPython(body)]
    }
    const uid = (meeting: string) => `${meeting}.${own.participantId}@localhost`
    const entry = (meeting: string, sequence: number, hours: string[]) => ({
      uid: uid(meeting),
      sequence,
      status: 'CONFIRMED',
      hours,
    })
    const before = await read()

    // The other side has not come; the meeting moves by two hours, of which Vilnius counts one.
    t.setClock('2026-10-25T00:35:00Z')
    const organiser = await t.viewerOf(own.people.organiser)
    const mission = own.missionSlug
    await t.call(checkIn, { mission, participant: own.participantId }, organiser)
    const { options } = await t.call(getRepair, { mission, meeting: moved }, organiser)
    const { fingerprint = '', strangers = 0 } = options[0] ?? {}
    await t.call(takeRepair, { mission, meeting: moved, fingerprint, strangers }, organiser)
    const after = await read()

    const last = entry(staying, 0, ['Sun 12:30', 'Sun 11:30', 'Sun 05:30'])
    const first = entry(moved, 0, ['Sun 09:30', 'Sun 08:30', 'Sun 03:30'])
    const later = entry(moved, 1, ['Sun 11:30', 'Sun 10:30', 'Sun 04:30'])
    const byUid = (entries: Entry[]) => entries.toSorted((a, b) => a.uid.localeCompare(b.uid))
    const expected = (...entries: Entry[]) => [byUid(entries), byUid(entries)]
    expect(before.map(byUid)).toEqual(expected(first, last))
    expect(after.map(byUid)).toEqual(expected(later, last))
  },
)
