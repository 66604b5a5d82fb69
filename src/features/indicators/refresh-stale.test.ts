import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemViewer } from '../../shared/viewer.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'
import { refreshStale } from './refresh-stale.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())

/** What the clock hands a chore, where something happens each time the chore asks for the time. */
function contextWith(happens: () => void) {
  const { house } = scene.t
  const context = house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return {
    ...context,
    db: house.database.db,
    now: () => {
      happens()
      return house.now()
    },
    afterCommit: () => undefined,
    jobId: '',
    progress: async () => undefined,
    isCancelled: () => false,
    call: () => Promise.reject(new Error('no calls here')),
  }
}

test('a partnership that is thrown away while it is counted keeps nothing, and the next is counted', async () => {
  const { house } = scene.t
  const { db } = house.database
  const others = await db.selectFrom('partnership').select('id').execute()
  expect(others.length).toBeGreaterThan(0)
  const own = house.newId()
  await db
    .insertInto('partnership')
    .values({
      id: own,
      slug: 'fleeting',
      acronym: 'FLEETING',
      title: 'A partnership that is thrown away',
      visibility: 'partnership',
      created_at: house.now(),
      updated_at: house.now(),
    })
    .execute()
  // It is counted first, before anything else is asked for the time.
  for (const { id } of others)
    await db
      .insertInto('partnership_standing')
      .values({ partnership_id: id, meetings_held: 0, computed_at: new Date(0) })
      .execute()
  // Asked for the time once, the chore is to look for what is due; asked again, it has read a partnership's facts.
  let asked = 0
  let gone: Promise<unknown> = Promise.resolve()
  const ctx = contextWith(() => {
    if (++asked === 2) gone = db.deleteFrom('partnership').where('id', '=', own).execute()
  })

  await refreshStale(ctx)

  await gone
  const counted = await db
    .selectFrom('partnership_standing')
    .select('partnership_id as id')
    .where('computed_at', '>', new Date(0))
    .execute()
  expect(new Set(counted)).toEqual(new Set(others))
})

test('what was counted by a clock that was set back since is counted anew', async () => {
  const { t } = scene
  const { db } = t.house.database
  const ahead = new Date(t.house.now().getTime() + 86_400_000)
  await db.updateTable('partnership_standing').set({ computed_at: ahead }).execute()

  await refreshStale(contextWith(() => undefined))

  const counted = await db.selectFrom('partnership_standing').select('computed_at as at').execute()
  expect(counted.length).toBeGreaterThan(0)
  expect(counted.every(({ at }) => at < ahead)).toBe(true)
})
