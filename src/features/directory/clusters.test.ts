import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import {
  addClusterPerson,
  getCluster,
  getOrganisation,
  listOrganisations,
  updateCluster,
  updateOrganisation,
} from './contract.ts'
import {
  decideClaim,
  enterClaimCode,
  getClaim,
  listClaims,
  listEditors,
  requestClaim,
} from './contract-claims.ts'
import {
  decideClusterValidation,
  getClusterValidation,
  listClusterValidations,
  saveClusterDetails,
  saveClusterValidation,
} from './contract-clusters.ts'
import { listTaxonomies, listTerms, saveClassification } from './contract-taxonomies.ts'
import { importTaxonomy } from './import-taxonomy.ts'

let t: TestHouse
let world: World
let manager: Viewer
let administrator: Viewer
let cluster: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
  administrator = await t.viewerOf(world.administrator)
  cluster = world.own.clusterId
})
afterAll(() => t.close())

const mailsOf = (kind: string) =>
  t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'text_body', 'subject'])
    .where('kind', '=', kind)
    .execute()

test('a cluster’s money is seen by those who run it, its members’ numbers by everybody', async () => {
  await t.call(
    saveClusterDetails,
    {
      cluster,
      version: 1,
      services: ['networking', 'internationalisation'],
      smallMembers: 40,
      countedOn: '2026-01-01',
      cooperations: [
        { country: 'JP', partner: 'Hamamatsu sample', instrument: 'mou' },
        { country: '', partner: '', instrument: 'mou' },
      ],
      budgetBand: 'to-1m',
      publicShare: 60,
      feesShare: 40,
      financeContact: 'Somebody',
    },
    manager,
  )
  const seen = async (viewer: Viewer) => {
    const it = await t.call(getCluster, { cluster }, viewer)
    return [
      it.services.length,
      it.smallMembers,
      it.cooperations.length,
      it.budgetBand,
      it.financeContact,
      it.partLevels === null,
    ]
  }

  expect(await seen(visitor('en'))).toEqual([2, 40, 1, null, null, true])
  expect(await seen(await t.viewerOf(world.stranger))).toEqual([2, 40, 1, null, 'Somebody', true])
  expect(await seen(manager)).toEqual([2, 40, 1, 'to-1m', 'Somebody', false])
  await expect(
    t.call(
      saveClusterDetails,
      { cluster, version: 2, publicShare: 80, feesShare: 40, trlFrom: 6, trlTo: 2 },
      manager,
    ),
  ).rejects.toMatchObject({
    faults: [
      { field: 'publicShare', code: 'over-a-hundred' },
      { field: 'trlTo', code: 'ends-before-start' },
    ],
  })
})

