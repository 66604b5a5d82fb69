import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as sheets from './contract-import.ts'
import * as people from './contract-participants.ts'

let t: TestHouse
let world: World
let organiser: Viewer
let host: Viewer
let mission: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  organiser = await t.viewerOf(world.own.people.organiser)
  host = await t.viewerOf(world.own.people.host)
  mission = world.own.missionId
})
afterAll(() => t.close())

async function importList(csv: string, viewer: Viewer) {
  const { hash } = await t.house.files.put(new TextEncoder().encode(csv))
  const { id } = await t.call(
    sheets.uploadParticipants,
    { mission, file: { hash, name: 'list.csv' } },
    viewer,
  )
  const view = await t.call(sheets.getParticipantsImport, { mission, import: id }, viewer)
  await t.call(
    sheets.saveParticipantsMapping,
    { mission, import: id, columns: view.columns.map(column => column.field), start: true, country: 'JP' },
    viewer,
  )
  await t.house.jobs.runDue()
  return {
    id,
    mapping: view.columns.map(column => column.field),
    result: await t.call(sheets.getParticipantsImport, { mission, import: id }, viewer),
  }
}

const list = `Company;Country;First name;Last name;E-mail;Group;Participation;Languages;Offers;Unavailable;Carried by
Linse Muster;Deutschland;Ida;Linse;ida@linse.example;Delegates;delegate;German, English;Light engines;2026-10-05 09:00;
Prisme Exemple;France;;;;Delegates;represented;;Prisms;;ida@linse.example
Nobody Muster;Nowhereland;A;B;a@b.example;;;;;;
Home Muster;Austria;;;;;represented;;;;somebody@else.example
Objectif Exemple;FR;Jean;Objectif;not an address;Guests;travelling;Klingonish;;Tuesday evening;
`

test('good rows go in, bad ones come back with reason and fix, and a second time nothing changes', async () => {
  const first = await importList(list, organiser)
  expect(first.mapping).toEqual([
    'organisation',
    'country',
    'givenName',
    'familyName',
    'email',
    'group',
    'kind',
    'languages',
    'offers',
    'unavailable',
    'carriedBy',
  ])
  const { state, created, rejected, warned } = first.result
  expect({ state, created, rejected, warned }).toEqual({ state: 'done', created: 3, rejected: 2, warned: 1 })
  expect(
    first.result.problems.map(row => [row.number, row.rejected, row.faults.map(fault => fault.code)]),
  ).toEqual([
    [4, true, ['country-unknown']],
    [5, true, ['carrier-unknown']],
    [6, false, ['email-unreadable', 'languages-unknown', 'group-unknown', 'slots-unknown']],
  ])

  const second = await importList(list, organiser)
  expect([second.result.created, second.result.unchanged, second.result.rejected]).toEqual([0, 3, 2])

  const ida = (await t.call(people.listParticipants, { mission, text: 'Linse Muster' }, organiser)).items[0]
  const detail = await t.call(people.getParticipant, { mission, participant: ida?.id ?? '' }, organiser)
  expect([
    ida?.languages,
    ida?.group?.name,
    detail.carries.map(one => one.organisation),
    detail.unavailableSlotIds,
  ]).toEqual([['de', 'en'], 'Delegates', ['Prisme Exemple'], [world.own.slotIds[0]]])
})

test('whoever carries a company may stand below it in the list', async () => {
  const below = `Company;Country;First name;Last name;E-mail;Participation;Carried by
Stiklas Pavyzdys;LT;;;;represented;Rūta Pavyzdė
Optika Pavyzdys;LT;Rūta;Pavyzdė;;travelling;
`
  const { result } = await importList(below, organiser)
  const again = await importList(below, organiser)

  expect([result.created, result.rejected]).toEqual([2, 0])
  expect([again.result.created, again.result.unchanged, again.result.rejected]).toEqual([0, 2, 0])
})

