import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { getOrganisation } from './contract.ts'
import {
  answerImportQuestions,
  cancelImport,
  chooseImportSheet,
  downloadImportProblems,
  getImport,
  saveImportMapping,
  uploadImport,
} from './contract-import.ts'
import { answerMembershipRequest, listMembershipRequests } from './contract-memberships.ts'

let t: TestHouse
let manager: Viewer
let clusterId: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

async function newCluster(name: string): Promise<void> {
  clusterId = await addCluster(t.house, name)
  const personId = await addPerson(t.house, `manager of ${name}`)
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(personId)
}

async function upload(csv: string): Promise<string> {
  const { hash } = await t.house.files.put(new TextEncoder().encode(csv))
  const { id } = await t.call(
    uploadImport,
    { cluster: clusterId, file: { hash, name: 'members.csv' } },
    manager,
  )
  return id
}

async function start(id: string): Promise<void> {
  const { columns } = await t.call(getImport, { import: id }, manager)
  await t.call(
    saveImportMapping,
    { import: id, columns: columns.map(column => column.field), addMembers: true, start: true },
    manager,
  )
}

/** Imports a file; rows that could be records that are there are left for later. */
async function importAll(csv: string) {
  const id = await upload(csv)
  await start(id)
  await t.house.jobs.runDue()
  if ((await countsOf(id)).state === 'deciding') {
    await t.call(answerImportQuestions, { import: id, start: true }, manager)
    await t.house.jobs.runDue()
  }
  return countsOf(id)
}

async function countsOf(id: string) {
  const { state, total, read, created, updated, unchanged, rejected, warned } = await t.call(
    getImport,
    { import: id },
    manager,
  )
  return { state, total, read, created, updated, unchanged, rejected, warned }
}

async function members(): Promise<string[]> {
  const rows = await t.house.database.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select('name')
    .where('cluster_id', '=', clusterId)
    .orderBy('name')
    .execute()
  return rows.map(row => row.name)
}

const list = [
  'Company;Country;City;E-mail;Website;Contact person;Contact e-mail;Technologies',
  'Nova Laser;Lithuania;Vilnius;info@nova.example;nova.example;Ona Petraitė;ona@nova.example;lasers, optics',
  'Orbis Optik GmbH;DE;Jena;;not an address;;;',
  ';France;Lyon;;;;;',
  'Vega;Atlantis;;;;;;',
  'Nova Laser;LT;Vilnius;;;Jonas Kazlauskas;jonas@nova.example;',
].join('\n')

test('the proposal and the preview say what would happen before anything does', async () => {
  await newCluster('Preview')
  const id = await upload(list)

  const view = await t.call(getImport, { import: id }, manager)

  expect(view.columns.map(column => column.field)).toEqual([
    'name',
    'country',
    'city',
    'email',
    'website',
    'personName',
    'personEmail',
    'technologies',
  ])
  expect(
    view.preview.map(row => [row.number, row.label, row.outcome, row.faults.map(fault => fault.code)]),
  ).toEqual([
    [2, 'Nova Laser', 'created', []],
    [3, 'Orbis Optik GmbH', 'created', ['website-unreadable']],
    [4, 'France', 'rejected', ['name-missing']],
    [5, 'Vega', 'rejected', ['country-unknown']],
    [6, 'Nova Laser', 'unchanged', []],
  ])
  expect(await members()).toEqual([])
})

test('good rows go in, bad rows come back, and the same file again changes nothing', async () => {
  await newCluster('Twice')

  const first = await importAll(list)
  const second = await importAll(list)

  const done = { state: 'done', total: 5, read: 5, rejected: 2, warned: 1 }
  expect(first).toEqual({ ...done, created: 2, updated: 1, unchanged: 0 })
  expect(second).toEqual({ ...done, created: 0, updated: 0, unchanged: 3 })
  expect(await members()).toEqual(['Nova Laser', 'Orbis Optik GmbH'])
  const people = await t.house.database.db
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .innerJoin('membership', 'membership.organisation_id', 'organisation.id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.email', 'is_contact'])
    .where('membership.cluster_id', '=', clusterId)
    .orderBy('person.email')
    .execute()
  expect(people).toEqual([
    { email: 'jonas@nova.example', is_contact: false },
    { email: 'ona@nova.example', is_contact: true },
  ])
})