test('a cluster is judged by its records, submitted, returned with reasons, and validated', async () => {
  const open = await t.call(getClusterValidation, { cluster }, manager)
  expect(open.criteria.map(one => [one.name, one.met, one.source])).toEqual([
    ['staff', false, 'declared'],
    ['website', false, 'declared'],
    ['members', false, 'counted'],
    ['types', false, 'counted'],
    ['activity', false, 'declared'],
  ])
  await expect(
    t.call(saveClusterValidation, { cluster, evidence: 'Six events', submit: true }, manager),
  ).rejects.toMatchObject({ code: 'criteria-not-met' })
  for (let index = 0; index < 15; index++)
    await addOrganisation(t.house, `Member ${index}`, { clusterId: cluster, kind: index < 2 ? 'rto' : 'sme' })
  const { version } = await t.call(getCluster, { cluster }, manager)
  await t.call(
    updateCluster,
    {
      cluster,
      version,
      name: 'Cluster a one',
      shortName: 'Cluster a one',
      country: 'LT',
      staffFte: 0.5,
      website: 'https://a.example',
    },
    manager,
  )
  await t.call(
    addClusterPerson,
    { cluster, givenName: 'Ona', familyName: 'P', email: 'ona@a.example' },
    manager,
  )
  const facts = { cluster, websiteInEnglish: true, evidence: 'Six events' }

  await t.call(saveClusterValidation, facts, manager)
  expect((await t.call(getCluster, { cluster }, visitor('en'))).validation).toBe(null)
  await t.call(saveClusterValidation, { ...facts, submit: true }, manager)
  await expect(t.call(saveClusterValidation, facts, manager)).rejects.toMatchObject({
    code: 'state-impossible',
  })
  await expect(
    t.call(decideClusterValidation, { cluster, decision: 'returned' }, administrator),
  ).rejects.toMatchObject({ faults: [{ field: 'reasons', code: 'missing' }] })
  expect((await t.call(listClusterValidations, {}, administrator)).items[0]).toMatchObject({
    name: 'Cluster a one',
    state: 'submitted',
    members: 16,
    types: 2,
  })
  await t.call(
    decideClusterValidation,
    { cluster, decision: 'returned', reasons: 'Link your events' },
    administrator,
  )
  t.moveClock(60_000)
  await t.call(
    saveClusterValidation,
    { ...facts, evidence: 'https://a.example/events', submit: true },
    manager,
  )
  await t.call(decideClusterValidation, { cluster, decision: 'validated' }, administrator)

  const { state, history } = await t.call(getClusterValidation, { cluster }, manager)
  expect([state, history.map(row => [row.state, row.decidedBy, row.reasons])]).toEqual([
    'validated',
    [
      ['validated', 'administrator Example', null],
      ['returned', 'administrator Example', 'Link your events'],
    ],
  ])
  expect((await t.call(getCluster, { cluster }, visitor('en'))).validation).toBe('validated')
  expect((await mailsOf('cluster-returned')).map(mail => mail.to_address)).toEqual(['ona@a.example'])
})

test('a support programme waives the criteria', async () => {
  const poor = await addCluster(t.house, 'Poor cluster')
  await addGrant(t.house, world.own.people.steward, 'cluster-manager', { cluster_id: poor })
  const steward = await t.viewerOf(world.own.people.steward)
  await t.call(
    saveClusterValidation,
    { cluster: poor, programme: 'Regional programme', submit: true },
    steward,
  )

  expect(await t.call(decideClusterValidation, { cluster: poor, decision: 'waived' }, administrator)).toEqual(
    { state: 'waived' },
  )
})

test('an address of the organisation’s domain asks for its profile, and the manager gives it', async () => {
  const organisation = await addOrganisation(t.house, 'Listed optics', {
    clusterId: cluster,
    visibility: 'platform',
  })
  await t.call(updateOrganisation, {
    organisation,
    version: 1,
    kind: 'sme',
    name: 'Listed optics',
    country: 'LT',
    website: 'https://www.test.example',
    visibility: 'platform',
  })
  const person = await addPerson(t.house, 'claimant')
  const claimant = await t.viewerOf(person)
  expect(await t.call(getClaim, { organisation }, claimant)).toMatchObject({
    domainMatches: true,
    codeTo: null,
    isClaimed: false,
    claim: null,
  })

  await t.call(requestClaim, { organisation, proof: 'domain', message: 'I build the lasers' }, claimant)
  await expect(t.call(requestClaim, { organisation, proof: 'domain' }, claimant)).rejects.toMatchObject({
    code: 'already-exists',
  })
  const [waiting] = (await t.call(listClaims, { cluster }, manager)).items
  await t.call(decideClaim, { claim: waiting?.id ?? '', decision: 'confirmed' }, manager)

  const editor = await t.viewerOf(person)
  expect((await t.call(getOrganisation, { organisation }, editor)).mayEdit).toBe(true)
  expect((await t.call(listEditors, { organisation }, editor)).items.map(one => one.personName)).toEqual([
    'claimant Example',
  ])
  expect(await t.call(getClaim, { organisation }, editor)).toMatchObject({ isMine: true, isClaimed: true })
  await expect(
    t.call(decideClaim, { claim: waiting?.id ?? '', decision: 'refused' }, manager),
  ).rejects.toMatchObject({ code: 'state-impossible' })
  expect((await mailsOf('claim-waiting')).map(mail => mail.to_address)).toEqual(['manager.a@test.example'])
})