test('who takes part already is known under another name of their organisation', async () => {
  const id = await addOrganisation(t.house, 'Nauja Pavyzdys', { country: 'LT', visibility: 'platform' })
  const alias = {
    id: crypto.randomUUID(),
    organisation_id: id,
    name: 'Sena Pavyzdys',
    name_key: 'sena pavyzdys',
  }
  await t.house.database.db
    .insertInto('organisation_alias')
    .values({ ...alias, country: 'LT', created_at: new Date() })
    .execute()
  const listed = 'Company;Country;First name;Last name\nSena Pavyzdys;LT;Rasa;Rasaitė\n'

  const { result } = await importList(listed, organiser)
  const again = await importList(listed, organiser)

  expect([result.created, again.result.created, again.result.unchanged]).toEqual([1, 0, 1])
})

test('stand-ins and pauses come in, also of colleagues who name each other, and go out again', async () => {
  const csv = `Company;Country;First name;Last name;E-mail;Stand-ins;Meetings before a pause
Pavaduoja Pavyzdys;LT;Ona;Pirma;ona@pavaduoja.example;Jonas Antras, Nobody Known;2
Pavaduoja Pavyzdys;LT;Jonas;Antras;;ona@pavaduoja.example;many
Pavaduoja Pavyzdys;LT;Rasa;Trečia;;;
Kita Pavyzdys;LT;Eva;Kita;;Ona Pirma;3
`
  const { mapping, result } = await importList(csv, organiser)
  expect(mapping.slice(-2)).toEqual(['standIns', 'pauseAfter'])
  expect([
    result.created,
    result.problems.map(row => row.faults.map(({ code, value }) => [code, value])),
  ]).toEqual([
    4,
    [
      [['stand-ins-unknown', 'Nobody Known']],
      [['pause-unreadable', 'many']],
      [['stand-ins-unknown', 'Ona Pirma']],
    ],
  ])
  const { items } = await t.call(people.listParticipants, { mission, text: 'Pavaduoja' }, organiser)
  const told = new Map<string, unknown>()
  for (const { id } of items) {
    const detail = await t.call(people.getParticipant, { mission, participant: id }, organiser)
    const names = detail.inside?.standIns.map(
      standIn => detail.inside?.colleagues.find(colleague => colleague.id === standIn)?.name,
    )
    told.set(detail.person?.name ?? '', [names, detail.inside?.pauseAfter])
  }
  expect(Object.fromEntries(told)).toEqual({
    'Ona Pirma': [['Jonas Antras'], 2],
    'Jonas Antras': [['Ona Pirma'], null],
    'Rasa Trečia': [[], null],
  })

  const samples = async (viewer: Viewer) => {
    const file = (await t.house.call(people.exportParticipants.name, { mission, text: 'Pavaduoja' }, viewer))
      .output as { body: Uint8Array }
    const { hash } = await t.house.files.put(file.body)
    const { id } = await t.call(
      sheets.uploadParticipants,
      { mission, file: { hash, name: 'x.xlsx' } },
      organiser,
    )
    const { columns } = await t.call(sheets.getParticipantsImport, { mission, import: id }, organiser)
    return (['standIns', 'pauseAfter'] as const).map(field =>
      columns.find(column => column.field === field)?.samples.toSorted(),
    )
  }
  expect(await samples(organiser)).toEqual([['Jonas Antras', 'Ona Pirma'], ['2']])
  expect(await samples(await t.viewerOf(world.own.people.counterpart))).toEqual([[], []])
})

test('a host’s list brings companies that the host answers for', async () => {
  const { result } = await importList(
    '社名,Company name,氏名,メール\n光見本,Hikari Mihon,見本 光,\n,Sample Clinic,,clinic@sample.example\n',
    host,
  )
  expect([result.created, result.rejected]).toEqual([2, 0])
  const mine = await t.call(people.listParticipants, { mission, mine: true, kind: 'local' }, host)
  expect(mine.items.map(item => item.organisation.name).sort()).toEqual([
    'Counterpart a',
    'Hikari Mihon',
    'Sample Clinic',
  ])
})

