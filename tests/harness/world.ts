import type { House } from '../../src/server/house.ts'
import type { Role } from '../../src/shared/viewer.ts'

/** The ids of one side of the world: a partnership with two clusters, companies, a mission and its people. */
export interface Side {
  letter: string
  partnershipId: string
  clusterId: string
  secondClusterId: string
  /** Member of `clusterId`, its people take part in the mission. */
  organisationId: string
  /** In no cluster: a counterpart in the market, brought by the local host. */
  counterpartOrganisationId: string
  missionId: string
  missionSlug: string
  sessionId: string
  slotIds: string[]
  placeIds: string[]
  groupIds: [string, string]
  participantId: string
  counterpartId: string
  people: Record<
    | 'manager'
    | 'coordinator'
    | 'organiser'
    | 'steward'
    | 'host'
    | 'editor'
    | 'delegate'
    | 'counterpart'
    | 'funder',
    string
  >
}

export interface World {
  own: Side
  foreign: Side
  administrator: string
  /** Has an account and no role anywhere. */
  stranger: string
}

/**
 * Two partnerships that know nothing of each other, each with every kind of person, plus an administrator and a
 * stranger. Written as rows on purpose: it is the given of access tests, not what they test.
 */
export async function buildWorld(house: House): Promise<World> {
  const administrator = await addPerson(house, 'administrator')
  await addGrant(house, administrator, 'platform-administrator', {})
  return {
    administrator,
    stranger: await addPerson(house, 'stranger'),
    own: await buildSide(house, 'a'),
    foreign: await buildSide(house, 'b'),
  }
}

/** Somebody works for an organisation, without any role there. */
export async function addAffiliation(house: House, personId: string, organisationId: string): Promise<void> {
  await house.database.db
    .insertInto('affiliation')
    .values({
      id: house.newId(),
      person_id: personId,
      organisation_id: organisationId,
      created_at: house.now(),
    })
    .execute()
}

/** A person with an account, `<name>@test.example`. */
export async function addPerson(
  house: House,
  name: string,
  options: { lang?: string } = {},
): Promise<string> {
  const id = house.newId()
  const { db } = house.database
  const created_at = house.now()
  const email = `${name.toLowerCase().replace(/\s+/g, '.')}@test.example`
  await db
    .insertInto('person')
    .values({
      id,
      slug: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-8)}`,
      given_name: name,
      family_name: 'Example',
      email,
      lang: options.lang ?? 'en',
      created_at,
    })
    .execute()
  await db
    .insertInto('account')
    .values({ id: house.newId(), person_id: id, email, password_hash: null, theme: null, created_at })
    .execute()
  return id
}

export async function addGrant(
  house: House,
  personId: string,
  role: Role,
  scope: { cluster_id?: string; partnership_id?: string; mission_id?: string; organisation_id?: string },
): Promise<void> {
  await house.database.db
    .insertInto('role_grant')
    .values({ id: house.newId(), person_id: personId, role, ...scope, granted_at: house.now() })
    .execute()
}

export async function addOrganisation(
  house: House,
  name: string,
  options: {
    clusterId?: string
    kind?: 'sme' | 'rto' | 'counterpart'
    country?: string
    visibility?: 'public' | 'platform' | 'partnership' | 'cluster'
  } = {},
): Promise<string> {
  const id = house.newId()
  const now = house.now()
  const { db } = house.database
  await db
    .insertInto('organisation')
    .values({
      id,
      slug: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-8)}`,
      kind: options.kind ?? 'sme',
      name,
      name_key: name.toLowerCase(),
      country: options.country ?? 'AT',
      visibility: options.visibility ?? 'partnership',
      created_at: now,
      updated_at: now,
    })
    .execute()
  if (options.clusterId !== undefined) {
    await db
      .insertInto('membership')
      .values({
        id: house.newId(),
        cluster_id: options.clusterId,
        organisation_id: id,
        member_from: '2020-01-01',
        created_at: now,
      })
      .execute()
  }
  return id
}

