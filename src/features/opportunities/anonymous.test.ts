import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { probes } from '../../../tests/harness/probes.ts'
import { addOpportunity, type OpportunityGiven } from '../../../tests/harness/probes-opportunities.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { describeOpportunityAsData } from './rules/opportunity-data.ts'

let t: TestHouse
let world: World
let secrets: RegExp
const outsiders: [string, Viewer][] = []

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  const { own } = world
  const partner = await addPerson(t.house, 'partner manager')
  await addGrant(t.house, partner, 'cluster-manager', { cluster_id: own.secondClusterId })
  outsiders.push(['visitor', visitor('en')], ['stranger', await t.viewerOf(world.stranger)])
  for (const person of [partner, own.people.coordinator, own.people.counterpart, own.people.funder])
    outsiders.push(['partner', await t.viewerOf(person)])
  for (const person of Object.values(world.foreign.people))
    outsiders.push(['foreign', await t.viewerOf(person)])
  const { slug } = await t.house.database.db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', own.organisationId)
    .executeTakeFirstOrThrow()
  const ids = [own.organisationId, own.clusterId, slug, own.people.editor, own.people.manager]
  secrets = new RegExp(`Company a|Cluster a one|cluster-a-one|editor a|manager a|${ids.join('|')}`, 'i')
})
afterAll(() => t.close())

const courses: [string, OpportunityGiven, object?][] = [
  ['draft', { state: 'draft' }],
  ['submitted', { state: 'submitted' }],
  ['returned', { state: 'returned' }],
  ['published', {}],
  ['in feeds', { inFeeds: true }],
  ['closed', {}, { accepts_interest: false }],
  ['expired', { expiresOn: '2026-08-01' }],
  ['withdrawn', {}, { withdrawn_at: new Date('2026-08-31T08:00:00Z') }],
]

async function answer(name: string, input: unknown, viewer: Viewer): Promise<string> {
  try {
    return JSON.stringify((await t.house.call(name, input, viewer)).output)
  } catch (error) {
    if (error instanceof Refusal)
      return JSON.stringify({ code: error.code, values: error.values, faults: error.faults })
    throw error
  }
}

test.each(courses)(
  'nobody outside learns whose a nameless one is: %s',
  { timeout: 120_000 },
  async (_name, given, change) => {
    const { opportunity } = await addOpportunity(world, t.house, {
      anonymous: true,
      visibility: 'public',
      ...given,
    })
    if (change !== undefined)
      await t.house.database.db.updateTable('opportunity').set(change).where('id', '=', opportunity).execute()
    const routes = t.house.routes.filter(({ call }) => call.name.startsWith('opportunities.') && !call.file)
    const leaks: string[] = []
    let answers = 0
    for (const { call } of routes) {
      if (call.method !== 'GET' && ['opportunities.reviewOpportunity'].includes(call.name)) continue
      const probe = {
        ...(await probes[call.name]?.(world, t.house)),
        ...('opportunity' in call.input.shape ? { opportunity } : {}),
      }
      for (const [who, viewer] of outsiders) {
        answers++
        const said = await answer(call.name, probe, viewer)
        if (call.name !== 'opportunities.getOpportunity' && !('opportunity' in call.input.shape)) continue
        if (secrets.test(said)) leaks.push(`${call.name} tells ${who}: ${said.slice(0, 400)}`)
      }
    }

    expect(leaks).toEqual([])
    expect(answers).toBeGreaterThan(100)
  },
)

test('lists, words and filters lead from an organisation to nothing nameless, and nothing nameless leads back', async () => {
  const { opportunity } = await addOpportunity(world, t.house, {
    anonymous: true,
    visibility: 'public',
    title: 'Nameless light',
  })
  for (const [, viewer] of outsiders) {
    const { items } = await t.call(contract.listOpportunities, { q: 'Nameless light', pageSize: 100 }, viewer)
    const line = items.find(({ id }) => id === opportunity)
    expect(line?.title).toBe('Nameless light')
    expect(JSON.stringify(line)).not.toMatch(secrets)
    const byOrganisation = await t.call(
      contract.listOpportunities,
      { organisation: world.own.organisationId },
      viewer,
    )
    expect(byOrganisation.items.filter(({ anonymous }) => anonymous)).toEqual([])
    const byName = await t.call(contract.listOpportunities, { q: 'Company a' }, viewer)
    expect(byName.items.filter(({ id }) => id === opportunity)).toEqual([])
    const page = await t.call(contract.getOpportunity, { opportunity }, viewer)
    expect(JSON.stringify(describeOpportunityAsData(page, 'https://kontor.test'))).not.toMatch(secrets)
  }
})

test('its own side reads its name: the tests above can fail', async () => {
  const { opportunity } = await addOpportunity(world, t.house, { anonymous: true, visibility: 'public' })
  const editor = await t.viewerOf(world.own.people.editor)

  expect(await answer('opportunities.getOpportunity', { opportunity }, editor)).toMatch(secrets)
  expect(await answer('opportunities.getOpportunity', { opportunity, as: 'stranger' }, editor)).not.toMatch(
    secrets,
  )
})
