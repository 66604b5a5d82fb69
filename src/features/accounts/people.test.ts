import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import {
  acceptInvitation,
  getInvitation,
  inviteToRole,
  revokeRole,
  setAccountState,
} from './contract-invitations.ts'
import {
  getPerson,
  getRoleChoices,
  listPeople,
  revokeInvitation,
  sendInvitationAgain,
} from './contract-people.ts'
import { givesRole } from './policy.ts'
import { nameScope } from './queries.ts'

let t: TestHouse
let world: World
let administrator: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  administrator = await t.viewerOf(world.administrator)
})
afterAll(() => t.close())

let people = 0
function invitee() {
  people++
  return {
    email: `invitee${people}@test.example`,
    givenName: `Given${people}`,
    familyName: 'Invitee',
    lang: 'en' as const,
  }
}

/** The newest invitation link mailed to an address. */
async function tokenFor(email: string): Promise<string> {
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select('text_body')
    .where('to_address', '=', email)
    .where('kind', '=', 'invitation')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /\/join\/([\w-]+)/.exec(mail.text_body)?.[1] ?? ''
}

const accept = (token: string, more: { password?: string } = {}) =>
  t.call(acceptInvitation, { token, givenName: 'A', familyName: 'B', lang: 'en', ...more }, visitor('en'))

test('an invitation says who invites to what, makes an account once, and is then over', async () => {
  const person = invitee()
  const manager = await t.viewerOf(world.own.people.manager)
  const sent = await t.call(
    inviteToRole,
    { ...person, role: 'cluster-manager', clusterId: world.own.clusterId },
    manager,
  )
  const token = await tokenFor(person.email)

  const shown = await t.call(getInvitation, { token }, visitor('en'))
  const accepted = await accept(token, { password: 'teapot gravel nineteen owls' })
  const replays = await Promise.allSettled(Array.from({ length: 200 }, () => accept(token)))
  const viewer = await t.viewerOf(sent.personId)

  expect(sent.invited).toBe(true)
  expect(shown).toEqual({
    email: person.email,
    givenName: person.givenName,
    familyName: 'Invitee',
    lang: 'en',
    invitedBy: 'manager a Example',
    roles: [{ role: 'cluster-manager', of: 'Cluster a one' }],
  })
  expect(accepted).toEqual({ done: true })
  expect(replays.filter(replay => replay.status === 'fulfilled')).toEqual([])
  expect(viewer.clusterIds).toEqual([world.own.clusterId])
})

test('an invitation with an easy password is refused and stays open', async () => {
  const person = invitee()
  await t.call(inviteToRole, { ...person, role: 'steward', missionId: world.own.missionId })
  const token = await tokenFor(person.email)

  await expect(accept(token, { password: 'Password12345678' })).rejects.toMatchObject({
    code: 'password-known',
  })
  expect(await accept(token)).toEqual({ done: true })
})

test('sending again ends earlier links, taking back ends all, and after thirty days they are over', async () => {
  const person = invitee()
  const { personId } = await t.call(inviteToRole, {
    ...person,
    role: 'cluster-manager',
    clusterId: world.own.clusterId,
  })
  const manager = await t.viewerOf(world.own.people.manager)
  const first = await tokenFor(person.email)
  // Mails are found by their birth: at one instant chance would say which is the later.
  t.moveClock(1000)
  await t.call(sendInvitationAgain, { person: personId }, manager)
  const second = await tokenFor(person.email)

  await expect(accept(first)).rejects.toMatchObject({ code: 'link-invalid' })
  expect((await t.call(getInvitation, { token: second }, visitor('en'))).email).toBe(person.email)
  await t.call(revokeInvitation, { person: personId }, manager)
  await expect(accept(second)).rejects.toMatchObject({ code: 'link-invalid' })
  expect((await t.call(getPerson, { person: personId }, manager)).account).toBe('none')

  t.moveClock(1000)
  await t.call(sendInvitationAgain, { person: personId }, manager)
  const third = await tokenFor(person.email)
  t.moveClock(30 * 86_400_000 + 1)
  await expect(accept(third)).rejects.toMatchObject({ code: 'link-invalid' })
})

