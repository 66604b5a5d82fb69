import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { endIntroductionMails, listIntroductions, setIntroductionMails } from './contract-introductions.ts'

let t: TestHouse
let clusterId: string
let manager: Viewer
let lonely: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  clusterId = await addCluster(t.house, 'Laser cluster')
  manager = await addManager('manager', clusterId)
  lonely = await addManager('lonely', await addCluster(t.house, 'Empty cluster'))
  await add('Stent Lasers', clusterId, 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  const elsewhere = await addCluster(t.house, 'Optics cluster')
  await add('Coatings North', elsewhere, 'Optical coatings for mirrors.', 'Fibre lasers for stents.')
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.house.database.db.deleteFrom('mail').execute()
  await t.house.database.db.deleteFrom('introduction_mail').execute()
})

async function addManager(name: string, cluster: string) {
  const person = await addPerson(t.house, name)
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: cluster })
  return t.viewerOf(person)
}

async function add(name: string, cluster: string, offers: string, needs: string) {
  const id = await addOrganisation(t.house, name, { clusterId: cluster, visibility: 'public', country: 'DE' })
  await t.house.database.db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
}

/** The clock runs and the chore with it, as often as a process that was started anew would. */
async function look(at: string, times = 1) {
  t.setClock(at)
  for (let time = 0; time < times; time++) {
    await t.house.jobs.runChores(['matching.look-after-introductions'])
    await t.house.jobs.runDue()
  }
}
const mails = () =>
  t.house.database.db
    .selectFrom('mail')
    .select(['person_id', 'subject', 'text_body'])
    .where('kind', '=', 'introductions')
    .execute()

test('on Monday morning a manager is told once of members nobody has met, in their language, with a reason', async () => {
  await t.house.database.db
    .updateTable('person')
    .set({ lang: 'de' })
    .where('id', '=', manager.personId ?? '')
    .execute()
  await look('2026-09-02T09:00:00Z')
  expect(await mails()).toEqual([])
  await look('2026-09-07T05:00:00Z')
  expect(await mails()).toEqual([])
  await look('2026-09-07T06:30:00Z', 3)

  const [mail, ...more] = await mails()
  expect(more).toEqual([])
  expect(mail?.person_id).toBe(manager.personId)
  expect(mail?.subject).toBe('1 Mitglied, das noch niemanden getroffen hat')
  expect(mail?.text_body).toContain('Stent Lasers ↔ Coatings North')
  expect(mail?.text_body).toContain('“Optical coatings for mirrors.” ↔ “Optical coatings for mirrors.”')
  await look('2026-09-08T09:00:00Z', 2)
  expect(await mails()).toHaveLength(1)
  await look('2026-09-14T06:30:00Z', 2)
  expect(await mails()).toHaveLength(2)
})

test('where nobody has anybody to be introduced to there is no mail', async () => {
  await look('2026-09-02T09:00:00Z')
  await look('2026-09-07T06:30:00Z')

  expect((await mails()).map(({ person_id }) => person_id)).not.toContain(lonely.personId)
})

test('one click ends the mail without signing in, and the manager can ask for it again', async () => {
  await look('2026-09-02T09:00:00Z')
  await look('2026-09-07T06:30:00Z')
  const [mail] = await mails()
  const token = /introduction-mails\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? ''
  const isMailed = async () => (await t.call(listIntroductions, { cluster: clusterId }, manager)).mailed

  expect(await isMailed()).toBe(true)
  await t.call(endIntroductionMails, { token }, visitor('en'))
  expect(await isMailed()).toBe(false)
  await look('2026-09-14T06:30:00Z')
  expect(await mails()).toHaveLength(1)
  await t.call(setIntroductionMails, { wanted: true }, manager)
  await look('2026-09-15T06:30:00Z')
  expect(await mails()).toHaveLength(1)
  await look('2026-09-21T06:30:00Z')
  expect(await mails()).toHaveLength(2)
})

test('two processes that tell at the same moment send one mail', async () => {
  await look('2026-09-02T09:00:00Z')
  t.setClock('2026-09-07T06:30:00Z')
  await Promise.all([1, 2, 3].map(() => t.house.jobs.runChores(['matching.look-after-introductions'])))
  await Promise.all([1, 2, 3].map(() => t.house.jobs.runDue()))

  expect(await mails()).toHaveLength(1)
})

test('who became a manager again waits for Monday', async () => {
  const cluster = await addCluster(t.house, 'Again cluster')
  await add('Again Lasers', cluster, 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  const again = await addManager('again', cluster)
  const told = async () => (await mails()).filter(({ person_id }) => person_id === again.personId).length
  await look('2026-09-02T09:00:00Z')
  const grants = t.house.database.db.updateTable('role_grant').where('person_id', '=', again.personId ?? '')
  await grants.set({ revoked_at: t.house.now() }).execute()
  t.setClock('2026-10-07T09:00:00Z')
  await addGrant(t.house, again.personId ?? '', 'cluster-manager', { cluster_id: cluster })
  await look('2026-10-07T09:00:00Z', 2)
  expect(await told()).toBe(0)
  await look('2026-10-12T06:30:00Z', 2)

  expect(await told()).toBe(1)
})

test('many members with nobody to meet do not hide one who has somebody', async () => {
  const cluster = await addCluster(t.house, 'Large cluster')
  for (let at = 0; at < 55; at++)
    await addOrganisation(t.house, `Anon ${at}`, { clusterId: cluster, visibility: 'public', country: 'DE' })
  await add('Zeta Lasers', cluster, 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  const large = await addManager('large', cluster)
  await look('2026-11-04T09:00:00Z')
  await look('2026-11-09T07:30:00Z')

  const mail = (await mails()).find(({ person_id }) => person_id === large.personId)
  expect(mail?.text_body).toContain('Zeta Lasers ↔ Coatings North')
})
