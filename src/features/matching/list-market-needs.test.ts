import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { addOpportunity } from '../../../tests/harness/probes-opportunities.ts'
import { addOrganisation, addParticipant, buildWorld } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { InputOf } from '../../shared/contract.ts'
import { listMarketNeeds } from './contract-needs.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { own } = world
const { db } = t.house.database
const coordinator = await t.viewerOf(own.people.coordinator)
afterAll(() => t.close())

async function say(id: string, offers: string | null, needs: string | null) {
  await db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
}
async function addCounterpart(name: string, needs: string) {
  const id = await addOrganisation(t.house, name, {
    kind: 'counterpart',
    country: 'JP',
    visibility: 'public',
  })
  await say(id, null, needs)
  await addParticipant(t.house, own.missionId, id, { groupId: own.groupIds[1], kind: 'local' })
  return id
}

beforeAll(async () => {
  await db.deleteFrom('market').where('partnership_id', '=', own.partnershipId).execute()
  await db.updateTable('mission').set({ country: 'JP' }).where('id', '=', own.missionId).execute()
  for (const [country, priority] of [
    ['KR', 2],
    ['JP', 1],
  ] as const)
    await db
      .insertInto('market')
      .values({ id: t.house.newId(), partnership_id: own.partnershipId, country, priority, stage: 'planned' })
      .execute()
  await say(own.organisationId, 'Fibre lasers for cutting stents.', null)
  await addCounterpart('Stent Hospital', 'Lasers for cutting stents.')
  await addCounterpart('Bakery', 'Flour of old grain.')
})

const list = (input: Partial<InputOf<typeof listMarketNeeds>> = {}, viewer = coordinator) =>
  t.call(listMarketNeeds, { partnership: own.partnershipId, ...input }, viewer)
const nameOf = ({ need }: Awaited<ReturnType<typeof list>>['items'][number]) =>
  need.kind === 'counterpart' ? need.name : need.title

test('counterparts on missions to the market have the members who answer them, with reasons; the rest is answered by nobody', async () => {
  const answered = await list()
  const unanswered = await list({ show: 'unanswered' })

  expect([answered.country, answered.markets.map(({ country }) => country)]).toEqual(['JP', ['JP', 'KR']])
  expect(answered.items.map(nameOf)).toEqual(['Stent Hospital'])
  const [member] = answered.items[0]?.members ?? []
  expect(member?.organisation.id).toBe(own.organisationId)
  expect(member?.whyThem.reasons[0]).toMatchObject({
    sought: { text: 'Lasers for cutting stents.' },
    offered: { text: 'Fibre lasers for cutting stents.' },
  })
  expect(unanswered.items.map(nameOf)).toContain('Bakery')
  expect(unanswered.items.every(({ members }) => members.length === 0)).toBe(true)
  expect(answered.counts).toEqual(unanswered.counts)
})

test('another market has its own needs, and an open request from it is one', async () => {
  expect((await list({ country: 'KR' })).total).toBe(0)
  const { opportunity } = (await addOpportunity(world, t.house, {})) as { opportunity: string }
  const version = { type: 'technology-request', title: 'Lasers for cutting stents' } as const
  await db.updateTable('opportunity_version').set(version).where('opportunity_id', '=', opportunity).execute()
  await db
    .updateTable('opportunity')
    .set({ organisation_id: world.own.counterpartOrganisationId })
    .where('id', '=', opportunity)
    .execute()
  await db
    .updateTable('organisation')
    .set({ country: 'KR' })
    .where('id', '=', world.own.counterpartOrganisationId)
    .execute()

  const { items } = await list({ country: 'KR' })

  expect(items.map(({ need }) => need.kind)).toEqual(['opportunity'])
  expect(items[0]?.members[0]?.organisation.id).toBe(own.organisationId)
})

test('members of other partnerships answer nothing here, and other people are not told', async () => {
  await say(world.foreign.organisationId, 'Lasers for cutting stents, the very best.', null)
  await db
    .updateTable('organisation')
    .set({ visibility: 'public' })
    .where('id', '=', world.foreign.organisationId)
    .execute()

  const [first] = (await list()).items
  expect(first?.members.map(({ organisation }) => organisation.id)).not.toContain(
    world.foreign.organisationId,
  )
  for (const role of ['delegate', 'editor', 'funder'] as const)
    await expect(list({}, await t.viewerOf(own.people[role]))).rejects.toMatchObject({ code: 'not-allowed' })
})

test('needs come in pages, with the same number of queries for few and for many', async () => {
  const count = async () => (await recordStatements(() => list())).statements.length
  const few = await count()
  await addCounterpart('Second Hospital', 'Lasers for cutting stents of steel.')
  const pages = [await list({ page: 1, pageSize: 1 }), await list({ page: 2, pageSize: 1 })]

  expect(pages.map(({ total }) => total)).toEqual([2, 2])
  expect(new Set(pages.flatMap(({ items }) => items.map(nameOf)))).toEqual(
    new Set(['Stent Hospital', 'Second Hospital']),
  )
  expect(await count()).toBe(few)
})