test('among namesakes without numbers the same file finds the same records, and another file changes none', async () => {
  await newCluster('Namesakes')
  const first = [
    'Name;Country;City;Phone',
    'Rasa;LT;;+370 1',
    'Rasa;LT;Kaunas;',
    'Rasa;LT;Vilnius;+370 3',
  ].join('\n')
  const profiles = () =>
    t.house.database.db
      .selectFrom('organisation')
      .select(['city', 'phone', 'version'])
      .where('name', '=', 'Rasa')
      .orderBy('city')
      .execute()

  const once = await importAll(first)
  const then = await profiles()
  const again = await importAll(first)
  const other = await importAll('Name;Country;Phone\nRasa;LT;+370 9')

  expect(
    [once, again, other].map(({ created, updated, unchanged, rejected }) => [
      created,
      updated,
      unchanged,
      rejected,
    ]),
  ).toEqual([
    [2, 1, 0, 0],
    [0, 0, 3, 0],
    [0, 0, 0, 1],
  ])
  expect(then).toEqual([
    { city: 'Kaunas', phone: '+370 1', version: 1 },
    { city: 'Vilnius', phone: '+370 3', version: 1 },
  ])
  expect(await profiles()).toEqual(then)
})

test('rejected rows come back as a workbook in the columns of the file', async () => {
  await newCluster('Rejects')
  const id = await upload(list)
  await start(id)
  await t.house.jobs.runDue()

  const file = await t.call(downloadImportProblems, { import: id, which: 'rejected' }, manager)

  expect(file).toMatchObject({ fileName: expect.stringMatching(/^members .*\.xlsx$/) })
  const again = await t.house.files.put((file as { body: Uint8Array }).body)
  const reimported = await t.call(
    uploadImport,
    { cluster: clusterId, file: { hash: again.hash, name: 'rejected.xlsx' } },
    manager,
  )
  const view = await t.call(getImport, { import: reimported.id }, manager)
  expect(view.columns.map(column => column.heading)).toEqual([
    ...(list.split('\n')[0] ?? '').split(';'),
    'Row',
    'Reason',
    'What to do',
  ])
  expect(view.columns.slice(8).map(column => column.field)).toEqual([null, null, null])
  expect(view.preview.map(row => [row.outcome, row.faults[0]?.code])).toEqual([
    ['rejected', 'name-missing'],
    ['rejected', 'country-unknown'],
  ])
})

const long = [
  'Name;Country;City;Website',
  ...Array.from({ length: 1_200 }, (_, n) => `Firm number ${n};AT;Graz;${n === 1_100 ? 'no address' : ''}`),
].join('\n')

test('what another cluster keeps waits for its yes, told with the row; after it the same file brings the rest', async () => {
  await newCluster('Elsewhere')
  const elsewhere = { clusterId, manager }
  await newCluster('Taking')
  const id = await addOrganisation(t.house, 'shared firm', {
    clusterId: elsewhere.clusterId,
    visibility: 'platform',
  })
  const edited = await addOrganisation(t.house, 'edited firm', { visibility: 'platform' })
  await addGrant(t.house, await addPerson(t.house, 'edits it'), 'organisation-editor', {
    organisation_id: edited,
  })
  const file = [
    'Name;Country;City;Contact person;Contact e-mail',
    'Shared Firm;AT;Linz;Ona Petraitė;ona@shared.example',
    'Edited Firm;AT;Graz;Jonas Kazlauskas;jonas@edited.example',
    'Own Firm;AT;Wels;;',
  ].join('\n')
  const written = async () => ({
    firms: await t.house.database.db
      .selectFrom('organisation')
      .select(['name', 'city', 'version'])
      .where('id', 'in', [id, edited])
      .orderBy('name')
      .execute(),
    people: await t.house.database.db
      .selectFrom('affiliation')
      .select('id')
      .where('organisation_id', 'in', [id, edited])
      .execute(),
    mails: (
      await t.house.database.db
        .selectFrom('mail')
        .select(['to_address', 'subject'])
        .where('kind', 'like', 'membership-asked%')
        .where('subject', 'like', 'Taking %')
        .orderBy('to_address')
        .execute()
    ).map(mail => `${mail.to_address}: ${mail.subject}`),
  })
  const previewed = await upload(file)
  const preview = (await t.call(getImport, { import: previewed }, manager)).preview.map(row => [
    row.label,
    row.outcome,
    row.faults.map(fault => [fault.code, fault.values?.keeper]),
  ])
  await t.call(cancelImport, { import: previewed }, manager)
  const untold = (await written()).mails

  const counts = [await importAll(file), await importAll(file)]
  const waiting = { members: await members(), ...(await written()) }
  const { toAnswer } = await t.call(
    listMembershipRequests,
    { cluster: elsewhere.clusterId },
    elsewhere.manager,
  )
  await t.call(
    answerMembershipRequest,
    { request: toAnswer[0]?.id ?? '', decision: 'agreed' },
    elsewhere.manager,
  )
  const after = await importAll(file)

  expect({ preview, untold }).toEqual({
    preview: [
      [
        'Shared Firm',
        'unchanged',
        [
          ['shared-profile-kept', undefined],
          ['membership-waits', 'Elsewhere'],
        ],
      ],
      [
        'Edited Firm',
        'unchanged',
        [
          ['shared-profile-kept', undefined],
          ['membership-waits', 'edited firm'],
        ],
      ],
      ['Own Firm', 'created', []],
    ],
    untold: [],
  })
  expect(counts.map(one => [one.created, one.updated, one.unchanged, one.rejected, one.warned])).toEqual([
    [1, 0, 2, 0, 2],
    [0, 0, 3, 0, 2],
  ])
  expect(waiting).toEqual({
    members: ['Own Firm'],
    firms: [
      { name: 'edited firm', city: null, version: 1 },
      { name: 'shared firm', city: null, version: 1 },
    ],
    people: [],
    mails: [
      'edits.it@test.example: Taking asks to list edited firm as a member',
      'manager.of.elsewhere@test.example: Taking asks to list shared firm as a member',
    ],
  })
  // Now a member of both: people come in, the profile stays as it is for both.
  expect([after.created, after.updated, after.unchanged, after.warned]).toEqual([0, 1, 2, 2])
  expect(await members()).toEqual(['Own Firm', 'shared firm'])
  const both = await written()
  expect([both.firms.map(firm => firm.city), both.people.length, both.mails.length]).toEqual([
    [null, null],
    1,
    2,
  ])
})

