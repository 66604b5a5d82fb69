import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const belief = {
  market: 'JP',
  segment: 'Eye clinics',
  act: 'lend an instrument',
  reason: 'patients wait for months',
  kind: 'customer',
  risk: 4,
  experiment: 'Ten interviews during the mission',
  metric: 'notes',
  threshold: 5,
  startsOn: '2027-01-10',
  deadline: '2027-03-10',
}

/** A hypothesis of the own partnership; its experiment begins long after every test, or has begun. */
async function hypothesisOf({ own }: World, house: House, begun = false): Promise<string> {
  const id = house.newId()
  const now = house.now()
  const { startsOn, ...facts } = belief
  await house.database.db
    .insertInto('hypothesis')
    .values({
      id,
      slug: `hypothesis-${id.slice(-8)}`,
      partnership_id: own.partnershipId,
      ...facts,
      kind: 'customer',
      metric: 'notes',
      lang: 'en',
      starts_on: begun ? '2026-01-10' : startsOn,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

async function noteOf(world: World, house: House) {
  const hypothesis = await hypothesisOf(world, house)
  const note = house.newId()
  await house.database.db
    .insertInto('hypothesis_note')
    .values({
      id: note,
      hypothesis_id: hypothesis,
      says: 'for',
      words: 'They would.',
      lang: 'en',
      source: 'Interview',
      happened_on: '2026-01-11',
      noted_by: world.own.people.manager,
      noted_at: house.now(),
    })
    .execute()
  return { hypothesis, note }
}

export const hypothesisProbes: Record<string, Probe> = {
  'hypotheses.listHypotheses': ({ own }) => ({ partnership: own.partnershipId }),
  'hypotheses.getHypothesisChoices': ({ own }) => ({ partnership: own.partnershipId }),
  'hypotheses.getHypothesis': async (world, house) => ({ hypothesis: await hypothesisOf(world, house) }),
  'hypotheses.writeHypothesis': ({ own }) => ({ partnership: own.partnershipId, ...belief }),
  'hypotheses.updateHypothesis': async (world, house) => ({
    hypothesis: await hypothesisOf(world, house),
    version: 1,
    ...belief,
  }),
  'hypotheses.removeHypothesis': async (world, house) => ({
    hypothesis: await hypothesisOf(world, house),
    version: 1,
  }),
  'hypotheses.noteEvidence': async (world, house) => ({
    hypothesis: await hypothesisOf(world, house),
    says: 'for',
    words: 'They would.',
    source: 'Interview',
    happenedOn: '2026-01-11',
  }),
  'hypotheses.takeBackNote': noteOf,
  'hypotheses.decideHypothesis': async (world, house) => ({
    hypothesis: await hypothesisOf(world, house, true),
    version: 1,
    decision: 'stop',
    reason: 'Nobody would.',
  }),
}
