import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getScoreboard, takeSet } from './contract.ts'
import { getFeeds } from './contract-feeds.ts'
import { drawRehearsal, getRehearsal } from './contract-rehearsals.ts'
import { type FiguresScene, openFiguresScene } from './factory.ts'

let scene: FiguresScene
beforeAll(async () => {
  scene = await openFiguresScene()
})
afterAll(() => scene.t.close())
beforeEach(async () => {
  await scene.empty()
  await scene.t.house.database.db.deleteFrom('project_record').execute()
})

/** A project of a company with the partnership's steps, each on its day. */
async function addProject(
  slug: string,
  steps: readonly (readonly ['idea' | 'submitted' | 'funded' | 'refused' | 'dropped', string])[],
  organisation = scene.world.own.organisationId,
): Promise<string> {
  const { house } = scene.t
  const { db } = house.database
  const id = house.newId()
  await db
    .insertInto('project_record')
    .values({
      id,
      slug,
      title: `Project ${slug}`,
      partnership_id: scene.world.own.partnershipId,
      state: steps.at(-1)?.[0] ?? 'idea',
      created_at: house.now(),
    })
    .execute()
  await db
    .insertInto('project_partner')
    .values({
      project_id: id,
      organisation_id: organisation,
      leads: true,
      budget_minor: 12_300,
      added_at: house.now(),
    })
    .execute()
  for (const [state, day] of steps)
    await db
      .insertInto('project_step')
      .values({
        id: house.newId(),
        project_id: id,
        state,
        on_day: day,
        evidence: state === 'idea' ? null : `Letter of ${day}`,
        noted_at: house.now(),
      })
      .execute()
  return id
}

test('projects count from the stage on, each with its steps as evidence; the company’s yes makes it both sides’ word', async () => {
  const { t, world, define, read, coordinator, manager, funder } = scene
  const { own } = world
  const submitted = await define({ counts: 'projects', stage: 'submitted', proof: 'one-side' })
  const both = await define({ counts: 'projects', stage: 'submitted', proof: 'both-sides' })
  const id = await addProject('one', [
    ['idea', '2026-02-01'],
    ['submitted', '2026-03-01'],
    ['refused', '2026-06-01'],
  ])
  await addProject('two', [['idea', '2026-02-02']])
  await addProject('three', [
    ['idea', '2026-02-03'],
    ['dropped', '2026-02-04'],
  ])
  await addProject('foreign', [['submitted', '2026-03-03']], own.counterpartOrganisationId)

  const { figure, counted, reasons } = await read(submitted)
  const before = (await read(both)).figure
  await t.house.database.db
    .updateTable('project_partner')
    .set({ confirmed_at: t.house.now(), contribution: 'Found the partner' })
    .where('project_id', '=', id)
    .execute()
  const feeds = await t.call(getFeeds, { kind: 'project', record: 'one' }, coordinator)
  const { id: rehearsal } = await t.call(
    drawRehearsal,
    { partnership: own.partnershipId, from: `indicator:${both}` },
    coordinator,
  )
  const drawn = await t.call(getRehearsal, { rehearsal }, coordinator)

  expect([figure.proven, figure.claimed]).toEqual([1, 1])
  expect(counted).toMatchObject([
    { about: ['Company a'], title: 'Project one', on: '2026-03-01', href: '/project-records/one' },
  ])
  expect(reasons).toEqual([
    { reason: 'not-a-member', count: 1 },
    { reason: 'stage-not-reached', count: 1 },
    { reason: 'withdrawn', count: 1 },
  ])
  expect([before.proven, before.claimed, (await read(both)).figure.proven]).toEqual([0, 1, 1])
  expect(feeds.feeds.map(one => one.state)).toEqual(['proven', 'proven'])
  expect(drawn.records).toMatchObject([
    {
      mend: 'confirm-part',
      shown: [
        {
          evidence: [
            { what: 'confirmed-part' },
            { what: 'idea' },
            { what: 'refused' },
            { what: 'submitted' },
          ],
        },
      ],
    },
  ])
  expect(JSON.stringify([counted, drawn])).not.toMatch(/12300|123/)
  expect((await read(submitted, manager)).counted[0]?.title).toBe('Project one')
  expect((await read(submitted, funder)).counted).toMatchObject([
    { about: ['Company a'], title: null, href: null },
  ])
})

test('the first grant asks for six projects of each partner cluster', async () => {
  const { t, world, coordinator } = scene
  const { partnershipId } = world.own
  await t.call(
    takeSet,
    { partnership: partnershipId, set: 'laser-go', countsFrom: '2026-01-01', countsTo: '2026-12-31' },
    coordinator,
  )
  const { indicators, clusters } = await t.call(getScoreboard, { partnership: partnershipId }, coordinator)

  expect(indicators.find(one => one.shippedAs === 'projects-funded')).toMatchObject({
    target: 6 * clusters.length,
    rule: { counts: 'projects', stage: 'funded' },
    figure: { proven: 0 },
  })
})
