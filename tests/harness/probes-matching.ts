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

/** What each call of the matching room is asked with, about the own side of the world. */
export const matchingProbes: Record<string, Probe> = {
  'matching.listIntroductions': ({ own }) => ({ cluster: own.clusterId }),
  'matching.listMarketNeeds': ({ own }) => ({ partnership: own.partnershipId }),
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
