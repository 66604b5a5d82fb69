import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  addMember,
  addPerson,
  confirmOrganisation,
  createCluster,
  createOrganisation,
  endAffiliation,
  endMember,
  getCluster,
  getOrganisation,
  listOrganisations,
  updateCluster,
  updateOrganisation,
} from './contract.ts'
import { getAffiliation, updateAffiliation } from './contract-people.ts'

let t: TestHouse
let world: World
let manager: Viewer
let editor: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
  editor = await t.viewerOf(world.own.people.editor)
})
afterAll(() => t.close())

test('a manager lists an organisation, it is found by its words and belongs to the cluster', async () => {
  const { slug } = await t.call(
    createOrganisation,
    {
      clusterId: world.own.clusterId,
      kind: 'sme',
      name: 'Šviesa Optika',
      country: 'LT',
      summary: 'Femtosecond lasers for glass',
      technologies: ['Ultrafast lasers'],
      memberFrom: '2024-03-01',
    },
    manager,
  )

  const found = await t.call(listOrganisations, { q: 'sviesa FEMTO ultrafast' }, manager)
  const page = await t.call(getOrganisation, { organisation: slug }, manager)

  expect(found.items.map(item => [item.slug, item.clusters.map(cluster => cluster.name)])).toEqual([
    [slug, ['Cluster a one']],
  ])
  expect(page).toMatchObject({ mayEdit: true, memberships: [{ memberFrom: '2024-03-01', memberTo: null }] })
  expect((await t.call(listOrganisations, { q: '100%_' }, manager)).total).toBe(0)
})

test('an editor saves the profile of their organisation; who read an older one is told', async () => {
  const { organisationId } = world.own
  const before = await t.call(getOrganisation, { organisation: organisationId }, editor)
  const facts = { kind: 'sme' as const, name: before.name, country: 'AT', summary: 'Mirrors' }

  await t.call(
    updateOrganisation,
    { organisation: organisationId, version: before.version, ...facts },
    editor,
  )
  const late = t.call(
    updateOrganisation,
    { organisation: organisationId, version: before.version, ...facts },
    editor,
  )

  await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const after = await t.call(getOrganisation, { organisation: organisationId }, editor)
  expect(after).toMatchObject({
    summary: 'Mirrors',
    version: before.version + 1,
    lastConfirmedAt: t.house.now().toISOString(),
  })
  expect(after.completeness).toBeGreaterThan(before.completeness)
})

test('memberships of one organisation never overlap, and an ended one can begin again', async () => {
  const organisationId = await addOrganisation(t.house, 'Comes and goes', { visibility: 'platform' })
  const cluster = world.own.clusterId
  await t.call(addMember, { cluster, organisationId, memberFrom: '2025-01-01' }, manager)

  await expect(
    t.call(addMember, { cluster, organisationId, memberFrom: '2025-06-01' }, manager),
  ).rejects.toMatchObject({ code: 'slot-taken' })
  const [first] = (await t.call(getOrganisation, { organisation: organisationId }, manager)).memberships
  const membership = first?.id ?? ''
  await expect(t.call(endMember, { membership, memberTo: '2024-12-31' }, manager)).rejects.toMatchObject({
    faults: [{ field: 'memberTo', code: 'ends-before-start' }],
  })
  await t.call(endMember, { membership, memberTo: '2025-12-31' }, manager)
  await t.call(addMember, { cluster, organisationId, memberFrom: '2026-02-01' }, manager)

  const { memberships } = await t.call(getOrganisation, { organisation: organisationId }, manager)
  expect(memberships.map(({ memberFrom, memberTo }) => [memberFrom, memberTo])).toEqual([
    ['2026-02-01', null],
    ['2025-01-01', '2025-12-31'],
  ])
})

test('somebody is added, is the same person by their address, and no longer works there once ended', async () => {
  const organisation = world.own.organisationId
  const person = { givenName: 'Ona', familyName: 'Petraitė', email: 'ona@optika.example', isContact: true }
  const { id } = await t.call(addPerson, { organisation, ...person }, editor)

  await expect(t.call(addPerson, { organisation, ...person }, editor)).rejects.toMatchObject({
    code: 'already-exists',
  })
  const { people } = await t.call(getOrganisation, { organisation }, editor)
  await t.call(endAffiliation, { organisation, person: id }, editor)
  const later = await t.call(getOrganisation, { organisation }, editor)

  expect(people.map(one => [one.id, one.name, one.isContact])).toEqual([[id, 'Ona Petraitė', true]])
  expect(later.people).toEqual([])
})

