import { afterAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { addMet } from '../../../tests/harness/probes-onwards.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import * as contract from './contract.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const { people, organisationId, counterpartOrganisationId } = world.own
const meeting = await addMet(world, t.house)
const editor = await t.viewerOf(people.editor)
const manager = await t.viewerOf(people.manager)
afterAll(() => t.close())

const begin = async () =>
  (await t.call(contract.createProject, { meeting, title: 'Light for eyes', lang: 'en' }, editor)).slug

test('an idea goes on to money by steps that stay, and only with something to show', async () => {
  const project = await begin()
  const first = await t.call(contract.getProject, { project }, editor)
  expect(first.members.map(member => member.organisationId).sort()).toEqual(
    [organisationId, counterpartOrganisationId].sort(),
  )
  expect([first.state, first.next, first.country === null]).toEqual(['idea', ['submitted', 'dropped'], false])
  const step = (state: 'submitted' | 'funded', version: number, evidence?: string) =>
    t.call(contract.stepProject, { project, version, state, onDay: '2026-08-30', evidence }, manager)
  await expect(step('funded', 1, 'GA 1')).rejects.toMatchObject({ code: 'state-impossible' })
  await expect(step('submitted', 1)).rejects.toMatchObject({
    faults: [{ field: 'evidence', code: 'missing' }],
  })
  await step('submitted', 1, 'SEP-2100')
  await expect(step('funded', 1, 'GA 1')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await step('funded', 2, 'GA 1')
  const after = await t.call(contract.getProject, { project }, editor)
  expect(after.steps.map(one => [one.state, one.evidence])).toEqual([
    ['funded', 'GA 1'],
    ['submitted', 'SEP-2100'],
    ['idea', null],
  ])
  const { counts, items } = await t.call(contract.listProjects, { state: 'funded' }, editor)
  expect([counts.funded, items.map(item => item.slug)]).toEqual([1, [project]])
})

test('the company alone confirms what was done for it, in the words it read', async () => {
  const project = await begin()
  const partner = { project, organisation: organisationId }
  const contribution = 'Found the partner in Osaka.'
  await t.call(contract.savePartner, { ...partner, leads: true, budget: 250_000, contribution }, manager)
  await expect(
    t.call(contract.confirmContribution, { ...partner, contribution }, manager),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(
    t.call(contract.confirmContribution, { ...partner, contribution: 'Paid for it all.' }, editor),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await t.call(contract.confirmContribution, { ...partner, contribution }, editor)
  const seen = await t.call(contract.getProject, { project }, manager)
  expect([seen.confirmed, seen.budget]).toEqual([1, 250_000])
  await t.call(contract.savePartner, { ...partner, leads: true, budget: 300_000, contribution }, manager)
  expect((await t.call(contract.getProject, { project }, manager)).confirmed).toBe(1)
  await t.call(contract.savePartner, { ...partner, leads: true, contribution: 'And the money.' }, manager)
  expect((await t.call(contract.getProject, { project }, manager)).confirmed).toBe(0)
})

test('one leads; whom one may not see cannot be added; strangers find nothing', async () => {
  const project = await begin()
  const other = { project, organisation: counterpartOrganisationId, leads: true }
  await t.call(contract.savePartner, other, editor)
  const { members } = await t.call(contract.getProject, { project }, editor)
  expect(members.filter(member => member.leads).map(member => member.organisationId)).toEqual([
    counterpartOrganisationId,
  ])
  await expect(
    t.call(contract.savePartner, { project, organisation: t.house.newId() }, editor),
  ).rejects.toMatchObject({ faults: [{ field: 'organisation', code: 'not-offered' }] })
  const foreign = await t.viewerOf(world.foreign.people.editor)
  await expect(t.call(contract.getProject, { project }, foreign)).rejects.toMatchObject({ code: 'not-found' })
  expect((await t.call(contract.listProjects, {}, foreign)).total).toBe(0)
})
