import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import * as contract from './contract-duplicates.ts'
import { lookForDuplicates } from './duplicates/find-organisation-duplicates.ts'
import { decideDuplicate, listDuplicates } from './duplicates/list-duplicates.ts'
import { mergeOrganisations } from './duplicates/merge-organisations.ts'
import { loadMerge, loadPair } from './duplicates/pair-subject.ts'
import { undoMerge } from './duplicates/undo-merge.ts'
import { policy } from './policy.ts'

/** Records that could be one organisation: proposals, decisions, merges. */
export const duplicateRoutes: readonly Route[] = [
  route(contract.listDuplicates, {
    policy: policy['directory.listDuplicates'],
    load: nothingToLoad,
    run: listDuplicates,
  }),
  route(contract.lookForDuplicates, {
    policy: policy['directory.lookForDuplicates'],
    load: nothingToLoad,
    run: lookForDuplicates,
  }),
  route(contract.decideDuplicate, {
    policy: policy['directory.decideDuplicate'],
    load: loadPair,
    run: decideDuplicate,
  }),
  route(contract.mergeOrganisations, {
    policy: policy['directory.mergeOrganisations'],
    load: loadPair,
    run: mergeOrganisations,
  }),
  route(contract.undoMerge, { policy: policy['directory.undoMerge'], load: loadMerge, run: undoMerge }),
]
