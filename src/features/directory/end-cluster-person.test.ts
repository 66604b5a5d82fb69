import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { revokeRole } from '../accounts/contract-invitations.ts'
import { getCluster } from './contract.ts'
import { endClusterPerson } from './contract-people.ts'

let t: TestHouse
let world: World
let named = 0
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

/** A cluster with two people who work for it and manage it. */
async function clusterOfTwo(): Promise<{ cluster: string; ona: string; jonas: string; viewer: Viewer }> {
  const cluster = await addCluster(t.house, `Two of ${t.house.newId()}`)
  const add = async (name: string) => {
    named += 1
    const id = await addPerson(t.house, `${name} ${named}`)
    await addGrant(t.house, id, 'cluster-manager', { cluster_id: cluster })
    await t.house.database.db
      .insertInto('affiliation')
      .values({ id: t.house.newId(), person_id: id, cluster_id: cluster, created_at: t.house.now() })
      .execute()
    return id
  }
  const [ona, jonas] = [await add('ona'), await add('jonas')]
  return { cluster, ona, jonas, viewer: await t.viewerOf(ona) }
}

const mailsTo = (personId: string) =>
  t.house.database.db
    .selectFrom('mail')
    .select(['kind', 'text_body'])
    .where('person_id', '=', personId)
    .execute()

test('who leaves a cluster is no longer named, loses the roles there from now on, keeps the rest, and is told', async () => {
  const { cluster, ona, jonas, viewer } = await clusterOfTwo()
  await addGrant(t.house, jonas, 'organisation-editor', { organisation_id: world.own.organisationId })
  t.moveClock(3 * 86_400_000)
  const lastDay = new Date(t.house.now().getTime() - 86_400_000).toISOString().slice(0, 10)

  await t.call(endClusterPerson, { cluster, person: jonas, lastDay }, viewer)

  const seen = await t.call(getCluster, { cluster }, viewer)
  expect([seen.people.map(one => one.id), seen.managers.map(one => one.personId)]).toEqual([[ona], [ona]])
  expect((await t.viewerOf(jonas)).grants.map(grant => grant.role)).toEqual(['organisation-editor'])
  const line = await t.house.database.db
    .selectFrom('affiliation')
    .select('ended_at')
    .where('person_id', '=', jonas)
    .executeTakeFirstOrThrow()
  expect(line.ended_at?.toISOString().slice(0, 10)).toBe(lastDay)
  const mails = await mailsTo(jonas)
  expect(mails.map(mail => mail.kind)).toEqual(['cluster-left'])
  expect(mails[0]?.text_body).toContain(viewer.name)
  await expect(t.call(endClusterPerson, { cluster, person: jonas }, viewer)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a day that has not come is refused by name, and so is one before the person was named', async () => {
  const { cluster, jonas, viewer } = await clusterOfTwo()
  const end = (lastDay: string) => t.call(endClusterPerson, { cluster, person: jonas, lastDay }, viewer)

  await expect(end('2099-01-01')).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'lastDay', code: 'not-come-yet' }],
  })
  await expect(end('2001-01-01')).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'lastDay', code: 'ends-before-start' }],
  })
})

test('the last manager who can sign in neither leaves nor loses the role, whoever asks', async () => {
  const { cluster, ona, jonas, viewer } = await clusterOfTwo()
  const seen = await t.call(getCluster, { cluster }, viewer)
  const grantOf = (person: string) => seen.managers.find(one => one.personId === person)?.grantId ?? ''
  const administrator = await t.viewerOf(world.administrator)

  await t.call(revokeRole, { grant: grantOf(jonas) }, viewer)

  expect((await mailsTo(jonas)).map(mail => mail.kind)).toEqual(['roleTaken'])
  await expect(t.call(revokeRole, { grant: grantOf(ona) }, administrator)).rejects.toMatchObject({
    code: 'last-manager',
  })
  await expect(t.call(endClusterPerson, { cluster, person: ona }, viewer)).rejects.toMatchObject({
    code: 'last-manager',
  })
  const still = await t.call(getCluster, { cluster }, viewer)
  expect(still.managers.map(one => one.personId)).toEqual([ona])
  expect(still.people.map(one => one.id).toSorted()).toEqual([ona, jonas].toSorted())
})

test('of two managers who take each other off at one moment one stays', async () => {
  const { cluster, ona, jonas, viewer } = await clusterOfTwo()
  const other = await t.viewerOf(jonas)

  const outcomes = await Promise.allSettled([
    t.call(endClusterPerson, { cluster, person: jonas }, viewer),
    t.call(endClusterPerson, { cluster, person: ona }, other),
  ])

  expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
  expect((await t.call(getCluster, { cluster }, viewer)).managers).toHaveLength(1)
})
