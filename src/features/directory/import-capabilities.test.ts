import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { createCapability, listCapabilities } from './contract-capabilities.ts'
import { exportCapabilities } from './contract-find.ts'
import { downloadImportProblems, getImport, saveImportMapping, uploadImport } from './contract-import.ts'
import { addDepartment } from './contract-structure.ts'
import { nameKey } from './rules/name-key.ts'

let t: TestHouse
let manager: Viewer
let clusterId: string
let institute: string
beforeAll(async () => {
  t = await openTestHouse()
  clusterId = await addCluster(t.house, 'Makers')
  const personId = await addPerson(t.house, 'manager')
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(personId)
  institute = await addMember('Institute of Eye Optics')
  await addMember('Fibre House')
})
afterAll(() => t.close())

async function addMember(name: string): Promise<string> {
  const id = await addOrganisation(t.house, name, { clusterId, country: 'LT', visibility: 'platform' })
  const { db } = t.house.database
  await db
    .updateTable('organisation')
    .set({ name_key: nameKey(name) })
    .where('id', '=', id)
    .execute()
  return id
}

async function bring(content: string | Uint8Array<ArrayBuffer>, name = 'capabilities.csv') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { hash } = await t.house.files.put(bytes)
  const file = { hash, name }
  const { id } = await t.call(uploadImport, { cluster: clusterId, file, kind: 'capabilities' }, manager)
  const { columns, preview } = await t.call(getImport, { import: id }, manager)
  const fields = columns.map(column => column.field)
  await t.call(saveImportMapping, { import: id, columns: fields, addMembers: false, start: true }, manager)
  await t.house.jobs.runDue()
  const { state, created, updated, unchanged, rejected, warned, problems } = await t.call(
    getImport,
    { import: id },
    manager,
  )
  const told = problems.map(row => [row.number, ...row.faults.map(fault => fault.code)])
  return { id, fields, preview, counts: { state, created, updated, unchanged, rejected, warned }, told }
}

const recordsOf = async (organisation: string) =>
  (await t.call(listCapabilities, { organisation }, manager)).items.map(({ updatedAt, ...record }) => record)

test('an ordinary table becomes records with figures and units; bad rows come back, and again nothing changes', async () => {
  const table = [
    'Institute;Capability;Funktion;Measurand;Method;Messbereich;Resolution (µm);TRL;Lead time (weeks);Price band;Accreditation;IP terms;Environment',
    'Institute of Eye Optics;Retinal layers;measure;layer thickness;optical coherence tomography;0,5–2,2 mm;≤ 6;4–7;3;€1200–5000;ISO 17025;shared;in vivo',
    'Fibre House;Fibre drawing;Fertigung;;;50 µm to 2 mm;;;;;;;',
    'Fibre House;Broken;test;;;1,500 mm;;;;;;;',
    'Fibre House;Odd unit;test;;;3 furlong;;;;;;;',
    'Nobody Here;Anything;test;;;;;;;;;;',
    'Fibre House;Fibre drawing;manufacture;;;;;;;;;;',
  ].join('\n')

  const first = await bring(table)
  const retina = (await recordsOf(institute)).find(record => record.title === 'Retinal layers')
  const second = await bring(table)

  expect(first.fields).toEqual([
    'organisation',
    'title',
    'verb',
    'measurand',
    'method',
    'range',
    'resolution',
    'trl',
    'leadTimeDays',
    'price',
    'accreditations',
    'ipTerms',
    'environment',
  ])
  expect(first.counts).toEqual({
    state: 'done',
    created: 2,
    updated: 0,
    unchanged: 0,
    rejected: 4,
    warned: 0,
  })
  expect(first.told).toEqual([
    [4, 'figure-unreadable'],
    [5, 'figure-unit-unknown'],
    [6, 'organisation-not-member'],
    [7, 'record-repeats'],
  ])
  expect(retina).toMatchObject({
    verb: 'measure',
    title: 'Retinal layers',
    measurand: 'layer thickness',
    method: 'optical coherence tomography',
    environment: 'in vivo',
    figures: [
      { role: 'range', label: null, low: 0.5, high: 2.2, unit: 'mm' },
      { role: 'resolution', label: null, low: null, high: 6, unit: 'µm' },
    ],
    trlIn: 4,
    trlOut: 7,
    leadTimeDays: 21,
    priceLow: 1200,
    priceHigh: 5000,
    currency: 'EUR',
    accreditations: ['ISO 17025'],
    ipTerms: 'shared',
  })
  expect(second.counts).toEqual({ ...first.counts, created: 0, unchanged: 2 })
  const { body } = (await t.call(downloadImportProblems, { import: first.id }, manager)) as { body: Buffer }
  expect(body.byteLength).toBeGreaterThan(1_000)
})

test('what the export writes comes back and changes nothing, as CSV, workbook and JSON', async () => {
  const { id: departmentId } = await t.call(
    addDepartment,
    { organisation: institute, name: 'Optics', lang: 'en' },
    manager,
  )
  await t.call(
    createCapability,
    {
      organisation: institute,
      verb: 'image',
      object: 'corneal nerves',
      title: '=Nerves; in one view',
      lang: 'de',
      departmentId,
      figures: [
        { role: 'depth', label: 'in tissue; wet', low: 0.5, high: 2.2, unit: 'mm' },
        { role: 'accuracy', high: 0.0000001, unit: 'm' },
        { role: 'range', label: 'axial', low: -20, unit: '°C' },
        { role: 'other', label: 'index', low: 1.33, high: 1.33, unit: '1' },
      ],
      priceLow: 1200.5,
      accreditations: ['ISO 13485; 2016'],
      references: 'Paper; part 1\nPatent 2',
      exportControl: 'none',
      visibility: 'cluster',
    },
    manager,
  )
  const before = await recordsOf(institute)
  const formats = ['csv', 'xlsx', 'json'] as const
  const results = []
  for (const format of formats) {
    const file = (await t.call(exportCapabilities, { format }, manager)) as {
      body: Buffer | string
      fileName: string
    }
    const bytes =
      typeof file.body === 'string' ? new TextEncoder().encode(file.body) : new Uint8Array(file.body)
    results.push((await bring(bytes, file.fileName)).counts)
  }

  const whole = { state: 'done', created: 0, updated: 0, unchanged: 3, rejected: 0, warned: 0 }
  expect(results).toEqual([whole, whole, whole])
  expect(await recordsOf(institute)).toEqual(before)
})

test('a correction in the exported file changes that record alone, also its title; an empty cell empties nothing', async () => {
  const before = await recordsOf(institute)
  const first = before.find(record => record.title === 'Retinal layers')
  const file = `Record;Organisation;Title;Figures;Method\n${first?.id};Institute of Eye Optics;Layers of the retina;resolution: ≤ 5 µm;`

  const { counts } = await bring(file)

  const now = await recordsOf(institute)
  const after = now.find(record => record.id === first?.id)
  expect(counts).toEqual({ state: 'done', created: 0, updated: 1, unchanged: 0, rejected: 0, warned: 0 })
  expect(after).toEqual({
    ...first,
    version: (first?.version ?? 0) + 1,
    title: 'Layers of the retina',
    figures: [
      { role: 'range', label: null, low: 0.5, high: 2.2, unit: 'mm' },
      { role: 'resolution', label: null, low: null, high: 5, unit: 'µm' },
    ],
  })
  const others = (records: typeof now) => records.filter(record => record.id !== first?.id)
  expect(others(now)).toEqual(others(before))
})
