import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getOrganisation, listOrganisations } from './contract.ts'
import {
  createCapability,
  getCapability,
  listCapabilities,
  removeCapability,
  updateCapability,
} from './contract-capabilities.ts'
import { exportOrganisations } from './contract-import.ts'
import {
  addProfileItem,
  removeProfileItem,
  saveBasics,
  saveFigures,
  saveIdentity,
  saveMarkets,
  saveNeeds,
  saveOffer,
  saveTranslation,
  updateProfileItem,
} from './contract-profile.ts'

let t: TestHouse
let world: World
let editor: Viewer
let organisation: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  organisation = world.own.organisationId
})
afterAll(() => t.close())

const read = (viewer: Viewer, as?: 'public' | 'platform') =>
  t.call(getOrganisation, { organisation, ...(as === undefined ? {} : { as }) }, viewer)

async function next() {
  return { organisation, version: (await read(editor)).version }
}

test('step one takes one call and leaves the rest of the profile alone', async () => {
  await t.call(
    saveIdentity,
    {
      ...(await next()),
      name: 'Company a',
      kind: 'sme',
      email: 'info@a.example',
      vat: 'ATU1',
      visibility: 'public',
    },
    editor,
  )
  await t.call(
    saveBasics,
    {
      ...(await next()),
      summary: 'Picosecond lasers for eyes',
      offers: 'Seed lasers at 1,064 nm',
      needs: 'A clinic in Osaka for a wolverine study',
      lang: 'en',
      country: 'AT',
      city: 'Graz',
      technologies: ['Lasers', 'Ophthalmology'],
    },
    editor,
  )

  expect(await read(editor)).toMatchObject({
    name: 'Company a',
    email: 'info@a.example',
    summary: 'Picosecond lasers for eyes',
    completeness: 0.68,
    missingFields: [
      'website',
      'targetMarkets',
      'description',
      'partnerTypes',
      'certificates',
      'sizeClass',
      'foundedYear',
      'languages',
    ],
  })
})

