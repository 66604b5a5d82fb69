import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addPlaced } from './probes-outcomes.ts'
import type { World } from './world.ts'

/** A meeting of the own side of which both sides said that it led to a pilot, and that they may be named. */
export async function addMet(world: World, house: House): Promise<string> {
  const id = await addPlaced(world, house)
  const { db } = house.database
  const said = await db.selectFrom('outcome_answer').select('side').where('meeting_id', '=', id).execute()
  for (const side of ['from', 'to'] as const)
    if (!said.some(answer => answer.side === side))
      await db
        .insertInto('outcome_answer')
        .values({
          id: house.newId(),
          meeting_id: id,
          side,
          number: 1,
          via: 'signed-in',
          held: true,
          rung: 'pilot',
          may_name: true,
          answered_at: house.now(),
        })
        .execute()
  return id
}

const words = { lang: 'en', title: 'A pilot in the market', body: 'They met and began.' }

/** A story of that meeting to which both said yes. */
async function addStory(world: World, house: House): Promise<string> {
  const { db } = house.database
  const meeting = await addMet(world, house)
  await db.deleteFrom('success_story').where('meeting_id', '=', meeting).execute()
  const id = house.newId()
  await db
    .insertInto('success_story')
    .values({
      id,
      slug: id,
      meeting_id: meeting,
      mission_id: world.own.missionId,
      from_organisation_id: world.own.organisationId,
      to_organisation_id: world.own.counterpartOrganisationId,
      drafted_by: world.own.people.delegate,
      created_at: house.now(),
    })
    .execute()
  await db
    .insertInto('success_story_version')
    .values({
      story_id: id,
      number: 1,
      ...words,
      rung: 'pilot',
      names_from: true,
      names_to: true,
      written_by: world.own.people.delegate,
      written_at: house.now(),
    })
    .execute()
  for (const side of ['from', 'to'] as const)
    await db
      .insertInto('success_story_answer')
      .values({ id: house.newId(), story_id: id, number: 1, side, agreed: true, answered_at: house.now() })
      .execute()
  return id
}

/** A project of the own organisation and its counterpart. */
async function addProject(world: World, house: House): Promise<string> {
  const { db } = house.database
  const { own } = world
  const id = house.newId()
  await db
    .insertInto('project_record')
    .values({
      id,
      slug: id,
      title: 'A joint project',
      mission_id: own.missionId,
      partnership_id: own.partnershipId,
      created_by: own.people.editor,
      created_at: house.now(),
    })
    .execute()
  await db
    .insertInto('project_partner')
    .values({
      project_id: id,
      organisation_id: own.organisationId,
      leads: true,
      contribution: 'Found the partner.',
      added_at: house.now(),
    })
    .execute()
  await db
    .insertInto('project_step')
    .values({ id: house.newId(), project_id: id, state: 'idea', on_day: '2026-09-01', noted_at: house.now() })
    .execute()
  return id
}

/** A note on a market that the own delegate wrote for the own cluster. */
async function addNote(world: World, house: House): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('market_note')
    .values({
      id,
      country: 'JP',
      title: 'Prices',
      body: 'They pay on delivery.',
      source: 'A buyer',
      learnt_on: '2026-08-01',
      visibility: 'cluster',
      cluster_id: world.own.clusterId,
      written_by: world.own.people.delegate,
      written_at: house.now(),
      changed_at: house.now(),
    })
    .execute()
  return id
}

const note = {
  title: 'Prices',
  body: 'They pay on delivery.',
  lang: 'en',
  source: 'A buyer',
  learntOn: '2026-08-01',
  meantFor: 'platform',
}

/** Inputs for the calls about what an outcome goes on to. */
export const onwardProbes: Record<string, Probe> = {
  'stories.listStories': () => ({}),
  'stories.getStory': async (world, house) => {
    const story = await addStory(world, house)
    await house.database.db
      .updateTable('success_story')
      .set({ state: 'released', released_at: house.now() })
      .where('id', '=', story)
      .execute()
    // Whoever agreed to be named is named to everybody; this one names nobody.
    await house.database.db
      .updateTable('success_story_version')
      .set({ names_from: false, names_to: false })
      .where('story_id', '=', story)
      .execute()
    return { story }
  },
  'stories.getStoryDraft': async (world, house) => ({ meeting: await addMet(world, house) }),
  'stories.draftStory': async (world, house) => {
    const meeting = await addMet(world, house)
    await house.database.db.deleteFrom('success_story').where('meeting_id', '=', meeting).execute()
    return { meeting, ...words }
  },
  'stories.saveStory': async (world, house) => ({
    story: await addStory(world, house),
    version: 1,
    ...words,
  }),
  'stories.answerStory': async (world, house) => ({
    story: await addStory(world, house),
    version: 1,
    side: 'from',
    agreed: true,
  }),
  'stories.releaseStory': async (world, house) => ({ story: await addStory(world, house), version: 1 }),
  'stories.withdrawStory': async (world, house) => ({ story: await addStory(world, house) }),
  'projects.listProjects': () => ({}),
  'projects.getProject': async (world, house) => ({ project: await addProject(world, house) }),
  'projects.createProject': async (world, house) => ({
    meeting: await addMet(world, house),
    title: 'A joint project',
    lang: 'en',
  }),
  'projects.updateProject': async (world, house) => ({
    project: await addProject(world, house),
    version: 1,
    title: 'Another title',
    lang: 'en',
  }),
  'projects.stepProject': async (world, house) => ({
    project: await addProject(world, house),
    version: 1,
    state: 'submitted',
    onDay: '2026-08-30',
    evidence: 'SEP-1',
  }),
  'projects.savePartner': async (world, house) => ({
    project: await addProject(world, house),
    organisation: world.own.organisationId,
    budget: 100,
  }),
  'projects.removePartner': async (world, house) => ({
    project: await addProject(world, house),
    organisation: world.own.organisationId,
  }),
  'projects.confirmContribution': async (world, house) => ({
    project: await addProject(world, house),
    organisation: world.own.organisationId,
    contribution: 'Found the partner.',
  }),
  'markets.listMarketCountries': () => ({}),
  'markets.listMarketNotes': () => ({ country: 'JP' }),
  'markets.getNoteChoices': () => ({}),
  'markets.writeMarketNote': () => ({ country: 'JP', ...note }),
  'markets.changeMarketNote': async (world, house) => ({
    note: await addNote(world, house),
    version: 1,
    ...note,
  }),
  'markets.withdrawMarketNote': async (world, house) => ({ note: await addNote(world, house) }),
}
