import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { systemViewer, type Viewer, visitor } from '../../shared/viewer.ts'
import { createCapability } from './contract-capabilities.ts'
import { exportCapabilities } from './contract-find.ts'
import { addDepartment } from './contract-structure.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

const record = { verb: 'measure', lang: 'en' } as const
const download = async (viewer: Viewer, more: Record<string, unknown> = {}) => {
  const { body } = (await t.call(exportCapabilities, { format: 'csv', ...more }, viewer)) as { body: Buffer }
  return new TextDecoder()
    .decode(body)
    .replaceAll(/[\u{feff}"]/gu, '')
    .trim()
    .split(/\r?\n/)
}

test('capability records are a row each, with figures that machines read, as far as the reader may see them', async () => {
  const owner = systemViewer()
  const organisation = world.own.organisationId
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility: 'public' })
    .where('id', '=', organisation)
    .execute()
  const { id } = await t.call(addDepartment, { organisation, name: 'Optics', lang: 'en' }, owner)
  const retina = await t.call(
    createCapability,
    {
      ...record,
      organisation,
      object: 'retinal layers',
      title: 'Retinal layers',
      departmentId: id,
      figures: [
        { role: 'resolution', high: 6, unit: 'µm' },
        { role: 'depth', label: 'in tissue', low: 0.5, high: 2.2, unit: 'mm' },
      ],
      priceLow: 1200,
      accreditations: ['ISO 17025', 'GLP'],
      visibility: 'public',
    },
    owner,
  )
  await t.call(
    createCapability,
    { ...record, organisation, object: 'hidden things', title: 'Hidden', visibility: 'organisation' },
    owner,
  )
  const other = await addOrganisation(t.house, 'Elsewhere', { clusterId: world.own.clusterId })
  await t.call(createCapability, { ...record, organisation: other, object: 'x', title: 'Other one' }, owner)

  const [head, ...rows] = await download(visitor('en'))
  expect(head).toBe(
    'Organisation,Department,Title,Verb,Object,Method,Measurand,Figures,Sample,Environment,TRL in,TRL out,Deliverable,Lead time (days),Price from,Price to,Currency,Availability,Accreditations,IP terms,Export control,References,Language,Visibility,Country,Record',
  )
  expect(rows).toEqual([
    `Company a,Optics,Retinal layers,measure,retinal layers,,,resolution: ≤ 6 µm; depth (in tissue): 0.5–2.2 mm,,,,,,,1200,,EUR,,ISO 17025; GLP,,unknown,,en,public,AT,${retina.id}`,
  ])
  expect((await download(owner)).length).toBe(4)
  expect((await download(owner, { organisation })).length).toBe(3)
})
