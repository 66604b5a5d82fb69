import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { InputOf } from '../../shared/contract.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getOrganisation } from './contract.ts'
import { findOrganisations } from './contract-find.ts'
import { getImport, saveImportMapping, uploadImport } from './contract-import.ts'
import { catchUpWithDirectory } from './finding/follow-directory.ts'

let t: TestHouse
let manager: Viewer
let clusterId: string
let laser: string
beforeAll(async () => {
  t = await openTestHouse()
  clusterId = await addCluster(t.house, 'Takers')
  const personId = await addPerson(t.house, 'manager')
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(personId)
  laser = await addOrganisation(t.house, 'Laser House', { clusterId, country: 'LT', visibility: 'public' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ pic: '999854661' })
    .where('id', '=', laser)
    .execute()
  await addOrganisation(t.house, 'Optics GmbH', { clusterId, country: 'DE' })
})
afterAll(() => t.close())

async function bring(name: string, csv: string) {
  const { hash } = await t.house.files.put(new TextEncoder().encode(csv))
  const { id } = await t.call(
    uploadImport,
    { cluster: clusterId, file: { hash, name }, kind: 'projects' },
    manager,
  )
  const { columns } = await t.call(getImport, { import: id }, manager)
  const fields = columns.map(column => column.field)
  await t.call(saveImportMapping, { import: id, columns: fields, addMembers: false, start: true }, manager)
  await t.house.jobs.runDue()
  const { state, created, updated, unchanged, rejected, problems } = await t.call(
    getImport,
    { import: id },
    manager,
  )
  const told = problems.map(row => [row.number, ...row.faults.map(fault => fault.code)])
  return { fields, counts: [state, created, updated, unchanged, rejected], told }
}

const organisations = [
  'projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;postCode;city;country;nutsCode;geolocation;organizationURL;contactForm;contentUpdateDate;rcn;order;role;ecContribution;netEcContribution;totalCost;endOfParticipation;active',
  '101017142;EYESCAN;999854661;;LASER HOUSE UAB;;true;PRC;;;Vilnius;LT;;;;;;1;1;coordinator;318000,50;318000,50;400000;false;true',
  '101017142;EYESCAN;900000001;;SOMEBODY ELSE;;;PRC;;;Paris;FR;;;;;;2;2;participant;1000;1000;1000;false;true',
  '101017143;GLASS;;;Optics GmbH;;;PRC;;;Jena;DE;;;;;;3;1;participant;;;;true;true',
  ';NONE;999854661;;LASER HOUSE UAB;;;PRC;;;Vilnius;LT;;;;;;4;1;participant;1;;;false;true',
  '101017142;EYESCAN;999854661;;LASER HOUSE UAB;;true;PRC;;;Vilnius;LT;;;;;;1;3;coordinator;5;5;5;false;true',
].join('\n')
const projects = [
  'id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;legalBasis;topics;ecSignatureDate;frameworkProgramme;masterCall;subCall;fundingScheme;nature;objective;contentUpdateDate;rcn;grantDoi',
  '101017142;EYESCAN;SIGNED;Seeing layers of the eye;2021-01-01;2024-12-31;1;1;H2020;T;2020-10-01;H2020;C;S;RIA;;Text;2023;9;doi',
  '101099999;OTHER;SIGNED;Nobody of ours;2021-01-01;2024-12-31;1;1;H2020;T;2020-10-01;H2020;C;S;RIA;;Text;2023;9;doi',
].join('\n')

test('CORDIS’s organisation and project files say on a member’s page which EU projects it took part in', async () => {
  const first = await bring('organization.csv', organisations)
  const details = await bring('project.csv', projects)
  const again = [await bring('organization.csv', organisations), await bring('project.csv', projects)]

  const seen = await t.call(getOrganisation, { organisation: laser }, visitor('en'))
  expect(first.fields.flatMap((field, column) => (field === null ? [] : [[column, field]]))).toEqual([
    [0, 'project'],
    [1, 'acronym'],
    [2, 'pic'],
    [4, 'name'],
    [11, 'country'],
    [19, 'role'],
    [20, 'contribution'],
    [23, 'leftEarly'],
  ])
  expect(first.counts).toEqual(['done', 2, 0, 2, 1])
  expect(first.told).toEqual([
    [5, 'project-missing'],
    [6, 'participation-repeats'],
  ])
  expect(details.counts).toEqual(['done', 0, 1, 1, 0])
  expect(again.map(one => one.counts)).toEqual([
    ['done', 0, 0, 4, 1],
    ['done', 0, 0, 2, 0],
  ])
  expect(seen.projects).toEqual([
    {
      number: '101017142',
      acronym: 'EYESCAN',
      title: 'Seeing layers of the eye',
      startsOn: '2021-01-01',
      endsOn: '2024-12-31',
      programme: 'H2020',
      role: 'coordinator',
      contribution: 318000.5,
      leftEarly: false,
    },
  ])
})

