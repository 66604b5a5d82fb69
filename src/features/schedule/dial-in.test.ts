import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { setDialIn } from '../missions/contract-dial-in.ts'
import { exportParticipants, getParticipant, listParticipants } from '../missions/contract-participants.ts'
import * as contract from './contract.ts'
import * as mine from './contract-mine.ts'
import { addDraft } from './factory.ts'

let t: TestHouse
let own: Side
beforeAll(async () => {
  t = await openTestHouse()
  own = (await buildWorld(t.house)).own
})
afterAll(() => t.close())

const mission = 'mission-a'
const said = '+49 30 5550100 PIN 47110815'
const as = (person: keyof Side['people']) => t.viewerOf(own.people[person])

async function say(person: keyof Side['people'], dialIn: string | null): Promise<void> {
  const participant = own.participantId
  const { inside } = await t.call(getParticipant, { mission, participant }, await as('organiser'))
  const input = { mission, participant, version: inside?.version ?? 0, dialIn }
  await t.call(setDialIn, input, await as(person))
}

/** What a call for a file gives, as it is. */
async function bodyOf(call: { name: string }, input: object, viewer: Viewer): Promise<unknown> {
  return ((await t.house.call(call.name, input, viewer)).output as { body: unknown }).body
}

const unfolded = (calendar: unknown) => String(calendar).replaceAll('\r\n ', '').replaceAll('\\,', ',')

/** What calendar programs read at the private address of this person. */
async function feedOf(person: keyof Side['people']): Promise<string> {
  const { address } = await t.call(mine.renewCalendarFeed, {}, await as(person))
  return unfolded(await bodyOf(mine.readCalendar, { token: address.split('/').at(-1) }, visitor('en')))
}

const fileOf = async (person: keyof Side['people']) =>
  unfolded(await bodyOf(mine.downloadMyCalendar, { mission }, await as(person)))

/** The words of a PDF. */
function wordsOf(pdf: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'kontor-pdf-')), 'x.pdf')
  writeFileSync(file, pdf as Uint8Array)
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
}

/** Every cell of the participants' list as a workbook. */
async function sheetOf(viewer: Viewer): Promise<string> {
  const { Sheets } = read(await bodyOf(exportParticipants, { mission }, viewer))
  return JSON.stringify(Object.values(Sheets).map(sheet => utils.sheet_to_json(sheet)))
}

test('a dial-in stands by the meetings by video of whoever it is for, and the other side reads it nowhere', async () => {
  const { db } = t.house.database
  const [place] = own.placeIds
  await db
    .updateTable('place')
    .set({ kind: 'online', link: 'https://video.example/room-1' })
    .where('id', '=', place ?? '')
    .execute()
  // The counterpart comes by video, so the meeting may stand in the room.
  await db.updateTable('participant').set({ kind: 'remote' }).where('id', '=', own.counterpartId).execute()
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  await say('delegate', `  ${said} `)
  await addDraft(t.house, own.missionId, [{ meeting, slot: own.slotIds[0] ?? '', place: place ?? '' }])
  const { draft } = await t.call(contract.getBoard, { mission, show: 'draft' }, await as('organiser'))
  await t.call(contract.publishSchedule, { mission, version: draft?.version ?? 0 }, await as('organiser'))

  const mails = await db.selectFrom('mail').selectAll().where('kind', '=', 'schedule-changed').execute()
  const mailTo = (address: string) =>
    mails
      .filter(mail => mail.to_address === address)
      .map(mail => JSON.stringify(mail) + unfolded(mail.calendar))
      .join()
  const token = /\/s\/([\w-]+)/.exec(mailTo('delegate.a@test.example'))?.[1] ?? ''
  for (const shown of [
    await t.call(mine.getMySchedule, { mission }, await as('delegate')),
    await t.call(mine.getScheduleByLink, { token }, visitor('en')),
    await t.call(mine.getMySchedule, { mission, participant: own.participantId }, await as('organiser')),
  ])
    expect(shown.participant?.dialIn).toBe(said)
  for (const written of [
    await feedOf('delegate'),
    await fileOf('delegate'),
    mailTo('delegate.a@test.example'),
  ]) {
    expect(written).toContain('https://video.example/room-1')
    expect(written).toContain(`Dial-in: ${said}`)
  }

  const counterpart = await as('counterpart')
  const theirs = {
    schedule: await t.call(mine.getMySchedule, { mission }, counterpart),
    feed: await feedOf('counterpart'),
    file: await fileOf('counterpart'),
    mail: mailTo('counterpart.a@test.example'),
    participant: await t.call(getParticipant, { mission, participant: own.participantId }, counterpart),
    list: await t.call(listParticipants, { mission, pageSize: 200 }, counterpart),
  }
  expect(theirs.schedule.meetings).toHaveLength(1)
  expect(theirs.mail).toContain('https://video.example/room-1')
  for (const [where, found] of Object.entries(theirs))
    expect(JSON.stringify(found), where).not.toContain('47110815')

  const organiser = await as('organiser')
  const lists = {
    board: await t.call(contract.getBoard, { mission, show: 'published' }, organiser),
    list: await t.call(listParticipants, { mission, pageSize: 200 }, organiser),
    export: await sheetOf(organiser),
    history: await db.selectFrom('history').selectAll().execute(),
  }
  expect(lists.export).toContain('delegate')
  for (const [where, found] of Object.entries(lists))
    expect(JSON.stringify(found), where).not.toContain('47110815')
})