test('name in both scripts, function and address are corrected, and links to the old address end', async () => {
  const organisation = world.own.organisationId
  const { id } = await t.call(
    addPerson,
    { organisation, givenName: 'Hirosi', familyName: 'Tanaka', email: 'hirosi@optika.example' },
    editor,
  )
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: 'of the old address',
      purpose: 'my-schedule',
      person_id: id,
      created_at: t.house.now(),
    })
    .execute()
  const affiliation = await affiliationOf(id)
  const before = await t.call(getAffiliation, { affiliation }, editor)
  const change = {
    affiliation,
    version: before.version,
    givenName: 'Hiroshi',
    familyName: 'Tanaka',
    nameOtherScript: '田中 浩',
    email: 'hiroshi@optika.example',
    jobTitle: 'Sales',
    isContact: true,
  }
  await t.call(updateAffiliation, change, editor)

  const { people } = await t.call(getOrganisation, { organisation }, editor)
  expect(people.find(one => one.id === id)).toMatchObject({
    name: 'Hiroshi Tanaka',
    nameOtherScript: '田中 浩',
    email: 'hiroshi@optika.example',
    jobTitle: 'Sales',
    isContact: true,
  })
  const link = await t.house.database.db
    .selectFrom('link')
    .select('revoked_at')
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(link.revoked_at).not.toBeNull()
  await expect(t.call(updateAffiliation, change, editor)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(
    t.call(
      updateAffiliation,
      { ...change, version: before.version + 1, email: 'delegate.a@test.example' },
      editor,
    ),
  ).rejects.toMatchObject({ code: 'address-taken' })
  await t.call(endAffiliation, { organisation, person: id }, editor)
})

test('who has an account or a role is not renamed by an editor, only their function', async () => {
  const organisation = world.own.organisationId
  const { id } = await t.call(
    addPerson,
    { organisation, givenName: 'X', familyName: 'Y', email: 'manager.a@test.example' },
    editor,
  )
  const affiliation = await affiliationOf(id)
  const before = await t.call(getAffiliation, { affiliation }, editor)
  expect([before.keepsOwnName, before.keepsOwnAddress]).toEqual([true, true])
  await t.call(
    updateAffiliation,
    {
      affiliation,
      version: before.version,
      givenName: 'Somebody',
      familyName: 'Else',
      email: 'thief@test.example',
      jobTitle: 'Adviser',
    },
    editor,
  )
  const after = await t.call(getAffiliation, { affiliation }, editor)
  expect(after).toEqual({ ...before, jobTitle: 'Adviser', version: before.version + 1 })
  await t.call(endAffiliation, { organisation, person: id }, editor)
})

async function affiliationOf(personId: string): Promise<string> {
  const row = await t.house.database.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', world.own.organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}

test('what needs the manager is counted, and each count leads to exactly those members', async () => {
  const cluster = await t.call(getCluster, { cluster: world.own.clusterId }, manager)
  const { slug, numbers } = cluster
  const totals = await Promise.all(
    (['people', 'summary', 'confirmation'] as const).map(
      async gap => (await t.call(listOrganisations, { cluster: slug, gap }, manager)).total,
    ),
  )
  const [open] = (await t.call(listOrganisations, { cluster: slug, gap: 'confirmation' }, manager)).items
  await t.call(confirmOrganisation, { organisation: open?.id ?? '' }, manager)
  const after = (await t.call(getCluster, { cluster: slug }, manager)).numbers

  expect(totals).toEqual([numbers.withoutPeople, numbers.withoutSummary, numbers.unconfirmed])
  expect(numbers.unconfirmed).toBeGreaterThan(0)
  expect(after.unconfirmed).toBe(numbers.unconfirmed - 1)
})

test('a coordinator adds a cluster; its profile is saved once per reading', async () => {
  const coordinator = await t.viewerOf(world.own.people.coordinator)
  const facts = { name: 'New photonics', shortName: 'NP', country: 'FR' }
  const { id } = await t.call(createCluster, facts, coordinator)
  const administrator = await t.viewerOf(world.administrator)

  await t.call(updateCluster, { cluster: id, version: 1, ...facts, staffFte: 3.5 }, administrator)

  await expect(
    t.call(updateCluster, { cluster: id, version: 1, ...facts }, administrator),
  ).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect((await t.call(getCluster, { cluster: id }, coordinator)).staffFte).toBe(3.5)
})

test('who no longer works for an organisation speaks for it no more, and is told', async () => {
  const organisation = world.own.organisationId
  const person = { givenName: 'Rasa', familyName: 'Former', email: 'rasa@optika.example' }
  const { id } = await t.call(addPerson, { organisation, ...person }, editor)
  await addGrant(t.house, id, 'organisation-editor', { organisation_id: organisation })
  const edits = async () =>
    (
      await t.house.database.db
        .selectFrom('role_grant')
        .select('organisation_id')
        .where('person_id', '=', id)
        .where('revoked_at', 'is', null)
        .execute()
    ).map(grant => grant.organisation_id)

  expect(await edits()).toEqual([organisation])
  await t.call(endAffiliation, { organisation, person: id }, editor)
  expect(await edits()).toEqual([])
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select('kind')
    .where('person_id', '=', id)
    .execute()
  expect(mails).toEqual([{ kind: 'roleTaken' }])
})