test('somebody with an account gets a role at once, by mail without a link that makes an account', async () => {
  const answer = await t.call(
    inviteToRole,
    {
      ...invitee(),
      email: 'stranger@test.example',
      role: 'local-host',
      missionId: world.own.missionId,
    },
    await t.viewerOf(world.own.people.organiser),
  )

  expect(answer).toEqual({ personId: world.stranger, invited: false })
  expect((await t.viewerOf(world.stranger)).missionIds).toEqual([world.own.missionId])
})

test.each([
  ['manager', 'platform-administrator', {}],
  ['manager', 'cluster-manager', { clusterId: 'foreign' }],
  ['manager', 'partnership-coordinator', { partnershipId: 'own' }],
  ['organiser', 'cluster-manager', { clusterId: 'own' }],
  ['organiser', 'event-organiser', { missionId: 'foreign' }],
  ['steward', 'steward', { missionId: 'own' }],
  ['host', 'local-host', { missionId: 'own' }],
  ['editor', 'organisation-editor', { organisationId: 'foreign' }],
  ['editor', 'cluster-manager', { clusterId: 'own' }],
  ['funder', 'funder', { partnershipId: 'own' }],
  ['delegate', 'organisation-editor', { organisationId: 'own' }],
] as const)('a %s cannot make anybody %s of %o', async (who, role, scope) => {
  const ids = Object.fromEntries(
    Object.entries(scope).map(([key, side]) => [
      key,
      world[side as 'own' | 'foreign'][key as 'clusterId' | 'partnershipId' | 'missionId' | 'organisationId'],
    ]),
  )

  await expect(
    t.call(inviteToRole, { ...invitee(), role, ...ids }, await t.viewerOf(world.own.people[who])),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('every record offered for a role may be given, and none is offered to those who may give nothing', async () => {
  const keys = {
    'cluster-manager': 'clusterId',
    'partnership-coordinator': 'partnershipId',
    funder: 'partnershipId',
    'event-organiser': 'missionId',
    steward: 'missionId',
    'local-host': 'missionId',
    'organisation-editor': 'organisationId',
  } as const
  const offered: Record<string, string[]> = {}
  for (const who of ['manager', 'coordinator', 'organiser', 'editor', 'delegate'] as const) {
    const viewer = await t.viewerOf(world.own.people[who])
    const { roles } = await t.call(getRoleChoices, {}, viewer)
    offered[who] = roles
    for (const role of roles) {
      if (role === 'platform-administrator') throw new Error(`${who} may make administrators`)
      const { records } = await t.call(getRoleChoices, { role }, viewer)
      for (const record of records) {
        const ids = {
          clusterId: null,
          partnershipId: null,
          missionId: null,
          organisationId: null,
          [keys[role]]: record.id,
        }
        const found = await nameScope(t.house.database.db, ids)
        expect(found !== null && givesRole(viewer, { role, ...ids, ...found })).toBe(true)
      }
    }
  }

  expect(offered).toEqual({
    manager: ['cluster-manager', 'event-organiser', 'steward', 'local-host', 'organisation-editor'],
    coordinator: [
      'cluster-manager',
      'partnership-coordinator',
      'event-organiser',
      'steward',
      'local-host',
      'funder',
    ],
    organiser: ['event-organiser', 'steward', 'local-host'],
    editor: ['organisation-editor'],
    delegate: [],
  })
})

test('a manager sees the people of the own cluster and its members, with only the roles they answer for', async () => {
  const own = await t.viewerOf(world.own.people.manager)
  await addGrant(t.house, world.own.people.editor, 'cluster-manager', {
    cluster_id: world.foreign.clusterId,
  })

  const mine = await t.call(listPeople, {}, own)
  const all = await t.call(listPeople, { pageSize: 200 }, administrator)
  const editor = mine.items.find(person => person.id === world.own.people.editor)

  expect(mine.items.map(person => person.id)).toEqual(
    expect.arrayContaining([world.own.people.manager, world.own.people.editor]),
  )
  const foreign = new Set([
    ...Object.values(world.foreign.people),
    world.administrator,
    world.own.people.organiser,
  ])
  expect(mine.items.filter(person => foreign.has(person.id))).toEqual([])
  expect(editor?.roles.map(grant => grant.of)).toEqual(['Company a'])
  expect(all.total).toBeGreaterThan(18)
  await expect(t.call(getPerson, { person: world.foreign.people.manager }, own)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a coordinator sees who has a part in the partnership: its clusters, its missions, itself; not the members’ own people', async () => {
  const { people } = world.own
  const coordinator = await t.viewerOf(people.coordinator)
  const listed = await t.call(listPeople, { pageSize: 100 }, coordinator)
  const ids = new Set(listed.items.map(person => person.id))

  expect([people.coordinator, people.manager, people.organiser].map(id => ids.has(id))).toEqual([
    true,
    true,
    true,
  ])
  expect(ids.has(people.editor)).toBe(false)
  expect(Object.values(world.foreign.people).filter(id => ids.has(id))).toEqual([])
  const one = await t.call(getPerson, { person: people.manager }, coordinator)
  expect(one.roles.map(grant => grant.role)).toEqual(['cluster-manager'])
  await expect(
    t.call(getPerson, { person: world.foreign.people.manager }, coordinator),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('the list of people takes as many queries for one as for all, and finds names without accents', async () => {
  const count = async (pageSize: number) => {
    const { result, statements } = await recordStatements(() =>
      t.call(listPeople, { pageSize }, administrator),
    )
    return [result.items.length, statements.length]
  }
  const [one, statements] = await count(1)
  const [many, same] = await count(200)
  expect([one, Number(many) > 18, same]).toEqual([1, true, statements])
  await addPerson(t.house, 'Šarūnė')

  const found = await t.call(listPeople, { q: 'sarune' }, administrator)

  expect(found.items.map(person => person.name)).toEqual(['Šarūnė Example'])
})

test('the last administrator who can sign in neither loses the role nor is suspended', async () => {
  const second = await addPerson(t.house, 'second administrator')
  await addGrant(t.house, second, 'platform-administrator', {})
  const grantOf = async (personId: string) => {
    const row = await t.house.database.db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('role', '=', 'platform-administrator')
      .executeTakeFirstOrThrow()
    return row.id
  }

  await expect(
    t.call(setAccountState, { person: world.administrator, state: 'suspended' }, administrator),
  ).rejects.toMatchObject({ code: 'last-administrator' })
  await t.call(setAccountState, { person: second, state: 'suspended' }, administrator)
  await expect(
    t.call(revokeRole, { grant: await grantOf(world.administrator) }, administrator),
  ).rejects.toMatchObject({ code: 'last-administrator' })
  expect(await t.call(revokeRole, { grant: await grantOf(second) }, administrator)).toEqual({ done: true })
})

test('of two administrators who suspend each other at one moment one stays', async () => {
  const second = await addPerson(t.house, 'rival administrator')
  await addGrant(t.house, second, 'platform-administrator', {})
  const rival = await t.viewerOf(second)

  const outcomes = await Promise.allSettled([
    t.call(setAccountState, { person: second, state: 'suspended' }, administrator),
    t.call(setAccountState, { person: world.administrator, state: 'suspended' }, rival),
  ])

  expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('who speaks for an organisation learns when somebody from outside makes another editor of it, not when they do it themselves', async () => {
  const mailed = async () =>
    (
      await t.house.database.db
        .selectFrom('mail')
        .select(['person_id', 'text_body'])
        .where('kind', '=', 'editorAdded')
        .where('about_id', '=', world.own.organisationId)
        .execute()
    ).map(mail => [mail.person_id, /Invitee an editor of Company a/.test(mail.text_body)])
  const give = async (by: Viewer) =>
    t.call(
      inviteToRole,
      { ...invitee(), role: 'organisation-editor', organisationId: world.own.organisationId },
      by,
    )

  await give(await t.viewerOf(world.own.people.editor))
  expect(await mailed()).toEqual([])
  await give(await t.viewerOf(world.own.people.manager))
  expect(await mailed()).toEqual([[world.own.people.editor, true]])
})