test('the person, who acts for them and the organiser say a dial-in and take it away; the other side cannot', async () => {
  const now = async () =>
    (await t.call(mine.getMySchedule, { mission }, await as('delegate'))).participant?.dialIn
  await say('editor', 'My assistant dials in at 555 0101')
  expect(await now()).toBe('My assistant dials in at 555 0101')
  await expect(say('counterpart', 'elsewhere')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(say('delegate', 'x'.repeat(301))).rejects.toMatchObject({ code: 'input-invalid' })
  const stale = { mission, participant: own.participantId, version: 1, dialIn: 'stale' }
  await expect(t.call(setDialIn, stale, await as('delegate'))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect(await now()).toBe('My assistant dials in at 555 0101')
  await say('organiser', '')
  expect(await now()).toBeNull()
})

/** What the calendar of this person says of each meeting: its number, and whether it says a dial-in. */
async function entriesOf(person: keyof Side['people']): Promise<[number, boolean][]> {
  return (await feedOf(person))
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((entry): [number, boolean] => [
      Number(/SEQUENCE:(\d+)/.exec(entry)?.[1]),
      entry.includes('Dial-in:'),
    ])
}

test('by the link to their schedule a guest says how they dial in, the calendar takes it anew, and paper has it', async () => {
  const { db } = t.house.database
  const [, table = ''] = own.placeIds
  const host = await addOrganisation(t.house, 'Table host', { kind: 'counterpart', country: 'JP' })
  const second = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: await addParticipant(t.house, own.missionId, host, {
      personId: await addPerson(t.house, 'Table person'),
      kind: 'local',
    }),
  })
  const organiser = await as('organiser')
  const [first] = await db
    .selectFrom('placement')
    .select(['meeting_id as meeting', 'place_id as place'])
    .execute()
  await addDraft(t.house, own.missionId, [
    { meeting: first?.meeting ?? '', slot: own.slotIds[0] ?? '', place: first?.place ?? '' },
    { meeting: second, slot: own.slotIds[1] ?? '', place: table },
  ])
  const { draft } = await t.call(contract.getBoard, { mission, show: 'draft' }, organiser)
  await t.call(contract.publishSchedule, { mission, version: draft?.version ?? 0 }, organiser)
  const tokenOf = async (address: string) => {
    const mails = await db
      .selectFrom('mail')
      .select('text_body')
      .where('to_address', '=', address)
      .where('kind', '=', 'schedule-changed')
      .orderBy('id')
      .execute()
    return /\/s\/([\w-]+)/.exec(mails.at(-1)?.text_body ?? '')?.[1] ?? ''
  }
  const token = await tokenOf('delegate.a@test.example')
  const guest = visitor('ja')
  const sayByLink = (input: object) =>
    t.call(mine.setDialInByLink, { token, participant: own.participantId, ...input }, guest)
  const before = await entriesOf('delegate')

  await sayByLink({ shown: '', dialIn: ' Ask for Ana at 555 0107 ' })
  const told = await entriesOf('delegate')
  await sayByLink({ shown: 'Ask for Ana at 555 0107', dialIn: 'Ask for Ana at 555 0107' })

  expect((await t.call(mine.getScheduleByLink, { token }, guest)).participant?.dialIn).toBe(
    'Ask for Ana at 555 0107',
  )
  // One is held by video, one at a table; saying the same again is nothing new.
  expect(before.map(([, says]) => says)).toEqual([false, false])
  expect(told).toEqual(before.map(([number], index) => (index === 0 ? [number + 1, true] : [number, false])))
  expect(await entriesOf('delegate')).toEqual(told)
  const paper = wordsOf(await bodyOf(mine.printScheduleByLink, { token }, guest))
  expect(paper).toContain('555 0107')
  expect(wordsOf(await bodyOf(mine.printMySchedule, { mission }, await as('counterpart')))).not.toContain(
    '0107',
  )
  expect(wordsOf(await bodyOf(mine.printAll, { mission, part: 'schedules' }, organiser))).not.toContain(
    '0107',
  )

  await expect(sayByLink({ shown: '', dialIn: 'late' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const theirs = await tokenOf('counterpart.a@test.example')
  await expect(sayByLink({ token: theirs, dialIn: 'elsewhere' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(sayByLink({ token: 'x'.repeat(43), dialIn: 'elsewhere' })).rejects.toMatchObject({
    code: 'link-invalid',
  })
  const noted = await db
    .selectFrom('history')
    .select(['actor_person_id as by', 'change'])
    .where('call', '=', 'missions.setDialIn')
    .execute()
  expect(noted.filter(one => one.by === own.people.delegate)).toHaveLength(3)
  expect(JSON.stringify(noted)).not.toContain('555')
  await sayByLink({ shown: 'Ask for Ana at 555 0107', dialIn: '' })
  expect(await entriesOf('delegate')).toEqual(
    told.map(([number], index) => [index === 0 ? number + 1 : number, false]),
  )
})