test('a row that repeats a kept profile’s name is not turned to a namesake that its own file has brought', async () => {
  await newCluster('Elsewhere too')
  const elsewhere = clusterId
  await newCluster('Listing twice')
  await addOrganisation(t.house, 'Rasa Optika', {
    clusterId: elsewhere,
    country: 'LT',
    visibility: 'platform',
  })
  const file = 'Name;Country;PIC\nRasa Optika;LT;999854662\nRasa Kita;LT;999854662'

  const first = await importAll(file)
  const second = await importAll(file)

  expect([first.created, first.updated, first.warned]).toEqual([1, 0, 1])
  expect([second.created, second.updated, second.unchanged]).toEqual([0, 0, 2])
  expect(await members()).toEqual(['Rasa Kita'])
})

test('a number that belongs to a hidden organisation does not open it', async () => {
  await newCluster('Hiding')
  const hidden = await addOrganisation(t.house, 'hidden firm', { clusterId, visibility: 'cluster' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ pic: '999854661' })
    .where('id', '=', hidden)
    .execute()
  await newCluster('Curious')

  const counts = await importAll('Name;Country;PIC\nAnything;AT;999854661')

  expect(counts).toMatchObject({ created: 0, updated: 0, rejected: 1 })
  expect(await members()).toEqual([])
})

test('a mapping without a name, or with one field twice, does not start', async () => {
  await newCluster('Mapping')
  const id = await upload('A;B\n1;2')
  const send = (columns: (string | null)[]) =>
    t.call(saveImportMapping, { import: id, columns, addMembers: true, start: true }, manager)

  await expect(send([null, 'country'])).rejects.toMatchObject({
    faults: [{ field: 'columns.0', code: 'column-missing-name' }],
  })
  await expect(send(['name', 'name'])).rejects.toMatchObject({
    faults: [
      { field: 'columns.1', code: 'column-twice' },
      { field: 'columns.0', code: 'column-missing-country' },
    ],
  })
  await expect(send(['nonsense', null])).rejects.toMatchObject({ code: 'input-invalid' })
})

/** Notes, the list itself, and last year's list in other columns. */
async function uploadWorkbook(bookType: 'xlsx' | 'ods', sheet?: string): Promise<string> {
  const book = utils.book_new()
  const add = (name: string, rows: string[][]) =>
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  add('Read me', [
    ['Colour', 'Zodiac'],
    ['red', 'Ram'],
    ['blue', 'Fish'],
  ])
  add('Members 2026', [
    ['Name', 'Country', 'City'],
    ['Blatt Muster', 'AT', 'Linz'],
    ['Lapas Pavyzdys', 'LT', 'Kaunas'],
  ])
  add(' 2025 ', [
    ['Firma', 'Land'],
    ['Gestern Muster', 'DE'],
  ])
  const { hash } = await t.house.files.put(write(book, { type: 'buffer', bookType }) as Uint8Array)
  const { id } = await t.call(
    uploadImport,
    {
      cluster: clusterId,
      file: { hash, name: `members.${bookType}` },
      ...(sheet === undefined ? {} : { sheet }),
    },
    manager,
  )
  return id
}