test('without such an address a code goes to the listed one; five wrong ones end it', async () => {
  const organisation = await addOrganisation(t.house, 'Coded optics', {
    clusterId: cluster,
    visibility: 'platform',
  })
  await t.call(updateOrganisation, {
    organisation,
    version: 1,
    kind: 'sme',
    name: 'Coded optics',
    country: 'LT',
    email: 'info@coded.example',
    visibility: 'platform',
  })
  const claimant = await t.viewerOf(await addPerson(t.house, 'coder'))
  await expect(t.call(requestClaim, { organisation, proof: 'domain' }, claimant)).rejects.toMatchObject({
    code: 'claim-unproven',
  })

  await t.call(requestClaim, { organisation, proof: 'code' }, claimant)
  const [mail] = await mailsOf('claim-code')
  const code = /\b(\d{6})\b/.exec(mail?.subject ?? '')?.[1] ?? ''
  expect(mail?.to_address).toBe('info@coded.example')
  const wrong = code === '000000' ? '111111' : '000000'
  await expect(t.call(enterClaimCode, { organisation, code: wrong }, claimant)).rejects.toMatchObject({
    code: 'code-wrong',
  })
  expect(
    await t.call(enterClaimCode, { organisation, code: ` ${code.slice(0, 3)} ${code.slice(3)}` }, claimant),
  ).toEqual({ state: 'waiting' })

  const other = await t.viewerOf(await addPerson(t.house, 'guesser'))
  await t.call(requestClaim, { organisation, proof: 'code' }, other)
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(t.call(enterClaimCode, { organisation, code: 'x' }, other)).rejects.toMatchObject({
      code: 'code-wrong',
    })
  await expect(t.call(enterClaimCode, { organisation, code: 'x' }, other)).rejects.toMatchObject({
    code: 'too-many-attempts',
  })
})

test('lists are read in the reader’s language, searched by word, and filter the directory', async () => {
  const { organisationId: organisation } = world.own
  const found = await t.call(listTerms, { scheme: 'nace', q: 'optische', lang: 'de' })
  expect(found.items.map(term => [term.code, term.label])).toEqual([
    ['26', 'Computer, elektronische und optische Erzeugnisse'],
  ])
  await t.call(saveClassification, { organisation, scheme: 'nace', codes: ['26', '72'] }, manager)
  await t.call(saveClassification, { organisation, scheme: 'nace', offered: ['72'], codes: [] }, manager)

  const page = await t.call(getOrganisation, { organisation }, manager)
  expect(page.classifications).toEqual([
    { scheme: 'nace', revision: '2.1', code: '26', label: 'Computers, electronic and optical products' },
  ])
  const list = await t.call(listOrganisations, { term: 'nace:26' }, manager)
  expect([list.total, list.facets.term]).toEqual([
    1,
    [{ value: 'nace:26', label: 'Computers, electronic and optical products', count: 1 }],
  ])
  expect((await t.call(listOrganisations, { term: 'nace:26' }, visitor('en'))).facets.term).toEqual([])
  await expect(
    t.call(saveClassification, { organisation, scheme: 'nace', codes: ['99.9'] }, manager),
  ).rejects.toMatchObject({
    faults: [{ field: 'codes.0', code: 'not-offered' }],
  })
})

test('an official file is imported with its revision, and again replaces what it brought', async () => {
  const csv =
    '\uFEFFNUTS_ID,LEVL_CODE,CNTR_CODE,NAME_LATN\nLT,0,LT,Lietuva\nLT01,2,LT,Sostinės regionas\n,3,LT,Nowhere\n'
  const options = { scheme: 'nuts', csv, now: t.house.now() }
  expect(await importTaxonomy(t.house.database, options)).toEqual({ terms: 2, revision: '2024', skipped: 1 })
  await importTaxonomy(t.house.database, options)

  const { items } = await t.call(listTerms, { scheme: 'nuts', q: 'sostines' })
  expect(items).toEqual([{ code: 'LT01', parent: 'LT0', label: 'Sostinės regionas', note: null }])
  expect((await t.call(listTaxonomies, {})).items.find(list => list.scheme === 'nuts')).toMatchObject({
    terms: 2,
    isShipped: false,
  })
  await expect(importTaxonomy(t.house.database, { ...options, csv: 'a,b\n1,2\n' })).rejects.toThrow(
    'no column of codes',
  )
})
