import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A decision of the own partnership: a vote that is open until long after every test, everybody's cast or nobody's; or one that was written down. */
async function addDecision(
  { own }: World,
  house: House,
  what: { decided?: boolean; cast?: boolean } = {},
): Promise<string> {
  const { db } = house.database
  const id = house.newId()
  const vote = { majority: 'simple', quorum: 0, casting: false, open_until: '2031-01-01' } as const
  await db
    .insertInto('decision')
    .values({
      id,
      partnership_id: own.partnershipId,
      title: 'Proposal',
      proposal: 'We go.',
      lang: 'en',
      made_by: own.people.coordinator,
      made_at: house.now(),
      ...(what.decided === true
        ? { state: 'decided', result: 'adopted', decided_on: '2026-01-01' }
        : { state: 'open', ...vote }),
    })
    .execute()
  if (what.decided !== true)
    await db
      .insertInto('decision_ballot')
      .values([
        { decision_id: id, cluster_id: own.clusterId, coordinator: true, choice: what.cast ? 'yes' : null },
        {
          decision_id: id,
          cluster_id: own.secondClusterId,
          coordinator: false,
          choice: what.cast ? 'no' : null,
        },
      ])
      .execute()
  return id
}

/** Words of a person to a proposal; taken back by who said them alone. */
async function addWord(world: World, house: House) {
  const decision = await addDecision(world, house)
  const word = house.newId()
  await house.database.db
    .insertInto('decision_word')
    .values({
      id: word,
      decision_id: decision,
      words: 'Fine.',
      lang: 'en',
      said_by: world.own.people.manager,
      said_at: house.now(),
    })
    .execute()
  return { decision, word }
}

const words = { title: 'Proposal', proposal: 'We go.' }
const ofOwn = ({ own }: World) => ({ partnership: own.partnershipId })

/** Inputs for the calls about decisions. */
export const decisionProbes: Record<string, Probe> = {
  'decisions.listDecisions': ofOwn,
  'decisions.getDecision': async (world, house) => ({
    decision: await addDecision(world, house, { decided: true }),
  }),
  'decisions.saveRule': world => ({ ...ofOwn(world), voting: true, majority: 'simple', quorum: 50 }),
  'decisions.recordDecision': world => ({ ...ofOwn(world), ...words, decidedOn: '2026-01-01' }),
  'decisions.proposeDecision': async (world, house) => {
    const rules = house.database.db.selectFrom('decision_rule').select('number')
    const there = await rules.where('partnership_id', '=', world.own.partnershipId).execute()
    await house.database.db
      .insertInto('decision_rule')
      .values({
        partnership_id: world.own.partnershipId,
        number: Math.max(0, ...there.map(({ number }) => number)) + 1,
        voting: true,
        majority: 'simple',
        quorum: 0,
        casting: false,
        said_at: house.now(),
      })
      .execute()
    return { ...ofOwn(world), ...words, openUntil: '2031-01-01' }
  },
  'decisions.castVote': async (world, house) => ({
    decision: await addDecision(world, house),
    cluster: world.own.clusterId,
    choice: 'yes',
  }),
  'decisions.closeVote': async (world, house) => ({
    decision: await addDecision(world, house, { cast: true }),
  }),
  'decisions.withdrawProposal': async (world, house) => ({
    decision: await addDecision(world, house),
    reason: 'Not needed',
  }),
  'decisions.addWords': async (world, house) => ({
    decision: await addDecision(world, house),
    words: 'Fine.',
  }),
  'decisions.takeBackWords': addWord,
  'decisions.writeMinutes': async (world, house) => ({
    decision: await addDecision(world, house, { decided: true }),
    number: 0,
    minutes: 'All were there.',
  }),
  'decisions.linkDecision': async (world, house) => ({
    decision: await addDecision(world, house, { decided: true }),
    target: `partner:${world.own.clusterId}`,
  }),
  'decisions.unlinkDecision': async (world, house) => {
    const decision = await addDecision(world, house, { decided: true })
    await house.database.db
      .insertInto('decision_link')
      .values({
        decision_id: decision,
        kind: 'partner',
        ref: world.own.clusterId,
        linked_at: house.now(),
      })
      .execute()
    return { decision, target: `partner:${world.own.clusterId}` }
  },
}
