import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addOpportunity } from './probes-opportunities.ts'
import { addOrganisation, type World } from './world.ts'

/** The own organisation and another member of its cluster. */
async function pairOf({ own }: World, house: House) {
  const other = await addOrganisation(house, `Partner ${house.newId().slice(-6)}`, {
    clusterId: own.clusterId,
  })
  return { organisation: own.organisationId, other }
}

/** A value chain of the own partnership with two roles. */
async function chainOf({ own }: World, house: House) {
  const id = house.newId()
  const at = house.now()
  const [role, second] = [house.newId(), house.newId()]
  await house.database.db
    .insertInto('value_chain')
    .values({
      id,
      slug: `chain-${id.slice(-8)}`,
      partnership_id: own.partnershipId,
      title: 'Photonics for health',
      lang: 'en',
      created_at: at,
      updated_at: at,
    })
    .execute()
  await house.database.db
    .insertInto('value_chain_role')
    .values([
      { id: role, chain_id: id, place: 1, name: 'Component', words: 'Laser diodes' },
      { id: second, chain_id: id, place: 2, name: 'Device', words: 'Devices with lasers' },
    ])
    .execute()
  return { chain: id, role }
}

const chainFields = {
  title: 'Photonics for health',
  summary: 'From diode to clinic',
  lang: 'en',
  market: 'JP',
}
const roleFields = { name: 'Module', words: 'Light sources', verb: 'assemble', object: 'lasers', wanted: 2 }

/** What each call of the matching room is asked with, about the own side of the world. */
export const matchingProbes: Record<string, Probe> = {
  'matching.listIntroductions': ({ own }) => ({ cluster: own.clusterId }),
  'matching.getIntroductionMails': () => ({ token: 'no-such-token' }),
  'matching.endIntroductionMails': () => ({ token: 'no-such-token' }),
  'matching.setIntroductionMails': () => ({ wanted: false }),
  'matching.listMarketNeeds': ({ own }) => ({ partnership: own.partnershipId }),
  'matching.listChains': ({ own }) => ({ partnership: own.partnershipId }),
  'matching.createChain': ({ own }) => ({ partnership: own.partnershipId, ...chainFields, usual: true }),
  'matching.getChain': async (world, house) => ({ chain: (await chainOf(world, house)).chain }),
  'matching.getChainRole': chainOf,
  'matching.updateChain': async (world, house) => ({
    chain: (await chainOf(world, house)).chain,
    version: 1,
    ...chainFields,
  }),
  'matching.removeChain': async (world, house) => ({
    chain: (await chainOf(world, house)).chain,
    version: 1,
  }),
  'matching.addChainRole': async (world, house) => ({
    chain: (await chainOf(world, house)).chain,
    ...roleFields,
  }),
  'matching.updateChainRole': async (world, house) => ({
    ...(await chainOf(world, house)),
    version: 1,
    ...roleFields,
  }),
  'matching.moveChainRole': async (world, house) => ({ ...(await chainOf(world, house)), to: 'later' }),
  'matching.removeChainRole': chainOf,
  'matching.chooseForRole': async (world, house) => ({
    ...(await chainOf(world, house)),
    organisation: world.own.organisationId,
  }),
  'matching.setAsideForRole': async (world, house) => ({
    ...(await chainOf(world, house)),
    organisation: world.own.organisationId,
    reason: 'too-far',
    note: 'Beyond our market',
  }),
  'matching.letComeAgain': async (world, house) => ({
    ...(await chainOf(world, house)),
    organisation: world.own.organisationId,
  }),
  'matching.completeConsortium': ({ own }) => ({ partners: [own.organisationId], words: 'Laser diodes' }),
  'matching.listDelegateMatches': ({ own }) => ({ mission: own.missionSlug }),
  'matching.listProposedMatches': ({ own }) => ({ mission: own.missionSlug }),
  'matching.listMatches': ({ own }) => ({ organisation: own.organisationId }),
  'matching.getMatch': pairOf,
  'matching.saveFeedback': async (world, house) => ({
    ...(await pairOf(world, house)),
    reason: 'too-far',
    note: 'Beyond our market',
  }),
  'matching.takeBackFeedback': pairOf,
  'matching.getSides': ({ own }) => ({ organisation: own.organisationId }),
  'matching.flagSanctions': ({ own }) => ({ organisation: own.organisationId, reason: 'Listed' }),
  'matching.unflagSanctions': ({ own }) => ({ organisation: own.organisationId }),
  'matching.getExposure': ({ own }) => ({ cluster: own.clusterId }),
  'matching.matchOpportunity': (world, house) => addOpportunity(world, house, {}),
}
