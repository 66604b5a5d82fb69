import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation } from '../../../../tests/harness/world.ts'
import { systemViewer } from '../../../shared/viewer.ts'
import { organisationIndexOf } from './follow-directory.ts'
import { listMatchableOrganisations } from './matchable-organisations.ts'

let t: TestHouse
let own: string
beforeAll(async () => {
  t = await openTestHouse()
  own = await addOrganisation(t.house, 'Own')
  // More than are read whole, all of them ahead of the own one; every tenth speaks of lasers.
  await sql`insert into organisation (id, slug, kind, name, name_key, country, visibility, summary, created_at, updated_at)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'o-' || n, 'sme', 'Company ' || n, 'company ' || n, 'DE', 'public',
      case when n % 10 = 0 then 'Lasers for stents' else 'Bread and rolls' end, ${t.house.now()}, ${t.house.now()}
    from generate_series(1, 4100) as n`.execute(t.house.database.db)
})
afterAll(() => t.close())

const listed = (near: readonly string[]) => {
  const { db, log } = { db: t.house.database.db, log: { info() {}, warn() {}, error() {} } }
  return listMatchableOrganisations({ db, log, viewer: systemViewer() } as never, {
    near: async () => near,
    always: [own],
  })
}

test('in a large house the ones named are read, whether there is an index or not, and all near to any of the texts', async () => {
  const without = await listed(['lasers'])
  expect(without.length).toBe(4_001)
  expect(without.map(({ id }) => id)).toContain(own)

  await t.house.follow()
  await organisationIndexOf(t.house.database.db)?.keepUp()
  const near = await listed(['', 'lasers', 'stents'])
  expect(near.map(({ id }) => id)).toContain(own)
  expect(near.filter(({ summary }) => summary === 'Lasers for stents').length).toBe(410)
  expect(await listed(['', ' '])).toHaveLength(1)
})
