import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getOrganisation } from './contract.ts'
import { createCapability } from './contract-capabilities.ts'
import { compareOrganisations } from './contract-compare.ts'
import { addProfileItem, saveIdentity, saveOffer } from './contract-profile.ts'

let t: TestHouse
let world: World
let editor: Viewer
let own: string
let second: string
const stranger = visitor('en')

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  own = world.own.organisationId
  second = await addOrganisation(t.house, 'Second Optics', { clusterId: world.own.clusterId })
})
afterAll(() => t.close())

const compare = (of: readonly string[], viewer: Viewer) =>
  t.call(compareOrganisations, { of: of.join(',') }, viewer)
const versionOf = async (viewer: Viewer) =>
  (await t.call(getOrganisation, { organisation: own }, viewer)).version

test('organisations stand in the order asked for, each once, with offers, figures and clusters', async () => {
  await t.call(
    addProfileItem,
    { organisation: own, side: 'offer', kind: 'service', lang: 'en', title: 'Perimetry at home' },
    editor,
  )
  await t.call(
    createCapability,
    {
      organisation: own,
      verb: 'measure',
      object: 'retinal thickness',
      figures: [{ role: 'resolution', high: 6, unit: 'µm' }],
      lang: 'en',
    },
    editor,
  )

  const { items, missing } = await compare([second, own, second], editor)

  expect(missing).toBe(0)
  expect(items.map(item => item.id)).toEqual([second, own])
  expect(items[1]?.items.map(item => item.title)).toEqual(['Perimetry at home'])
  expect(items[1]?.capabilities[0]?.figures).toMatchObject([{ role: 'resolution', high: 6, unit: 'µm' }])
  expect(items[1]?.clusters.length).toBeGreaterThan(0)
})

test('what one may not see is missing, the same as what never was', async () => {
  const hidden = await compare([own, world.foreign.organisationId], editor)
  const unknown = await compare([own, 'never-was-there'], editor)

  expect(hidden.missing).toBe(1)
  expect(JSON.stringify(hidden)).toBe(JSON.stringify(unknown))
})

test('a part kept to fewer people is empty in the comparison, too', async () => {
  await t.call(
    saveIdentity,
    {
      organisation: own,
      version: await versionOf(editor),
      name: 'Company a',
      kind: 'rto',
      visibility: 'public',
    },
    editor,
  )
  await t.call(
    saveOffer,
    {
      organisation: own,
      version: await versionOf(editor),
      description: 'We build lasers',
      levelDescription: 'organisation',
      levelOffers: 'organisation',
    },
    editor,
  )

  const [whole] = (await compare([own], editor)).items
  expect(whole?.description).toBe('We build lasers')
  expect(whole?.items).toHaveLength(1)
  const [seen] = (await compare([own], stranger)).items
  expect(seen).toMatchObject({ description: null, items: [] })
})

test('more than four are refused, and so is nothing', async () => {
  const five = Array.from({ length: 5 }, (_, index) => `organisation-${index}`)
  await expect(compare(five, editor)).rejects.toMatchObject({ code: 'input-invalid' })
  await expect(compare([], editor)).rejects.toMatchObject({ code: 'input-invalid' })
})
