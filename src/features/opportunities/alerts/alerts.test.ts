import { afterAll, beforeAll, expect, test } from 'vitest'
import { testBackend } from '../../../../tests/harness/database.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import { addOpportunity, type OpportunityGiven } from '../../../../tests/harness/probes-opportunities.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../../tests/harness/world.ts'
import { recordStatements } from '../../../database/record-statements.ts'
import type { JobContext } from '../../../shared/route.ts'
import { type Viewer, visitor } from '../../../shared/viewer.ts'
import { getDesk } from '../../desk/contract.ts'
import * as contract from '../contract-searches.ts'
import { tellNews, writeOpportunityNewsAnew } from './tell-news.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

/** Somebody of the foreign cluster, who sees what is public and what is for everybody signed in. */
async function addReader(name: string, lang = 'en'): Promise<Viewer> {
  const id = await addPerson(t.house, name, { lang })
  await addGrant(t.house, id, 'cluster-manager', { cluster_id: world.foreign.clusterId })
  return t.viewerOf(id)
}
const publish = async (given: OpportunityGiven) =>
  (await addOpportunity(world, t.house, { visibility: 'public', ...given })).opportunity

/** The next morning for a search that tells daily. */
async function goToMorning(): Promise<void> {
  t.moveClock(24 * 3_600_000)
  await t.house.jobs.runChores(['opportunities.look-after-searches'])
  await t.house.jobs.runDue()
}
const mailsTo = (viewer: Viewer) =>
  t.house.database.db
    .selectFrom('mail')
    .select(['id', 'subject', 'text_body', 'off_link'])
    .where('person_id', '=', viewer.personId)
    .where('kind', '=', 'opportunity-news')
    .orderBy('created_at')
    .execute()