test('of a workbook the sheet whose columns are recognised best is proposed, and another can be turned to', async () => {
  await newCluster('Sheets')
  for (const bookType of ['xlsx', 'ods'] as const) {
    const proposed = await t.call(getImport, { import: await uploadWorkbook(bookType) }, manager)
    expect([proposed.sheet, proposed.sheets, proposed.total]).toEqual([
      'Members 2026',
      ['Read me', 'Members 2026', ' 2025 '],
      2,
    ])
  }
  const id = await uploadWorkbook('xlsx', 'Read me')
  const before = await t.call(getImport, { import: id }, manager)
  await t.call(saveImportMapping, { import: id, columns: ['city'], country: 'DE', addMembers: true }, manager)
  await t.call(chooseImportSheet, { import: id, sheet: ' 2025 ' }, manager)
  const view = await t.call(getImport, { import: id }, manager)
  expect([before.sheet, before.columns.map(column => column.heading)]).toEqual([
    'Read me',
    ['Colour', 'Zodiac'],
  ])
  expect({
    sheet: view.sheet,
    total: view.total,
    columns: view.columns.map(({ heading, field }) => [heading, field]),
    country: view.options.country,
    preview: view.preview.map(row => [row.label, row.outcome]),
  }).toEqual({
    sheet: ' 2025 ',
    total: 1,
    columns: [
      ['Firma', 'name'],
      ['Land', 'country'],
    ],
    country: 'DE',
    preview: [['Gestern Muster', 'created']],
  })
})

test('columns count only for the sheet they were looked at, and the sheet stays once the import has begun', async () => {
  await newCluster('Sheet guards')
  const id = await uploadWorkbook('xlsx')
  await t.call(chooseImportSheet, { import: id, sheet: ' 2025 ' }, manager)
  const choice = { import: id, columns: ['name', 'country'], addMembers: true, start: true }
  await expect(
    t.call(saveImportMapping, { ...choice, sheet: 'Members 2026' }, manager),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(t.call(chooseImportSheet, { import: id, sheet: 'Membres' }, manager)).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'sheet', code: 'sheet-name-unknown' }],
  })
  await t.call(saveImportMapping, { ...choice, sheet: ' 2025 ' }, manager)
  await expect(
    t.call(chooseImportSheet, { import: id, sheet: 'Members 2026' }, manager),
  ).rejects.toMatchObject({ code: 'import-begun' })
  await t.house.jobs.runDue()
  expect(await members()).toEqual(['Gestern Muster'])
})

test('letters of a file that does not say how they are coded are read as a person chooses, in the preview and by the job', async () => {
  await newCluster('Cluster of letters')
  const content = Buffer.from('Company;Country;City\nO\x8er\x8eal Optique;FR;Orl\x8eans\n', 'latin1')
  const { hash } = await t.house.files.put(new Uint8Array(content))
  const { id } = await t.call(uploadImport, { cluster: clusterId, file: { hash, name: 'mac.csv' } }, manager)
  const first = await t.call(getImport, { import: id }, manager)
  expect([first.encoding, first.encodings[0]?.samples, first.preview[0]?.label]).toEqual([
    'macintosh',
    ['Oéréal Optique', 'Orléans'],
    'Oéréal Optique',
  ])
  await t.call(chooseImportSheet, { import: id, encoding: 'windows-1252' }, manager)
  const turned = await t.call(getImport, { import: id }, manager)
  expect([turned.encoding, turned.preview[0]?.label]).toEqual(['windows-1252', 'OŽrŽal Optique'])
  await start(id)
  await t.house.jobs.runDue()
  expect(await members()).toEqual(['OŽrŽal Optique'])
})

