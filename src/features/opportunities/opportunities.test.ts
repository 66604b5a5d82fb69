import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let editor: Viewer
let manager: Viewer
let partner: Viewer
let stranger: Viewer

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  manager = await t.viewerOf(world.own.people.manager)
  const person = await addPerson(t.house, 'partner manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: world.own.secondClusterId })
  partner = await t.viewerOf(person)
  stranger = await t.viewerOf(world.stranger)
})
afterAll(() => t.close())

const words = {
  title: 'Swept source for eye clinics',
  summary: 'A light source of 1,064 nm for clinics that look behind the retina.',
}
const create = (change: object = {}, viewer = editor) =>
  t.call(contract.createOpportunity, { organisation: world.own.organisationId, ...words, ...change }, viewer)
const get = (opportunity: string, viewer: Viewer, as?: 'stranger') =>
  t.call(contract.getOpportunity, { opportunity, ...(as === undefined ? {} : { as }) }, viewer)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const titles = async (viewer: Viewer, wish: object = {}) =>
  (await t.call(contract.listOpportunities, wish, viewer)).items.map(({ title }) => title)

test('the own cluster publishes with one click what its member hands in; the editor cannot', async () => {
  const { slug } = await create({ pays: 'owner', about: 'technology' })
  expect(await refusal(t.call(contract.publishOpportunity, { opportunity: slug }, editor))).toBe(
    'not-allowed',
  )
  await t.call(contract.submitOpportunity, { opportunity: slug }, editor)
  expect(await refusal(get(slug, partner))).toBe('not-found')

  const { reference, number } = await t.call(contract.publishOpportunity, { opportunity: slug }, manager)

  expect({ reference, number }).toEqual({ reference: 'TRAT20260901001', number: 1 })
  const seen = await get(slug, partner)
  expect([seen.type, seen.owner?.name, seen.own, seen.expiresOn]).toEqual([
    'technology-request',
    'Company a',
    null,
    '2027-09-01',
  ])
  expect(await refusal(get(slug, stranger))).toBe('not-found')
})

test('without a name it is published by a second person, who is not told whose it is', async () => {
  const { slug } = await create({ title: 'Nameless source', anonymous: true, visibility: 'public' })
  expect(await refusal(t.call(contract.publishOpportunity, { opportunity: slug }, manager))).toBe(
    'review-needed',
  )
  await t.call(contract.submitOpportunity, { opportunity: slug }, editor)
  const scores = { advantages: 3, clarity: 3, cooperation: 2, guidelines: 2 }
  const review = { opportunity: slug, ...scores }
  expect(await refusal(t.call(contract.reviewOpportunity, review, editor))).toBe('not-allowed')
  expect(await refusal(t.call(contract.reviewOpportunity, { ...review, clarity: 0 }, partner))).toBe(
    'input-invalid',
  )

  const shown = await t.call(contract.getReview, { opportunity: slug }, partner)
  const first = await t.call(
    contract.reviewOpportunity,
    { ...review, guidelines: 0, reasons: 'A name stands in it.' },
    partner,
  )
  const returned = await get(slug, editor)
  await t.call(contract.submitOpportunity, { opportunity: slug }, editor)
  const second = await t.call(contract.reviewOpportunity, review, partner)

  expect(JSON.stringify(shown)).not.toMatch(/Company a|Cluster a/)
  expect([first, returned.own?.working?.returnedReason, second]).toEqual([
    { outcome: 'returned', points: 8 },
    'A name stands in it.',
    { outcome: 'published', points: 10 },
  ])
  const seen = await get(slug, visitor('en'))
  expect([seen.title, seen.owner, seen.cluster, seen.country]).toEqual(['Nameless source', null, null, 'AT'])
})

test('who wrote it is no second person, not even as its manager', async () => {
  const { slug } = await create({ anonymous: true }, manager)
  await t.call(contract.submitOpportunity, { opportunity: slug }, manager)

  expect(
    await refusal(
      t.call(
        contract.reviewOpportunity,
        { opportunity: slug, advantages: 5, clarity: 5, cooperation: 5, guidelines: 5 },
        manager,
      ),
    ),
  ).toBe('not-allowed')
})

test('what is published stays while the next version is worked on; each publication is kept with its changes', async () => {
  const { slug } = await create({ title: 'First title' }, manager)
  await t.call(contract.publishOpportunity, { opportunity: slug }, manager)
  const { version } = await t.call(contract.getDraft, { opportunity: slug }, manager)
  await t.call(
    contract.saveDraft,
    { opportunity: slug, version, ...words, title: 'Second title', trl: 7 },
    manager,
  )
  expect(await refusal(t.call(contract.saveDraft, { opportunity: slug, version, ...words }, manager))).toBe(
    'changed-meanwhile',
  )
  const between = (await get(slug, partner)).title
  await t.call(contract.publishOpportunity, { opportunity: slug }, manager)

  const { items } = await t.call(contract.listVersions, { opportunity: slug }, editor)

  expect([between, (await get(slug, partner)).title]).toEqual(['First title', 'Second title'])
  expect(items.map(({ number, isPublished, changes }) => ({ number, isPublished, changes }))).toEqual([
    {
      number: 2,
      isPublished: true,
      changes: [
        { field: 'title', before: 'First title', after: 'Second title' },
        { field: 'trl', before: '', after: '7' },
      ],
    },
    { number: 1, isPublished: false, changes: [] },
  ])
})