/** A confirmed participant of a mission. */
export async function addParticipant(
  house: House,
  missionId: string,
  organisationId: string,
  options: {
    personId?: string
    groupId?: string
    kind?: 'travelling' | 'local' | 'remote'
    broughtBy?: string
  } = {},
): Promise<string> {
  const id = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('participant')
    .values({
      id,
      mission_id: missionId,
      organisation_id: organisationId,
      person_id: options.personId ?? null,
      group_id: options.groupId ?? null,
      kind: options.kind ?? 'travelling',
      state: 'confirmed',
      brought_by: options.broughtBy ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

async function buildSide(house: House, letter: string): Promise<Side> {
  const { db } = house.database
  const now = house.now()
  const stamps = { created_at: now, updated_at: now }
  const clusterId = await addCluster(house, `Cluster ${letter} one`)
  const secondClusterId = await addCluster(house, `Cluster ${letter} two`)
  const partnershipId = house.newId()
  await db
    .insertInto('partnership')
    .values({
      id: partnershipId,
      slug: `partnership-${letter}`,
      acronym: `PARTNER-${letter.toUpperCase()}`,
      title: `Partnership ${letter}`,
      visibility: 'partnership',
      ...stamps,
    })
    .execute()
  for (const [cluster_id, role] of [
    [clusterId, 'coordinator'],
    [secondClusterId, 'partner'],
  ] as const) {
    await db
      .insertInto('partner')
      .values({ id: house.newId(), partnership_id: partnershipId, cluster_id, role, joined_on: '2025-01-01' })
      .execute()
  }
  const missionId = house.newId()
  await db
    .insertInto('mission')
    .values({
      id: missionId,
      slug: `mission-${letter}`,
      partnership_id: partnershipId,
      lead_cluster_id: clusterId,
      type: 'outgoing-mission',
      title: `Mission ${letter}`,
      country: 'JP',
      city: 'Osaka',
      time_zone: 'Asia/Tokyo',
      starts_on: '2026-10-05',
      ends_on: '2026-10-06',
      state: 'open',
      ...stamps,
    })
    .execute()
  const groupIds: [string, string] = [house.newId(), house.newId()]
  await db
    .insertInto('participant_group')
    .values([
      { id: groupIds[0], mission_id: missionId, name: 'Delegates', position: 1 },
      { id: groupIds[1], mission_id: missionId, name: 'Local companies', position: 2 },
    ])
    .execute()
  const pair = [...groupIds].sort()
  await db
    .insertInto('group_pair')
    .values({ mission_id: missionId, group_a: pair[0] ?? '', group_b: pair[1] ?? '' })
    .execute()
  const sessionId = house.newId()
  await db
    .insertInto('meeting_session')
    .values({
      id: sessionId,
      mission_id: missionId,
      title: 'Monday morning',
      starts_at: new Date('2026-10-05T00:00:00Z'),
      ends_at: new Date('2026-10-05T02:00:00Z'),
      slot_minutes: 20,
      pause_minutes: 5,
      position: 1,
    })
    .execute()
  const slotIds = [0, 25, 50, 75].map(() => house.newId())
  await db
    .insertInto('slot')
    .values(
      slotIds.map((id, index) => ({
        id,
        mission_id: missionId,
        session_id: sessionId,
        starts_at: new Date(Date.UTC(2026, 9, 5, 0, index * 25)),
        ends_at: new Date(Date.UTC(2026, 9, 5, 0, index * 25 + 20)),
      })),
    )
    .execute()
  const placeIds = [house.newId(), house.newId()]
  await db
    .insertInto('place')
    .values(
      placeIds.map((id, index) => ({
        id,
        mission_id: missionId,
        label: `Table ${index + 1}`,
        kind: 'table' as const,
        position: index + 1,
      })),
    )
    .execute()
  const person = (name: string) => addPerson(house, `${name} ${letter}`)
  const people = {
    manager: await person('manager'),
    coordinator: await person('coordinator'),
    organiser: await person('organiser'),
    steward: await person('steward'),
    host: await person('host'),
    editor: await person('editor'),
    delegate: await person('delegate'),
    counterpart: await person('counterpart'),
    funder: await person('funder'),
  }
  const organisationId = await addOrganisation(house, `Company ${letter}`, { clusterId })
  const counterpartOrganisationId = await addOrganisation(house, `Counterpart ${letter}`, {
    kind: 'counterpart',
    country: 'JP',
  })
  await addGrant(house, people.manager, 'cluster-manager', { cluster_id: clusterId })
  await addGrant(house, people.coordinator, 'partnership-coordinator', { partnership_id: partnershipId })
  await addGrant(house, people.organiser, 'event-organiser', { mission_id: missionId })
  await addGrant(house, people.steward, 'steward', { mission_id: missionId })
  await addGrant(house, people.host, 'local-host', { mission_id: missionId })
  await addGrant(house, people.editor, 'organisation-editor', { organisation_id: organisationId })
  await addGrant(house, people.funder, 'funder', { partnership_id: partnershipId })
  const participantId = await addParticipant(house, missionId, organisationId, {
    personId: people.delegate,
    groupId: groupIds[0],
  })
  const counterpartId = await addParticipant(house, missionId, counterpartOrganisationId, {
    personId: people.counterpart,
    groupId: groupIds[1],
    kind: 'local',
    broughtBy: people.host,
  })
  return {
    letter,
    partnershipId,
    clusterId,
    secondClusterId,
    organisationId,
    counterpartOrganisationId,
    missionId,
    missionSlug: `mission-${letter}`,
    sessionId,
    slotIds,
    placeIds,
    groupIds,
    participantId,
    counterpartId,
    people,
  }
}

export async function addCluster(house: House, name: string): Promise<string> {
  const id = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('cluster')
    .values({
      id,
      slug: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-8)}`,
      name,
      short_name: name,
      country: 'LT',
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}