test('organisations of CORDIS come with their coordinates, their region and their size', async () => {
  await newCluster('Cluster of research projects')
  const rows = [
    'projectID;organisationID;vatNumber;name;SME;activityType;city;country;nutsCode;geolocation',
    '1;999999990;;Sample Instruments;true;PRC;WIEN;AT;AT130;48.19,16.36',
    '1;999999988;;Sample Institute;false;REC;VILNIUS;LT;LT011;',
  ]
  expect(await importAll(rows.join('\n'))).toMatchObject({ created: 2, rejected: 0, warned: 0 })
  const stored = await t.house.database.db
    .selectFrom('organisation')
    .innerJoin('membership', 'membership.organisation_id', 'organisation.id')
    .select(['name', 'kind', 'nuts', 'latitude', 'longitude'])
    .where('cluster_id', '=', clusterId)
    .orderBy('name')
    .execute()
  expect(stored).toEqual([
    { name: 'Sample Institute', kind: 'rto', nuts: 'LT011', latitude: null, longitude: null },
    { name: 'Sample Instruments', kind: 'sme', nuts: 'AT130', latitude: 48.19, longitude: 16.36 },
  ])
  expect(await importAll(rows.join('\n'))).toMatchObject({ unchanged: 2, updated: 0 })
})

test('brands and departments come as lists, are added to what is there, and again add nothing', async () => {
  await newCluster('Structures')
  const first = 'Name;Country;Marken;Laboratories\nSigma Coatings;DE;Sigmatron;Optics | Plasma'
  const second = 'Name;Country;Brand;Departments\nSigma Coatings;DE;SIGMATRON, Sigmalux;optics'

  const counts = [await importAll(first), await importAll(first), await importAll(second)]

  const id = await t.house.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Sigma Coatings')
    .executeTakeFirstOrThrow()
  const { brands, departments } = await t.call(getOrganisation, { organisation: id.id }, manager)
  expect(counts.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ])
  expect([brands.toSorted(), departments.map(one => one.name)]).toEqual([
    ['Sigmalux', 'Sigmatron'],
    ['Optics', 'Plasma'],
  ])
})

test('sites come as a list, as our export writes them, are added to what is there, and again add nothing', async () => {
  await newCluster('Sites')
  const first = 'Name;Country;Standorte\nTau Fibres;DE;"Werk 1 (Jena, DE); Wels, Austria"'
  const second = 'Name;Country;Sites\nTau Fibres;DE;"werk 1 (JENA, Germany) | Kaunas, LT"'

  const counts = [await importAll(first), await importAll(first), await importAll(second)]

  const { id } = await t.house.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Tau Fibres')
    .executeTakeFirstOrThrow()
  const { sites } = await t.call(getOrganisation, { organisation: id }, manager)
  expect(counts.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ])
  expect(sites.map(({ name, city, country }) => [name, city, country])).toEqual([
    ['Werk 1', 'Jena', 'DE'],
    ['Wels', 'Wels', 'AT'],
    ['Kaunas', 'Kaunas', 'LT'],
  ])
})

// Last, since what comes after them is compared with all that they bring.
test('an import that dies in the middle goes on behind the last batch that was kept', async () => {
  await newCluster('Killed')
  const id = await upload(long)
  await start(id)
  const { db } = t.house.database
  // In the way of the warning that the twelfth batch writes last: everything before it in the batch must be undone.
  const inTheWay = { import_id: id, row_number: 1_102, rejected: false, cells: '[]', problems: '[]' }
  await db.insertInto('import_problem').values(inTheWay).execute()

  await t.house.jobs.runDue()
  const died = { ...(await countsOf(id)), members: (await members()).length }
  await db.deleteFrom('import_problem').where('import_id', '=', id).execute()
  t.moveClock(600_000)
  await t.house.jobs.runDue()
  const ended = { ...(await countsOf(id)), members: new Set(await members()).size }

  expect(died).toMatchObject({ state: 'running', read: 1_100, created: 1_100, members: 1_100 })
  expect(ended).toMatchObject({
    state: 'done',
    read: 1_200,
    created: 1_200,
    unchanged: 0,
    warned: 1,
    members: 1_200,
  })
  expect((await members()).length).toBe(1_200)
  expect(t.errors.splice(0).map(error => error.message)).toEqual(['a job failed'])
})

test('a cancelled import keeps what went in and takes no more', async () => {
  await newCluster('Cancelled')
  const id = await upload(long)
  await start(id)
  await t.call(cancelImport, { import: id }, manager)

  await t.house.jobs.runDue()

  expect(await countsOf(id)).toMatchObject({ state: 'cancelled', read: 0, created: 0 })
  expect(await members()).toEqual([])
  await expect(t.call(cancelImport, { import: id }, manager)).rejects.toMatchObject({ code: 'import-over' })
})