test('a host does not see the organiser’s list', async () => {
  const { id } = await importList('Company\nQuiet Muster\n', organiser)
  await expect(t.call(sheets.getParticipantsImport, { mission, import: id }, host)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('what comes out as a workbook can be read again, with addresses only where the viewer acts', async () => {
  const file = async (viewer: Viewer) =>
    (await t.house.call(people.exportParticipants.name, { mission }, viewer)).output as {
      body: Uint8Array
      fileName: string
    }
  const mine = await file(organiser)
  const { hash } = await t.house.files.put(mine.body)
  const { id } = await t.call(
    sheets.uploadParticipants,
    { mission, file: { hash, name: mine.fileName } },
    organiser,
  )
  const view = await t.call(sheets.getParticipantsImport, { mission, import: id }, organiser)
  expect(view.columns.find(column => column.field === 'email')?.samples).toContain('ida@linse.example')

  const other = await t.viewerOf(world.own.people.counterpart)
  const { hash: theirs } = await t.house.files.put((await file(other)).body)
  const { id: theirId } = await t.call(
    sheets.uploadParticipants,
    { mission, file: { hash: theirs, name: 'x.xlsx' } },
    organiser,
  )
  const seen = await t.call(sheets.getParticipantsImport, { mission, import: theirId }, organiser)
  expect(seen.columns.find(column => column.heading === 'E-mail')?.samples).toEqual([
    'counterpart.a@test.example',
  ])
})

test('a host turns to another sheet of the workbook they sent, and its rows go in', async () => {
  const book = utils.book_new()
  const sheet = (rows: string[][]) => utils.aoa_to_sheet(rows)
  utils.book_append_sheet(
    book,
    sheet([
      ['Company', 'Country', 'E-mail'],
      ['Tag Muster', 'JP', 'tag@tag.example'],
    ]),
    'Day 1',
  )
  utils.book_append_sheet(book, sheet([['Company'], ['Nacht Muster']]), 'Day 2')
  const { hash } = await t.house.files.put(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  const file = { hash, name: 'hosts.xlsx' }
  const { id } = await t.call(sheets.uploadParticipants, { mission, file }, host)
  const one = { mission, import: id }
  const proposed = await t.call(sheets.getParticipantsImport, one, host)
  await t.call(sheets.chooseParticipantsSheet, { ...one, sheet: 'Day 2' }, host)
  const chosen = await t.call(sheets.getParticipantsImport, one, host)
  await t.call(
    sheets.saveParticipantsMapping,
    { ...one, columns: ['organisation'], country: 'JP', sheet: 'Day 2', start: true },
    host,
  )
  await t.house.jobs.runDue()
  const done = await t.call(sheets.getParticipantsImport, one, host)

  expect([proposed.sheet, chosen.sheet, done.sheet, done.sheets]).toEqual([
    'Day 1',
    'Day 2',
    'Day 2',
    ['Day 1', 'Day 2'],
  ])
  expect([chosen.total, done.state, done.read, done.created]).toEqual([1, 'done', 1, 1])
})

test('among namesakes only a sure match takes a participant; an unclear row comes back with who it could be', async () => {
  const add = async (city: string | null) => {
    const id = await addOrganisation(t.house, 'Spiegel Muster', { country: 'DE' })
    await t.house.database.db
      .updateTable('organisation')
      .set({ city, visibility: 'platform' })
      .where('id', '=', id)
      .execute()
    return id
  }
  await add('Berlin')
  const jena = await add('Jena')
  const { result } = await importList(
    `Company;Country;City;First name;Last name;E-mail
Spiegel Muster;DE;Jena;Eva;Eins;eva@spiegel.example
Spiegel Muster;DE;;Zoe;Zwei;zoe@spiegel.example
Spiegel Muster;DE;Ulm;Dora;Drei;dora@spiegel.example
`,
    organiser,
  )
  const rows = await t.house.database.db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.given_name', 'organisation.id', 'organisation.city'])
    .where('organisation.name', '=', 'Spiegel Muster')
    .orderBy('person.given_name')
    .execute()

  expect(rows.map(row => [row.given_name, row.city])).toEqual([
    ['Dora', 'Ulm'],
    ['Eva', 'Jena'],
  ])
  expect(rows[1]?.id).toBe(jena)
  expect(
    result.problems.map(({ number, rejected, faults }) => [
      number,
      rejected,
      faults[0]?.code,
      faults[0]?.values,
    ]),
  ).toEqual([
    [
      3,
      true,
      'namesakes-unclear',
      {
        field: 'organisation',
        value: 'Spiegel Muster',
        organisations: 'Spiegel Muster, Berlin; Spiegel Muster, Jena',
      },
    ],
    [
      4,
      false,
      'possible-duplicate',
      { field: 'organisation', value: 'Spiegel Muster', name: 'Spiegel Muster' },
    ],
  ])
})