function jobContextOf(viewer: Viewer): JobContext {
  const context = t.house.makeContext({
    viewer,
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return { ...context, db: t.house.database.db } as unknown as JobContext
}

test('one mail in the morning tells what came after the search was saved, once', async () => {
  const reader = await addReader('German reader', 'de')
  await publish({ title: 'Old perimeter', summary: 'Perimetry for clinics.' })
  await t.call(contract.saveSearch, { name: 'Gesichtsfeld', q: 'perimetry' }, reader)
  await goToMorning()
  expect(await mailsTo(reader)).toEqual([])

  await publish({ title: 'New perimeter', summary: 'Perimetry at home.' })
  await publish({ title: 'Something else', summary: 'Lasers for welding.' })
  await goToMorning()
  await goToMorning()
  const [mail, ...more] = await mailsTo(reader)

  expect(more).toEqual([])
  expect(mail?.subject).toBe('1 neues Angebot oder Gesuch für Ihre Suche „Gesichtsfeld“')
  expect(mail?.text_body).toContain('New perimeter')
  expect(mail?.text_body).not.toMatch(/Old perimeter|Something else/)
})

test('a search on Mondays waits for Monday, and one that never tells only shows on the desk', async () => {
  const reader = await addReader('Monday reader')
  t.setClock('2026-10-06T08:00:00Z')
  const weekly = { name: 'Weekly', rhythm: 'weekly', type: 'business-request' } as const
  const never = { name: 'Never', rhythm: 'never', type: 'business-request' } as const
  await t.call(contract.saveSearch, weekly, reader)
  await t.call(contract.saveSearch, never, reader)
  await publish({ title: 'Wanted: fibres', type: 'business-request' })
  for (let days = 0; days < 5; days++) await goToMorning()
  expect(await mailsTo(reader)).toEqual([])
  await goToMorning()

  expect((await mailsTo(reader)).map(({ subject }) => subject)).toEqual([
    '1 new opportunity for your search “Weekly”',
  ])
  expect((await t.call(getDesk, {}, reader)).news.map(({ name, count, of }) => [name, count, of])).toEqual([
    ['Never', 1, 'opportunities'],
    ['Weekly', 1, 'opportunities'],
  ])
})

test('nobody is told of what they may not see, of their own side’s, or of a name that is hidden', async () => {
  const reader = await addReader('Careful reader')
  const owner = await t.viewerOf(world.own.people.manager)
  for (const viewer of [reader, owner])
    await t.call(contract.saveSearch, { name: 'Fundus', q: 'fundus' }, viewer)
  await publish({ title: 'Fundus secret', visibility: 'cluster' })
  await publish({ title: 'Fundus nameless', anonymous: true })
  await goToMorning()
  const [mail] = await mailsTo(reader)

  expect(mail?.text_body).toContain('Fundus nameless')
  expect(mail?.text_body).not.toMatch(/Fundus secret|Company a/i)
  expect((await mailsTo(owner)).length).toBe(0)
})

test('a digest names no nameless owner, to an administrator neither', async () => {
  const administrator = await t.viewerOf(world.administrator)
  await t.call(contract.saveSearch, { name: 'Keratometers', q: 'keratometer' }, administrator)
  await publish({ title: 'Keratometer nameless', anonymous: true })
  await goToMorning()
  const [mail] = await mailsTo(administrator)

  expect(mail?.text_body).toContain('Keratometer nameless')
  expect(mail?.text_body).not.toMatch(/Company a/i)
})

test('the desk lists what is open once, however many searches there are, and counts in ten of them', async () => {
  const reader = await addReader('Busy reader')
  const questions = [
    { type: 'research-request' },
    { trl: 6 },
    { trl: 7 },
    { market: 'JP' },
    { market: 'KR' },
    { term: 'photonics-health:oct' },
    { term: 'photonics-health:none' },
    { cooperation: 'licence' },
    { cooperation: 'supplier' },
    { country: 'ZZ' },
  ] as const
  const save = (question: object, index: number) =>
    t.call(contract.saveSearch, { name: `Search ${index}`, rhythm: 'never', ...question }, reader)
  for (const [index, question] of questions.entries()) await save(question, index)
  await publish({ title: 'Busy request', type: 'research-request' })
  const { items } = await t.call(contract.listSearches, {}, reader)
  expect(items.map(({ news }) => news)).toEqual([1, 1, 0, 1, 0, 1, 0, 1, 0, 0])

  t.moveClock(60_000)
  for (let index = 10; index < 16; index++) await save({ q: 'photoacoustic', trl: 1 }, index)
  await publish({ title: 'Photoacoustic request' })
  const { result, statements } = await recordStatements(() => t.call(getDesk, {}, reader))
  const lists = statements.filter(text => text.includes('order by coalesce(opportunity.published_at'))
  const counted = statements.filter(text => text.includes('from "opportunity_search_known"'))

  expect(result.news.length).toBe(5)
  expect([lists.length, counted.length]).toEqual([1, 10])
})

test('what was taken down before the mail leaves is not in it, and counts as not told', async () => {
  const reader = await addReader('Late reader')
  const { id } = await t.call(contract.saveSearch, { name: 'Lidar', q: 'lidar' }, reader)
  const opportunity = await publish({ title: 'Lidar for eyes' })
  await goToMorning()
  const [mail] = await mailsTo(reader)
  expect(mail?.text_body).toContain('Lidar for eyes')
  const { db } = t.house.database
  const set = (withdrawn_at: Date | null) =>
    db.updateTable('opportunity').set({ withdrawn_at }).where('id', '=', opportunity).execute()
  await set(t.house.now())
  const ctx = jobContextOf(reader)
  const anew = { id: mail?.id ?? '', personId: reader.personId, mayHaveLeft: false }

  expect(await writeOpportunityNewsAnew(ctx, anew)).toBe(null)
  await set(null)
  await goToMorning()
  expect((await mailsTo(reader)).length).toBe(2)
  expect((await t.call(contract.getSearch, { search: id }, reader)).news).toBe(1)
})

test('looked at, it is new no longer; an id the search does not find notes nothing', async () => {
  const reader = await addReader('Seeing reader')
  const { id: search } = await t.call(contract.saveSearch, { name: 'Terahertz', q: 'terahertz' }, reader)
  const found = await publish({ title: 'Terahertz camera' })
  const hidden = await publish({ title: 'Terahertz secret', visibility: 'cluster' })
  await t.call(contract.markSearchSeen, { search, opportunityIds: [found, hidden] }, reader)
  const known = await t.house.database.db
    .selectFrom('opportunity_search_known')
    .select('opportunity_id')
    .where('search_id', '=', search)
    .execute()

  expect(known).toEqual([{ opportunity_id: found }])
  expect((await t.call(contract.getSearch, { search }, reader)).items).toEqual([])
})

test('the link in the mail ends these mails without signing in; the searches stay', async () => {
  const reader = await addReader('Leaving reader')
  await t.call(contract.saveSearch, { name: 'Radar', q: 'radar' }, reader)
  await publish({ title: 'Radar for breathing' })
  await goToMorning()
  const [mail] = await mailsTo(reader)
  const token = mail?.off_link?.split('/').at(-1) ?? ''
  expect(await t.call(contract.getSearchMails, { token }, visitor('en'))).toEqual({ searches: 1 })
  await t.call(contract.endSearchMails, { token }, visitor('en'))
  await publish({ title: 'Radar for falls' })
  await goToMorning()

  expect((await mailsTo(reader)).length).toBe(1)
  const { items } = await t.call(contract.listSearches, {}, reader)
  expect(items.map(({ name, rhythm, news }) => [name, rhythm, news])).toEqual([['Radar', 'never', 2]])
})

test.runIf(testBackend() === 'server')('ten processes that tell at the same moment tell once', async () => {
  const reader = await addReader('Race reader')
  await t.call(contract.saveSearch, { name: 'Refractor', q: 'refractor' }, reader)
  await publish({ title: 'Refractor for children' })
  t.moveClock(24 * 3_600_000)
  const ctx = jobContextOf(reader)
  const personId = reader.personId ?? ''
  const told = await Promise.all(Array.from({ length: 10 }, () => tellNews(ctx, { personId })))

  expect(told.reduce((sum, one) => sum + one.told, 0)).toBe(1)
  expect((await mailsTo(reader)).length).toBe(1)
})