test('it runs out after a year and comes back by one click; taken down, it is gone for others', async () => {
  const { slug } = await create({ title: 'Runs out' }, manager)
  await t.call(contract.publishOpportunity, { opportunity: slug }, manager)
  await t.call(contract.switchInterest, { opportunity: slug, accepts: false }, manager)
  const closed = await get(slug, partner)
  await t.call(contract.switchInterest, { opportunity: slug, accepts: true }, manager)
  t.setClock('2027-09-02T08:00:00Z')
  const over = await refusal(get(slug, partner))
  const own = (await get(slug, editor)).state
  await t.call(contract.renewOpportunity, { opportunity: slug }, editor)
  const renewed = await get(slug, partner)
  await t.call(contract.withdrawOpportunity, { opportunity: slug }, editor)
  const withdrawn = await refusal(get(slug, partner))
  t.rewind()

  expect([closed.state, closed.takesInterest, over, own, renewed.expiresOn, withdrawn]).toEqual([
    'closed',
    false,
    'not-found',
    'expired',
    '2028-09-01',
    'not-found',
  ])
})

test('found by words as they are bent in any language, and by filters; drafts only among one’s own', async () => {
  const add = (change: object) => addOpportunity(world, t.house, { visibility: 'public', ...change })
  await add({ title: 'Interferometers wanted', lang: 'en', type: 'technology-request' })
  await add({ title: 'Gesucht werden Spektrometer', lang: 'de', summary: 'Kleine Spektrometer für Kliniken' })
  await add({ state: 'draft', title: 'A secret interferometer' })

  expect(await titles(stranger, { q: 'interferometer' })).toEqual(['Interferometers wanted'])
  expect(await titles(stranger, { q: 'Spektrometern' })).toEqual(['Gesucht werden Spektrometer'])
  expect(await titles(stranger, { q: 'interferometer', type: 'technology-offer' })).toEqual([])
  expect((await titles(editor, { q: 'interferometer', show: 'mine' })).sort()).toEqual([
    'A secret interferometer',
    'Interferometers wanted',
  ])
  const { facets } = await t.call(contract.listOpportunities, { q: 'spektrometer', market: 'JP' }, stranger)
  expect(facets).toEqual({
    type: [{ value: 'technology-offer', count: 1 }],
    country: [{ value: 'AT', count: 1 }],
    market: [{ value: 'JP', count: 1 }],
    term: [{ value: 'photonics-health:oct', label: 'optical coherence tomography', count: 1 }],
  })
})

test('no list or page costs more statements when there is more to show', async () => {
  const count = async () => {
    const { statements } = await recordStatements(() =>
      t.call(contract.listOpportunities, { q: 'light', show: 'open' }, manager),
    )
    return statements.length
  }
  await addOpportunity(world, t.house)
  const before = await count()
  for (const index of [1, 2, 3]) await addOpportunity(world, t.house, { title: `Light ${index}` })

  expect(await count()).toBe(before)
})

test('a review publishes the text that was read, not one that took its place meanwhile', async () => {
  const { slug } = await create({ title: 'Read by the reviewer', anonymous: true, visibility: 'public' })
  await t.call(contract.submitOpportunity, { opportunity: slug }, editor)
  const { submittedAt } = await t.call(contract.getReview, { opportunity: slug }, partner)
  t.moveClock(1_000)
  const { version } = await t.call(contract.getDraft, { opportunity: slug }, editor)
  const swapped = { ...words, title: 'Write to Company a', anonymous: true, visibility: 'public' as const }
  await t.call(contract.saveDraft, { opportunity: slug, version, ...swapped }, editor)
  await t.call(contract.submitOpportunity, { opportunity: slug }, editor)
  const scores = { advantages: 5, clarity: 5, cooperation: 5, guidelines: 5 }
  const review = (read: string | null) =>
    refusal(
      t.call(
        contract.reviewOpportunity,
        { opportunity: slug, ...scores, ...(read === null ? {} : { submittedAt: read }) },
        partner,
      ),
    )

  expect(await review(submittedAt)).toBe('changed-meanwhile')
  expect(await refusal(get(slug, visitor('en')))).not.toBe('done')
  expect(await review((await t.call(contract.getReview, { opportunity: slug }, partner)).submittedAt)).toBe(
    'done',
  )
})
