import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addPerson as addPersonRow,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { addPerson, getCluster, getOrganisation, listOrganisations } from './contract.ts'
import { getClaim, requestClaim } from './contract-claims.ts'
import { getConfirmation, remindProfiles } from './contract-freshness.ts'
import { getAffiliation, updateAffiliation } from './contract-people.ts'
import { findInDatabase } from './finding/find-in-database.ts'

let t: TestHouse
let world: World
let manager: Viewer
let foreign: Viewer
const db = () => t.house.database.db
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
  foreign = await t.viewerOf(world.foreign.people.manager)
})
afterAll(() => t.close())

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => (error as { code?: string }).code,
  )
const personRow = (email: string) =>
  db()
    .selectFrom('person')
    .select(['given_name', 'family_name', 'name_reading', 'phone', 'email', 'version'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow()

test('naming somebody by a known address shows and changes nothing of theirs, and leaves a line in the history', async () => {
  const victim = {
    givenName: 'Haruka',
    familyName: 'Sample',
    nameReading: 'はるか',
    email: 'haruka@victim.example',
    phone: '+81 6 0000',
  }
  await t.call(addPerson, { organisation: world.own.organisationId, ...victim }, manager)
  const bare = 'bare@victim.example'
  await t.call(
    addPerson,
    { organisation: world.own.organisationId, givenName: 'Bare', familyName: 'Sample', email: bare },
    manager,
  )
  t.moveClock(1000)
  const before = [await personRow(victim.email), await personRow(bare)]
  const attacker = await addOrganisation(t.house, 'Attacker', { clusterId: world.foreign.clusterId })
  for (const email of [victim.email, bare])
    await t.call(
      addPerson,
      {
        organisation: attacker,
        email,
        givenName: 'X',
        familyName: 'Y',
        nameReading: 'written by a stranger',
        phone: '+1 900 stranger',
      },
      foreign,
    )

  const shown = (await t.call(getOrganisation, { organisation: attacker }, foreign)).people
  const form = await t.call(getAffiliation, { affiliation: shown[0]?.affiliationId ?? '' }, foreign)
  const own = (await t.call(getOrganisation, { organisation: world.own.organisationId }, manager)).people
  const lines = await db()
    .selectFrom('history')
    .select('actor_person_id')
    .where('call', '=', 'directory.addPerson')
    .where('subject_id', '=', attacker)
    .execute()

  expect([await personRow(victim.email), await personRow(bare)]).toEqual(before)
  expect(shown.map(person => [person.phone, person.nameReading])).toEqual([
    [null, null],
    [null, null],
  ])
  expect([form.phone, form.nameReading]).toEqual([null, null])
  expect(own.find(person => person.email === victim.email)).toMatchObject({
    phone: victim.phone,
    nameReading: victim.nameReading,
  })
  expect(lines).toEqual([
    { actor_person_id: world.foreign.people.manager },
    { actor_person_id: world.foreign.people.manager },
  ])
})

test('whoever works elsewhere, or comes to a mission for others, is not renamed or given another address', async () => {
  const mine = await addOrganisation(t.house, 'Takes over', { clusterId: world.foreign.clusterId })
  for (const email of ['haruka@victim.example', 'counterpart.a@test.example']) {
    // The counterpart has no account here: only the mission knows them.
    if (email.startsWith('counterpart')) await db().deleteFrom('account').where('email', '=', email).execute()
    const there = await personRow(email)
    await t.call(addPerson, { organisation: mine, email, givenName: 'Any', familyName: 'Body' }, foreign)
    const { people } = await t.call(getOrganisation, { organisation: mine }, foreign)
    const affiliation = people.find(person => person.email === email)?.affiliationId ?? ''
    await t.call(
      updateAffiliation,
      {
        affiliation,
        version: there.version,
        givenName: 'Taken',
        familyName: 'Over',
        email: 'attacker@foreign.example',
        phone: '+1',
        isContact: false,
      },
      foreign,
    )
    expect({ ...(await personRow(email)), version: 0 }).toEqual({ ...there, version: 0 })
  }
})

test('who is known only where they are named is completed from there, with a line in the history', async () => {
  const email = 'new@complete.example'
  const at = { organisation: world.own.organisationId, givenName: 'New', familyName: 'Sample', email }
  const { id } = await t.call(addPerson, at, manager)
  await db().updateTable('affiliation').set({ ended_at: t.house.now() }).where('person_id', '=', id).execute()
  await t.call(addPerson, { ...at, phone: '+370 5 000' }, manager)

  expect((await personRow(email)).phone).toBe('+370 5 000')
  expect(
    await db()
      .selectFrom('history')
      .select('change')
      .where('call', '=', 'accounts.fillInPerson')
      .where('subject_id', '=', id)
      .execute(),
  ).toEqual([{ change: { fields: ['phone'] } }])
})

test('a link to confirm a profile ends with the job, the address or the right it was sent for', async () => {
  const open = async (name: string) => {
    const organisation = await addOrganisation(t.house, name, { clusterId: world.own.clusterId })
    const email = `${name.toLowerCase()}@link.example`
    const { id } = await t.call(
      addPerson,
      { organisation, givenName: name, familyName: 'Sample', email, isContact: true },
      manager,
    )
    await t.call(remindProfiles, { cluster: world.own.clusterId, organisationIds: [organisation] }, manager)
    const mail = await db()
      .selectFrom('mail')
      .select('text_body')
      .where('to_address', '=', email)
      .executeTakeFirstOrThrow()
    const token = /\/profiles\/[a-z]*\/?([\w-]{40,})/.exec(mail.text_body)?.[1] ?? ''
    return { organisation, id, email, token }
  }
  const works = async (token: string) => codeOf(t.call(getConfirmation, { token }, visitor('en')))
  const [left, moved, stays] = [await open('Left'), await open('Moved'), await open('Stays')]
  const before = [await works(left.token), await works(moved.token), await works(stays.token)]
  await db()
    .updateTable('affiliation')
    .set({ ended_at: t.house.now() })
    .where('person_id', '=', left.id)
    .execute()
  await db()
    .updateTable('person')
    .set({ email: 'elsewhere@link.example' })
    .where('id', '=', moved.id)
    .execute()
  const after = [await works(left.token), await works(moved.token), await works(stays.token)]
  await addGrant(t.house, left.id, 'organisation-editor', { organisation_id: left.organisation })

  expect({ before, after, granted: await works(left.token) }).toEqual({
    before: ['done', 'done', 'done'],
    after: ['link-invalid', 'link-invalid', 'done'],
    granted: 'done',
  })
})

test('a hidden address is not hinted to claimants, and strangers who ask for codes keep nobody out', async () => {
  const organisation = await addOrganisation(t.house, 'Claimed', {
    clusterId: world.own.clusterId,
    visibility: 'platform',
  })
  const hide = (level: string) =>
    db()
      .updateTable('organisation')
      .set({ email: 'boss@claimed.example', part_visibility: JSON.stringify({ contact: level }) })
      .where('id', '=', organisation)
      .execute()
  const strangers = []
  for (const name of ['one', 'two', 'three', 'four'])
    strangers.push(await t.viewerOf(await addPersonRow(t.house, `claims ${name}`)))
  const [first = foreign, owner = foreign] = [
    strangers[0],
    await t.viewerOf(await addPersonRow(t.house, 'owner')),
  ]
  await hide('organisation')
  const hidden = (await t.call(getClaim, { organisation }, first)).codeTo
  await hide('platform')
  const shown = (await t.call(getClaim, { organisation }, first)).codeTo
  const ask = (viewer: Viewer) => codeOf(t.call(requestClaim, { organisation, proof: 'code' }, viewer))
  const asked = []
  for (const viewer of [first, first, first, first, ...strangers.slice(1)]) {
    asked.push(await ask(viewer))
    t.moveClock(1000)
  }

  expect({ hidden, shown, asked, owner: await ask(owner) }).toEqual({
    hidden: '…',
    shown: 'b…@claimed.example',
    asked: ['done', 'done', 'done', 'too-many-attempts', 'done', 'done', 'done'],
    owner: 'done',
  })
})

test('neither a hidden legal entity nor a hidden cluster’s members nor a hidden size are told to who may not see them', async () => {
  const hiddenCluster = await addCluster(t.house, 'Secret cluster')
  const entity = await addOrganisation(t.house, 'Secret entity', {
    clusterId: world.own.clusterId,
    visibility: 'cluster',
  })
  const member = await addOrganisation(t.house, 'Open member', {
    clusterId: hiddenCluster,
    visibility: 'public',
  })
  await db()
    .updateTable('organisation')
    .set({ size_class: 'micro', part_visibility: JSON.stringify({ size: 'cluster' }) })
    .where('id', '=', member)
    .execute()
  await db()
    .updateTable('cluster')
    .set({ visibility: 'cluster', slug: 'secret-cluster' })
    .where('id', '=', hiddenCluster)
    .execute()
  await db()
    .updateTable('cluster')
    .set({ legal_entity_id: entity })
    .where('id', '=', world.own.clusterId)
    .execute()
  const administrator = await t.viewerOf(world.administrator)
  const entityOf = async (viewer: Viewer) =>
    (await t.call(getCluster, { cluster: world.own.clusterId }, viewer)).legalEntity?.name ?? null
  const membersOf = async (viewer: Viewer) =>
    (await t.call(listOrganisations, { cluster: 'secret-cluster' }, viewer)).total
  const sizeOf = async (viewer: Viewer) =>
    (await t.call(listOrganisations, { q: 'open member' }, viewer)).items.map(item => item.sizeClass)

  expect({
    entity: [await entityOf(foreign), await entityOf(manager)],
    members: [await membersOf(foreign), await membersOf(administrator)],
    size: [await sizeOf(foreign), await sizeOf(administrator)],
  }).toEqual({ entity: [null, 'Secret entity'], members: [0, 1], size: [[null], ['micro']] })
})

test('a cursor of nowhere leads to an empty page of the word-by-word answer, never to an error', async () => {
  const context = {
    ...t.house.makeContext({
      viewer: manager,
      requestId: 'x',
      remoteAddress: '',
      userAgent: '',
      setSessionToken: () => undefined,
    }),
    db: db(),
    afterCommit: () => undefined,
  }
  const found = async (cursor: string) =>
    (
      await findInDatabase(context, {
        cursor: Buffer.from(cursor).toString('base64url'),
        pageSize: 20,
        sort: 'name',
        exactly: false,
      } as unknown as Parameters<typeof findInDatabase>[1])
    ).items.length

  expect(await Promise.all(['1e300', '-1e300', 'Infinity', '99999999999'].map(found))).toEqual([
    0,
    expect.any(Number),
    0,
    0,
  ])
})
