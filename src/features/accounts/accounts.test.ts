import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { visitor } from '../../shared/viewer.ts'
import { getPageViewer, setUp } from './contract.ts'
import { makeSetUpLink } from './index.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

test('the one-time link makes the first administrator, once', async () => {
  const context = t.house.makeContext({
    viewer: visitor('en'),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const link = await makeSetUpLink({ ...context, db: t.house.database.db, afterCommit: () => undefined })
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  const input = {
    token,
    givenName: 'Ada',
    familyName: 'Example',
    email: 'ada@test.example',
    password: 'a long walk by the sea',
  }

  const answer = await t.call(setUp, input, visitor('en'))
  const again = t.call(setUp, { ...input, email: 'eve@test.example' }, visitor('en'))

  expect(answer).toEqual({ done: true })
  await expect(again).rejects.toMatchObject({ code: 'set-up-done' })
})

test('a viewer knows the clusters, partnerships and missions near them', async () => {
  world = await buildWorld(t.house)
  const viewer = await t.viewerOf(world.own.people.manager)

  const answer = await t.call(getPageViewer, {}, viewer)

  expect(answer.managedClusters.map(cluster => cluster.id)).toEqual([world.own.clusterId])
  expect(answer.partnerships).toEqual([
    { id: world.own.partnershipId, slug: 'partnership-a', name: 'PARTNER-A', role: 'member' },
  ])
})
