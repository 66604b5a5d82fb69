import { afterAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld } from '../../../tests/harness/world.ts'
import type { Context } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { readWords } from './read-words.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { db, log } = { db: t.house.database.db, log: t.house.log }
afterAll(() => t.close())

const read = (viewer: Viewer, ids: readonly string[]) => readWords({ db, log, viewer } as Context, ids)

test('words by which others are looked for are none that the viewer may not see', async () => {
  const foreign = world.foreign.organisationId
  await db
    .updateTable('organisation')
    .set({
      visibility: 'public',
      offers: 'Holographic gratings.',
      needs: 'Secret alloys.',
      part_visibility: JSON.stringify({ needs: 'cluster' }),
    })
    .where('id', '=', foreign)
    .execute()
  const hidden = await addOrganisation(t.house, 'Hidden House', {
    clusterId: world.foreign.clusterId,
    visibility: 'cluster',
  })
  const manager = await t.viewerOf(world.own.people.manager)

  const words = (await read(manager, [foreign, hidden])).join('\n')
  expect([words.includes('Holographic gratings'), /Secret|Hidden/.test(words)]).toEqual([true, false])
  const own = await t.viewerOf(world.foreign.people.manager)
  const seen = (await read(own, [foreign, hidden])).join('\n')
  expect([seen.includes('Secret alloys'), seen.includes('Hidden House')]).toEqual([true, true])
})

test('who is only listed under something is looked for by what that is called', async () => {
  const id = await addOrganisation(t.house, 'Quiet House', { visibility: 'public' })
  await db
    .insertInto('classification')
    .values({
      organisation_id: id,
      scheme: 'photonics-health',
      revision: '1',
      code: 'swept-source-laser',
      created_at: t.house.now(),
    })
    .execute()

  expect((await read(await t.viewerOf(world.administrator), [id])).join()).toMatch(/swept[- ]source laser/i)
})
