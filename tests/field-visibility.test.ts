import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announceOrganisation } from '../src/features/directory/announce.ts'
import { createCapability } from '../src/features/directory/contract-capabilities.ts'
import { addDepartment, addSite } from '../src/features/directory/contract-structure.ts'
import { organisationIndexOf } from '../src/features/directory/finding/follow-directory.ts'
import { reachOf } from '../src/features/directory/visible-parts.ts'
import type { FileAnswer } from '../src/shared/contract.ts'
import { Refusal } from '../src/shared/refusals.ts'
import { type Viewer, visitor } from '../src/shared/viewer.ts'
import { openTestHouse, type TestHouse } from './harness/house.ts'
import { probes } from './harness/probes.ts'
import { addGrant, addOrganisation, addPerson, buildWorld, type World } from './harness/world.ts'

/** One profile with a word of its own in each field; whatever level a field is kept to, nothing tells it to anybody else. */

let t: TestHouse
let world: World
const viewers = new Map<string, { viewer: Viewer; reach: number }>()

const levels = ['public', 'platform', 'partnership', 'cluster', 'organisation'] as const
type Level = (typeof levels)[number]

/** By hand, so that a slip in the rules is seen: each field with its part and what betrays it in an answer. */
const fields: Record<string, [part: string, betrayed: RegExp]> = {
  description: ['description', /Zqdescription/],
  offers: ['offers', /Zqoffers/],
  capacity: ['offers', /Zqcapacity/],
  needs: ['needs', /Zqneeds/],
  partnerTypes: ['needs', /"partnerTypes":\["licensee"/],
  competencesSought: ['needs', /Zqcompetences/],
  marketQuestions: ['needs', /Zqquestions/],
  email: ['contact', /zqemail/],
  phone: ['contact', /3375913/],
  street: ['contact', /Zqstreet/],
  postcode: ['contact', /Zqpost/],
  latitude: ['contact', /47\.86113/],
  vat: ['registers', /ATU48611779/],
  pic: ['registers', /948611774/],
  lei: ['registers', /5299000J2N45DDNE4Y28/],
  nationalId: ['registers', /ZqNational/],
  foundedYear: ['size', /"foundedYear":1717/],
  sizeClass: ['size', /"sizeClass":"micro"/],
  employees: ['size', /4861178/],
  ownership: ['size', /"ownership":"family"/],
  parentGroup: ['size', /Zqgroup/],
  startUp: ['size', /"startUp":true/],
  womenLed: ['size', /"womenLed":true/],
  turnoverBand: ['figures', /"turnoverBand":"to-2m"/],
  exportShare: ['figures', /37\.1357/],
  researchShare: ['figures', /41\.2468/],
  readinessScore: ['figures', /4861179/],
  targetMarkets: ['markets', /"ZW"/],
  currentMarkets: ['markets', /"VU"/],
  languages: ['markets', /"languages":\["mi"/],
  certificates: ['quality', /Zqcertificate/],
  deviceClasses: ['quality', /"deviceClasses":\["mdr-3"/],
  fdaStatus: ['quality', /"fdaStatus":"510k"/],
  ipPosition: ['quality', /"ipPosition":\["trade-secret"/],
  researchStaff: ['research', /77\.8642/],
  accessModels: ['research', /"accessModels":\["subsidised"/],
  evaluationNeeded: ['research', /"evaluationNeeded":true/],
  contactPoint: ['research', /Zqpoint/],
  businessCoach: ['research', /Zqcoach/],
  departments: ['departments', /Zqdepartment/],
  sites: ['sites', /Zqsite/],
}
const defaults: Record<string, Level> = {
  contact: 'platform',
  registers: 'platform',
  figures: 'organisation',
}
/** Fields of the capability record; what is said of them only narrows the record's own level. */
const recordFields: Record<string, RegExp> = {
  method: /Zqmethod/,
  measurand: /Zqmeasurand/,
  figures: /0\.0486117/,
  sample: /Zqsample/,
  environment: /Zqenvironment/,
  trl: /"trlIn":3/,
  deliverable: /Zqdeliverable/,
  leadTime: /"leadTimeDays":487/,
  price: /48617\.5/,
  availability: /Zqavailability/,
  accreditations: /Zqaccreditation/,
  ipTerms: /"ipTerms":"shared"/,
  exportControl: /"exportControl":"dual-use"/,
  references: /Zqreference/,
}

interface Said {
  parts: Record<string, Level>
  record: Level
  recordFields: Record<string, Level>
}
const level = fc.constantFrom(...levels)
const said: fc.Arbitrary<Said> = fc.record({
  parts: fc.dictionary(
    fc.constantFrom(...new Set(Object.entries(fields).flatMap(([field, [part]]) => [field, part]))),
    level,
    { maxKeys: 40 },
  ),
  record: level,
  recordFields: fc.dictionary(fc.constantFrom(...Object.keys(recordFields)), level),
})

const levelOfField = (field: string, { parts }: Said): Level => {
  const [part] = fields[field] ?? ['']
  return parts[field] ?? parts[part] ?? defaults[part] ?? 'public'
}
const mayRead = (reach: number, level: Level) => reach >= levels.indexOf(level)

/** What a viewer may not read, by name, with what would betray it. */
function keptFrom(reach: number, said: Said): [string, RegExp][] {
  const own = Object.entries(fields)
    .filter(([field]) => !mayRead(reach, levelOfField(field, said)))
    .map(([field, [, betrayed]]): [string, RegExp] => [field, betrayed])
  const ofRecord = Object.entries(recordFields)
    .filter(
      ([field]) => !mayRead(reach, said.record) || !mayRead(reach, said.recordFields[field] ?? said.record),
    )
    .map(([field, betrayed]): [string, RegExp] => [`record.${field}`, betrayed])
  return [...own, ...ofRecord]
}

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  const { db } = t.house.database
  const { own, foreign } = world
  const organisation = own.organisationId
  await db
    .updateTable('organisation')
    .set({
      kind: 'rto',
      visibility: 'public',
      summary: 'Sees the retina',
      description: 'Zqdescription',
      offers: 'Zqoffers',
      needs: 'Zqneeds',
      email: 'zqemail@zq.example',
      phone: '+43 3375913',
      street: 'Zqstreet 1',
      postcode: 'Zqpost',
      latitude: 47.86113,
      longitude: 13.12345,
      vat: 'ATU48611779',
      pic: '948611774',
      lei: '5299000J2N45DDNE4Y28',
      national_id: 'ZqNational',
      founded_year: 1717,
      size_class: 'micro',
      employees: 4_861_178,
      target_markets: ['ZW'],
      certificates: ['Zqcertificate'],
      details: JSON.stringify({
        capacity: 'Zqcapacity',
        partnerTypes: ['licensee'],
        competencesSought: ['Zqcompetences'],
        marketQuestions: 'Zqquestions',
        ownership: 'family',
        parentGroup: 'Zqgroup',
        startUp: true,
        womenLed: true,
        turnoverBand: 'to-2m',
        exportShare: 37.1357,
        researchShare: 41.2468,
        readinessScore: 4_861_179,
        currentMarkets: [{ country: 'VU', mode: 'direct' }],
        languages: ['mi'],
        deviceClasses: ['mdr-3'],
        fdaStatus: '510k',
        ipPosition: ['trade-secret'],
        researchStaff: 77.8642,
        accessModels: ['subsidised'],
        evaluationNeeded: true,
        contactPoint: 'Zqpoint',
        businessCoach: 'Zqcoach',
      }),
    })
    .where('id', '=', organisation)
    .execute()
  await t.call(addDepartment, { organisation, name: 'Zqdepartment', lang: 'en' })
  await t.call(addSite, {
    organisation,
    name: 'Zqsite',
    function: 'laboratory',
    country: 'AT',
    city: 'Wels',
    street: 'Zqstreet 2',
    postcode: 'Zqpost',
    latitude: 47.86113,
    longitude: 13.5,
  })
  await t.call(createCapability, {
    organisation,
    verb: 'measure',
    object: 'thickness of layers',
    lang: 'en',
    method: 'Zqmethod',
    measurand: 'Zqmeasurand',
    figures: [{ role: 'resolution', high: 0.0486117, unit: 'mm' }],
    sample: 'Zqsample',
    environment: 'Zqenvironment',
    trlIn: 3,
    trlOut: 6,
    deliverable: 'Zqdeliverable',
    leadTimeDays: 487,
    priceLow: 48_617.5,
    availability: 'Zqavailability',
    accreditations: ['Zqaccreditation'],
    ipTerms: 'shared',
    exportControl: 'dual-use',
    references: 'Zqreference',
  })
  // One of each distance, and those who stand as near by another right.
  const colleague = await addPerson(t.house, 'colleague')
  const neighbour = await addOrganisation(t.house, 'Neighbour', { clusterId: own.clusterId })
  await addGrant(t.house, colleague, 'organisation-editor', { organisation_id: neighbour })
  const everybody: [string, Viewer][] = [
    ['visitor', visitor('en')],
    ['stranger', await t.viewerOf(world.stranger)],
    ['foreign manager', await t.viewerOf(foreign.people.manager)],
    ['own coordinator', await t.viewerOf(own.people.coordinator)],
    ['neighbour in the cluster', await t.viewerOf(colleague)],
    ['own counterpart', await t.viewerOf(own.people.counterpart)],
    ['own editor', await t.viewerOf(own.people.editor)],
  ]
  for (const [who, viewer] of everybody) {
    const row = await db
      .selectFrom('organisation')
      .select(reachOf(viewer).as('reach'))
      .where('id', '=', organisation)
      .executeTakeFirstOrThrow()
    viewers.set(who, { viewer, reach: row.reach })
  }
  await t.house.follow()
  await organisationIndexOf(db)?.keepUp()
})
afterAll(() => t.close())

async function keep(said: Said): Promise<void> {
  const { db } = t.house.database
  const organisation = world.own.organisationId
  await db
    .updateTable('organisation')
    .set({ part_visibility: JSON.stringify(said.parts) })
    .where('id', '=', organisation)
    .execute()
  await db
    .updateTable('capability')
    .set({ visibility: said.record, field_visibility: JSON.stringify(said.recordFields) })
    .where('organisation_id', '=', organisation)
    .execute()
  await announceOrganisation({ db, now: t.house.now }, organisation)
}

async function ask(name: string, input: unknown, viewer: Viewer): Promise<string> {
  try {
    const { output } = await t.house.call(name, input, viewer)
    if (output === null || typeof output !== 'object' || !('fileName' in output))
      return JSON.stringify(output)
    const { body } = output as unknown as FileAnswer
    return Buffer.isBuffer(body) || typeof body === 'string' ? body.toString() : JSON.stringify(body)
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify([error.values, error.faults])
    throw error
  }
}

/** The ways out on which a profile is read as such. */
const waysOut = (): [string, Record<string, unknown>][] => {
  const organisation = world.own.organisationId
  return [
    ['directory.getOrganisation', { organisation }],
    ['directory.getOrganisation', { organisation, as: 'organisation' }],
    ['directory.compareOrganisations', { of: [organisation, world.foreign.organisationId] }],
    ['directory.listCapabilities', { organisation }],
    ['directory.listCapabilities', { organisation, as: 'organisation' }],
    ['directory.findCapabilities', {}],
    ['directory.find', { q: 'retina' }],
    ['directory.find', { q: 'thickness resolution ≤ 100 µm' }],
    ['directory.map', {}],
    ['directory.exportOrganisations', { format: 'csv' }],
    ['directory.exportOrganisations', { format: 'json' }],
    ['directory.exportCapabilities', { format: 'csv' }],
    ['directory.exportCapabilities', { format: 'json' }],
    ['matching.getMatch', { organisation: world.foreign.organisationId, other: organisation }],
  ]
}

/** Questions that find the organisation by one field alone, and so tell of it by finding. */
const searched: Record<string, Record<string, unknown>> = {
  description: { q: 'Zqdescription' },
  offers: { q: 'Zqoffers' },
  needs: { q: 'Zqneeds' },
  targetMarkets: { market: 'ZW' },
  departments: { q: 'Zqdepartment' },
  sites: { q: 'Zqsite' },
  'record.method': { q: 'Zqmethod' },
  'record.sample': { q: 'Zqsample' },
  'record.accreditations': { q: 'Zqaccreditation' },
  'record.figures': { q: 'resolution ≤ 100 µm' },
  'record.leadTime': { q: 'lead time ≤ 490 days' },
  'record.price': { q: 'price ≤ 48700 EUR' },
}

test('whatever each field is kept to, every way out tells it to exactly those', {
  timeout: 600_000,
}, async () => {
  let told = 0
  await fc.assert(
    fc.asyncProperty(said, async said => {
      await keep(said)
      for (const [who, { viewer, reach }] of viewers) {
        const kept = keptFrom(reach, said)
        for (const [name, input] of waysOut()) {
          const answer = await ask(name, input, viewer)
          const leaks = kept.filter(([, betrayed]) => betrayed.test(answer)).map(([field]) => field)
          expect({ who, name, input, leaks }).toEqual({ who, name, input, leaks: [] })
        }
        const own = await ask('directory.getOrganisation', { organisation: world.own.organisationId }, viewer)
        const hidden = new Set(kept.map(([field]) => field))
        const missing = Object.entries(fields).filter(
          ([field, [, betrayed]]) => !hidden.has(field) && !betrayed.test(own),
        )
        expect({ who, missing: missing.map(([field]) => field) }).toEqual({ who, missing: [] })
        told += Object.keys(fields).length - missing.length
        for (const [field, asked] of Object.entries(searched)) {
          const found = await ask('directory.find', asked, viewer)
          expect({ who, asked, isFound: found.includes(world.own.organisationId) }).toEqual({
            who,
            asked,
            isFound: !hidden.has(field),
          })
        }
      }
    }),
    { numRuns: 8, endOnFailure: true },
  )
  expect(told).toBeGreaterThan(0)
})

test('what is kept to the organisation itself no reading call of the house tells to anybody else', {
  timeout: 600_000,
}, async () => {
  const parts = Object.keys(fields).map(field => [field, 'organisation'] as const)
  const kept: Said = {
    parts: Object.fromEntries(parts),
    record: 'public',
    recordFields: Object.fromEntries(
      Object.keys(recordFields).map(field => [field, 'organisation'] as const),
    ),
  }
  await keep(kept)
  const leaks: string[] = []
  let answers = 0
  for (const { call } of t.house.routes.filter(route => route.call.method === 'GET')) {
    const input = await probes[call.name]?.(world, t.house)
    for (const [who, { viewer, reach }] of viewers) {
      if (reach === 4) continue
      const answer = await ask(call.name, input, viewer)
      answers++
      for (const [field, betrayed] of keptFrom(reach, kept))
        if (betrayed.test(answer)) leaks.push(`${call.name} tells ${who} ${field}`)
    }
  }

  expect(leaks).toEqual([])
  expect(answers).toBeGreaterThan(400)
})
