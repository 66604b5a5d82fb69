import { afterAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import { getCosts, saveAidRule } from '../costs/contract.ts'
import * as preparation from '../preparation/contract.ts'
import { listSponsors, releaseSponsor, saveSponsor } from '../sponsors/contract.ts'
import * as basics from './contract.ts'

const t = await openTestHouse()
const { own } = await buildWorld(t.house)
afterAll(() => t.close())
const mission = { mission: own.missionSlug }
const organiser = await t.viewerOf(own.people.organiser)
const manager = await t.viewerOf(own.people.manager)

test('a copy takes checklist, rules of aid and sponsors along where they are ticked, on its own dates, released to nobody', async () => {
  const { startsOn } = await t.call(basics.getMission, mission, manager)
  const step = (title: string, dueOn: string | null) =>
    t.call(
      preparation.saveStep,
      { ...mission, kind: 'other', title, owner: 'delegate', dueOn, forKinds: ['travelling'] },
      organiser,
    )
  const { id: visa } = await step('Visa', '2026-09-10')
  await step('Any time', null)
  const { id: dropped } = await step('Dropped', '2026-09-11')
  await t.call(preparation.removeStep, { ...mission, step: dropped }, organiser)
  await t.call(
    preparation.markStep,
    { ...mission, step: visa, participant: own.participantId, state: 'done' },
    organiser,
  )
  const rule = { ...mission, rate: 50, ceiling: '600' }
  await t.call(saveAidRule, { ...rule, name: 'For all' }, organiser)
  await t.call(saveAidRule, { ...rule, name: 'Left', clusterId: own.secondClusterId }, organiser)
  const sponsor = { ...mission, role: 'sponsor', level: 'gold', name: 'A bank' } as const
  const { id: bank } = await t.call(saveSponsor, sponsor, organiser)
  await t.call(releaseSponsor, { ...mission, sponsor: bank, released: true }, organiser)
  await t.house.database.db
    .updateTable('partner')
    .set({ left_on: '2026-08-01' })
    .where('cluster_id', '=', own.secondClusterId)
    .execute()

  const copy = async (along: ('checklist' | 'aid' | 'sponsors')[]) => {
    const { id } = await t.call(
      basics.copyMission,
      { ...mission, title: `Next ${along.join()}`, startsOn: '2027-10-04', along },
      manager,
    )
    const steps = await t.call(preparation.listSteps, { mission: id }, manager)
    const { rules } = await t.call(getCosts, { mission: id }, manager)
    const sponsors = await t.call(listSponsors, { mission: id }, manager)
    return {
      steps: steps.items.map(one => [one.title, one.dueOn, one.owner, one.forKinds]),
      rules: rules.map(one => [one.name, one.rate, one.ceiling]),
      sponsors: sponsors.items.map(one => [one.name, one.level, one.released]),
    }
  }

  expect(startsOn).toBe('2026-10-05')
  expect(await copy(['checklist', 'aid', 'sponsors', 'sponsors'])).toEqual({
    steps: [
      ['Visa', '2027-09-09', 'delegate', ['travelling']],
      ['Any time', null, 'delegate', ['travelling']],
    ],
    rules: [['For all', 50, 60_000]],
    sponsors: [['A bank', 'gold', false]],
  })
  expect(await copy([])).toEqual({ steps: [], rules: [], sponsors: [] })
  expect((await copy(['aid'])).rules.length).toBe(1)
  // What stays behind stays as it was.
  expect((await t.call(listSponsors, mission, organiser)).items[0]?.released).toBe(true)
})