const byRegister = [
  'rcn,role,pic,type,contribution,country,start_date,end_date,max_contribution,programme_parts',
  '207027,participant,999854661,PRC,NA,LT,2017-01-01,2020-12-31,3990206.25,LEIT|Innovation in SMEs',
].join('\n')

test('a list by register numbers brings role, share and dates at once', async () => {
  const { counts, fields } = await bring('participations.csv', byRegister)

  const { projects } = await t.call(getOrganisation, { organisation: laser }, visitor('en'))
  expect(fields[0]).toBe('register')
  expect(counts).toEqual(['done', 1, 0, 0, 0])
  expect(projects[1]).toMatchObject({
    number: 'rcn-207027',
    startsOn: '2017-01-01',
    endsOn: '2020-12-31',
    programme: 'LEIT|Innovation in SMEs',
    contribution: null,
  })
})

test('a project known by both its numbers is shown once, whichever file came first', async () => {
  const old = [
    'projectRcn;projectID;projectAcronym;role;name;country;ecContribution',
    '207027;732000;HANDLAMP;participant;LASER HOUSE UAB;LT;',
    '207028;732001;DESKLAMP;participant;LASER HOUSE UAB;LT;',
  ].join('\n')
  const details = [
    'rcn;id;acronym;title;objective',
    '207027;732000;HANDLAMP;A lamp for the hand;Light that a nurse carries',
    '207028;732000;HANDLAMP;;',
  ].join('\n')

  const named = await bring('organizations.csv', old.replaceAll('LASER HOUSE UAB', 'Laser House'))
  const told = await bring('projects.csv', details)
  const again = await bring('participations.csv', byRegister)

  const { projects } = await t.call(getOrganisation, { organisation: laser }, visitor('en'))
  const kept = await t.house.database.db
    .selectFrom('eu_project')
    .select(['number', 'rcn'])
    .where('acronym', 'in', ['HANDLAMP', 'DESKLAMP'])
    .orderBy('number')
    .execute()
  expect(named.fields.slice(0, 3)).toEqual(['register', 'project', 'acronym'])
  expect([named.counts, told.counts, told.told, again.counts]).toEqual([
    ['done', 1, 1, 0, 0],
    ['done', 0, 1, 1, 0],
    [[3, 'register-clashes']],
    ['done', 0, 0, 1, 0],
  ])
  expect(kept).toEqual([
    { number: '732000', rcn: '207027' },
    { number: '732001', rcn: '207028' },
  ])
  expect(projects.filter(({ acronym }) => acronym === 'HANDLAMP')).toEqual([
    {
      number: '732000',
      acronym: 'HANDLAMP',
      title: 'A lamp for the hand',
      startsOn: '2017-01-01',
      endsOn: '2020-12-31',
      programme: 'LEIT|Innovation in SMEs',
      role: 'participant',
      contribution: null,
      leftEarly: false,
    },
  ])
  expect(projects.map(({ number }) => number)).not.toContain('rcn-207027')
})

test('what a project is about is found, said why, and narrowed to by its programme', async () => {
  await t.house.follow()
  await catchUpWithDirectory(t.house.database.db)
  const find = async (input: InputOf<typeof findOrganisations>) => {
    const { items, facets } = await t.call(findOrganisations, input, visitor('en'))
    return { found: items.map(({ name, why }) => [name, why.flatMap(({ fields }) => fields)]), facets }
  }

  const about = await find({ q: 'nurse' })
  await bring('project.csv', 'id;title\n732000;A lamp for the surgeon')
  const retold = await find({ q: 'surgeon' })
  const [any, sme, none] = [
    await find({ programme: 'any' }),
    await find({ programme: 'Innovation in SMEs' }),
    await find({ programme: 'FP5' }),
  ]

  expect(about.found).toEqual([['Laser House', ['projects']]])
  expect(retold.found).toEqual([['Laser House', ['projects']]])
  expect(any.facets.programme.map(({ value }) => value).toSorted()).toEqual([
    'H2020',
    'Innovation in SMEs',
    'LEIT',
    'any',
  ])
  expect([any, sme, none].map(one => one.found)).toEqual([[['Laser House', []]], [['Laser House', []]], []])
})