test('a group saved from an older reading is refused', async () => {
  const { version } = await read(editor)

  await expect(
    t.call(saveOffer, { organisation, version: version - 1, description: 'Old' }, editor),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('each part is seen by those its level names, on the page, in search, in counts and in files', async () => {
  await t.call(
    saveFigures,
    { ...(await next()), turnoverBand: 'to-2m', employees: 12, levelSize: 'cluster' },
    editor,
  )
  await t.call(
    saveNeeds,
    { ...(await next()), partnerTypes: ['clinical'], levelNeeds: 'partnership' },
    editor,
  )
  await t.call(saveMarkets, { ...(await next()), targetMarkets: ['JP'], levelMarkets: 'platform' }, editor)
  const { people } = world.own
  const who: [string, Viewer][] = [
    ['visitor', visitor('en')],
    ['signed in', await t.viewerOf(world.stranger)],
    ['partnership', await t.viewerOf(people.coordinator)],
    ['manager', await t.viewerOf(people.manager)],
    ['editor', editor],
  ]

  const seen = []
  for (const [name, viewer] of who) {
    const page = await read(viewer)
    const found = await t.call(listOrganisations, { q: 'wolverine' }, viewer)
    const market = await t.call(listOrganisations, { market: 'JP' }, viewer)
    const file = (await t.call(exportOrganisations, { format: 'csv' }, viewer)) as {
      body: string | Uint8Array
    }
    const csv = typeof file.body === 'string' ? file.body : new TextDecoder().decode(file.body)
    seen.push({
      name,
      email: page.email !== null,
      vat: page.vat !== null,
      needs: page.needs !== null && page.partnerTypes.length > 0,
      markets: page.targetMarkets.length,
      employees: page.employees,
      turnover: page.turnoverBand,
      found: found.total,
      market: market.total,
      csvNeeds: csv.includes('wolverine'),
      csvVat: csv.includes('ATU1'),
    })
  }

  const nothing = {
    email: false,
    vat: false,
    needs: false,
    markets: 0,
    employees: null,
    turnover: null,
    found: 0,
    market: 0,
    csvNeeds: false,
    csvVat: false,
  }
  const account = { ...nothing, email: true, vat: true, markets: 1, market: 1, csvVat: true }
  const partner = { ...account, needs: true, found: 1, csvNeeds: true }
  const whole = { ...partner, employees: 12, turnover: 'to-2m' }
  expect(seen).toEqual([
    { name: 'visitor', ...nothing },
    { name: 'signed in', ...account },
    { name: 'partnership', ...partner },
    { name: 'manager', ...whole },
    { name: 'editor', ...whole },
  ])
})

test('a counterpart on a mission finds what everybody with an account may see, and not what is kept nearer', async () => {
  const counterpart = await t.viewerOf(world.own.people.counterpart)
  const look = async () =>
    JSON.stringify(
      (await t.house.call('meetings.listCounterparts', { mission: world.own.missionId }, counterpart)).output,
    )
  const kept = await look()
  await t.call(saveNeeds, { ...(await next()), levelNeeds: 'platform' }, editor)
  const open = await look()
  await t.call(
    saveNeeds,
    { ...(await next()), partnerTypes: ['clinical'], levelNeeds: 'partnership' },
    editor,
  )

  expect([kept.includes('Seed lasers'), kept.includes('wolverine'), open.includes('wolverine')]).toEqual([
    true,
    false,
    true,
  ])
})

test('the owner looks at the profile as a stranger does; a stranger cannot look as somebody nearer', async () => {
  const asStranger = await read(editor, 'public')
  const stranger = await t.viewerOf(world.stranger)

  expect(asStranger).toMatchObject({
    email: null,
    needs: null,
    mayEdit: false,
    people: [],
    shownAs: true,
    partLevels: null,
  })
  expect((await t.call(getOrganisation, { organisation, as: 'organisation' }, stranger)).needs).toBe(null)
})

test('offers and needs are cards, hidden with their side', async () => {
  const offer = { kind: 'product' as const, title: 'Seed laser', lang: 'en', trl: 8, hsCode: '901320' }
  const { id } = await t.call(addProfileItem, { organisation, side: 'offer', ...offer }, editor)
  await t.call(
    addProfileItem,
    { organisation, side: 'need', kind: 'test-site', title: 'Eye clinic', lang: 'en' },
    editor,
  )
  await t.call(updateProfileItem, { organisation, item: id, ...offer, trl: 9 }, editor)

  await expect(
    t.call(addProfileItem, { organisation, side: 'need', ...offer }, editor),
  ).rejects.toMatchObject({ faults: [{ field: 'kind', code: 'not-offered' }] })
  expect((await read(editor)).items.map(item => [item.side, item.title, item.trl])).toEqual([
    ['offer', 'Seed laser', 9],
    ['need', 'Eye clinic', null],
  ])
  expect((await read(visitor('en'))).items.map(item => item.title)).toEqual(['Seed laser'])
  await t.call(removeProfileItem, { organisation, item: id }, editor)
  expect((await read(visitor('en'))).items).toEqual([])
})

test('texts are kept in further languages, under the same levels, and taken away by emptying them', async () => {
  const texts = { summary: 'Pikosekundenlaser', needs: 'Eine Klinik' }
  await t.call(saveTranslation, { organisation, translationLang: 'de', ...texts }, editor)

  expect((await read(editor)).translations).toEqual([
    { lang: 'de', description: null, offers: null, ...texts },
  ])
  expect((await read(visitor('de'))).translations).toEqual([
    { lang: 'de', description: null, offers: null, summary: 'Pikosekundenlaser', needs: null },
  ])
  await t.call(saveTranslation, { organisation, translationLang: 'de' }, editor)
  expect((await read(editor)).translations).toEqual([])
})

test('a capability record keeps its figures with their units, comparable in one unit', async () => {
  const facts = {
    organisation,
    verb: 'measure' as const,
    object: 'retinal layer thickness',
    method: 'OCT',
    figures: [
      { role: 'resolution' as const, high: 6, unit: 'um' },
      { role: 'depth' as const, low: 0.5, high: 2.2, unit: 'mm' },
      { role: 'range' as const, unit: '' },
    ],
    trlIn: 4,
    trlOut: 7,
    leadTimeDays: 21,
    priceLow: 1200.5,
    priceHigh: 5000,
    lang: 'en',
    visibility: 'partnership' as const,
    references: 'One project\n\nAnother',
  }
  const { id: capability } = await t.call(createCapability, facts, editor)

  const record = await t.call(getCapability, { organisation, capability }, editor)
  expect(record).toMatchObject({
    title: 'Measure: retinal layer thickness',
    figures: [
      { role: 'resolution', low: null, high: 6, unit: 'µm', label: null },
      { role: 'depth', low: 0.5, high: 2.2, unit: 'mm', label: null },
    ],
    priceLow: 1200.5,
    references: ['One project', 'Another'],
  })
  const rows = await t.house.database.db
    .selectFrom('capability_figure')
    .select(['dimension', 'canonical_low', 'canonical_high'])
    .orderBy('position')
    .execute()
  expect(rows).toEqual([
    { dimension: 'length', canonical_low: null, canonical_high: 6 },
    { dimension: 'length', canonical_low: 500, canonical_high: 2200 },
  ])
  expect((await t.call(listCapabilities, { organisation }, visitor('en'))).items).toEqual([])
  expect((await t.call(listCapabilities, { organisation, as: 'platform' }, editor)).items).toEqual([])
  await expect(t.call(getCapability, { organisation, capability }, visitor('en'))).rejects.toMatchObject({
    code: 'not-found',
  })
  await t.call(updateCapability, { ...facts, capability, version: 1, trlOut: 8 }, editor)
  await expect(
    t.call(updateCapability, { ...facts, capability, version: 1, trlOut: 9 }, editor),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await t.call(removeCapability, { organisation, capability }, editor)
  expect((await t.call(listCapabilities, { organisation }, editor)).items).toEqual([])
})

test('figures nobody could compare, and spans that end before they begin, are named by their field', async () => {
  const wrong = t.call(
    createCapability,
    {
      organisation,
      verb: 'measure',
      object: 'x',
      lang: 'en',
      trlIn: 5,
      trlOut: 3,
      figures: [
        { role: 'range', low: 1, unit: 'furlong' },
        { role: 'range', low: 5, high: 1, unit: 'nm' },
      ],
    },
    editor,
  )

  await expect(wrong).rejects.toMatchObject({
    faults: [
      { field: 'figures.0.unit', code: 'not-a-unit' },
      { field: 'figures.1.high', code: 'ends-before-start' },
      { field: 'trlOut', code: 'ends-before-start' },
    ],
  })
})

test('somebody else’s record cannot be changed through one’s own organisation', async () => {
  const other = await addOrganisation(t.house, 'Other', { visibility: 'public' })
  const { id } = await t.call(createCapability, {
    organisation: other,
    verb: 'test',
    object: 'lenses',
    lang: 'en',
    visibility: 'public',
  })

  await expect(t.call(removeCapability, { organisation, capability: id }, editor)).rejects.toMatchObject({
    code: 'not-found',
  })
})
