import type { PolicyRow } from '../../shared/route.ts'
import {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  readsPartnership,
} from '../partnerships/index.ts'

const readers: PolicyRow<InsideSubject> = { allow: readsPartnership, who: partnershipReaders }

/** Partners and funders read the strategy, each with the evidence they may see; the coordinator writes. */
export const policy = {
  'strategy.getStrategy': readers,
  'strategy.getMarketStrategy': readers,
  'strategy.getStrategyPaper': readers,
  'strategy.saveMarketStrategy': {
    allow: editsPartnership,
    who: partnershipEditors,
  } satisfies PolicyRow<InsideSubject>,
} as const
